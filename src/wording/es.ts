/** Every sentence the bot says, in Spanish. */
import type { Millis } from "../events.ts";
import { literal } from "../markdown.ts";
import { agoOf, counted, spanOf, type UnitWords, written } from "./amount.ts";
import type { Waiting, Wording } from "./en.ts";
import { invitations } from "./es-invitations.ts";
import { learning, reason } from "./es-learning.ts";
import { people } from "./es-people.ts";
import { routing, summaries as routingSummaries } from "./es-routing.ts";
import { signs } from "./es-signs.ts";
import { weekly } from "./es-weekly.ts";
import { pingCommands } from "./ping-commands.ts";
import { code, quotingWith } from "./quote.ts";
import { inWords } from "./signs.ts";

const quoted = quotingWith("«", "»");

const units: UnitWords = {
  second: ["segundo", "segundos"],
  minute: ["minuto", "minutos"],
  hour: ["hora", "horas"],
  day: ["día", "días"],
};

const ago = (ms: number): string => {
  const amount = agoOf(ms);
  if (!amount) return "ahora mismo";
  if (amount.count > 1) return `hace ${counted(amount, units)}`;
  return amount.unit === "hour" ? "hace una hora" : "hace un minuto";
};

const span = (ms: number): string => counted(spanOf(ms), units);

const percent = (probability: number): string => `${Math.round(probability * 100)}\u00a0%`;

const forms: Wording["forms"] = {
  question: "una pregunta",
  problem: "un problema",
  "asking-to-ask": "pedir permiso para preguntar",
  none: "un simple mensaje",
};

const moment = (at: Millis, zone: string): string => written(at, zone, "es", "d LLL H:mm");

const wentOn = ({ asker, answered }: Waiting): string =>
  answered
    ? ` ${literal(answered.by)} respondió ${answered.text} y ${literal(asker)} siguió escribiendo.`
    : "";

export const es: Wording = {
  quoted,
  ago,
  span,
  moment,
  weekly,
  invitations,
  people,
  learning,
  routing,
  forms,

  states: {
    open: "abierta",
    routed: "derivada",
    claimed: "asignada",
    answered: "respondida",
    resolved: "resuelta",
    expired: "caducada",
    withdrawn: "retirada",
  },

  summaries: {
    ...routingSummaries,
    answer: "responder a una pregunta desde donde estás; yo llevo la respuesta",
    ask: "pasar una pregunta al equipo que mantiene el proyecto y traer la respuesta",
    away: "no recibir preguntas durante un tiempo",
    back: "terminar `!away`",
    claim: "hacerte cargo de una pregunta, para que no se la pase a nadie más",
    credit:
      "proponer un reconocimiento por un trabajo que ninguna forja ve; confirmarlo, descartarlo o retirarlo",
    edit: "cambiar la respuesta de una entrada de la FAQ",
    export: "mostrar todo lo que tengo sobre ti, como JSON",
    faq: "mostrar una entrada de la FAQ, a ti o a alguien; o buscar una",
    forget: "borrar lo que tengo sobre ti: mensajes, nombres, enlaces; antes pido confirmación",
    help: "decir qué sé hacer, o cómo funciona un comando",
    helped: "decir que mi última respuesta te sirvió; tu pregunta queda resuelta",
    history: "listar los cambios que el equipo hizo en la FAQ, del más reciente al más antiguo",
    learn: "añadir una entrada a la FAQ: su nombre, la pregunta hasta el signo de cierre, la respuesta",
    link: "hacer de tus cuentas en dos redes, o en una forja, una sola persona, con un código de un solo uso",
    list: "listar las entradas de la FAQ",
    nope: "decir que mi última respuesta no te sirvió; tu pregunta se abre de nuevo",
    optin: "terminar `!optout`, o parte de él",
    optout:
      "que te deje en paz: sin respuestas que no pediste, sin gracias en público, sin contar nada; o solo parte de eso",
    pass: "pasar una pregunta a alguien, o a quien toque ahora",
    phrasings:
      "listar las formulaciones que las entradas aprendieron de elecciones y juicios, primero la más reciente",
    privacy: "decir qué recuerdo, cuánto tiempo y cómo hacer que se borre",
    promote: "dejar hablar en un canal que está en `shadow`",
    queue: "listar las preguntas que esperan respuesta, primero la más antigua",
    remove: "quitar una entrada de la FAQ; `!undo` la devuelve",
    resolve: "marcar una pregunta como resuelta",
    shadow: "mostrar lo que habría dicho en `shadow` y cómo se juzgó; juzgar una de esas respuestas",
    same: "decir qué cuentas son una sola persona, o que no lo son; deshacerlo",
    snooze: "dejar reposar una pregunta; mientras tanto no se la paso a nadie",
    thanks: "cuidar del mensaje semanal de agradecimiento",
    undo: "deshacer el último cambio de la FAQ, o de una entrada",
    unlearn: "quitar una formulación aprendida; `back` detrás la recupera",
    unlink: "separar esta cuenta de la persona a la que está vinculada",
    unsure: "listar mis líneas que quizá no llegaron; reenviar una o descartarla",
    whoami: "decir quién eres para mí: tu cuenta, si la red responde por ella, qué está vinculado",
    why: "decir por qué respondí, callé o pregunté a alguien, sobre la última pregunta de aquí o una con número",
    withdraw: "retirar tu propia pregunta",
  },

  rest: (id, isPrivate) =>
    isPrivate ? `(\`faq ${id}\` lo muestra todo.)` : `(Dime \`faq ${id}\` en privado para leerlo todo.)`,
  answerHint: "¿No era eso? Di `!nope` y preguntaré a una persona.",
  pointed: (by) => `(te lo indica ${literal(by)})`,
  whoIAm:
    "Respondo con la FAQ, busco a una persona para lo que nadie responde y doy las gracias. `!help` muestra lo que sé hacer.",
  justAsk: "Claro, pregunta.",
  didYouMean: (count) =>
    count === 1 ? "¿Te refieres a esta? Di sí o no." : "¿Te refieres a una de estas? Di su número.",
  dontKnowChannel: (wait) =>
    wait === undefined
      ? "Esa no la sé. Quizá alguien de aquí la sepa."
      : wait === 0
        ? "Esa no la sé. Buscaré enseguida a una persona que la sepa."
        : `Esa no la sé. Si nadie responde aquí en ${span(wait)}, buscaré a una persona que la sepa.`,
  dontKnowPrivate:
    "Esa no la sé. Hazla en el canal, donde la vea la gente, o di `ask` y tu pregunta, y se la pasaré al equipo que mantiene el proyecto.",
  sorryReopened: (wait) =>
    wait === undefined
      ? "Lo siento. He vuelto a poner tu pregunta en la lista."
      : wait === 0
        ? "Lo siento. Tu pregunta está abierta de nuevo; buscaré enseguida a una persona."
        : `Lo siento. Tu pregunta está abierta de nuevo; si nadie responde en ${span(wait)}, buscaré a una persona.`,
  sorryNothing: "Gracias por decírmelo.",
  glad: "Me alegro de que te sirviera.",
  buttons: {
    helped: "Me sirvió",
    nope: "No me sirvió",
    claim: "Me encargo",
    pass: "Pasar",
    snooze: "En 2 h",
  },
  nothingToJudge: "Últimamente no te he respondido nada aquí, así que no hay nada que valorar.",
  reviewDue: (date) => `_(pendiente de revisión desde ${date})_`,

  ping: (q) =>
    `**${q.n}**: ${literal(q.asker)} preguntó en ${literal(q.where)} ${q.ago}${q.answered ? "" : " y nadie ha respondido"}: ${q.text}${wentOn(q)}`,
  pingHow: (n, buttons) =>
    `\`!answer ${n} TEXT\`, o simplemente responder a esto, envía tu respuesta${pingCommands(n, buttons)}`,
  fallback: (q) =>
    `La pregunta **${q.n}** sigue esperando. ${literal(q.asker)} preguntó en ${literal(q.where)} ${q.ago}: ${q.text}${wentOn(q)} Con \`!claim ${q.n}\` o \`!answer ${q.n} TEXT\` te encargas de ella.`,
  noted: (n) =>
    `Es la pregunta ${n}. Se la paso al equipo que mantiene el proyecto y te traigo la respuesta.`,
  carried: (text, by, question) => `${text} — ${literal(by)}, sobre ${question}`,
  letterHead: (when) => `Esto llegó para ti ${when}:`,
  letterUnvouched: "(Es para quien preguntó con este nick; no puedo saber si eres tú.)",
  expiredAsker: (question) =>
    `Lo siento: nadie pudo responder a tiempo a ${question}. Vuelve a preguntar, por favor, aquí o en el gestor de incidencias del proyecto.`,
  noHistory: (name) =>
    `Todavía no he leído el pasado de ${name}: alguien que contribuyó allí hace tiempo puede parecerme nuevo.`,
  noHistoryMend: "Hay que ejecutar `porchlight backfill` una vez; si se interrumpe, sigue donde estaba.",
  lastGood: "Hasta que se arregle, sigue en uso la última versión buena.",
  onlyRest: "Hasta que se arregle, el bot se queda sin ello.",
  moreProblems: (count, command) => `Otros ${count} lugares no se pueden leer; \`${command}\` los enumera`,
  tellMaintainers: (what, mend) => `${what}${/[.!?]$/.test(what) ? "" : "."}${mend ? ` ${mend}` : ""}`,
  unsureLines: (reason) =>
    `Puede que una línea mía no haya llegado (${literal(reason)}). \`!unsure\` la muestra, y la reenvía si así lo dices.`,

  unknownCommand: (name) => `No conozco ${code(name)}. \`!help\` muestra lo que sé hacer.`,
  maintainersOnly: (name) =>
    `\`!${name}\` es para el equipo que mantiene el proyecto, y aquí no me consta que seas parte de él. Si lo eres: entra en tu cuenta y haz que la anoten en \`people\` en la configuración.`,
  privateOnly: (name) => `Dime \`${name}\` en privado: lo que muestra es solo para ti.`,
  missing: (usage, parameter) => `Falta \`${parameter}\`. Se usa así: \`${usage}\``,
  badNumber: (text, usage) => `«${literal(text)}» no es un número. Se usa así: \`${usage}\``,
  badDuration: (text, usage) =>
    `«${literal(text)}» no es una duración como 30m, 2h, 3d o 1w. Se usa así: \`${usage}\``,
  tooMuch: (usage) => `Es más de lo que admite. Se usa así: \`${usage}\``,
  helpIntro:
    "Respondo con la FAQ, busco a una persona para lo que nadie responde y doy las gracias. Comandos:",
  helpMaintainers: "Para el equipo que mantiene el proyecto:",
  helpMore: "`!help NAME` cuenta más sobre uno.",
  helpOne: (usage, summary, examples, aliases) =>
    [
      `\`${usage}\`: ${summary}`,
      ...(aliases.length ? [`También: ${aliases.map((alias) => `\`!${alias}\``).join(", ")}`] : []),
      ...(examples.length ? [`Por ejemplo: ${examples.map((example) => `\`${example}\``).join(" · ")}`] : []),
    ].join("\n\n"),
  noHelp: (name) => `No hay ningún comando ${code(name)}. \`!help\` los muestra todos.`,

  faqEmpty:
    "La FAQ está vacía. El equipo que mantiene el proyecto puede enseñarme: `!learn ID ¿pregunta? respuesta`.",
  faqList: (ids, more) =>
    `Conozco: ${ids.map(code).join(", ")}${more ? ` y ${more} más` : ""}. \`!faq NAME\` muestra una.`,
  faqNone: (name) => `No tengo ninguna entrada sobre «${literal(name)}». \`!list\` muestra lo que sé.`,
  faqNobody: (name) => `No he visto a ${literal(name)} por aquí.`,
  learned: (id) => `Aprendido: \`${id}\`. \`!faq ${id}\` lo muestra, \`!undo ${id}\` lo deshace.`,
  learnForm:
    "Di la pregunta y luego la respuesta, con el signo de interrogación en medio: `!learn tls ¿Cómo activo TLS? Pon tls: true.`",
  badId: (id) =>
    `«${literal(id)}» no vale como nombre: usa hasta 60 letras, cifras, puntos y guiones, como \`build-windows\`.`,
  exists: (id) => `\`${id}\` ya existe. \`!edit ${id} TEXT\` cambia su respuesta.`,
  edited: (id) => `Cambiado: \`${id}\`. \`!undo ${id}\` lo deshace.`,
  removed: (id) => `Quitado: \`${id}\`. \`!undo ${id}\` lo devuelve.`,
  undone: (id, what) => `Deshecho: \`${id}\` (${what}).`,
  nothingToUndo: (id) =>
    id === undefined ? "No hay nada que deshacer." : `No hay nada que deshacer en «${literal(id)}».`,
  history: (rows) => rows.map((row) => `- ${row}`).join("\n"),
  historyRow: (id, what, entry, by, when, undone) =>
    `${id}: ${code(entry)} ${what} por ${literal(by)}, ${when}${undone ? " (deshecho)" : ""}`,
  historyNone: "Nadie ha cambiado aún la FAQ a través de mí.",
  changes: { learn: "aprendido", edit: "cambiado", phrase: "reformulado", remove: "quitado" },

  queueEmpty: "Nadie espera una respuesta.",
  queueHead: (count) => (count === 1 ? "Una pregunta espera:" : `${count} preguntas esperan:`),
  queueRow: (q) =>
    `- **${q.n}** ${literal(q.where)}, ${literal(q.asker)} ${q.ago}: ${q.text} (${q.state}${q.by ? ` a ${literal(q.by)}` : ""}${q.gone ? "; ya no está" : ""})`,
  queueMore: (count) => `y ${count} más`,
  queueUnsure: (count) =>
    count === 1
      ? "Puede que 1 línea mía no haya llegado: `!unsure` la muestra."
      : `Puede que ${count} líneas mías no hayan llegado: \`!unsure\` las muestra.`,
  noQuestion: (n) => `No hay ninguna pregunta ${n}. \`!queue\` muestra lo que espera.`,
  notWaiting: (n, state) => `La pregunta ${n} ya no espera: está ${state}.`,
  claimed: (n, question) => `La pregunta ${n} es tuya: ${question} Con \`!answer ${n} TEXT\` la respondes.`,
  alreadyClaimed: (n, by) => `${literal(by)} ya se encarga de la pregunta ${n}.`,
  passed: (n, to) =>
    to === undefined
      ? `De acuerdo, buscaré a otra persona para la pregunta ${n}.`
      : `De acuerdo, le he pasado a ${literal(to)} la pregunta ${n}.`,
  passNobody: (name) => `No conozco a nadie del equipo que se llame «${literal(name)}».`,
  snoozed: (n, time) => `La pregunta ${n} reposa durante ${time}.`,
  answeredNow: (n) => `Enviado. La pregunta ${n} está respondida.`,
  answeredLater: (n, name) =>
    `${literal(name)} no está. Le daré en privado tu respuesta a la pregunta ${n} cuando vuelva.`,
  resolvedNow: (n) => `La pregunta ${n} está resuelta.`,
  away: (time) => `¡Que disfrutes! No te avisaré durante ${time}; \`!back\` lo termina.`,
  back: "¡Qué bien que hayas vuelto!",
  notListed: "No estás en `people` en la configuración, así que nunca te aviso.",
  withdrawn: "De acuerdo, he quitado tu pregunta de la lista.",
  nothingToWithdraw: "No tienes ninguna pregunta abierta aquí.",
  unsureNone: "Que yo sepa, todas mis líneas llegaron.",
  unsureRow: (seq, where, text, when) =>
    `- **${seq}** a ${literal(where)}, ${when}: ${text} \`!unsure ${seq} resend\` o \`!unsure ${seq} drop\``,
  unsureResent: "Reenviada.",
  unsureDropped: "Descartada.",
  unsureHow: (seq) => `Di \`!unsure ${seq} resend\` o \`!unsure ${seq} drop\`.`,
  unsureNo: (seq) => `No hay ninguna línea dudosa ${seq}.`,

  whyNothing: "Aquí aún no he tomado nada por una pregunta.",
  whyHead: (n, question, state) => `La pregunta ${n}, ${question}, está ${state}.`,
  whyRow: (at, zone, what) => `- ${moment(at, zone)}: ${what}`,

  because: {
    reason,
    asked: (form, confidence, why) =>
      `lo tomé por ${forms[form]} (${percent(confidence)}: ${inWords(why, signs)})`,
    byName: "pedida por su nombre",
    picked: (entry) => `quien preguntó eligió «${entry}»`,
    askedFor: (entry) => `quien preguntó consultó «${entry}» por su cuenta`,
    told: "dicho con `ask`",
    marked: "marcado como pregunta",
    answeredByFaq: (entry, probability, why) =>
      `respondida con «${entry}» (seguridad del ${percent(probability)}: ${why})`,
    silentUnsure: (entry, probability, threshold) =>
      `callé: la mejor entrada, «${entry}», está en el ${percent(probability)}, por debajo del ${percent(threshold)}`,
    silentNothing: "callé: ninguna entrada de la FAQ se acerca",
    silentMode: (mode) => `callé: el modo de este canal es «${mode}»`,
    silentOut: "callé: quien preguntó no quiere respuestas que no pidió",
    silentHuman: "callé: una persona ha hablado desde entonces",
    adapted: (judged) => `el umbral sigue aquí ${judged} juicios`,
    bulb: (entry, probability, why) =>
      `seguro a medias: un 💡, donde la red tiene reacciones, por «${entry}» (${percent(probability)}: ${why})`,
    bulbTaken: "quien preguntó tomó el 💡",
    shadowed: (entry, probability, why) =>
      `en la sombra: avisé al equipo de «${entry}» (${percent(probability)}: ${why})`,
    nopeBefore: (votes) => `con estas palabras ya no sirvió (${votes})`,
    silentForm: (share) => `callé: por su forma apenas es una pregunta (${percent(share)})`,
    silentPeople: "callé: busca a quien conozca esto y aún no pregunta nada",
    silentRepeat: (entry) => `callé: «${entry}» se dijo aquí hace poco`,
    silentLate: "callé: cuando lo vi ya era antiguo",
    offered: (entries) => `ofrecido: ${entries}`,
    waits: (wait) => (wait === 0 ? "pasa enseguida al equipo" : `espera ${span(wait)} a una persona`),
    noRouting: "no se deriva: en este canal está desactivado",
    area: (area, score) => `área ${area}: ${score}`,
    noArea: "ningún área encaja; puede responder cualquiera del equipo",
    byChannel: "por el canal",
    byWords: (words) => `por sus palabras (${words})`,
    pinged: (name, why) => `aviso a ${name}: ${why}`,
    chosen: (reasons) => reasons.join(", "),
    inHours: "dentro de su horario",
    underCap: (used, cap) => `${used} de ${cap} avisos hoy`,
    lastSeen: (time) => `última señal ${time}`,
    passedOver: (list) => `sin elegir: ${list}`,
    asker: "es quien preguntó",
    isAway: "ausente",
    outOfHours: "fuera de su horario",
    capped: "ya llegó a su máximo de hoy",
    pingedBefore: "ya recibió el aviso",
    neverSeen: "sin rastro en ninguna red",
    silentPing: (name) => `${name} no respondió a tiempo`,
    unreachable: (name, why) => `no se pudo contactar con ${name}: ${why}`,
    toFallback: (place) => `publicada en ${place}`,
    nobodyLeft: "no queda a quién preguntar; irá al resumen semanal",
    later: (time) => `no hay a quién preguntar antes de ${time}`,
    reply: "respondida con una respuesta al mensaje",
    addressed: "respondida con una línea dirigida a quien preguntó",
    followed: (chance) => `respondida por una línea que la continúa (${percent(chance)} de certeza)`,
    judgedAnswered: (name, chance) =>
      `respondida por ${name}, según la conversación posterior (${percent(chance)} de certeza)`,
    judgedWaiting: (chance) =>
      `nadie ha respondido, según la conversación posterior (${percent(chance)} de certeza)`,
    hardlyAsks: (chance) =>
      `no se avisa a nadie: según lo dicho después, solo con ${percent(chance)} pide ayuda; sigue en la cola`,
    inTalk: (chance) => `en esta conversación, una pregunta con ${percent(chance)}`,
    byFaqCall: (entry) => `respondida a mano con «${entry}»`,
    thanked: (sure) => `quien preguntó dio las gracias (${percent(sure)} de certeza de que está resuelto)`,
    solved: (sure) => `quien preguntó dijo que funciona (${percent(sure)} de certeza de que está resuelto)`,
    helped: "quien preguntó dijo que la respuesta le sirvió",
    nevermind: (sure) =>
      `quien preguntó dijo que lo dejáramos (${percent(sure)} de certeza de que está resuelto)`,
    withdrawn: "retirada por quien preguntó",
    didntHelp: "la respuesta no sirvió",
    claimed: "alguien se encarga",
    passed: "pasada a otra persona",
    snoozed: (time) => `reposa durante ${time}`,
    carried: "respondida a través de mí",
    letterWaits: "la respuesta espera a que vuelva quien preguntó",
    letterSent: "la respuesta se entregó",
    resolvedBy: "marcada como resuelta",
    settled: "sin más noticias; se da por resuelta",
    expired: "nadie respondió a tiempo",
    claimLapsed: "alguien se encargaba, pero no llegó respuesta",
    deleted: "la pregunta se borró",
    more: "quien preguntó añadió algo",
    edited: "quien preguntó la cambió",
  },

  linkHow: (secret, minutes) =>
    `Para vincular otra cuenta: dime desde allí en privado \`link ${secret}\`, antes de ${minutes} minutos. Luego te pregunto aquí y dices \`link yes\`.`,
  linkTooMany: "Ya son bastantes códigos por ahora. Prueba de nuevo dentro de una hora.",
  linkNotVouched:
    "No puedo vincular esta cuenta: la red no responde por ella. Primero identifícate (en IRC: con NickServ) y prueba de nuevo.",
  linkWrong: "Ese código no es correcto o es demasiado antiguo. `link` da uno nuevo.",
  linkSame: "Esas dos ya están vinculadas.",
  linkBothConfigured:
    "Las dos cuentas están en la configuración con nombres distintos; es ahí donde se cambia.",
  linkAsked: "Bien. Ahora confírmalo donde pediste el código.",
  linkConfirm: (account) =>
    `${literal(account)} dice que eres tú. Si es así, di \`link yes\`; si no, no hagas nada.`,
  linkNothing: "No hay nada que confirmar. `link` da un código.",
  linked: (account) =>
    `Desde ahora, ${literal(account)} y esta cuenta son para mí la misma persona. \`unlink\` lo termina.`,
  unlinked: "Esta cuenta vuelve a ir por separado.",
  unlinkAlone: "Esta cuenta no está vinculada a ninguna otra.",
  unlinkConfigured: "Esta cuenta está vinculada en la configuración; es ahí donde se cambia.",
  whoami: (r) =>
    [
      `Eres ${literal(r.account)}${r.vouched ? "" : ", y la red no responde por ti"}${r.maintainer ? ", del equipo que mantiene el proyecto" : ""}.`,
      ...(r.others.length ? [`Vinculadas: ${r.others.map(literal).join(", ")}.`] : []),
    ].join(" "),

  privacy: (r) =>
    [
      `Guardo: quién escribió (cuenta y nick), lo que se escribió en los canales donde estoy (durante ${r.messages}), las preguntas y quién las respondió, las gracias y las contribuciones de las que me informa la forja del proyecto.`,
      `Lo que me dices en privado no se lo enseño a nadie más, y no doy nada a terceros. Tu manera de preguntar lo que responde una entrada de la FAQ puede quedar, sin tu nombre, como formulación de esa entrada. Los identificadores de los eventos se guardan durante ${r.journal}.`,
      "`!export` (en privado) muestra todo lo que tengo sobre ti, `!forget me` lo borra y con `!optout` te dejo en paz: sin respuestas que no pediste, sin gracias en público.",
    ].join("\n\n"),
  exportPage: (page, pages) =>
    pages === 1
      ? "Todo lo que tengo sobre ti:"
      : `Todo lo que tengo sobre ti, página ${page} de ${pages}${page < pages ? ` (\`export ${page + 1}\` muestra la siguiente)` : ""}:`,
  forgetHow: "Di `!forget me`.",
  forgetSure:
    "Esto borra de mi memoria tus mensajes, preguntas, nombres y enlaces, y no se puede deshacer; los totales se quedan. Si es lo que quieres, di `!forget me yes`.",
  forgotten: "Hecho: te he olvidado. En cuanto digas algo, te conoceré de nuevo.",
};
