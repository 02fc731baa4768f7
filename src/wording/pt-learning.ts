/** What the bot says about its own answers, in Portuguese. */
import type { Reason } from "../faq/entry.ts";
import type { VoteHow } from "../own-answers.ts";
import type { LearningWords } from "./en-learning.ts";

const percent = (share: number): string => `${Math.round(share * 100)}%`;

const record: LearningWords["record"] = (r) =>
  r.judged === 0
    ? "nenhuma avaliada"
    : `${r.good} de ${r.judged} avaliadas estavam certas (${percent(r.good / r.judged)}; a proporção real vai de ${percent(r.low)} a ${percent(r.high)})`;

const hows: Readonly<Record<VoteHow, string>> = {
  picked: "escolhida",
  helped: "ajudou",
  pointed: "indicada",
  nope: "não ajudou",
};

/** Why a wording does not count. */
const standings = {
  dropped: "retirada",
  outvoted: "com mais votos contra",
  beyond: "além do que uma entrada pode aprender",
} as const;

const rivals = {
  nearer: "outra entrada está mais perto",
  "as-near": "outra entrada está igualmente perto",
  nearly: "outra entrada está quase tão perto",
} as const;

/** What speaks for or against an entry, as `why` shows it: plain text. */
export function reason(one: Reason): string {
  switch (one.reason) {
    case "verbatim":
      return "perguntado palavra por palavra como está na entrada";
    case "shares":
      return `em comum: ${one.words.join(", ")}`;
    case "answer-only":
      return "só tem palavras em comum com a resposta";
    case "covered":
      return `${percent(one.share)} do que foi dito está nas suas perguntas`;
    case "phrased":
      return `${percent(one.share)} de “${one.phrasing}” foi dito${one.learned ? " (uma formulação aprendida)" : ""}`;
    case "foreign":
      return `não menciona ${one.words.join(", ")}`;
    case "corrected":
      return `“${one.said}” foi lido como “${one.taken}”`;
    case "similar":
      return `${percent(one.share)} de semelhança no sentido`;
    case "used":
      return `aqui ajudou ${one.helped}× e não ajudou ${one.unhelpful}×`;
    case "rival":
      return rivals[one.how];
  }
}

export const learning: LearningWords = {
  modes: {
    auto: "sem que peçam",
    offer: "com um clique em 💡",
    asked: "a pedido",
    picked: "escolhida",
    named: "pelo nome",
    shadow: "na sombra",
  },
  record,

  wouldSay: (w) =>
    `**${w.id}**: ${w.asker} perguntou em ${w.where}: ${w.text} Eu teria dito \`${w.entry}\` (certeza de ${percent(w.share)}): ${w.answer} 👍 ou 👎? \`!shadow ${w.id} good\` · \`!shadow ${w.id} bad\``,
  right: "Certo",
  wrong: "Errado",
  shadowNone: "Nenhum canal está nem esteve em `shadow`.",
  shadowRow: (where, given, how) =>
    `${where}: ${given} ${given === 1 ? "resposta" : "respostas"} que guardei para mim, ${how}`,
  shadowEnded: (where, mode) => `${where} (agora \`${mode}\`)`,
  shadowJudged: (id, good) => (good ? `Anotado: ${id} estaria certa.` : `Anotado: ${id} estaria errada.`),
  shadowHow: (id) => `Diga \`!shadow ${id} good\` ou \`!shadow ${id} bad\`.`,
  shadowNo: (id) => `Não há nenhuma resposta ${id} que eu tenha guardado para mim.`,
  promoted: (where, mode, how) => `${where} agora é \`${mode}\`. Na sombra: ${how}.`,
  promotedEarly: "É pouco para julgar; `!promote` com `shadow` depois do canal desfaz.",
  demoted: (where) => `${where} está de novo em \`shadow\`.`,
  promoteNot: (where, mode) =>
    `${where} não está em \`shadow\`: a configuração diz \`${mode}\`, e é lá que se muda.`,
  promoteNowhere: (name) => `Não estou em nenhum canal chamado ${name}.`,
  promoteModes: "Depois do canal não vem nada, ou `auto`, `offer`, `addressed` ou `shadow`.",

  voted: (how, count) => `${hows[how]} ${count}×`,
  phrasingRow: (id, entry, text, votes, standing) =>
    `**${id}** \`${entry}\`: ${text} (${votes})${standing === undefined ? "" : `, ${standings[standing]}`}`,
  phrasingsMore: (count, next) => `e mais ${count}: \`${next}\``,
  phrasingsNone: "Ainda não aprendi nada. Aprendo com o que as pessoas escolhem e com o que as ajudou.",
  phrasingsOff: "Não aprendo formulações: `answers.learn` é 0 na configuração.",
  noPhrasing: (id) => `Não há nenhuma formulação aprendida ${id}. \`!phrasings\` lista todas.`,
  unlearnHow: (id) => `Diga \`!unlearn ${id}\`, ou \`!unlearn ${id} back\`.`,
  unlearned: (id, entry, text) =>
    `${text} já não é uma formulação de \`${entry}\`. \`!unlearn ${id} back\` a traz de volta.`,
  relearned: (entry, text) => `${text} é de novo uma formulação de \`${entry}\`.`,

  staleRow: (id, review) => `\`${id}\` (desde ${review})`,
  stale: (rows, more, own) =>
    [
      own
        ? `A rever, e marcadas assim onde as dou: ${rows.join(", ")}`
        : `A rever, e não encontro ninguém que cuide delas: ${rows.join(", ")}`,
      more > 0 ? ` e mais ${more}` : "",
      ". Veja se ainda são verdade e ponha uma nova data em `review:` nos arquivos.",
    ].join(""),

  statsNone: "Ainda não respondi nada aqui.",
  statsRow: (where, mode, given, how) =>
    `- ${where}, ${mode}: ${given} ${given === 1 ? "dada" : "dadas"}, ${how}`,
  statsThreshold: (where, value, judged) =>
    `- ${where}: sem que peçam a partir de ${percent(value)}, conforme ${judged} avaliações`,
};
