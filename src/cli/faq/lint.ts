/** `porchlight faq lint`: everything in the FAQ that somebody should mend. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { traits } from "../../../adapters/irc/irc.ts";
import type { Entry } from "../../faq/entry.ts";
import { type LintFinding, sourceOf } from "../../faq/lint/finding.ts";
import { lintFaq } from "../../faq/lint.ts";
import { exit } from "../exit.ts";
import type { Streams } from "../streams.ts";
import { type FaqFlags, loadFaq } from "./load.ts";
import { counted, print } from "./print.ts";

export interface LintFlags extends FaqFlags {
  readonly json?: boolean;
}

/** A linked page larger than that is not searched for anchors, bytes. */
const largest = 1024 * 1024;

function textOf(path: string): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= largest
      ? readFileSync(path, "utf8").replace(/\r\n?/g, "\n")
      : undefined;
  } catch {
    return undefined;
  }
}

function textsOf(entries: readonly Entry[], base: string): ReadonlyMap<string, string> {
  const files = new Set(entries.map((entry) => sourceOf(entry).file));
  return new Map([...files].map((file) => [file, textOf(resolve(base, file)) ?? ""]));
}

const ended = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

const shown = ({ where, what, mend }: LintFinding): string => `${where}: ${what}. ${ended(mend)}`;

/** @returns the exit code: 0 when there is nothing to mend, 3 when there is. */
export async function lint(flags: LintFlags, streams: Streams): Promise<number> {
  const faq = await loadFaq(flags, streams);
  const near = (path: string, file: string) => resolve(base, dirname(file), path);
  const { base } = faq;
  const findings = lintFaq({
    entries: faq.written,
    settings: faq.config.settings,
    configured: faq.config.file !== undefined,
    texts: textsOf(faq.written, base),
    exists: (path, file) => existsSync(near(path, file)),
    read: (path, file) => textOf(near(path, file)),
    lines: traits,
    now: Date.now(),
  });
  const nothing =
    faq.sources.length === 0
      ? [
          {
            where: faq.config.file ?? "porchlight.yaml",
            what: "no source under faq; name a folder there, or with --faq",
          },
        ]
      : [];
  const unread = [...nothing, ...faq.problems];
  if (flags.json) {
    for (const { where, what } of unread)
      await print(streams.output, JSON.stringify({ rule: "unreadable", ...placed(where), what }));
    for (const { where, ...finding } of findings)
      await print(streams.output, JSON.stringify({ ...finding, ...placed(where) }));
  } else {
    for (const { where, what } of unread) await print(streams.output, `${where}: ${ended(what)}`);
    for (const finding of findings) await print(streams.output, shown(finding));
    const sum = unread.length + findings.length;
    const entries = counted(faq.written.length, "entry", "entries");
    await print(streams.output, `${entries}: ${sum === 0 ? "nothing to mend" : `${sum} to mend`}.`);
  }
  return unread.length + findings.length > 0 ? exit.found : exit.fine;
}

function placed(where: string): { readonly file: string; readonly line?: number } {
  const found = /^(.*):(\d+)$/.exec(where);
  return found?.[1] === undefined ? { file: where } : { file: found[1], line: Number(found[2]) };
}
