/** Writes down what a forge tells of, once, and whose first of its kind it is. */
import type { Effect } from "../effects.ts";
import type { ContributionEvent } from "../events.ts";
import type { First } from "../facts.ts";
import type { Feature } from "../feature.ts";
import type { World } from "../world.ts";
import { returning } from "./firsts.ts";

/** What it may be somebody's first of. */
function firstsOf(event: ContributionEvent, world: World): readonly First[] {
  // The forge told of the change that this went in with: that one is the first.
  if (event.deed === "commit" && world.covered(event.thing, event.within)) return [];
  const loud: readonly First[] = event.quiet ? [] : ["contribution"];
  switch (event.deed) {
    case "change":
    case "commit":
    case "coauthor":
      return [...loud, "change"];
    case "review":
      return [...loud, "review"];
    case "issue":
    case "issueDone":
    case "reported":
      return [...loud, "issue"];
    default:
      return loud;
  }
}

export const contribution: Feature = (event, world, { account }) => {
  if (event.kind !== "contribution" || event.actor.bot || !account || world.contributed(event.thing))
    return [];
  const person = world.person(account.person);
  const done = firstsOf(event, world).map(
    (what): Effect => ({
      do: "note",
      fact: { fact: "first", person: account.person, what, at: event.at },
    }),
  );
  // Who is not counted is no newcomer either when they are counted again.
  if (person?.uncounted) return done;
  return [
    {
      do: "note",
      fact: {
        fact: "contribution",
        who: { network: event.network, key: event.actor.key },
        contribution: event.contribution,
        thing: event.thing,
        title: person?.unthanked ? "" : event.title,
        url: event.url,
        at: event.at,
        // The forge knows the years before us: where it says that it is not the first, it is not.
        first: event.first !== false,
        ...(event.first ? { saidFirst: true } : {}),
        ...(event.repository === undefined ? {} : { repository: event.repository }),
        ...(event.deed === undefined ? {} : { deed: event.deed }),
        ...(event.about === undefined ? {} : { about: event.about }),
        ...(event.covers === undefined ? {} : { covers: event.covers }),
        ...(event.within === undefined ? {} : { within: event.within }),
        ...(event.quiet ? { quiet: true } : {}),
        ...(event.historical ? { historical: true } : {}),
      },
    },
    ...(event.historical ? [] : returning(account, event.at, world)),
    ...done,
  ];
};
