import { saidToCalled } from "../../src/conversation/called.ts";
import type { Fold } from "./fold.ts";

/**
 * What was said to us, when the text begins with our name: `porchlight: …`,
 * `porchlight, …`, `@porchlight …`; or calls us by it: `hey porchlight, …`.
 */
export function addressed(text: string, me: string, fold: Fold): string | undefined {
  const at = text.startsWith("@") ? 1 : 0;
  const after = at + me.length;
  const next = text.charAt(after);
  const called = next === ":" || next === "," || (at === 1 && (next === " " || next === ""));
  if (called && fold(text.slice(at, after)) === fold(me)) return text.slice(after + 1).trim();
  return saidToCalled(text, me);
}
