/** Whether somebody is called by name where no punctuation has to show it: "hey teabot, where …?" Pure. */
import { asPattern } from "../as-pattern.ts";

/** English, German, French, Spanish, Portuguese. */
const greeting =
  "hi+|hello|hey+|heya|hiya|yo|ok|okay|dear|hallo|moin|servus|salut|bonjour|coucou|hola|buenas|ol[aá]|oi";

/**
 * @param name as it is shown, in any case
 * @returns what is said to them, without the greeting and the name; undefined when they are not called
 */
export function saidToCalled(text: string, name: string): string | undefined {
  // Most lines don't name them at all.
  if (!text.toLowerCase().includes(name.toLowerCase())) return undefined;
  const bare = asPattern(name);
  const first = new RegExp(`^(?:${greeting})[ ,]+@?${bare}(?=[\\s,:!.?]|$)[\\s,:!.]*`, "iu").exec(text);
  if (first) return text.slice(first[0].length).trim();
  const last = new RegExp(`, ?@?${bare} ?([?!.]*)$`, "iu").exec(text.trimEnd());
  return last ? `${text.slice(0, last.index).trim()}${last[1] ?? ""}` : undefined;
}
