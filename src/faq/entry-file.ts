/** A Markdown file that is one entry: front matter, and the answer as its body. */
import { basename, extname } from "node:path";
import { marked, type TokensList } from "marked";
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

/** The first heading, and the body without it when it stands at the top. */
function takeHeading(body: string): {
  heading: string | undefined;
  rest: string;
  links: TokensList["links"];
} {
  const tokens = marked.lexer(body);
  const at = tokens.findIndex((token) => token.type === "heading");
  const token = tokens[at];
  const atTop = tokens
    .slice(0, Math.max(at, 0))
    .every((before) => before.type === "space" || before.type === "html");
  const heading = token && "text" in token ? cleanTitle(plainText(String(token.text))) : undefined;
  const rest = token && atTop ? tokens.slice(at + 1) : tokens;
  return {
    heading,
    rest: rest
      .filter((part) => part.type !== "def")
      .map((part) => (part.type === "html" ? part.raw.replace(/<!--[\s\S]*?-->/g, "") : part.raw))
      .join(""),
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
  const body = takeHeading(parts.body);
  const question = values.question ?? body.heading;
  const sameHeading = values.question === undefined || body.heading === values.question;
  const answer = inlineLinks(tidyAnswer(sameHeading ? body.rest : parts.body), body.links);
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
    source: `${file}:1`,
  };
  return { file, entries: [entry], problems: [], broken: false, spoiled: [] };
}
