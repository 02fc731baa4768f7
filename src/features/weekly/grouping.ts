/** Which kinds of work stand together in a post. Pure. */
import type { ContributionKind } from "../../events.ts";
import type { Group } from "../../wording/en-weekly.ts";
import type { Contributor } from "./told.ts";

const groupOf: Readonly<Record<ContributionKind, Group>> = {
  code: "changes",
  doc: "changes",
  translation: "changes",
  review: "reviews",
  bug: "reports",
  ideas: "reports",
  question: "other",
  design: "other",
  infra: "other",
  maintenance: "other",
  test: "other",
  example: "other",
  tutorial: "other",
  talk: "other",
  userTesting: "other",
  eventOrganizing: "other",
  other: "other",
};

/** In the order of the post. */
export const groups: readonly Group[] = ["changes", "reviews", "reports", "other"];

/** Those of a group, each with only what belongs to it. */
export function inGroup(people: readonly Contributor[], group: Group): readonly Contributor[] {
  return people
    .map((one) => ({ ...one, deeds: one.deeds.filter(({ kind }) => groupOf[kind] === group) }))
    .filter(({ deeds }) => deeds.length > 0);
}
