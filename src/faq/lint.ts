/** Finds what is weak in an FAQ that can be read: for `porchlight faq lint`. */
import { alike } from "./lint/alike.ts";
import type { Linted, LintFinding } from "./lint/finding.ts";
import { length } from "./lint/length.ts";
import { links } from "./lint/links.ts";
import { upkeep } from "./lint/upkeep.ts";

/** Every finding, in the order of files and lines. */
export function lintFaq(faq: Linted): readonly LintFinding[] {
  const findings = [...upkeep(faq), ...length(faq), ...links(faq), ...alike(faq)];
  const order = new Map([...faq.texts.keys()].map((file, at) => [file, at]));
  const key = ({ where }: LintFinding): readonly [number, number] => {
    const cut = where.lastIndexOf(":");
    return [order.get(where.slice(0, cut)) ?? order.size, Number(where.slice(cut + 1))];
  };
  return findings
    .map((finding) => ({ finding, key: key(finding) }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1])
    .map(({ finding }) => finding);
}
