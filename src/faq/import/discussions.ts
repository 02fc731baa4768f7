/**
 * Discussions of GitHub as its GraphQL API gives them, in one page or many: those with
 * an accepted answer become entries.
 * Source: https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions
 */
import { everywhere, type Fields, isFields, textIn } from "./fields.ts";
import { type Format, ImportError, wrongKind } from "./format.ts";

const isDiscussion = (fields: Fields): boolean =>
  typeof fields["title"] === "string" && ("answer" in fields || "isAnswered" in fields);

/** What the API said instead of data. */
function errorsOf(value: unknown): string | undefined {
  const first = everywhere(value, (fields) => Array.isArray(fields["errors"]))[0]?.["errors"];
  const [error] = Array.isArray(first) ? first.filter(isFields) : [];
  return error && textIn(error, "message");
}

export const discussions: Format = {
  name: "discussions",
  what: "GitHub Discussions as JSON of the GraphQL API (title, url, answer { body url })",
  recognises: (source) =>
    source.kind === "json" &&
    (everywhere(source.value, isDiscussion).length > 0 ||
      everywhere(source.value, (fields) => "discussions" in fields).length > 0 ||
      (isFields(source.value) && "data" in source.value && errorsOf(source.value) !== undefined)),
  read(source) {
    if (source.kind !== "json") throw wrongKind(source, discussions.what);
    const found = everywhere(source.value, isDiscussion);
    if (found.length === 0) {
      const error = errorsOf(source.value);
      throw new ImportError(
        error === undefined
          ? `${source.shown}: no discussion in it. Ask for nodes { title url answer { body url } }.`
          : `${source.shown}: no discussion in it, for GitHub said: ${error.replace(/\.$/, "")}.`,
      );
    }
    const drafts = found.flatMap((discussion) => {
      const answer = discussion["answer"];
      const title = textIn(discussion, "title");
      const body = isFields(answer) ? textIn(answer, "body") : undefined;
      if (title === undefined || body === undefined || !isFields(answer)) return [];
      const link = textIn(answer, "url") ?? textIn(discussion, "url");
      return [
        {
          name: title,
          question: title,
          phrasings: [],
          answer: body,
          ...(link === undefined ? {} : { link }),
        },
      ];
    });
    const left = found.length - drafts.length;
    const notes = left === 0 ? [] : [`${left} without an accepted answer and its body; left out`];
    return { drafts, notes };
  },
};
