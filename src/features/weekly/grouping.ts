/** Which kinds of work stand together in a post. Pure. */
import type { ContributionKind } from "../../contribution.ts";
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
  a11y: "changes",
  audio: "other",
  blog: "other",
  business: "other",
  content: "other",
  data: "other",
  financial: "other",
  fundingFinding: "other",
  mentoring: "other",
  platform: "other",
  plugin: "other",
  projectManagement: "other",
  promotion: "other",
  research: "other",
  security: "changes",
  tool: "other",
  video: "other",
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
