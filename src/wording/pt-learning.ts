/** What the bot says about its own answers, in Portuguese. */
import type { LearningWords } from "./en-learning.ts";

const percent = (share: number): string => `${Math.round(share * 100)}%`;

const record: LearningWords["record"] = (r) =>
  r.judged === 0
    ? "nenhuma avaliada"
    : `${r.good} de ${r.judged} avaliadas estavam certas (${percent(r.good / r.judged)}; com segurança de ${percent(r.low)} a ${percent(r.high)})`;

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
  shadowRow: (where, given, how) => `${where}: ${given} respostas que guardei para mim, ${how}`,
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

  statsNone: "Ainda não respondi nada aqui.",
  statsRow: (where, mode, given, how) => `- ${where}, ${mode}: ${given} dadas, ${how}`,
  statsThreshold: (where, value, judged) =>
    `- ${where}: sem que peçam a partir de ${percent(value)}, conforme ${judged} avaliações`,
};
