/** Every sentence of the weekly post and of the command that steers it, in Spanish. */
import type { ContributionKind } from "../contribution.ts";
import { written } from "./amount.ts";
import type { WeeklyWords } from "./en-weekly.ts";
import { joined, one } from "./phrase.ts";

/** “e” before the sound of an i: `**Iris**`, `hilos`; but “y” before `hielo`, where another sound follows. */
const and = (items: readonly string[]): string =>
  joined(items, /^[^\p{L}\p{N}]*h?[ií](?![aeou])/iu.test(items.at(-1) ?? "") ? "e" : "y");

const listed = (items: readonly string[], more: boolean): string => and(more ? [...items, "más"] : items);

const named = (people: readonly string[], others: boolean): string =>
  and(others ? [...people, "más gente"] : people);

/** In Spanish the full stop stands after the closing quotation mark, whatever is inside it. */
const stop = (text: string): string => (/[.?!…]$/.test(text) ? text : `${text}.`);

/** What somebody did, as the rest of a sentence about them. */
function did(kind: ContributionKind, things: string): string {
  switch (kind) {
    case "code":
      return `aportó ${things}`;
    case "doc":
      return `mejoró la documentación con ${things}`;
    case "translation":
      return `tradujo ${things}`;
    case "review":
      return `revisó ${things}`;
    case "bug":
      return `informó de ${things}`;
    case "ideas":
      return `propuso ${things}`;
    case "design":
      return `diseñó ${things}`;
    case "test":
    case "userTesting":
      return `probó ${things}`;
    case "tutorial":
    case "example":
    case "blog":
    case "content":
      return `escribió ${things}`;
    case "talk":
    case "promotion":
      return `habló del proyecto en ${things}`;
    case "eventOrganizing":
      return `organizó ${things}`;
    case "question":
      return `respondió a ${things}`;
    case "a11y":
    case "audio":
    case "business":
    case "data":
    case "financial":
    case "fundingFinding":
    case "mentoring":
    case "platform":
    case "plugin":
    case "projectManagement":
    case "research":
    case "security":
    case "tool":
    case "video":
    case "infra":
    case "maintenance":
    case "other":
      return `se ocupó de ${things}`;
  }
}

function from(kind: ContributionKind, name: string, things: string, pick: number): string {
  const plainly = stop(`${name} ${did(kind, things)}`);
  switch (kind) {
    case "code":
      return one(
        pick,
        plainly,
        stop(`De parte de ${name}: ${things}`),
        stop(`Con la firma de ${name}: ${things}`),
      );
    case "doc":
      return one(pick, plainly, stop(`La documentación es mejor gracias a ${name}: ${things}`));
    case "review":
      return one(
        pick,
        plainly,
        stop(`${name} miró con lupa ${things}`),
        stop(`${name} dedicó tiempo a revisar ${things}`),
      );
    case "bug":
      return one(
        pick,
        plainly,
        stop(`${name} nos avisó de ${things}`),
        `Sabemos de ${things} porque ${name} lo dejó por escrito.`,
      );
    case "ideas":
      return one(pick, plainly, stop(`${name} tuvo la idea: ${things}`));
    default:
      return one(pick, plainly, stop(`Gracias a ${name}, que ${did(kind, things)}`));
  }
}

const heading = (weeks: number): string =>
  weeks < 2 ? "Gracias por esta semana" : `Gracias por las últimas ${weeks} semanas`;

export const weekly: WeeklyWords = {
  heading,

  opening: (community, pick) =>
    one(
      pick,
      `Estas son las personas que hicieron avanzar ${community}.`,
      `Todo esto lo hizo por ${community} gente que quiso hacerlo. ¡Gracias!`,
      `Esto es lo que se hizo por ${community}, y quién lo hizo.`,
      `Gracias a cada persona que regaló algo de su tiempo a ${community}.`,
    ),

  newcomers: () => "Primeras contribuciones",
  group: (group) =>
    ({ changes: "Cambios", reviews: "Revisiones", reports: "Avisos e ideas", other: "Y además" })[group],
  helpers: () => "Ayuda en el chat",
  thanked: () => "Gracias de otras personas",

  did,
  from,
  and,
  listed,
  quoted: (text) => `«${text}»`,

  newcomer: (name, deeds, pick) =>
    one(
      pick,
      `${name} acaba de llegar y ${and(deeds)}. ¡Te damos la bienvenida!`,
      stop(`Damos la bienvenida a ${name}, que ${and(deeds)}`),
      `La primera contribución de ${name}, que ${and(deeds)}. ¡Qué bien tenerte aquí!`,
    ),

  several: (name, deeds, pick) =>
    one(
      pick,
      stop(`${name} ${and(deeds)}`),
      stop(`Gracias a ${name}, que ${and(deeds)}`),
      stop(`Por varios lados a la vez, ${name} ${and(deeds)}`),
    ),

  helper: (name, topics, more, pick) =>
    topics.length === 0
      ? one(pick, `${name} ayudó a alguien en privado.`, `${name} respondió en privado.`)
      : one(
          pick,
          stop(`${name} ayudó con ${listed(topics, more)}`),
          stop(`${name} sabía la respuesta a ${listed(topics, more)}`),
          `Quien preguntó ${listed(topics, more)} recibió ayuda de ${name}.`,
        ),

  kudos: (name, by, reasons, pick) => {
    const why = reasons.length === 0 ? "" : `: ${and(reasons)}`;
    if (by.length === 0) return stop(`Gracias a ${name}${why}`);
    return pick % 2 === 0
      ? stop(`${name} recibió las gracias de ${and(by)}${why}`)
      : stop(`${and(by)} ${by.length === 1 ? "da" : "dan"} las gracias a ${name}${why}`);
  },

  milestone: (kind, count) => {
    if (kind === "year") return "¡Ya lleva un año aquí!";
    if (kind === "back") return "¡Qué alegría verte de vuelta después de tanto tiempo!";
    return count === 1 ? "¡Su primera respuesta!" : `¡Con esta son ${count} preguntas respondidas!`;
  },
  more: (names, others) => `Igual de agradecidos estamos a ${listed(names, others)}.`,
  rest: () => "El resto de la semana",

  note: (text) => `(${text})`,
  noteAlone: (name, text) => `${name}: ${text}`,

  open: (waiting, moreWaiting, expired, moreExpired) =>
    [
      waiting.length > 0 ? stop(`Aún sin respuesta: ${listed(waiting, moreWaiting)}`) : "",
      expired.length > 0 ? stop(`Nadie supo responder a ${listed(expired, moreExpired)}`) : "",
      "Si lo sabes, dilo, por favor.",
    ]
      .filter((part) => part !== "")
      .join(" "),

  short: {
    newcomers: (weeks, people, others) =>
      `¡${heading(weeks)}! Damos la bienvenida a ${named(people, others)}.`,
    opened: (weeks, first) => `¡${heading(weeks)}! ${first}`,
    group: (group, people, others) =>
      `${{ changes: "Cambios de", reviews: "Revisiones de", reports: "Avisos e ideas de", other: "Gracias también a" }[group]} ${named(people, others)}.`,
    helpers: (people, others) => `Ayuda en el chat de ${named(people, others)}.`,
    thanked: (people, others) => `Otras personas dieron las gracias a ${named(people, others)}.`,
    notes: (notes) => notes.join(" · "),
    person: (name, things) => (things.length === 0 ? name : `${name} (${things.join("; ")})`),
  },

  moment: (at, zone) => {
    const hour = written(at, zone, "es", "H") === "1" ? "a la" : "a las";
    return `${written(at, zone, "es", `cccc d 'de' LLLL '${hour}' H:mm`)} (${zone})`;
  },

  preview: (channels, when, held) =>
    held
      ? "El mensaje semanal de abajo está retenido y no saldrá por sí solo. `!thanks release` lo suelta, `!thanks post` lo envía ya, `!thanks note NAME text` añade unas palabras personales."
      : `El mensaje semanal de abajo irá a ${and(channels)} el ${when}. \`!thanks hold\` lo retiene, \`!thanks note NAME text\` añade unas palabras personales, \`!thanks post\` lo envía ya.`,

  heldReminder: () =>
    "Es la hora del mensaje semanal, pero está retenido. `!thanks preview` lo muestra, `!thanks post` lo envía. Si sigue retenido, el próximo contará también esta semana.",

  command: {
    usage: () =>
      "Se usa así: `!thanks preview`, `!thanks note NAME text`, `!thanks edit NAME text`, `!thanks hold`, `!thanks release` o `!thanks approve`.",
    noteUsage: () =>
      "Una nota lleva un nombre y unas palabras: `!thanks note alice por las revisiones pacientes`.",
    editUsage: () =>
      "`!thanks edit NAME text` dice tus palabras en vez de las mías, `!thanks edit NAME out` deja fuera a la persona, `!thanks edit NAME undo` lo deshace. Con `opening` como nombre es la primera frase.",
    editNobody: (name) => `${name} no sale en el mensaje de esta semana. \`!thanks note\` añade a alguien.`,
    edited: (name) =>
      `Cambiado: tus palabras sobre ${name} van en el mensaje. \`!thanks preview\` lo muestra.`,
    editOut: (name) => `Fuera del mensaje de esta semana: ${name}.`,
    editUndone: (name) => `Sobre ${name} el mensaje vuelve a decir lo que yo diría.`,
    noChannels: () =>
      "No hay ningún canal para el mensaje semanal: indica alguno en `thanks.channels` en la configuración.",
    noSchedule: () => "`thanks.schedule` en la configuración no llega nunca.",
    nothingYet: () => "Aún no hay a quién dar las gracias, así que no habría mensaje.",
    alreadyPosted: () => "El mensaje de esta semana ya ha salido.",
    unknownCaller: () => "Aún no conozco tu cuenta, así que no puedo anotar quién lo dijo.",
    optedOut: (name) => `${name} pidió que no se mencione su nombre, así que no habrá nota.`,
    noted: (name, when) => `Anotado para ${name}; irá en el mensaje del ${when}.`,
    held: () => "Retenido: no saldrá por sí solo. `!thanks release` lo suelta, `!thanks post` lo envía.",
    alreadyHeld: () => "Ya está retenido.",
    notHeld: () => "No está retenido.",
    released: (when) => `Listo: saldrá el ${when}.`,
    posted: (channels) => `Enviado a ${and(channels)}.`,
  },
};
