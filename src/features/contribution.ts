/** Writes down what a forge tells of, once, and whether it is a person's first. */
import type { Feature } from "../feature.ts";

export const contribution: Feature = (event, world, { account }) => {
  if (event.kind !== "contribution" || event.actor.bot || !account || world.contributed(event.thing))
    return [];
  const person = world.person(account.person);
  const ours = !world.hadFirst(account.person, "contribution");
  // The forge knows the years before us: where it says that it is not the first, it is not.
  const first = ours && event.first !== false;
  return [
    {
      do: "note",
      fact: {
        fact: "contribution",
        who: { network: event.network, key: event.actor.key },
        contribution: event.contribution,
        thing: event.thing,
        title: person?.optedOut ? "" : event.title,
        url: event.url,
        at: event.at,
        first,
        ...(event.repository === undefined ? {} : { repository: event.repository }),
      },
    },
    { do: "note", fact: { fact: "first", person: account.person, what: "contribution", at: event.at } },
  ];
};
