/** The stem of a word in its language. */

import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { fold } from "./fold.ts";
import { stem } from "./stem.ts";
import type { Language } from "./stop-words.ts";

/** People type `loeschen` for `löschen`; after folding, both are `loschen`. */
const withoutUmlauts = (word: string) => word.replace(/(?<![aeqäöü])([aou])e/g, "$1");

/** Snowball's stemmers know accents, so they come before folding; English has none to lose. */
const stemmers: Readonly<Record<Language, (word: string) => string>> = {
  en: (word) => stem(fold(word)),
  de: (word) => withoutUmlauts(fold(german(word))),
  fr: (word) => fold(french(word)),
  es: (word) => fold(spanish(word)),
  pt: (word) => fold(portuguese(word)),
  ru: (word) => fold(russian(word)),
};

const word = /^\p{L}{3,}$/u;
const most = 20_000;
const known = new Map<Language, Map<string, string>>();

/** @param raw in lower case, accents and all. Words with digits or of fewer than three letters stay as they are. */
export function stemOf(raw: string, language: Language): string {
  let stems = known.get(language);
  if (!stems || stems.size >= most) {
    stems = new Map();
    known.set(language, stems);
  }
  const cached = stems.get(raw);
  if (cached !== undefined) return cached;
  const found = word.test(raw) ? stemmers[language](raw) : fold(raw);
  stems.set(raw, found);
  return found;
}
