/** Which language the bot speaks where. */
import type { Place } from "./events.ts";
import { channelRules } from "./places.ts";
import type { Settings } from "./settings.ts";
import { de } from "./wording/de.ts";
import { en, type Wording } from "./wording/en.ts";
import { es } from "./wording/es.ts";
import { fr } from "./wording/fr.ts";
import { pt } from "./wording/pt.ts";

const all: Readonly<Record<string, Wording>> = { en, de, fr, es, pt };

/** The languages that the bot's sentences exist in, as two letters. */
export const languages: readonly string[] = Object.keys(all);

/** The sentences for a place; English where a language is missing. */
export function wording(settings: Settings, place?: Place): Wording {
  const language = place ? channelRules(settings, place).language : settings.language;
  return all[language] ?? en;
}
