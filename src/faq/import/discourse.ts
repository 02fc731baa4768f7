/**
 * Topics of a Discourse forum, as `/t/ID.json` gives them: those with an accepted answer
 * become entries. Source: https://docs.discourse.org (Get a single topic); the
 * discourse-solved plugin for `accepted_answer`.
 */
import { htmlToMarkdown } from "../markdown.ts";
import { everywhere, type Fields, isFields, listIn, textIn } from "./fields.ts";
import { type Draft, type Format, ImportError, type ImportOptions, wrongKind } from "./format.ts";

const isTopic = (fields: Fields): boolean =>
  typeof fields["title"] === "string" && isFields(fields["post_stream"]);

/** The plugin marks the post, the topic, or (on pages of a long topic) both. */
function accepted(topic: Fields): Fields | undefined {
  const stream = topic["post_stream"];
  const posts = isFields(stream) ? listIn(stream, "posts") : [];
  const named = topic["accepted_answer"];
  const number = isFields(named) ? named["post_number"] : undefined;
  return (
    posts.find((post) => post["accepted_answer"] === true) ??
    (number === undefined ? undefined : posts.find((post) => post["post_number"] === number))
  );
}

/** What others said, quoted in a post, and the marks under links, are not its answer. */
const cooked = (html: string): string =>
  htmlToMarkdown(
    html
      .replace(/<aside class="quote[^>]{0,500}>[\s\S]{0,20000}?<\/aside>/g, "")
      .replace(/\n<\/code><\/pre>/g, "</code></pre>")
      .replace(/<div class="meta">[\s\S]{0,5000}?<\/div>/g, "")
      .replace(/<img[^>]{0,1000}\balt="([^"]{0,200})"[^>]{0,1000}>/g, "$1"),
  ).trim();

function draftOf(topic: Fields, { link }: ImportOptions): Draft | undefined {
  const post = accepted(topic);
  const title = textIn(topic, "title");
  if (!post || title === undefined) return undefined;
  const html = textIn(post, "cooked");
  const answer = textIn(post, "raw") ?? (html === undefined ? undefined : cooked(html));
  if (answer === undefined) return undefined;
  const slug = textIn(topic, "slug") ?? "-";
  const path = `t/${slug}/${String(topic["id"])}/${String(post["post_number"])}`;
  return {
    name: textIn(topic, "slug") ?? title,
    question: title,
    phrasings: [],
    answer,
    ...(link === undefined ? {} : { link: `${link}/${path}` }),
  };
}

export const discourse: Format = {
  name: "discourse",
  what: "topics of a Discourse forum as JSON (/t/ID.json)",
  recognises: (source) => source.kind === "json" && everywhere(source.value, isTopic).length > 0,
  read(source, options) {
    if (source.kind !== "json") throw wrongKind(source, discourse.what);
    const topics = everywhere(source.value, isTopic);
    if (topics.length === 0)
      throw new ImportError(`${source.shown}: no topic with its posts in it. Fetch it as /t/ID.json.`);
    const drafts = topics.flatMap((topic) => draftOf(topic, options) ?? []);
    const left = topics.length - drafts.length;
    const notes = [
      ...(left === 0 ? [] : [`${left} without an accepted answer among the posts of the file; left out`]),
      ...(drafts.length > 0 && options.link === undefined
        ? ["no entry has a link, since the topics don't say where the forum is: give it with --link"]
        : []),
    ];
    return { drafts, notes };
  },
};
