/** Every sentence about people, in Spanish. */
import { literal } from "../markdown.ts";
import type { Credited, PeopleWords } from "./en-people.ts";
import { joined, one } from "./phrase.ts";
import { code, quotingWith } from "./quote.ts";

const and = (items: readonly string[]): string => joined(items, "y");
const quoted = quotingWith("«", "»");

const credited = ({ name, kind, title, url }: Credited): string =>
  `${literal(name)} por ${kind}, ${quoted(title)}${url === "" ? "" : ` ${url}`}`;

const reviewedBy = (reviewers: readonly string[]): string =>
  reviewers.length === 0 ? "" : ` Revisión de ${and(reviewers.map(literal))}.`;

export const people: PeopleWords = {
  optHow:
    "Di `!optout` para todo, `!optout thanks` (sin gracias en público), `!optout counting` (nada de lo que haces se cuenta) o `!optout both`.",
  optedOut: (of) =>
    ({
      all: "De acuerdo: sin respuestas que no pediste, sin gracias en público, y lo que haces no se cuenta. `!optin` lo termina.",
      thanks: "De acuerdo: sin gracias en público para ti. `!optin thanks` lo termina.",
      counting:
        "De acuerdo: lo que haces ya no se cuenta, y los informes no hablan de ti. `!optin counting` lo termina.",
      both: "De acuerdo: sin gracias en público para ti, y lo que haces no se cuenta. `!optin both` lo termina.",
    })[of],
  optedIn: (of) =>
    ({
      all: "De acuerdo: vuelves a estar dentro.",
      thanks: "De acuerdo: puedo volver a darte las gracias.",
      counting: "De acuerdo: lo que haces vuelve a contar desde ahora.",
      both: "De acuerdo: puedo volver a darte las gracias, y lo que haces vuelve a contar.",
    })[of],
  privacyMore:
    "Lo demasiado viejo lo borro cada hora, sin que nadie lo pida. Lo que borras en la red lo borro también. `!optout thanks` o `!optout counting` basta si quieres recibir respuestas.",

  hint: (channel, hint) =>
    `Es tu primera vez en ${literal(channel)}; esto lo digo una sola vez, solo a ti. ${hint}`,
  firstChange: (name, title, reviewers, pick) =>
    one(
      pick,
      `El primer cambio de ${literal(name)} ya está dentro: ${title}.${reviewedBy(reviewers)} ¡Te damos la bienvenida y las gracias!`,
      `Te damos la bienvenida, ${literal(name)}, con tu primer cambio ya integrado: ${title}.${reviewedBy(reviewers)} ¡Gracias!`,
      `${literal(name)} ya forma parte del proyecto: ${title} está integrado.${reviewedBy(reviewers)} ¡Gracias por venir!`,
    ),
  backChange: (name, title, reviewers) =>
    `Qué alegría ver de vuelta a ${literal(name)} después de tanto tiempo: ${title} está integrado.${reviewedBy(reviewers)} ¡Gracias!`,

  creditUsage:
    'Di a quién, por qué, qué fue y dónde se ve: `!credit alice for translation "Manual en neerlandés" https://example.org/nl`. `!credit list` muestra lo que espera.',
  creditKind: (word, kinds) =>
    `${quoted(word, 40)} no es un tipo de contribución que yo conozca. Hay ${and(kinds)}.`,
  creditUrl: (word) =>
    `${quoted(word, 80)} no es una dirección web; una empieza por https://. Si no hay ninguna, déjala fuera.`,
  creditProposed: (row) =>
    `Es la propuesta ${row.n}: ${credited(row)}. Cuenta en cuanto ${literal(row.name)} o alguien del equipo diga \`!credit yes ${row.n}\`.`,
  creditAsk: (row) =>
    `${literal(row.by)} propone un reconocimiento: ${credited(row)}. \`!credit yes ${row.n}\` · \`!credit no ${row.n}\``,
  creditDone: (row) =>
    `Anotado: ${credited(row)}. Saldrá en el próximo mensaje semanal. El equipo puede retirarlo: \`!credit undo ${row.n}\`.`,
  creditButtons: { yes: "Confirmar", no: "Descartar" },
  creditTwice: "Eso ya está anotado, o propuesto.",
  creditTooMany: "Ya esperan muchas propuestas. Deja que antes se confirmen algunas.",
  creditNone: (n) => `Aquí no espera ninguna propuesta ${n}. \`!credit list\` muestra las que esperan.`,
  creditNotYours: (name) => `Eso le toca decirlo a ${literal(name)} o al equipo que mantiene el proyecto.`,
  creditOwn: "Lo que propones para ti lo tiene que confirmar otra persona.",
  creditDropped: (n) => `La propuesta ${n} queda descartada.`,
  creditUndone: (n) => `La propuesta ${n} queda retirada.`,
  creditEmpty: "No espera ninguna propuesta.",
  creditRow: (row) => `- **${row.n}** ${credited(row)} (de ${literal(row.by)})`,
  creditOptedOut: (name) => `${literal(name)} pidió que no se cuente lo que hace.`,

  sameUsage:
    "`!same` lista las cuentas que parecen una sola persona; `!same yes N` y `!same no N` dicen si lo son; `!same undo N` las vuelve a separar.",
  sameEmpty: "No veo dos cuentas que parezcan una sola persona.",
  sameRow: (n, first, other, why) => `- **${n}** ${literal(first)} y ${literal(other)}: ${why}`,
  sameWhy: { email: "la misma dirección de correo en los commits", name: "casi el mismo nombre" },
  sameHow: "`!same yes N` si son una sola persona, `!same no N` si no.",
  sameDone: (n, first, other) =>
    `${literal(first)} y ${literal(other)} son ahora una sola persona para mí. \`!same undo ${n}\` las vuelve a separar.`,
  sameHalf: (n, other) =>
    `Anotado. Vale en cuanto ${literal(other)} diga también \`!same yes ${n}\`, o lo diga el equipo.`,
  sameNo: (n) => `De acuerdo, no lo son. No volveré a preguntar por la pareja ${n}.`,
  sameUndone: (n) => `La pareja ${n} vuelve a estar separada.`,
  sameNone: (n) => `No tengo ninguna pareja ${n} de la que decir eso. \`!same\` las lista.`,
  sameNotYours: "Eso lo dicen las dos cuentas o el equipo que mantiene el proyecto.",
  sameWaiting: (count) =>
    count === 1
      ? "1 pareja de cuentas parece una sola persona: `!same` la muestra."
      : `${count} parejas de cuentas parecen una sola persona cada una: \`!same\` las muestra.`,
  linkForge: (forge, text, hours) =>
    `Escribe esto en menos de ${hours} horas con tu cuenta de ${literal(forge)}, como comentario en una incidencia del proyecto: ${code(text)} Entonces tus cuentas serán una sola persona para mí.`,
  linkProfile: (forge, login, text, hours) =>
    `Pon esto en menos de ${hours} horas, como ${literal(login)} en ${literal(forge)}, en la descripción de tu perfil o de un gist público, o como comentario en una incidencia del proyecto: ${code(text)} Miro cada pocos minutos; después puedes quitarlo.`,
  linkForgeUnknown: (word, forges) =>
    forges.length === 0
      ? `No sigo ninguna forja, así que no hay ninguna llamada ${quoted(word, 40)} que vincular.`
      : `No sigo ninguna forja llamada ${quoted(word, 40)}. Hay ${and(forges.map(literal))}.`,
};
