import type { Fold } from "./fold.ts";

/**
 * What was said to us, when the text begins with our name: `porchlight: …`,
 * `porchlight, …`, `@porchlight …`.
 */
export function addressed(text: string, me: string, fold: Fold): string | undefined {
  const at = text.startsWith("@") ? 1 : 0;
  const after = at + me.length;
  const next = text.charAt(after);
  if (next !== ":" && next !== "," && !(at === 1 && (next === " " || next === ""))) return undefined;
  if (fold(text.slice(at, after)) !== fold(me)) return undefined;
  return text.slice(after + 1).trim();
}
