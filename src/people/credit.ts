/** Reads `alice for translation "Dutch docs" https://…`. Pure. */
import type { ContributionKind } from "../contribution.ts";

const all = {
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
  other: true,
} as const satisfies Readonly<Record<ContributionKind, true>>;

/** What somebody can be credited for. */
export const contributionKinds = Object.keys(all) as readonly ContributionKind[];

/** Other words that people use for a kind. */
const also: Readonly<Record<string, ContributionKind>> = {
  docs: "doc",
  documentation: "doc",
  idea: "ideas",
  event: "eventOrganizing",
  answer: "question",
  answers: "question",
  answering: "question",
  infrastructure: "infra",
  accessibility: "a11y",
  mentor: "mentoring",
};

/** The kind that a word stands for: its key in any case, its plural, or another word for it. */
export function kindNamed(word: string): ContributionKind | undefined {
  const wanted = word.toLowerCase();
  const one = wanted.replace(/s$/, "");
  return contributionKinds.find((kind) => [wanted, one].includes(kind.toLowerCase())) ?? also[wanted];
}

/** What somebody is to be credited with, as it was said. */
export interface CreditSaid {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  /** Empty when there was none. */
  readonly url: string;
}

const quotes = '["“”„«»‘’]';
const form = new RegExp(
  `^@?(\\S(?:.{0,58}?\\S)?)[:,]?\\s+(?:for|für|pour|por|para)\\s+(\\S+?),?\\s+(?:${quotes}\\s*(.+?)\\s*${quotes}|(.+?))(?:\\s+(\\S*:\\/\\/\\S+|www\\.\\S+))?$`,
  "isu",
);

/** @returns undefined when it is not of that form */
export function creditSaid(text: string): CreditSaid | undefined {
  const [, name, kind, inQuotes, plain, url = ""] = form.exec(text.trim()) ?? [];
  const title = (inQuotes ?? plain)?.replace(/\s+/g, " ").trim();
  if (name === undefined || kind === undefined || !title) return undefined;
  return { name, kind, title: title.slice(0, 200), url };
}

/** A web address that can be linked; undefined for anything else. */
export function webAddress(text: string): string | undefined {
  if (text.length > 500 || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
