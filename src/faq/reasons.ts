/** Why an entry fits a message or doesn't: as data, and in English. */
import { reason } from "../wording/en-learning.ts";
import { placeIn } from "./corpus.ts";
import type { Reason } from "./entry.ts";
import type { Query } from "./query.ts";
import { type Ranked, tie } from "./score.ts";

/** Between two entries closer than this in rank, the better is only nearly alone. */
const near = 0.5;

/** Words of the message whose stems are among these, or are not, rarest first. */
function wordsIn(query: Query, stems: Int32Array, wanted: boolean): readonly string[] {
  const { weights, spelt } = query;
  return query.stems
    .map((stem, at) => ({ at, known: stem >= 0 && placeIn(stems, stem) >= 0 }))
    .filter(({ known }) => known === wanted)
    .sort((a, b) => (weights[b.at] ?? 0) - (weights[a.at] ?? 0))
    .map(({ at }) => spelt[at] ?? "");
}

/** What spoke for and against an entry, most telling first. */
export function reasonsOf(ranked: Ranked, query: Query): readonly Reason[] {
  const { doc, features, nearest, use } = ranked.described;
  const shared = wordsIn(query, doc.asked, true);
  const foreign = wordsIn(query, doc.all, false);
  const exact = features.exact === 1;
  const out: Reason[] = [];
  if (exact) out.push({ reason: "verbatim" });
  if (shared.length > 0) out.push({ reason: "shares", words: shared.slice(0, 4) });
  else out.push({ reason: "answer-only" });
  if (!exact && nearest) {
    out.push({ reason: "covered", share: features.covered });
    const { text, learned } = nearest;
    out.push({ reason: "phrased", share: features.phrased, phrasing: text.slice(0, 80), learned });
  }
  if (foreign.length > 0) out.push({ reason: "foreign", words: foreign.slice(0, 4) });
  for (const { said, taken } of query.corrected.slice(0, 4)) out.push({ reason: "corrected", said, taken });
  if (features.similar > 0) out.push({ reason: "similar", share: features.similar });
  if (use && use.helped + use.unhelpful > 0) out.push({ reason: "used", ...use });
  if (ranked.margin < 0) out.push({ reason: "rival", how: "nearer" });
  else if (ranked.margin < tie) out.push({ reason: "rival", how: "as-near" });
  else if (!exact && ranked.margin < near) out.push({ reason: "rival", how: "nearly" });
  return out;
}

/** The reasons as one English sentence. */
export const because = (reasons: readonly Reason[]): string => reasons.map(reason).join("; ");
