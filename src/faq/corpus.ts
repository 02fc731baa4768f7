/** Entries prepared for matching, and how rare each word is among them. */
import type { Entry } from "./entry.ts";
import { type Prepared, prepare, stemsOf } from "./text.ts";

/** One way in which an entry's question is asked. */
export interface Phrasing extends Prepared {
  readonly text: string;
  /** Picked up in service rather than written down. */
  readonly learned: boolean;
  /** Sum of the squared weights of its stems, for the cosine. */
  readonly square: number;
  /** Sum of the weights of its stems. */
  readonly mass: number;
}

export interface Doc {
  readonly entry: Entry;
  /** The question first. */
  readonly phrasings: readonly Phrasing[];
  /** Stems of the question and all phrasings. */
  readonly asked: ReadonlySet<string>;
  /** Those and the answer's. */
  readonly all: ReadonlySet<string>;
  readonly answer: readonly string[];
}

export interface Corpus {
  readonly docs: readonly Doc[];
  /** 0 to 1: how rare a stem is; 1 for one that no entry has. */
  weight(stem: string): number;
  has(stem: string): boolean;
}

/** Prepares all entries. */
export function createCorpus(entries: readonly Entry[]): Corpus {
  const drafts = entries.map((entry) => {
    const taken = (text: string, learned: boolean) => ({ text, learned, ...prepare(text) });
    const phrasings = [
      ...[entry.question, ...entry.phrasings].map((text) => taken(text, false)),
      ...(entry.learned ?? []).map((text) => taken(text, true)),
    ];
    const answer = stemsOf(`${entry.id.replace(/[-_.]/g, " ")} ${entry.short ?? ""} ${entry.answer}`);
    const asked = new Set(phrasings.flatMap((phrasing) => phrasing.stems));
    return { entry, phrasings, asked, answer, all: new Set([...asked, ...answer]) };
  });
  const count = new Map<string, number>();
  for (const draft of drafts) for (const stem of draft.all) count.set(stem, (count.get(stem) ?? 0) + 1);
  const rarity = (n: number) => Math.log(1 + (drafts.length - n + 0.5) / (n + 0.5));
  const rarest = rarity(0);
  const weights = new Map([...count].map(([stem, n]) => [stem, rarity(n) / rarest]));
  const weight = (stem: string) => weights.get(stem) ?? 1;
  const docs = drafts.map((draft) => ({
    ...draft,
    phrasings: draft.phrasings.map((phrasing) => ({
      ...phrasing,
      square: phrasing.stems.reduce((sum, stem) => sum + weight(stem) ** 2, 0),
      mass: phrasing.stems.reduce((sum, stem) => sum + weight(stem), 0),
    })),
  }));
  return { docs, weight, has: (stem) => weights.has(stem) };
}
