/** How much two questions have in common, by the words that carry meaning. Pure. */
import { prepare } from "../../faq/text.ts";

const known = new Map<string, ReadonlySet<string>>();
const most = 2000;

/** The stems of a text; remembered for a while, since the same questions are compared again and again. */
export function stemsIn(text: string): ReadonlySet<string> {
  const found = known.get(text);
  if (found) return found;
  const stems: ReadonlySet<string> = new Set(prepare(text).stems);
  if (known.size >= most) known.clear();
  known.set(text, stems);
  return stems;
}

/** 0 to 1: what two texts share, over the geometric mean of their lengths (Ochiai's coefficient). */
export function alike(one: string, other: string): number {
  const [a, b] = [stemsIn(one), stemsIn(other)];
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  return shared / Math.sqrt(a.size * b.size);
}

/** From here on two questions are about the same thing. */
export const aboutTheSame = 0.4;

/** From here on they are one question, when one person asks both. */
export const oneQuestion = 0.6;

/** Above this they are one question even when it was answered meanwhile: another word may well be another question. */
export const wordForWord = 0.9;
