/** Every sentence about routing, areas, rotas, proposals and the digest, in French. */
import { literal } from "../markdown.ts";
import { written } from "./amount.ts";
import type { Left, RoutingWords } from "./en-routing.ts";
import { joined } from "./phrase.ts";
import { code } from "./quote.ts";

const percent = (probability: number): string => `${Math.round(probability * 100)}\u00a0%`;
const names = (items: readonly string[]): string => joined(items.map(literal), "et");

const leftAt = ({ at, zone, lately }: Left): string =>
  written(at, zone, "fr", lately ? "HH:mm" : "'le' d LLL 'à' HH:mm");

/** What the commands about routing do. */
export const summaries: Readonly<Record<string, string>> = {
  proposals: "montrer ce qui est proposé pour la FAQ",
  propose: "proposer pour la FAQ la réponse à une question",
  accept: "prendre une proposition dans la FAQ, telle quelle ou avec une autre réponse",
  reject: "écarter une proposition pour la FAQ",
  consent: "dire si ta réponse peut aller dans la FAQ",
  gaps: "montrer ce qui a été demandé souvent ou en vain",
  areas: "montrer les domaines et ce que j’en ai appris\u00a0; le confirmer ou le rejeter",
  rota: "montrer qui est de garde\u00a0; reprendre ou échanger un tour",
  notme: "dire qu’une question n’est pas pour toi\u00a0; j’en prends note et demande à quelqu’un d’autre",
  answered: "dire qu’une question avait déjà sa réponse\u00a0; j’en prends note",
  notaquestion: "dire que ce n’était pas une question\u00a0; j’en prends note",
};

export const routing: RoutingWords = {
  since: (lines) => `Dit depuis\u00a0: ${lines.join(" · ")}`,
  candidates: (entries) =>
    `Peut-être dans la FAQ\u00a0: ${entries.map(({ id, probability }) => `${code(id)} (${percent(probability)})`).join(", ")}`,
  askerGone: (asker, left, to) =>
    `${literal(asker)} ${left === undefined ? "n’est plus là" : `est hors ligne depuis ${leftAt(left)}`}\u00a0; la réponse ${to === undefined ? "sera gardée jusqu’à son retour" : `ira ${to.private ? "en privé sur" : "dans"} ${literal(to.name)}`}.`,
  askedAgainIn: (places) => `Redemandé dans ${names(places)}.`,
  batchHead: (count) => `${count} questions t’attendent\u00a0:`,
  batchHow:
    "Avec un numéro chaque fois\u00a0: `!answer N TEXTE`, ou une réponse qui commence par N, renvoie ta réponse · `!claim N` · `!pass N` · `!snooze N 2h` · `!notme N` · `!answered N` · `!notaquestion N`",
  replyWhich: "À laquelle cela répond-il\u00a0? Dis son numéro.",
  replySure: (n, asker) => `Est-ce ta réponse à la question ${n} de ${literal(asker)}\u00a0?`,
  whichOne: (numbers) =>
    `Laquelle\u00a0? Celles-ci t’attendent\u00a0: ${numbers.join(", ")}. Ajoute le numéro.`,
  whichNone: "Rien ne t’attend. `!queue` montre ce qui attend les autres.",
  notMe: (n) => `C’est noté\u00a0: la question ${n} n’est pas pour toi. Je demande à quelqu’un d’autre.`,
  notMeArea: (n, area) => `C’est noté\u00a0: la question ${n} relève de ${literal(area)}. Je demande là-bas.`,
  noArea: (area, known) =>
    `Je ne connais pas de domaine «\u00a0${literal(area)}\u00a0». Il y a\u00a0: ${known.map(code).join(", ")}`,
  notQuestion: (n) => `C’est noté\u00a0: ${n} n’est pas une question. J’en tiendrai compte.`,
  answeredAlready: (n) => `C’est noté\u00a0: la question ${n} avait déjà sa réponse. J’en tiendrai compte.`,
  buttons: { send: "Envoyer", answered: "Déjà répondu", notQuestion: "Pas une question" },

  reworded: (n, asker, text) => `${literal(asker)} a modifié la question **${n}**\u00a0: ${text}`,
  takenBack: (n, asker) =>
    `${literal(asker)} a retiré la question **${n}**\u00a0: il n’y a plus rien à faire.`,
  followUp: (q) =>
    `${literal(q.asker)} poursuit la question **${q.n}** dans ${literal(q.where)}\u00a0: ${q.text} \`!answer ${q.n} TEXTE\` répond.`,
  askBack: (items) =>
    `Pour qu’on puisse t’aider, précise s’il te plaît ${joined(items, "et")}. Entre-temps je cherche quelqu’un.`,
  needs: {
    version: "quelle version tu utilises",
    log: "ce que dit le message d’erreur ou le journal",
    tried: "ce que tu as déjà essayé",
  },

  areasNone:
    "Il n’y a pas de domaines. Ils se trouvent sous `areas` dans la configuration, ou sont lus des fichiers sous `areaFiles`.",
  areaRow: (row) =>
    `- **${literal(row.name)}**\u00a0: ${names(row.maintainers)}${row.words.length ? `\u00a0; mots\u00a0: ${row.words.map(literal).join(", ")}` : ""}`,
  areaSuggested: (word, area, count, who) =>
    `- ${literal(who)} a répondu à ${count} questions où figure «\u00a0${literal(word)}\u00a0». Est-ce un mot de ${code(area)}\u00a0? \`!areas accept ${literal(word)}\` ou \`!areas reject ${literal(word)}\``,
  areaNotMe: (id, who, what) =>
    `- ${id}\u00a0: ${literal(who)} a dit \`!notme\` à propos de ${what}. \`!areas forget ${id}\` l’annule.`,
  areaLearned: (id, word, area) =>
    `- ${id}\u00a0: «\u00a0${literal(word)}\u00a0» est un mot de ${code(area)}, c’est confirmé. \`!areas forget ${id}\` l’annule.`,
  areaAccepted: (word, area) => `Désormais «\u00a0${literal(word)}\u00a0» est un mot de ${code(area)}.`,
  areaRejected: (word) => `Je ne suggérerai plus «\u00a0${literal(word)}\u00a0».`,
  areaNoSuggestion: (word) =>
    `Il n’y a pas de suggestion «\u00a0${literal(word)}\u00a0». \`!areas\` les montre.`,
  areaForgotten: (id) => `La leçon ${id} est oubliée.`,
  areasHow:
    "Cela s’écrit ainsi\u00a0: `!areas`, `!areas accept MOT`, `!areas reject MOT`, `!areas forget NUMÉRO`",

  rotaNone:
    "Aucun domaine n’a de tour de garde. `rota: weekly` sous un domaine dans la configuration en crée un.",
  rotaRow: (area, who, until, next) =>
    `- **${literal(area)}**\u00a0: ${literal(who)} jusqu’au ${until}, puis ${literal(next)}`,
  rotaWaiting: (by, area) =>
    `- ${literal(by)} voudrait échanger son tour avec le tien dans ${literal(area)}\u00a0: \`!rota agree\` ou \`!rota refuse\``,
  rotaNotYours: (area) => `Tu n’as pas de tour dans ${literal(area)}.`,
  rotaWhich: (areas) => `Quel tour de garde\u00a0? Ajoute son domaine\u00a0: ${areas.map(code).join(", ")}`,
  rotaCovered: (who, area, from) =>
    `Merci. Tu reprends le tour de ${literal(who)} dans ${literal(area)}, qui commence le ${from}.`,
  rotaSwapAsked: (who) => `J’ai demandé à ${literal(who)}. L’échange vaut dès que \`!rota agree\` est dit.`,
  rotaSwapAsk: (q) =>
    `${literal(q.by)} voudrait échanger avec toi dans ${literal(q.area)}\u00a0: son tour du ${q.theirs} contre le tien du ${q.yours}. \`!rota agree\` ou \`!rota refuse\``,
  rotaAgreed: "C’est échangé. `!rota` le montre.",
  rotaRefused: "Bien, tout reste comme c’est.",
  rotaNothing: "Personne ne t’a demandé d’échanger.",
  rotaHow:
    "Cela s’écrit ainsi\u00a0: `!rota`, `!rota cover QUI`, `!rota swap QUI`, `!rota agree`, `!rota refuse`",

  consentAsk: (id, question, answer) =>
    `Ta réponse à ${question} a aidé\u00a0: ${answer} Peut-elle aller dans la FAQ\u00a0? \`!consent ${id}\` ou \`!consent ${id} no\``,
  consented: "Merci\u00a0! L’équipe va y jeter un œil.",
  refused: "Bien, elle reste hors de la FAQ.",
  noProposal: (id) => `Aucune proposition ${id} n’attend. \`!proposals\` les montre.`,
  notProvedYours:
    "Je ne peux pas savoir si cette réponse est de toi\u00a0: connecte-toi à ton compte, puis redis-le.",
  notYours: "Cette réponse n’est pas de toi, ce n’est donc pas à toi de décider.",
  proposalsEmpty: "Rien n’est proposé pour la FAQ.",
  proposalsHead: (count) =>
    count === 1 ? "Une proposition pour la FAQ\u00a0:" : `${count} propositions pour la FAQ\u00a0:`,
  proposalRow: (row) => `- **${row.id}** ${row.question}, réponse de ${literal(row.by)} (${row.state})`,
  proposalStates: {
    asked: "attend son accord",
    unasked: "sans compte, impossible de demander",
    consented: "d’accord",
    accepted: "en cours d’écriture",
  },
  proposalShow: (row, answer) =>
    `Proposition **${row.id}**\u00a0: ${row.question}, réponse de ${literal(row.by)} (${row.state})\u00a0: ${answer}`,
  proposalNear: (entries) =>
    `Proche dans la FAQ\u00a0: ${entries.map(({ id, probability }) => `${code(id)} (${percent(probability)})`).join(", ")}`,
  proposalHow: (id) =>
    `\`!accept ${id}\` la prend, \`!accept ${id} TEXTE\` avec une autre réponse, \`!reject ${id}\` l’écarte.`,
  proposed: (id) => `C’est la proposition ${id}. \`!proposals ${id}\` la montre.`,
  nothingToPropose: (n) => `La question ${n} n’a pas de réponse humaine qui puisse aller dans la FAQ.`,
  noConsent: (id, by) =>
    `${literal(by)} n’a pas encore donné son accord, et c’est son texte. \`!accept ${id} TEXTE\` la prend avec tes propres mots.`,
  accepted: (entry) => `Acceptée sous le nom ${code(entry)}. Je l’écris.`,
  rejected: (id) => `La proposition ${id} est écartée.`,
  published: (entry, where) => `L’entrée ${code(entry)} de la FAQ est écrite\u00a0: ${where}`,
  publishFailed: (entry, reason) =>
    `L’entrée ${code(entry)} de la FAQ n’a pas pu être écrite (${literal(reason)}). Je réponds avec elle quand même\u00a0; \`!undo ${entry}\` y met fin.`,
  notProposed: (reason) =>
    `La pull request n’a pas pu être ouverte (${literal(reason)}), et je n’essaierai plus. Merci d’ajouter vous-mêmes le fichier au dépôt.`,

  gapsEmpty: "Pas de lacunes\u00a0: rien n’a été demandé deux fois ou en vain ces derniers temps.",
  gapsHead: (days) => `Ce qui manque à la FAQ, d’après les ${days} derniers jours\u00a0:`,
  gapRow: (text, asked, unanswered) => {
    const times = asked === 1 ? "une fois" : `${asked} fois`;
    const rest = unanswered === 0 ? "" : asked === 1 ? ", sans réponse" : `, dont ${unanswered} sans réponse`;
    return `- ${text}\u00a0: demandé ${times}${rest}`;
  },
  digestWaits: (count) =>
    count === 1
      ? "Une question attend une réponse\u00a0:"
      : `${count} questions attendent une réponse, les plus anciennes d’abord\u00a0:`,
  digestMore: (count) => `${count} de plus\u00a0: \`!queue\``,
  digestLearned: "Appris, à confirmer\u00a0:",
  digestProposals: (count) =>
    count === 1
      ? "Une proposition pour la FAQ attend\u00a0: `!proposals`"
      : `${count} propositions pour la FAQ attendent\u00a0: \`!proposals\``,

  because: {
    onDuty: (area) => `de garde pour ${area}`,
    expert: (count) => `a répondu à ${count} semblables`,
    askedLast: "la dernière personne sollicitée, mais nul autre ne peut",
    networkAway: "absent d’après le réseau",
    onHoliday: "en congé",
    saidNotMe: "a dit que de telles questions ne sont pas pour lui",
    urgent: "c’est urgent",
    repeated: "redemandé",
    quiet: (until) => `heures calmes jusqu’à ${until}`,
    enoughAsked: (count) => `${count} ont été sollicités, cela suffit ici`,
    batched: (count) => `avec ${count} autres`,
    askedAgainHere: (place) => `redemandé dans ${place}`,
    feedbackAnswered: "avait déjà sa réponse, d’après l’équipe",
    feedbackNot: "n’est pas une question, d’après l’équipe",
    notMe: "n’est pas pour cette personne, dit-elle",
    movedTo: (area) => `passée au domaine ${area}`,
    followUp: "suite transmise à qui a répondu",
    askedBack: (what) => `précisions demandées\u00a0: ${what}`,
    elsewhere: (network) => `la réponse a été portée sur ${network}`,
    proposed: (id) => `devenue la proposition ${id} pour la FAQ`,
    askerLeft: (sure) =>
      `la personne qui demandait est partie (sûr à ${percent(sure)} qu’elle ne revient pas tout de suite)`,
    byPath: (path) => `par un chemin qu’elle nomme (${path})`,
    byLesson: (word) => `par un mot appris (${word})`,
  },
};
