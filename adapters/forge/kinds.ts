/** What a change or an issue was good for, by its title and labels, the same on every forge. Pure. */
import type { ContributionKind } from "../../src/contribution.ts";

/** A label such as `docs`, `kind/documentation`, `kind::docs` or `Type: Docs`. */
const labelled = (labels: readonly string[], words: RegExp): boolean =>
  labels.some((name) => words.test(name.toLowerCase().replace(/^.*[/:]\s*/, "")));

/** Titles that begin as in https://www.conventionalcommits.org, and labels that say the same. */
const kinds: readonly (readonly [ContributionKind, prefix: RegExp, label: RegExp])[] = [
  ["doc", /^docs?$/, /^(?:docs?|documentation)$/],
  ["translation", /^(?:i18n|l10n|translations?)$/, /^(?:i18n|l10n|translations?|locali[sz]ation)$/],
  ["test", /^tests?$/, /^tests?$/],
  ["infra", /^(?:ci|build)$/, /^(?:ci|infra|infrastructure)$/],
  ["security", /^security$/, /^security$/],
  ["a11y", /^a11y$/, /^(?:a11y|accessibility)$/],
];

/** @param labels as the forge has them; none for a plain commit */
export function kindOfChange(title: string, labels: readonly string[] = []): ContributionKind {
  const prefix = /^([a-z0-9]+)(?:\([^)]*\))?!?:/i.exec(title)?.[1]?.toLowerCase() ?? "";
  const found = kinds.find(([, begins, label]) => begins.test(prefix) || labelled(labels, label));
  return found?.[0] ?? "code";
}

/** What an issue was good for; undefined when thanking for it would not be true. */
export function kindOfIssue(labels: readonly string[]): "bug" | "ideas" | undefined {
  if (labelled(labels, /^(?:question|support|duplicate|invalid|spam|wontfix|won't fix)$/)) return undefined;
  return labelled(labels, /^(?:enhancements?|features?|feature[ -]requests?|ideas?|suggestions?)$/)
    ? "ideas"
    : "bug";
}
