/** Eight weeks of a small community, played on the whole core: what a report is tried on. */
import type { ContributionKind } from "../../src/contribution.ts";
import { sweepTimer } from "../../src/features/sweep.ts";
import { createStage, entry, network, place } from "../support/stage.ts";

const minute = 6e4;
const day = 864e5;

/** The config's part that the community's own file needs, too. */
export const settings = {
  community: "Lantern",
  timezone: "Europe/Berlin",
  people: {
    mia: { accounts: [`${network}:mia`, "github:mia"] },
    max: { accounts: [`${network}:max`, "github:max"] },
  },
  areas: { general: { maintainers: ["mia", "max"] } },
};

export const start = Date.parse("2026-01-05T10:00:00Z");

/** Plays it into a database file. @param visitor the nick of somebody who says hello on the last day */
export function playCommunity(database: string, visitor = "rosa"): void {
  const stage = createStage({
    config: settings,
    faq: [entry("tls", "How do I turn on TLS?", "Set `tls: true` and restart.")],
    start: new Date(start).toISOString(),
    database,
  });
  stage.store.timers.ensure(sweepTimer, start);
  const until = (at: number): void => stage.wait(start + at - stage.now);
  let number = 0;
  /** Somebody asks, somebody answers after a while, and is thanked. */
  const help = (at: number, asker: string, text: string, helper: string, after: number, thanks = true) => {
    until(at);
    stage.say(asker, text);
    until(at + after);
    stage.say(helper, `${asker}: put it in the second section of the file, then it works`);
    until(at + after + 3 * minute);
    if (thanks) stage.say(asker, `${helper}: thank you, that worked`);
  };
  const contribute = (at: number, who: string, contribution: ContributionKind, title: string): void => {
    until(at);
    number++;
    stage.give({
      kind: "contribution",
      id: `github/${number}`,
      at: stage.now,
      network: "github",
      actor: { key: who, name: who, address: who, verified: true, bot: who.endsWith("[bot]") },
      contribution,
      deed: contribution === "review" ? "review" : "change",
      thing: `github/lantern/${number}`,
      title,
      url: `https://github.example/lantern/${number}`,
      repository: "lantern",
    });
  };

  until(minute);
  stage.say("nina", "How do I turn on TLS?");
  help(2 * 36e5, "omar", "How do I change the folder where it keeps its cache?", "mia", 5 * minute);
  contribute(day, "mia", "code", "Cache: keep it in the state folder");
  contribute(day + minute, "max", "review", "Cache: keep it in the state folder");
  help(2 * day, "lena", "How can I run two of them on one machine?", "ken", 12 * minute);
  help(4 * day, "lena", "Why does it say that the port is taken?", "ken", 40 * minute);
  help(9 * day, "nina", "How do I make it write its log to a file?", "ken", 2 * 36e5);
  contribute(10 * day, "paula", "doc", "How to run it behind a proxy");
  contribute(10 * day + minute, "dependabot[bot]", "code", "Bump everything");
  help(15 * day, "lena", "What is the right way to back up its database?", "max", 26 * 36e5, false);
  until(20 * day);
  // Nobody answers this one.
  stage.say("lena", "How can I move it to another machine without losing anything?");
  contribute(22 * day, "mia", "code", "Say which port is taken");
  contribute(23 * day, "paula", "translation", "Portuguese");
  help(30 * day, "quinn", "Does anyone know why it forgets my settings?", "ken", 20 * minute);
  contribute(40 * day, "mia", "code", "Settings survive an update");
  until(55 * day);
  stage.say("secretive", "How do I turn on TLS?");
  stage.say("secretive", "!optout counting", { toBot: "optout counting" });
  stage.say(visitor, "hello");
  stage.say("whisperer", "How do I change the folder where it keeps its cache?", {
    place: { ...place, channel: "whisperer", private: true },
  });
  until(56 * day);
  stage.store.close();
}
