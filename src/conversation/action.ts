/** What `/me` says of somebody, as they would say it of themselves. Pure. */
import { fold } from "./fold.ts";
import { languageOf } from "./phrases/all.ts";

/** As its language says it, folded: `hat ein Problem` is `ich habe ein problem`. */
function known(text: string): string | undefined {
  const folded = fold(text);
  const { ofMyself } = languageOf(folded);
  const begins = Object.keys(ofMyself)
    .filter((verb) => folded.startsWith(verb) && !/^[\p{L}']/u.test(folded.slice(verb.length)))
    .sort((one, other) => other.length - one.length)[0];
  return begins === undefined ? undefined : `${ofMyself[begins]}${folded.slice(begins.length)}`;
}

/**
 * `wonders why it fails` is `I wonder why it fails`; what begins with no verb of the third person stays
 * as it is. English verbs by rule, others as far as the phrases of their language know them.
 */
export function inFirstPerson(text: string): string {
  const said = known(text);
  if (said !== undefined) return said;
  const [, verb = "", rest = ""] = /^([a-z']+)(\s[\s\S]*)?$/i.exec(text.trim()) ?? [];
  if (!/^[a-z]{2,}[^s]s$/i.test(verb)) return text;
  const bare = /(?:ch|sh|x|z|o)es$/i.test(verb)
    ? verb.slice(0, -2)
    : /ies$/i.test(verb)
      ? `${verb.slice(0, -3)}y`
      : verb.slice(0, -1);
  return `I ${bare}${rest}`;
}
