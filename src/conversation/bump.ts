/** "Anyone?", "still nobody?", as a whole message: who asked before still waits. Pure. */
import { fold, withoutAddress } from "./fold.ts";
import { languages } from "./phrases/all.ts";

/** True for a short line that asks nothing new, and only wants an answer to what was asked. */
export function bumps(text: string): boolean {
  if (text.length > 120) return false;
  const folded = withoutAddress(fold(text));
  return folded !== "" && languages.some(({ bump }) => bump.test(folded));
}
