/** A week to tell of, and the people in it. */
import type { ContributionKind } from "../../../src/contribution.ts";
import type { Contributor, Told } from "../../../src/features/weekly/told.ts";

export const told = (parts: Partial<Told> = {}): Told => ({
  community: "Tidepool",
  week: "2026-W19",
  weeks: 1,
  newcomers: [],
  contributors: [],
  helpers: [],
  thanked: [],
  notes: [],
  edits: [],
  opening: undefined,
  milestones: [],
  waiting: [],
  expired: [],
  mentioned: [],
  ...parts,
});

let person = 0;

export const contributor = (
  name: string,
  ...deeds: readonly (readonly [ContributionKind, string] | readonly [ContributionKind, string, string])[]
): Contributor => ({
  person: ++person,
  name,
  deeds: deeds.map(([kind, title, url], index) => ({
    kind,
    title,
    url: url ?? `https://forge.example/tidepool/pull/${person * 10 + index}`,
  })),
});

/** A full week. */
export const busy = told({
  newcomers: [contributor("ann", ["code", "fix(parser): crash on empty input (#12)"])],
  contributors: [
    contributor("bob", ["code", "feat: add TLS 1.3 to the listener"], ["review", "Fix crash on empty input"]),
    contributor("carol", ["doc", "docs: explain how tides are computed"], ["code", "Speed up the index."]),
    contributor("dan_", ["review", "Add TLS 1.3 to the listener"], ["bug", "Crash on empty input"]),
    contributor("erin", ["ideas", "Show the moon's phase"], ["translation", "Dutch"]),
  ],
  helpers: [
    { person: 901, name: "frank", questions: ["how do I build it on Windows?", "where is the config file?"] },
    { person: 902, name: "gail", questions: [] },
  ],
  thanked: [{ person: 903, name: "hugo", by: ["ivy", "jo"], reasons: ["finding my broken cable"] }],
  notes: [
    { person: 901, name: "frank", text: "two evenings in a row!" },
    { person: undefined, name: "the translators of Weblate", text: "you know who you are" },
  ],
  waiting: ["can it run on a Pi Zero?"],
  expired: ["is there a plugin for vim?"],
});
