/** FAQ entries as tests need them. */
import type { Entry } from "../../src/faq/entry.ts";

/** An entry with nothing but a question, and what else is given. */
export const bareEntry = (id: string, question: string, more: Partial<Entry> = {}): Entry => ({
  id,
  question,
  phrasings: [],
  answer: "",
  areas: [],
  channels: [],
  source: `faq/${id}.md:1`,
  ...more,
});
