/** Links, by their shape: nothing is fetched. */
import { marked, type Token } from "marked";
import { nearest } from "../../config/nearest.ts";
import type { Entry } from "../entry.ts";
import { plainText } from "../markdown.ts";
import { slugger } from "../slug.ts";
import { type Linted, type LintFinding, lineWith, sourceOf } from "./finding.ts";

/** Schemes that people link to; another is rather a slip of the finger. */
const schemes = [
  "http",
  "https",
  "mailto",
  "irc",
  "ircs",
  "matrix",
  "xmpp",
  "ftp",
  "sftp",
  "ssh",
  "git",
  "magnet",
  "tel",
  "sip",
  "geo",
];

interface Fault {
  /** As it stands in the file. */
  readonly written: string;
  readonly what: string;
  readonly mend: string;
}

/** What links a text has, and what looks like one but is none. Code is left alone. */
function linksOf(markdown: string): { readonly hrefs: readonly string[]; readonly prose: string } {
  const hrefs: string[] = [];
  let prose = "";
  void marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    if (token.type === "link" || token.type === "image") hrefs.push(String(token["href"]));
    else if (token.type === "text" && !("tokens" in token && token.tokens)) prose += `${token.raw}\n`;
  });
  return { hrefs, prose };
}

const anchorForm = /<[a-z][a-z\d]*\s[^>]{0,200}?\b(?:id|name)=["']?([^"'\s>]{1,200})/gi;

/** Every anchor that a page has: of its headings as GitHub makes them, `{#own}`, and of HTML. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const out = new Set<string>();
  const slug = slugger();
  for (const token of marked.lexer(markdown)) {
    if (token.type !== "heading") continue;
    const text = plainText(String(token["text"]));
    const own = /\{#([\w-]+)\}\s*$/.exec(text)?.[1];
    out.add(own ?? slug(text));
  }
  for (const [, id] of markdown.matchAll(anchorForm)) if (id !== undefined) out.add(id);
  return out;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function webAddress(href: string): Omit<Fault, "written"> | undefined {
  const form = /^https?:\/\/(?:[^\s/@]+@)?(\[[\da-f:.]+\]|[^\s/:?#]+)(?::\d+)?(?:[/?#]\S*)?$/i.exec(href);
  const host = form?.[1] ?? "";
  if (!form || !URL.canParse(href))
    return { what: `${href} is no web address`, mend: "Write it as https://example.org/page" };
  if (!host.includes(".") && !host.startsWith("[") && host !== "localhost")
    return { what: `${href} has no full name of a server`, mend: "Write it as https://example.org/page" };
  return undefined;
}

function anchor(name: string, markdown: string, where: string): Omit<Fault, "written"> | undefined {
  if (name === "" || name === "top") return undefined;
  const known = anchorsOf(markdown);
  const sought = decoded(name);
  if (known.has(sought) || known.has(sought.toLowerCase())) return undefined;
  const near = nearest(sought, known);
  return {
    what: `no heading of ${where} has the anchor #${name}`,
    mend: near === undefined ? "Correct or remove the link" : `Did you mean #${near}?`,
  };
}

function faultOf(href: string, entry: Entry, faq: Linted): Omit<Fault, "written"> | undefined {
  const { file } = sourceOf(entry);
  if (href === "") return { what: "a link without a target", mend: "Put the address into its parentheses" };
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme === "http" || scheme === "https") return webAddress(href);
  if (scheme !== undefined) {
    if (schemes.includes(scheme)) return undefined;
    const near = nearest(scheme, schemes);
    return {
      what: `${href} begins with ${scheme}:, which no network makes a link`,
      mend: near === undefined ? "Write the whole address" : `Did you mean ${near}:?`,
    };
  }
  if (href.startsWith("#")) return anchor(href.slice(1), faq.texts.get(file) ?? entry.answer, "this file");
  // From the root of a website, or of another: nothing here can tell.
  if (href.startsWith("/")) return undefined;
  const [path = "", name = ""] = href.split("#");
  const target = decoded(path.split("?")[0] ?? "");
  if (target === "") return undefined;
  if (!faq.exists(target, file))
    return { what: `${href} points to a file that is not there`, mend: "Correct or remove the link" };
  const page = name === "" || !/\.(?:md|markdown)$/i.test(target) ? undefined : faq.read(target, file);
  return page === undefined ? undefined : anchor(name, page, target);
}

/** Addresses that no reader of Markdown takes for a link. */
function almost(prose: string): readonly Fault[] {
  const out: Fault[] = [];
  for (const [written] of prose.matchAll(
    /\bhttps?:(?:\/(?!\/)|(?!\/))[^\s)\]]{1,200}|\bhttps?:\/\/(?=[\s).,]|$)/gi,
  ))
    out.push({ written, what: `${written} is no web address`, mend: "Write it as https://example.org/page" });
  for (const [written] of prose.matchAll(/\[[^\][]{1,200}\]\[[^\][]{1,200}\]/g))
    out.push({
      written,
      what: `${written} has no target`,
      mend: "Write [text](address), or add the line [name]: address",
    });
  return out;
}

/** Dead anchors, files that are not there, and addresses that are none. */
export function links(faq: Linted): readonly LintFinding[] {
  return faq.entries.flatMap((entry) => {
    const faults = new Map<string, Fault>();
    for (const text of [entry.answer, entry.short ?? ""]) {
      const { hrefs, prose } = linksOf(text);
      for (const href of hrefs) {
        const fault = faultOf(href, entry, faq);
        if (fault) faults.set(href, { written: href, ...fault });
      }
      for (const fault of almost(prose)) faults.set(fault.written, fault);
    }
    const fault = entry.link === undefined ? undefined : webAddress(entry.link);
    if (fault && entry.link !== undefined) faults.set(entry.link, { written: entry.link, ...fault });
    return [...faults.values()].map(
      ({ written, what, mend }): LintFinding => ({
        rule: "link",
        entry: entry.id,
        where: lineWith(written === "" ? "]()" : written, entry, faq.texts),
        what,
        mend,
      }),
    );
  });
}
