/** Why an entry fits a message or doesn't: as data, and in English. */
import type { Reason } from "./entry.ts";
import type { Query } from "./query.ts";
import { type Ranked, tie } from "./score.ts";

/** Between two entries closer than this in rank, the better is only nearly alone. */
const near = 0.5;

/** What spoke for and against an entry, most telling first. */
export function reasonsOf(ranked: Ranked, query: Query): readonly Reason[] {
  const { features, nearest, shared, foreign, use } = ranked.described;
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

const percent = (share: number) => `${Math.round(share * 100)} %`;
const rivals = {
  nearer: "another entry is nearer",
  "as-near": "another entry is as near",
  nearly: "another entry is nearly as near",
} as const;

function inWords(one: Reason): string {
  switch (one.reason) {
    case "verbatim":
      return "asked word by word as written in the entry";
    case "shares":
      return `shares ${one.words.join(", ")}`;
    case "answer-only":
      return "shares words with the answer only";
    case "covered":
      return `${percent(one.share)} of what was said is in its questions`;
    case "phrased":
      return `${percent(one.share)} of “${one.phrasing}” was said${one.learned ? " (a wording learned in service)" : ""}`;
    case "foreign":
      return `it does not mention ${one.words.join(", ")}`;
    case "corrected":
      return `${one.said} was read as ${one.taken}`;
    case "similar":
      return `the sentence encoder finds it ${percent(one.share)} alike`;
    case "used":
      return `here it helped ${one.helped} times and did not help ${one.unhelpful} times`;
    case "rival":
      return rivals[one.how];
  }
}

/** The reasons as one English sentence. */
export const because = (reasons: readonly Reason[]): string => reasons.map(inWords).join("; ");
