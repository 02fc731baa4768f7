/** A Markdown file that is one entry: front matter, and the answer as its body. */
import { basename, extname } from "node:path";
import { marked, type Token, type TokensList } from "marked";
import {
  type FrontMatter,
  idForm,
  type LineProblem,
  readFrontMatter,
  splitFrontMatter,
} from "./front-matter.ts";
import { cleanTitle, inlineLinks, plainText, tidyAnswer } from "./markdown.ts";
import { brokenFile, type FileRead } from "./problem.ts";
import type { Source } from "./source.ts";

interface Body {
  /** The first heading, wherever it stands. */
  readonly heading: string | undefined;
  /** It stands above everything else, as the page's title. */
  readonly titled: boolean;
  readonly level: number;
  readonly withHeading: string;
  readonly withoutHeading: string;
  readonly links: TokensList["links"];
}

function readBody(body: string): Body {
  const tokens = marked.lexer(body);
  const at = tokens.findIndex((token) => token.type === "heading");
  const token = tokens[at];
  const write = (parts: readonly Token[]) =>
    parts
      .filter((part) => part.type !== "def")
      .map((part) => (part.type === "html" ? part.raw.replace(/<!--[\s\S]*?-->/g, "") : part.raw))
      .join("");
  return {
    heading: token?.type === "heading" ? cleanTitle(plainText(String(token["text"]))) : undefined,
    titled: tokens.slice(0, Math.max(at, 0)).every((part) => part.type === "space" || part.type === "html"),
    level: token?.type === "heading" ? Number(token["depth"]) : 0,
    withHeading: write(tokens),
    withoutHeading: write(tokens.filter((_, index) => index !== at)),
    links: tokens.links,
  };
}

function idFromName(file: string): string {
  const name = basename(file, extname(file)).trim().toLowerCase().replace(/\s+/g, "-");
  return name;
}

/** Reads one entry. `file` is its path as shown to people. */
export function readEntryFile(text: string, file: string, source: Source): FileRead {
  const parts = splitFrontMatter(text);
  if (parts.problem)
    return brokenFile(file, [{ where: `${file}:${parts.problem.line}`, what: parts.problem.what }]);
  const problems: LineProblem[] = [];
  let values: FrontMatter = {};
  if (parts.yaml !== undefined) {
    const front = readFrontMatter(parts.yaml);
    values = front.values;
    problems.push(...front.problems);
  }
  const body = readBody(parts.body);
  const question = values.question ?? body.heading;
  // A title says again what is asked; a heading inside the answer belongs to it.
  const isTitle = body.titled && (body.level === 1 || question === body.heading);
  const answer = inlineLinks(tidyAnswer(isTitle ? body.withoutHeading : body.withHeading), body.links);
  const id = values.id ?? idFromName(file);
  if (values.id === undefined && !idForm.test(id))
    problems.push({
      line: 1,
      what: `the file's name makes no good id (${id}); add a line id: … to the front matter`,
    });
  // What the front matter says is not known when it is broken: don't complain about what it may hold.
  const readable = parts.yaml === undefined || problems.length === 0;
  if (question === undefined && readable)
    problems.push({ line: 1, what: "no question; add question: … to the front matter, or a heading" });
  if (answer === "")
    problems.push({ line: parts.bodyLine, what: "the answer is empty; write it below the front matter" });
  if (problems.length > 0 || question === undefined)
    return brokenFile(
      file,
      problems.map(({ line, what }) => ({ where: `${file}:${line}`, what })),
    );
  const link = values.link ?? source.link;
  const entry = {
    id,
    question,
    phrasings: values.phrasings ?? [],
    answer,
    areas: values.areas ?? source.areas ?? [],
    channels: values.channels ?? [],
    ...(values.short === undefined ? {} : { short: values.short }),
    ...(values.owner === undefined ? {} : { owner: values.owner }),
    ...(values.review === undefined ? {} : { review: values.review }),
    ...(link === undefined ? {} : { link }),
    ...(values.tests === undefined ? {} : { tests: values.tests }),
    ...(values.not === undefined ? {} : { not: values.not }),
    source: `${file}:1`,
  };
  return { file, entries: [entry], problems: [], broken: false, spoiled: [] };
}
