/** Every sentence about routing, areas, rotas, proposals and the digest, in Portuguese. */
import { literal } from "../markdown.ts";
import { written } from "./amount.ts";
import type { Left, RoutingWords } from "./en-routing.ts";
import { joined } from "./phrase.ts";
import { code } from "./quote.ts";

const percent = (probability: number): string => `${Math.round(probability * 100)}%`;
const names = (items: readonly string[]): string => joined(items.map(literal), "e");

const leftAt = ({ at, zone, lately }: Left): string =>
  written(at, zone, "pt", lately ? "'às' HH:mm" : "'em' d LLL 'às' HH:mm");

/** What the commands about routing do. */
export const summaries: Readonly<Record<string, string>> = {
  proposals: "mostrar o que está proposto para a FAQ",
  propose: "propor para a FAQ a resposta a uma pergunta",
  accept: "aceitar uma proposta para a FAQ, assim ou com outra resposta",
  reject: "descartar uma proposta para a FAQ",
  consent: "dizer se a sua resposta pode ir para a FAQ",
  gaps: "mostrar o que foi perguntado muitas vezes ou em vão",
  areas: "mostrar as áreas e o que aprendi sobre elas; confirmar ou descartar",
  rota: "mostrar quem está de plantão; cobrir ou trocar um turno",
  notme: "dizer que uma pergunta não é para você; eu aprendo e pergunto a outra pessoa",
  answered: "dizer que uma pergunta já tinha resposta; eu aprendo",
  notaquestion: "dizer que algo não era uma pergunta; eu aprendo",
};

export const routing: RoutingWords = {
  since: (lines) => `Dito desde então: ${lines.join(" · ")}`,
  candidates: (entries) =>
    `Talvez na FAQ: ${entries.map(({ id, probability }) => `${code(id)} (${percent(probability)})`).join(", ")}`,
  askerGone: (asker, left, to) =>
    `${literal(asker)} ${left === undefined ? "já não está" : `saiu ${leftAt(left)}`}; a resposta ${to === undefined ? "fica guardada até voltar" : `vai ${to.private ? "em privado por" : "para"} ${literal(to.name)}`}.`,
  askedAgainIn: (places) => `Perguntado de novo em ${names(places)}.`,
  batchHead: (count) => `${count} perguntas esperam por você:`,
  batchHow:
    "Com o número de cada uma: `!answer N TEXTO`, ou uma resposta que comece por N, manda a sua resposta · `!claim N` · `!pass N` · `!snooze N 2h` · `!notme N` · `!answered N` · `!notaquestion N`",
  replyWhich: "Qual delas isso responde? Diga o número dela.",
  replySure: (n, asker) => `É a sua resposta à pergunta ${n} de ${literal(asker)}?`,
  whichOne: (numbers) => `Qual delas? Estas esperam por você: ${numbers.join(", ")}. Diga também o número.`,
  whichNone: "Nada espera por você. `!queue` mostra o que espera pelos outros.",
  notMe: (n) => `Anotado: a pergunta ${n} não é para você. Vou perguntar a outra pessoa.`,
  notMeArea: (n, area) => `Anotado: a pergunta ${n} é de ${literal(area)}. Vou perguntar lá.`,
  noArea: (area, known) => `Não conheço a área “${literal(area)}”. Há: ${known.map(code).join(", ")}`,
  notQuestion: (n) => `Anotado: ${n} não é uma pergunta. Vou levar isso em conta.`,
  answeredAlready: (n) => `Anotado: a pergunta ${n} já tinha resposta. Vou levar isso em conta.`,
  buttons: { send: "Enviar", answered: "Já respondida", notQuestion: "Não é pergunta" },

  reworded: (n, asker, text) => `${literal(asker)} mudou a pergunta **${n}**: ${text}`,
  takenBack: (n, asker) => `${literal(asker)} retirou a pergunta **${n}**: não há mais nada a fazer.`,
  followUp: (q) =>
    `${literal(q.asker)} continua a pergunta **${q.n}** em ${literal(q.where)}: ${q.text} \`!answer ${q.n} TEXTO\` responde.`,
  askBack: (items) =>
    `Para que alguém possa ajudar, acrescente por favor ${joined(items, "e")}. Enquanto isso procuro uma pessoa.`,
  needs: {
    version: "qual versão você usa",
    log: "o que diz a mensagem de erro ou o log",
    tried: "o que você já tentou",
  },

  areasNone: "Não há áreas. Elas ficam em `areas` na configuração, ou são lidas dos arquivos em `areaFiles`.",
  areaRow: (row) =>
    `- **${literal(row.name)}**: ${names(row.maintainers)}${row.words.length ? `; palavras: ${row.words.map(literal).join(", ")}` : ""}`,
  areaSuggested: (word, area, count, who) =>
    `- ${literal(who)} respondeu ${count} perguntas com “${literal(word)}”. É palavra de ${code(area)}? \`!areas accept ${literal(word)}\` ou \`!areas reject ${literal(word)}\``,
  areaNotMe: (id, who, what) =>
    `- ${id}: ${literal(who)} disse \`!notme\` sobre ${what}. \`!areas forget ${id}\` desfaz.`,
  areaLearned: (id, word, area) =>
    `- ${id}: “${literal(word)}” é palavra de ${code(area)}, está confirmado. \`!areas forget ${id}\` desfaz.`,
  areaAccepted: (word, area) => `De agora em diante “${literal(word)}” é palavra de ${code(area)}.`,
  areaRejected: (word) => `Não vou mais sugerir “${literal(word)}”.`,
  areaNoSuggestion: (word) => `Não há sugestão “${literal(word)}”. \`!areas\` mostra quais há.`,
  areaForgotten: (id) => `A lição ${id} foi esquecida.`,
  areasHow: "É assim: `!areas`, `!areas accept PALAVRA`, `!areas reject PALAVRA`, `!areas forget NÚMERO`",

  rotaNone: "Nenhuma área tem plantão. `rota: weekly` numa área da configuração cria um.",
  rotaRow: (area, who, until, next) =>
    `- **${literal(area)}**: ${literal(who)} até ${until}, depois ${literal(next)}`,
  rotaWaiting: (by, area) =>
    `- ${literal(by)} gostaria de trocar de turno com você em ${literal(area)}: \`!rota agree\` ou \`!rota refuse\``,
  rotaNotYours: (area) => `Você não tem turno em ${literal(area)}.`,
  rotaWhich: (areas) => `Qual plantão? Diga também a área: ${areas.map(code).join(", ")}`,
  rotaCovered: (who, area, from) =>
    `Obrigado. Você cobre o turno de ${literal(who)} em ${literal(area)} que começa em ${from}.`,
  rotaSwapAsked: (who) => `Perguntei a ${literal(who)}. Vale assim que disser \`!rota agree\`.`,
  rotaSwapAsk: (q) =>
    `${literal(q.by)} gostaria de trocar de turno com você em ${literal(q.area)}: o de ${q.theirs} pelo seu de ${q.yours}. \`!rota agree\` ou \`!rota refuse\``,
  rotaAgreed: "Certo, está trocado. `!rota` mostra.",
  rotaRefused: "Certo, tudo fica como está.",
  rotaNothing: "Ninguém pediu para trocar com você.",
  rotaHow: "É assim: `!rota`, `!rota cover QUEM`, `!rota swap QUEM`, `!rota agree`, `!rota refuse`",

  consentAsk: (id, question, answer) =>
    `A sua resposta a ${question} ajudou: ${answer} Ela pode ir para a FAQ? \`!consent ${id}\` ou \`!consent ${id} no\``,
  consented: "Obrigado! A equipe vai dar uma olhada.",
  refused: "Certo, ela fica fora da FAQ.",
  noProposal: (id) => `Não há proposta ${id} à espera. \`!proposals\` mostra quais há.`,
  notProvedYours: "Não tenho como saber se essa resposta é sua: entre na sua conta e diga de novo.",
  notYours: "Essa resposta não é sua, então não cabe a você decidir.",
  proposalsEmpty: "Nada está proposto para a FAQ.",
  proposalsHead: (count) => (count === 1 ? "Uma proposta para a FAQ:" : `${count} propostas para a FAQ:`),
  proposalRow: (row) => `- **${row.id}** ${row.question}, respondida por ${literal(row.by)} (${row.state})`,
  proposalStates: {
    asked: "espera o consentimento",
    unasked: "sem conta, não há como perguntar",
    consented: "com consentimento",
    accepted: "sendo escrita",
  },
  proposalShow: (row, answer) =>
    `Proposta **${row.id}**: ${row.question}, respondida por ${literal(row.by)} (${row.state}): ${answer}`,
  proposalNear: (entries) =>
    `Parecidas na FAQ: ${entries.map(({ id, probability }) => `${code(id)} (${percent(probability)})`).join(", ")}`,
  proposalHow: (id) =>
    `\`!accept ${id}\` aceita, \`!accept ${id} TEXTO\` com outra resposta, \`!reject ${id}\` descarta.`,
  proposed: (id) => `É a proposta ${id}. \`!proposals ${id}\` mostra ela.`,
  nothingToPropose: (n) => `A pergunta ${n} não tem resposta de uma pessoa que possa ir para a FAQ.`,
  noConsent: (id, by) =>
    `${literal(by)} ainda não consentiu, e o texto é dessa pessoa. \`!accept ${id} TEXTO\` aceita com as suas próprias palavras.`,
  accepted: (entry) => `Aceita como ${code(entry)}. Estou escrevendo.`,
  rejected: (id) => `A proposta ${id} foi descartada.`,
  published: (entry, where) => `A entrada ${code(entry)} da FAQ está escrita: ${where}`,
  publishFailed: (entry, reason) =>
    `A entrada ${code(entry)} da FAQ não pôde ser escrita (${literal(reason)}). Respondo com ela mesmo assim; \`!undo ${entry}\` encerra isso.`,
  notProposed: (reason) =>
    `O pull request não pôde ser aberto (${literal(reason)}), e não vou tentar de novo. Por favor, adicionem vocês mesmos o arquivo ao repositório.`,

  gapsEmpty: "Sem lacunas: nada foi perguntado duas vezes ou em vão ultimamente.",
  gapsHead: (days) => `O que falta na FAQ, pelos últimos ${days} dias:`,
  gapRow: (text, asked, unanswered) => {
    const times = asked === 1 ? "uma vez" : `${asked} vezes`;
    const rest = unanswered === 0 ? "" : asked === 1 ? ", sem resposta" : `, ${unanswered} sem resposta`;
    return `- ${text}: perguntado ${times}${rest}`;
  },
  digestWaits: (count) =>
    count === 1
      ? "Uma pergunta espera resposta:"
      : `${count} perguntas esperam resposta, as mais antigas primeiro:`,
  digestMore: (count) => `mais ${count}: \`!queue\``,
  digestLearned: "Aprendido, por confirmar:",
  digestProposals: (count) =>
    count === 1
      ? "Uma proposta para a FAQ espera: `!proposals`"
      : `${count} propostas para a FAQ esperam: \`!proposals\``,

  because: {
    onDuty: (area) => `de plantão em ${area}`,
    expert: (count) => `respondeu ${count} parecidas`,
    askedLast: "a última pessoa perguntada, mas ninguém mais pode",
    networkAway: "ausente, segundo a rede",
    onHoliday: "de férias",
    saidNotMe: "disse que perguntas assim não são para ela",
    urgent: "é urgente",
    repeated: "perguntada de novo",
    quiet: (until) => `horas de silêncio até ${until}`,
    enoughAsked: (count) => `${count} já foram perguntados, aqui basta`,
    batched: (count) => `junto com outras ${count}`,
    askedAgainHere: (place) => `perguntada de novo em ${place}`,
    feedbackAnswered: "já tinha resposta, segundo a equipe",
    feedbackNot: "não é uma pergunta, segundo a equipe",
    notMe: "não é para essa pessoa, como ela disse",
    movedTo: (area) => `passada para a área ${area}`,
    followUp: "continuou a perguntar; quem respondeu foi avisado",
    askedBack: (what) => `foram pedidos detalhes: ${what}`,
    elsewhere: (network) => `a resposta foi levada para ${network}`,
    proposed: (id) => `tornou-se a proposta ${id} para a FAQ`,
    askerLeft: (sure) => `quem perguntava saiu (${percent(sure)} de certeza de que não volta logo)`,
    byPath: (path) => `por um caminho que ela nomeia (${path})`,
    byLesson: (word) => `por uma palavra aprendida (${word})`,
  },
};
