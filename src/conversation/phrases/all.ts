import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import type { Phrases } from "./phrases.ts";
import { portuguese } from "./pt.ts";
import { russian } from "./ru.ts";

/** The languages whose forms the rules know, most used first. */
export const languages: readonly Phrases[] = [english, german, french, spanish, portuguese, russian];

const cyrillic = /\p{Script=Cyrillic}/u;

/** The language a folded text is in, by its commonest words; English when nothing tells. */
export function languageOf(folded: string): Phrases {
  if (cyrillic.test(folded)) return russian;
  let best = english;
  let most = 0;
  for (const phrases of languages) {
    const hits = folded.match(phrases.common)?.length ?? 0;
    if (hits > most) {
      best = phrases;
      most = hits;
    }
  }
  return best;
}
