/** Every sentence of the weekly post and of the command that steers it, in German. */
import type { ContributionKind } from "../contribution.ts";
import { written } from "./amount.ts";
import type { WeeklyWords } from "./en-weekly.ts";
import { joined, one, stop } from "./phrase.ts";

const and = (items: readonly string[]): string => joined(items, "und");

const listed = (items: readonly string[], more: boolean): string => and(more ? [...items, "mehr"] : items);

/** Names; `others` in the case that the sentence asks for. */
const named = (people: readonly string[], others: false | string): string =>
  and(others === false ? people : [...people, others]);

/** What somebody did, without the “hat” that stands before it once, however many deeds follow. */
function did(kind: ContributionKind, things: string): string {
  switch (kind) {
    case "code":
      return `${things} beigetragen`;
    case "doc":
      return `die Dokumentation mit ${things} verbessert`;
    case "translation":
      return `${things} übersetzt`;
    case "review":
      return `${things} durchgesehen`;
    case "bug":
      return `${things} gemeldet`;
    case "ideas":
      return `${things} vorgeschlagen`;
    case "design":
      return `${things} gestaltet`;
    case "test":
    case "userTesting":
      return `${things} getestet`;
    case "tutorial":
    case "example":
    case "blog":
    case "content":
      return `${things} geschrieben`;
    case "talk":
    case "promotion":
      return `in ${things} von uns erzählt`;
    case "eventOrganizing":
      return `${things} organisiert`;
    case "question":
      return `${things} beantwortet`;
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
      return `sich um ${things} gekümmert`;
  }
}

const several = (name: string, deeds: readonly string[]): string => stop(`${name} hat ${and(deeds)}`);

function from(kind: ContributionKind, name: string, things: string, pick: number): string {
  const plainly = several(name, [did(kind, things)]);
  switch (kind) {
    case "code":
      return one(
        pick,
        plainly,
        stop(`Beigesteuert von ${name}: ${things}`),
        stop(`Aus der Feder von ${name}: ${things}`),
      );
    case "doc":
      return one(pick, plainly, stop(`Dank ${name} ist die Dokumentation besser: ${things}`));
    case "review":
      return one(
        pick,
        plainly,
        `${name} hat sich ${things} genau angesehen.`,
        `${name} hat sich die Zeit genommen, ${things} durchzusehen.`,
      );
    case "bug":
      return one(
        pick,
        plainly,
        `${name} hat uns auf ${things} aufmerksam gemacht.`,
        `Von ${things} wissen wir, weil ${name} es aufgeschrieben hat.`,
      );
    case "ideas":
      return one(pick, plainly, `Die Idee zu ${things} kam von ${name}.`);
    default:
      return one(pick, plainly, stop(`Ein besonderer Dank an ${name}: ${did(kind, things)}`));
  }
}

const heading = (weeks: number): string =>
  weeks < 2 ? "Danke für diese Woche" : `Danke für die letzten ${weeks} Wochen`;

export const weekly: WeeklyWords = {
  heading,

  opening: (community, pick) =>
    one(
      pick,
      `Diese Leute haben ${community} vorangebracht.`,
      `All das haben Menschen für ${community} getan, weil sie es wollten. Danke!`,
      `Hier steht, was für ${community} getan wurde, und von wem.`,
      `Ein Dankeschön an alle, die ${community} etwas von ihrer Zeit geschenkt haben.`,
    ),

  newcomers: () => "Erste Beiträge",
  group: (group) =>
    ({
      changes: "Änderungen",
      reviews: "Durchgesehen",
      reports: "Meldungen und Ideen",
      other: "Und außerdem",
    })[group],
  helpers: () => "Hilfe im Chat",
  thanked: () => "Dank von anderen",

  did,
  from,
  and,
  listed,
  quoted: (text) => `„${text}“`,

  newcomer: (name, deeds, pick) =>
    one(
      pick,
      `${name} ist neu bei uns und hat ${and(deeds)}. Willkommen!`,
      `Willkommen, ${name}! Gleich zum Einstieg: ${and(deeds)}.`,
      `Zum ersten Mal dabei: ${name} hat ${and(deeds)}. Schön, dass du da bist!`,
    ),

  several: (name, deeds, pick) =>
    one(
      pick,
      several(name, deeds),
      stop(`Ein Dank für vieles an ${name}: ${and(deeds)}`),
      stop(`Gleich mehrfach dabei war ${name}: ${and(deeds)}`),
    ),

  helper: (name, topics, more, pick) =>
    topics.length === 0
      ? one(pick, `${name} hat jemandem privat geholfen.`, `${name} hat privat geantwortet.`)
      : one(
          pick,
          `${name} hat bei ${listed(topics, more)} geholfen.`,
          stop(`${name} wusste die Antwort auf ${listed(topics, more)}`),
          `Wer ${listed(topics, more)} gefragt hat, bekam Hilfe von ${name}.`,
        ),

  kudos: (name, by, reasons, pick) => {
    const why = reasons.length === 0 ? "" : `: ${and(reasons)}`;
    if (by.length === 0) return stop(`Ein Dank an ${name}${why}`);
    return pick % 2 === 0
      ? stop(`Dank an ${name} von ${and(by)}${why}`)
      : stop(`${and(by)} ${by.length === 1 ? "dankt" : "danken"} ${name}${why}`);
  },

  milestone: (kind, count) => {
    if (kind === "year") return "Seit einem Jahr dabei!";
    if (kind === "back") return "Schön, dass du nach so langer Zeit wieder da bist!";
    return count === 1 ? "Die erste gegebene Antwort!" : `Das waren jetzt ${count} beantwortete Fragen!`;
  },
  more: (names, others) => `Genauso viel Dank an ${named(names, others && "andere")}.`,
  rest: () => "Was diese Woche noch war",

  note: (text) => `(${text})`,
  noteAlone: (name, text) => `${name}: ${text}`,

  open: (waiting, moreWaiting, expired, moreExpired) =>
    [
      waiting.length > 0 ? stop(`Noch ohne Antwort: ${listed(waiting, moreWaiting)}`) : "",
      expired.length > 0 ? stop(`Keine Antwort fand sich auf ${listed(expired, moreExpired)}`) : "",
      "Wenn du etwas weißt, sag es bitte.",
    ]
      .filter((part) => part !== "")
      .join(" "),

  short: {
    newcomers: (weeks, people, others) =>
      `${heading(weeks)}! Neu hier, willkommen: ${named(people, others && "andere")}.`,
    opened: (weeks, first) => `${heading(weeks)}! ${first}`,
    group: (group, people, others) =>
      `${{ changes: "Änderungen von", reviews: "Durchgesehen von", reports: "Meldungen und Ideen von", other: "Außerdem danke an" }[group]} ${named(people, others && (group === "other" ? "andere" : "anderen"))}.`,
    helpers: (people, others) => `Hilfe im Chat von ${named(people, others && "anderen")}.`,
    thanked: (people, others) => `Dank von anderen an ${named(people, others && "weitere")}.`,
    notes: (notes) => notes.join(" · "),
    person: (name, things) => (things.length === 0 ? name : `${name} (${things.join("; ")})`),
  },

  moment: (at, zone) => `${written(at, zone, "de", "cccc, d. LLLL, 'um' H:mm 'Uhr'")} (${zone})`,

  preview: (channels, when, held) =>
    held
      ? "Der Wochenbeitrag unten ist angehalten und geht nicht von selbst hinaus. `!thanks release` gibt ihn frei, `!thanks post` schickt ihn jetzt, `!thanks note NAME text` fügt ein persönliches Wort hinzu."
      : `Der Wochenbeitrag unten geht am ${when} an ${and(channels)}. \`!thanks hold\` hält ihn an, \`!thanks note NAME text\` fügt ein persönliches Wort hinzu, \`!thanks post\` schickt ihn jetzt.`,

  heldReminder: () =>
    "Es ist Zeit für den Wochenbeitrag, aber er ist angehalten. `!thanks preview` zeigt ihn, `!thanks post` schickt ihn. Bleibt er angehalten, erzählt der nächste auch von dieser Woche.",

  command: {
    usage: () =>
      "So geht es: `!thanks preview`, `!thanks note NAME text`, `!thanks edit NAME text`, `!thanks hold`, `!thanks release` oder `!thanks approve`.",
    noteUsage: () =>
      "Eine Notiz braucht einen Namen und ein paar Worte: `!thanks note alice für die geduldigen Reviews`.",
    editUsage: () =>
      "`!thanks edit NAME text` sagt deine Worte statt meiner, `!thanks edit NAME out` lässt die Person weg, `!thanks edit NAME undo` nimmt das zurück. Mit `opening` als Namen ist es der erste Satz.",
    editNobody: (name) =>
      `${name} kommt im Beitrag dieser Woche nicht vor. \`!thanks note\` fügt jemanden hinzu.`,
    edited: (name) =>
      `Geändert: Deine Worte über ${name} kommen in den Beitrag. \`!thanks preview\` zeigt ihn.`,
    editOut: (name) => `Im Beitrag dieser Woche nicht genannt: ${name}.`,
    editUndone: (name) => `Über ${name} sagt der Beitrag wieder, was ich sagen würde.`,
    noChannels: () =>
      "Es gibt keinen Kanal für den Wochenbeitrag: Trag welche unter `thanks.channels` in die Konfiguration ein.",
    noSchedule: () => "`thanks.schedule` in der Konfiguration ist nie fällig.",
    nothingYet: () => "Noch gibt es niemanden, dem zu danken wäre, also auch keinen Beitrag.",
    alreadyPosted: () => "Der Beitrag dieser Woche ist schon draußen.",
    unknownCaller: () =>
      "Ich kenne deinen Account noch nicht und kann darum nicht festhalten, wer das gesagt hat.",
    optedOut: (name) => `${name} möchte nicht genannt werden, also gibt es dazu keine Notiz.`,
    noted: (name, when) => `Notiert für ${name}; das kommt in den Beitrag am ${when}.`,
    held: () =>
      "Angehalten: Er geht nicht von selbst hinaus. `!thanks release` gibt ihn frei, `!thanks post` schickt ihn.",
    alreadyHeld: () => "Er ist schon angehalten.",
    notHeld: () => "Er ist nicht angehalten.",
    released: (when) => `Freigegeben: Er geht am ${when} hinaus.`,
    posted: (channels) => `Geschickt an ${and(channels)}.`,
  },
};
