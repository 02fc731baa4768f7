/** The keys of all-contributors. Source: https://allcontributors.org/docs/en/emoji-key */
import type { ContributionKind } from "../../src/contribution.ts";

/** Every kind but `other`, which is ours. */
const known: Readonly<Record<Exclude<ContributionKind, "other">, true>> = {
  a11y: true,
  audio: true,
  blog: true,
  bug: true,
  business: true,
  code: true,
  content: true,
  data: true,
  design: true,
  doc: true,
  eventOrganizing: true,
  example: true,
  financial: true,
  fundingFinding: true,
  ideas: true,
  infra: true,
  maintenance: true,
  mentoring: true,
  platform: true,
  plugin: true,
  projectManagement: true,
  promotion: true,
  question: true,
  research: true,
  review: true,
  security: true,
  talk: true,
  test: true,
  tool: true,
  translation: true,
  tutorial: true,
  userTesting: true,
  video: true,
};

export const kinds: ReadonlySet<string> = new Set(Object.keys(known));
