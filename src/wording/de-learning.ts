/** What the bot says about its own answers, in German. */
import type { Reason } from "../faq/entry.ts";
import type { VoteHow } from "../own-answers.ts";
import type { LearningWords } from "./en-learning.ts";

const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;

const record: LearningWords["record"] = (r) =>
  r.judged === 0
    ? "keine beurteilt"
    : `${r.good} von ${r.judged} beurteilten stimmten (${percent(r.good / r.judged)}; der wahre Anteil ist ${percent(r.low)} bis ${percent(r.high)})`;

const hows: Readonly<Record<VoteHow, string>> = {
  picked: "ausgewählt",
  helped: "half",
  pointed: "hingewiesen",
  nope: "half nicht",
};

/** Why a wording does not count. */
const standings = {
  dropped: "herausgenommen",
  outvoted: "überstimmt",
  beyond: "mehr, als ein Eintrag lernen darf",
} as const;

const rivals = {
  nearer: "ein anderer Eintrag liegt näher",
  "as-near": "ein anderer Eintrag liegt genauso nah",
  nearly: "ein anderer Eintrag liegt fast so nah",
} as const;

/** What speaks for or against an entry, as `why` shows it: plain text. */
export function reason(one: Reason): string {
  switch (one.reason) {
    case "verbatim":
      return "Wort für Wort so gefragt, wie es im Eintrag steht";
    case "shares":
      return `gemeinsam: ${one.words.join(", ")}`;
    case "answer-only":
      return "hat nur Wörter mit der Antwort gemeinsam";
    case "covered":
      return `${percent(one.share)} des Gesagten stehen in seinen Fragen`;
    case "phrased":
      return `${percent(one.share)} von „${one.phrasing}“ wurden gesagt${one.learned ? " (eine gelernte Formulierung)" : ""}`;
    case "foreign":
      return `darin fehlt ${one.words.join(", ")}`;
    case "corrected":
      return `„${one.said}“ wurde als „${one.taken}“ gelesen`;
    case "similar":
      return `dem Sinn nach zu ${percent(one.share)} gleich`;
    case "used":
      return `hier half er ${one.helped}× und half ${one.unhelpful}× nicht`;
    case "rival":
      return rivals[one.how];
  }
}

export const learning: LearningWords = {
  modes: {
    auto: "ungefragt",
    offer: "per Klick auf 💡",
    asked: "auf Anfrage",
    picked: "ausgewählt",
    named: "beim Namen",
    shadow: "im Schatten",
  },
  record,

  wouldSay: (w) =>
    `**${w.id}**: ${w.asker} hat in ${w.where} gefragt: ${w.text} Ich hätte \`${w.entry}\` gesagt (zu ${percent(w.share)} sicher): ${w.answer} 👍 oder 👎? \`!shadow ${w.id} good\` · \`!shadow ${w.id} bad\``,
  right: "Richtig",
  wrong: "Falsch",
  shadowNone: "Kein Kanal ist oder war in `shadow`.",
  shadowRow: (where, given, how) =>
    `${where}: ${given} ${given === 1 ? "Antwort" : "Antworten"} für mich behalten, ${how}`,
  shadowEnded: (where, mode) => `${where} (jetzt \`${mode}\`)`,
  shadowJudged: (id, good) =>
    good ? `Notiert: ${id} wäre richtig gewesen.` : `Notiert: ${id} wäre falsch gewesen.`,
  shadowHow: (id) => `Sag \`!shadow ${id} good\` oder \`!shadow ${id} bad\`.`,
  shadowNo: (id) => `Eine Antwort ${id}, die ich für mich behalten hätte, gibt es nicht.`,
  promoted: (where, mode, how) => `${where} ist ab jetzt \`${mode}\`. Im Schatten: ${how}.`,
  promotedEarly: "Das ist wenig Grundlage; `!promote` mit `shadow` hinter dem Kanal nimmt es zurück.",
  demoted: (where) => `${where} ist wieder in \`shadow\`.`,
  promoteNot: (where, mode) =>
    `${where} ist nicht in \`shadow\`: in der Konfiguration steht \`${mode}\`, und dort ist es zu ändern.`,
  promoteNowhere: (name) => `Ich bin in keinem Kanal namens ${name}.`,
  promoteModes: "Nach dem Kanal kommt nichts, oder `auto`, `offer`, `addressed` oder `shadow`.",

  voted: (how, count) => `${hows[how]} ${count}×`,
  phrasingRow: (id, entry, text, votes, standing) =>
    `**${id}** \`${entry}\`: ${text} (${votes})${standing === undefined ? "" : `, ${standings[standing]}`}`,
  phrasingsMore: (count, next) => `und ${count} weitere: \`${next}\``,
  phrasingsNone: "Noch nichts gelernt. Ich lerne aus dem, was Leute auswählen und was ihnen half.",
  phrasingsOff: "Ich lerne keine Formulierungen: `answers.learn` ist in der Konfiguration 0.",
  noPhrasing: (id) => `Eine gelernte Formulierung ${id} gibt es nicht. \`!phrasings\` listet sie auf.`,
  unlearnHow: (id) => `Sag \`!unlearn ${id}\` oder \`!unlearn ${id} back\`.`,
  unlearned: (id, entry, text) =>
    `${text} ist keine Formulierung von \`${entry}\` mehr. \`!unlearn ${id} back\` nimmt sie wieder auf.`,
  relearned: (entry, text) => `${text} ist wieder eine Formulierung von \`${entry}\`.`,

  staleRow: (id, review) => `\`${id}\` (seit ${review})`,
  stale: (rows, more, own) =>
    [
      own
        ? `Zur Durchsicht fällig, und überall so gekennzeichnet: ${rows.join(", ")}`
        : `Zur Durchsicht fällig, und niemand ist zuständig, den ich erreiche: ${rows.join(", ")}`,
      more > 0 ? ` und ${more} weitere` : "",
      ". Schau, ob sie noch stimmen, und setze in ihren Dateien ein neues Datum unter `review:`.",
    ].join(""),

  statsNone: "Ich habe hier noch nichts beantwortet.",
  statsRow: (where, mode, given, how) => `- ${where}, ${mode}: ${given} gegeben, ${how}`,
  statsThreshold: (where, value, judged) =>
    `- ${where}: ungefragt ab ${percent(value)}, nach ${judged} Urteilen`,
};
