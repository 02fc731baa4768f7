/** What the bot says about its own answers, in Spanish. */
import type { Reason } from "../faq/entry.ts";
import type { VoteHow } from "../own-answers.ts";
import type { LearningWords } from "./en-learning.ts";

const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;

const record: LearningWords["record"] = (r) =>
  r.judged === 0
    ? "ninguna juzgada"
    : `${r.good} de ${r.judged} juzgadas eran correctas (${percent(r.good / r.judged)}; la proporción real va de ${percent(r.low)} a ${percent(r.high)})`;

const hows: Readonly<Record<VoteHow, string>> = {
  picked: "elegida",
  helped: "sirvió",
  pointed: "indicada",
  nope: "no sirvió",
};

/** Why a wording does not count. */
const standings = {
  dropped: "quitada",
  outvoted: "con más votos en contra",
  beyond: "más de lo que una entrada puede aprender",
} as const;

const rivals = {
  nearer: "otra entrada está más cerca",
  "as-near": "otra entrada está igual de cerca",
  nearly: "otra entrada está casi igual de cerca",
} as const;

/** What speaks for or against an entry, as `why` shows it: plain text. */
export function reason(one: Reason): string {
  switch (one.reason) {
    case "verbatim":
      return "preguntado palabra por palabra como está en la entrada";
    case "shares":
      return `en común: ${one.words.join(", ")}`;
    case "answer-only":
      return "solo comparte palabras con la respuesta";
    case "covered":
      return `el ${percent(one.share)} de lo dicho está en sus preguntas`;
    case "phrased":
      return `se dijo el ${percent(one.share)} de «${one.phrasing}»${one.learned ? " (una formulación aprendida)" : ""}`;
    case "foreign":
      return `no menciona ${one.words.join(", ")}`;
    case "corrected":
      return `«${one.said}» se leyó como «${one.taken}»`;
    case "similar":
      return `parecido de sentido al ${percent(one.share)}`;
    case "used":
      return `aquí sirvió ${one.helped}× y no sirvió ${one.unhelpful}×`;
    case "rival":
      return rivals[one.how];
  }
}

export const learning: LearningWords = {
  modes: {
    auto: "sin que se pida",
    offer: "con un clic en 💡",
    asked: "a petición",
    picked: "elegida",
    named: "por su nombre",
    shadow: "en la sombra",
  },
  record,

  wouldSay: (w) =>
    `**${w.id}**: ${w.asker} preguntó en ${w.where}: ${w.text} Yo habría dicho \`${w.entry}\` (seguro al ${percent(w.share)}): ${w.answer} ¿👍 o 👎? \`!shadow ${w.id} good\` · \`!shadow ${w.id} bad\``,
  right: "Correcto",
  wrong: "Incorrecto",
  shadowNone: "Ningún canal está ni ha estado en `shadow`.",
  shadowRow: (where, given, how) =>
    `${where}: ${given} ${given === 1 ? "respuesta" : "respuestas"} que me guardé, ${how}`,
  shadowEnded: (where, mode) => `${where} (ahora \`${mode}\`)`,
  shadowJudged: (id, good) =>
    good ? `Anotado: ${id} habría sido correcta.` : `Anotado: ${id} habría sido incorrecta.`,
  shadowHow: (id) => `Di \`!shadow ${id} good\` o \`!shadow ${id} bad\`.`,
  shadowNo: (id) => `No hay ninguna respuesta ${id} que me haya guardado.`,
  promoted: (where, mode, how) => `${where} es \`${mode}\` desde ahora. En la sombra: ${how}.`,
  promotedEarly: "Es poco para juzgar; `!promote` con `shadow` detrás del canal lo deshace.",
  demoted: (where) => `${where} está otra vez en \`shadow\`.`,
  promoteNot: (where, mode) =>
    `${where} no está en \`shadow\`: la configuración dice \`${mode}\`, y es ahí donde se cambia.`,
  promoteNowhere: (name) => `No estoy en ningún canal llamado ${name}.`,
  promoteModes: "Después del canal no va nada, o `auto`, `offer`, `addressed` o `shadow`.",

  voted: (how, count) => `${hows[how]} ${count}×`,
  phrasingRow: (id, entry, text, votes, standing) =>
    `**${id}** \`${entry}\`: ${text} (${votes})${standing === undefined ? "" : `, ${standings[standing]}`}`,
  phrasingsMore: (count, next) => `y ${count} más: \`${next}\``,
  phrasingsNone: "Aún no he aprendido nada. Aprendo de lo que la gente elige y de lo que le sirvió.",
  phrasingsOff: "No aprendo formulaciones: `answers.learn` es 0 en la configuración.",
  noPhrasing: (id) => `No hay ninguna formulación aprendida ${id}. \`!phrasings\` las lista.`,
  unlearnHow: (id) => `Di \`!unlearn ${id}\`, o \`!unlearn ${id} back\`.`,
  unlearned: (id, entry, text) =>
    `${text} ya no es una formulación de \`${entry}\`. \`!unlearn ${id} back\` la recupera.`,
  relearned: (entry, text) => `${text} es otra vez una formulación de \`${entry}\`.`,

  staleRow: (id, review) => `\`${id}\` (desde ${review})`,
  stale: (rows, more, own) =>
    [
      own
        ? `Pendientes de revisión, y marcadas así donde las doy: ${rows.join(", ")}`
        : `Pendientes de revisión, y no encuentro a nadie que se encargue de ellas: ${rows.join(", ")}`,
      more > 0 ? ` y ${more} más` : "",
      ". Mira si siguen siendo ciertas y pon una fecha nueva en `review:` en sus archivos.",
    ].join(""),

  statsNone: "Todavía no he respondido nada aquí.",
  statsRow: (where, mode, given, how) =>
    `- ${where}, ${mode}: ${given} ${given === 1 ? "dada" : "dadas"}, ${how}`,
  statsThreshold: (where, value, judged) =>
    `- ${where}: sin que se pida a partir del ${percent(value)}, según ${judged} juicios`,
};
