/** Every sentence about routing, areas, rotas, proposals and the digest, in Spanish. */
import { literal } from "../markdown.ts";
import { written } from "./amount.ts";
import type { Left, RoutingWords } from "./en-routing.ts";
import { joined } from "./phrase.ts";
import { code } from "./quote.ts";

const percent = (probability: number): string => `${Math.round(probability * 100)}\u00a0%`;
const names = (items: readonly string[]): string => joined(items.map(literal), "y");

const leftAt = ({ at, zone, lately }: Left): string =>
  written(at, zone, "es", lately ? "'a las' H:mm" : "'el' d LLL 'a las' H:mm");

/** What the commands about routing do. */
export const summaries: Readonly<Record<string, string>> = {
  proposals: "mostrar lo que está propuesto para las FAQ",
  propose: "proponer para las FAQ la respuesta a una pregunta",
  accept: "aceptar una propuesta para las FAQ, tal cual o con otra respuesta",
  reject: "descartar una propuesta para las FAQ",
  consent: "decir si tu respuesta puede ir a las FAQ",
  gaps: "mostrar lo que se preguntó a menudo o en vano",
  areas: "mostrar las áreas y lo que aprendí de ellas; confirmarlo o descartarlo",
  rota: "mostrar quién está de guardia; cubrir o cambiar un turno",
  notme: "decir que una pregunta no es para ti; lo aprendo y pregunto a otra persona",
  answered: "decir que una pregunta ya tenía respuesta; lo aprendo",
  notaquestion: "decir que algo no era una pregunta; lo aprendo",
};

export const routing: RoutingWords = {
  since: (lines) => `Dicho desde entonces: ${lines.join(" · ")}`,
  candidates: (entries) =>
    `Quizá en las FAQ: ${entries.map(({ id, probability }) => `${code(id)} (${percent(probability)})`).join(", ")}`,
  askerGone: (asker, left, to) =>
    `${literal(asker)} ${left === undefined ? "ya no está" : `se fue ${leftAt(left)}`}; la respuesta ${to === undefined ? "queda guardada hasta su vuelta" : `irá ${to.private ? "en privado por" : "a"} ${literal(to.name)}`}.`,
  askedAgainIn: (places) => `Preguntado otra vez en ${names(places)}.`,
  batchHead: (count) => `${count} preguntas te esperan:`,
  batchHow:
    "Con su número cada una: `!answer N TEXTO`, o una respuesta que empiece por N, envía tu respuesta · `!claim N` · `!pass N` · `!snooze N 2h` · `!notme N` · `!answered N` · `!notaquestion N`",
  replyWhich: "¿A cuál de ellas responde eso? Di su número.",
  replySure: (n, asker) => `¿Es tu respuesta a la pregunta ${n} de ${literal(asker)}?`,
  whichOne: (numbers) => `¿Cuál? Te esperan estas: ${numbers.join(", ")}. Di también el número.`,
  whichNone: "Nada te espera. `!queue` muestra lo que espera a los demás.",
  notMe: (n) => `Anotado: la pregunta ${n} no es para ti. Preguntaré a otra persona.`,
  notMeArea: (n, area) => `Anotado: la pregunta ${n} es de ${literal(area)}. Preguntaré allí.`,
  noArea: (area, known) => `No conozco el área «${literal(area)}». Hay: ${known.map(code).join(", ")}`,
  notQuestion: (n) => `Anotado: ${n} no es una pregunta. Lo tendré en cuenta.`,
  answeredAlready: (n) => `Anotado: la pregunta ${n} ya tenía respuesta. Lo tendré en cuenta.`,
  buttons: { send: "Enviar", answered: "Ya respondida", notQuestion: "No es pregunta" },

  reworded: (n, asker, text) => `${literal(asker)} ha cambiado la pregunta **${n}**: ${text}`,
  takenBack: (n, asker) => `${literal(asker)} ha retirado la pregunta **${n}**: ya no hay nada que hacer.`,
  followUp: (q) =>
    `${literal(q.asker)} sigue con la pregunta **${q.n}** en ${literal(q.where)}: ${q.text} \`!answer ${q.n} TEXTO\` responde.`,
  askBack: (items) =>
    `Para que alguien pueda ayudarte, añade por favor ${joined(items, "y")}. Mientras tanto busco a una persona.`,
  needs: {
    version: "qué versión usas",
    log: "qué dice el mensaje de error o el registro",
    tried: "lo que ya has probado",
  },

  areasNone:
    "No hay áreas. Están bajo `areas` en la configuración, o se leen de los archivos bajo `areaFiles`.",
  areaRow: (row) =>
    `- **${literal(row.name)}**: ${names(row.maintainers)}${row.words.length ? `; palabras: ${row.words.map(literal).join(", ")}` : ""}`,
  areaSuggested: (word, area, count, who) =>
    `- ${literal(who)} respondió ${count} preguntas con «${literal(word)}». ¿Es palabra de ${code(area)}? \`!areas accept ${literal(word)}\` o \`!areas reject ${literal(word)}\``,
  areaNotMe: (id, who, what) =>
    `- ${id}: ${literal(who)} dijo \`!notme\` sobre ${what}. \`!areas forget ${id}\` lo deshace.`,
  areaLearned: (id, word, area) =>
    `- ${id}: «${literal(word)}» es palabra de ${code(area)}, está confirmado. \`!areas forget ${id}\` lo deshace.`,
  areaAccepted: (word, area) => `Desde ahora «${literal(word)}» es palabra de ${code(area)}.`,
  areaRejected: (word) => `No volveré a sugerir «${literal(word)}».`,
  areaNoSuggestion: (word) => `No hay sugerencia «${literal(word)}». \`!areas\` las muestra.`,
  areaForgotten: (id) => `La lección ${id} está olvidada.`,
  areasHow:
    "Se escribe así: `!areas`, `!areas accept PALABRA`, `!areas reject PALABRA`, `!areas forget NÚMERO`",

  rotaNone: "Ningún área tiene turnos. `rota: weekly` bajo un área en la configuración los crea.",
  rotaRow: (area, who, until, next) =>
    `- **${literal(area)}**: ${literal(who)} hasta el ${until}, después ${literal(next)}`,
  rotaWaiting: (by, area) =>
    `- ${literal(by)} quisiera cambiar su turno por el tuyo en ${literal(area)}: \`!rota agree\` o \`!rota refuse\``,
  rotaNotYours: (area) => `No tienes turno en ${literal(area)}.`,
  rotaWhich: (areas) => `¿Qué turnos? Añade el área: ${areas.map(code).join(", ")}`,
  rotaCovered: (who, area, from) =>
    `Gracias. Cubres el turno de ${literal(who)} en ${literal(area)} que empieza el ${from}.`,
  rotaSwapAsked: (who) => `He preguntado a ${literal(who)}. Vale en cuanto diga \`!rota agree\`.`,
  rotaSwapAsk: (q) =>
    `${literal(q.by)} quisiera cambiar turno contigo en ${literal(q.area)}: el suyo del ${q.theirs} por el tuyo del ${q.yours}. \`!rota agree\` o \`!rota refuse\``,
  rotaAgreed: "De acuerdo, está cambiado. `!rota` lo muestra.",
  rotaRefused: "De acuerdo, todo queda como está.",
  rotaNothing: "Nadie te ha pedido cambiar.",
  rotaHow: "Se escribe así: `!rota`, `!rota cover QUIÉN`, `!rota swap QUIÉN`, `!rota agree`, `!rota refuse`",

  consentAsk: (id, question, answer) =>
    `Tu respuesta a ${question} ayudó: ${answer} ¿Puede ir a las FAQ? \`!consent ${id}\` o \`!consent ${id} no\``,
  consented: "¡Gracias! El equipo la mirará.",
  refused: "De acuerdo, queda fuera de las FAQ.",
  noProposal: (id) => `No espera ninguna propuesta ${id}. \`!proposals\` las muestra.`,
  notProvedYours: "No puedo saber si esa respuesta es tuya: entra en tu cuenta y dilo otra vez.",
  notYours: "Esa respuesta no es tuya, así que no te toca decidirlo.",
  proposalsEmpty: "No hay nada propuesto para las FAQ.",
  proposalsHead: (count) =>
    count === 1 ? "Una propuesta para las FAQ:" : `${count} propuestas para las FAQ:`,
  proposalRow: (row) => `- **${row.id}** ${row.question}, respondida por ${literal(row.by)} (${row.state})`,
  proposalStates: {
    asked: "espera su permiso",
    unasked: "sin cuenta, no se le puede preguntar",
    consented: "con permiso",
    accepted: "escribiéndose",
  },
  proposalShow: (row, answer) =>
    `Propuesta **${row.id}**: ${row.question}, respondida por ${literal(row.by)} (${row.state}): ${answer}`,
  proposalNear: (entries) =>
    `Parecidas en las FAQ: ${entries.map(({ id, probability }) => `${code(id)} (${percent(probability)})`).join(", ")}`,
  proposalHow: (id) =>
    `\`!accept ${id}\` la acepta, \`!accept ${id} TEXTO\` con otra respuesta, \`!reject ${id}\` la descarta.`,
  proposed: (id) => `Es la propuesta ${id}. \`!proposals ${id}\` la muestra.`,
  nothingToPropose: (n) => `La pregunta ${n} no tiene respuesta de una persona que pueda ir a las FAQ.`,
  noConsent: (id, by) =>
    `${literal(by)} aún no ha dado permiso, y el texto es suyo. \`!accept ${id} TEXTO\` la acepta con tus propias palabras.`,
  accepted: (entry) => `Aceptada como ${code(entry)}. La estoy escribiendo.`,
  rejected: (id) => `La propuesta ${id} está descartada.`,
  published: (entry, where) => `La entrada ${code(entry)} de las FAQ está escrita: ${where}`,
  publishFailed: (entry, reason) =>
    `La entrada ${code(entry)} de las FAQ no se pudo escribir (${literal(reason)}). Respondo con ella de todos modos; \`!undo ${entry}\` lo termina.`,
  notProposed: (reason) =>
    `No se pudo abrir el pull request (${literal(reason)}) y no lo intentaré más. Por favor, añadid el archivo al repositorio vosotros mismos.`,

  gapsEmpty: "Sin lagunas: nada se preguntó dos veces o en vano últimamente.",
  gapsHead: (days) => `Lo que falta en las FAQ, según los últimos ${days} días:`,
  gapRow: (text, asked, unanswered) => {
    const times = asked === 1 ? "una vez" : `${asked} veces`;
    const rest = unanswered === 0 ? "" : asked === 1 ? ", sin respuesta" : `, ${unanswered} sin respuesta`;
    return `- ${text}: preguntado ${times}${rest}`;
  },
  digestWaits: (count) =>
    count === 1
      ? "Una pregunta espera respuesta:"
      : `${count} preguntas esperan respuesta, las más antiguas primero:`,
  digestMore: (count) => `${count} más: \`!queue\``,
  digestLearned: "Aprendido, por confirmar:",
  digestProposals: (count) =>
    count === 1
      ? "Espera una propuesta para las FAQ: `!proposals`"
      : `Esperan ${count} propuestas para las FAQ: \`!proposals\``,

  because: {
    onDuty: (area) => `de guardia en ${area}`,
    expert: (count) => `respondió ${count} parecidas`,
    askedLast: "la última persona preguntada, pero nadie más puede",
    networkAway: "ausente, según la red",
    onHoliday: "de vacaciones",
    saidNotMe: "dijo que esas preguntas no son para ella",
    urgent: "es urgente",
    repeated: "preguntada otra vez",
    quiet: (until) => `horas de silencio hasta ${until}`,
    enoughAsked: (count) => `se preguntó a ${count}, aquí basta`,
    batched: (count) => `junto con otras ${count}`,
    askedAgainHere: (place) => `preguntada otra vez en ${place}`,
    feedbackAnswered: "ya tenía respuesta, según el equipo",
    feedbackNot: "no es una pregunta, según el equipo",
    notMe: "no es para esa persona, según dice",
    movedTo: (area) => `pasada al área ${area}`,
    followUp: "siguió preguntando; se avisó a quien respondió",
    askedBack: (what) => `se pidieron detalles: ${what}`,
    elsewhere: (network) => `la respuesta se llevó a ${network}`,
    proposed: (id) => `se convirtió en la propuesta ${id} para las FAQ`,
    askerLeft: (sure) => `quien preguntaba se fue (${percent(sure)} de certeza de que no vuelve enseguida)`,
    byPath: (path) => `por una ruta que nombra (${path})`,
    byLesson: (word) => `por una palabra aprendida (${word})`,
  },
};
