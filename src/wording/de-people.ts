/** Every sentence about people, in German. */
import { literal } from "../markdown.ts";
import type { Credited, PeopleWords } from "./en-people.ts";
import { joined, one } from "./phrase.ts";
import { code, quotingWith } from "./quote.ts";

const and = (items: readonly string[]): string => joined(items, "und");
const quoted = quotingWith("„", "“");

const credited = ({ name, kind, title, url }: Credited): string =>
  `${literal(name)} für ${kind}, ${quoted(title)}${url === "" ? "" : ` ${url}`}`;

const reviewedBy = (reviewers: readonly string[]): string =>
  reviewers.length === 0 ? "" : ` Durchgesehen von ${and(reviewers.map(literal))}.`;

export const people: PeopleWords = {
  optHow:
    "Sag `!optout` für alles, `!optout thanks` (kein öffentlicher Dank), `!optout counting` (nichts von dir wird gezählt) oder `!optout both`.",
  optedOut: (of) =>
    ({
      all: "Gut: keine ungefragten Antworten, kein öffentlicher Dank, und was du tust, wird nicht gezählt. `!optin` beendet das.",
      thanks: "Gut: kein öffentlicher Dank für dich. `!optin thanks` beendet das.",
      counting:
        "Gut: Was du tust, wird nicht mehr gezählt, und Berichte lassen dich aus. `!optin counting` beendet das.",
      both: "Gut: kein öffentlicher Dank für dich, und was du tust, wird nicht gezählt. `!optin both` beendet das.",
    })[of],
  optedIn: (of) =>
    ({
      all: "Gut: Du bist wieder dabei.",
      thanks: "Gut: Dir darf wieder gedankt werden.",
      counting: "Gut: Was du tust, zählt von jetzt an wieder.",
      both: "Gut: Dir darf wieder gedankt werden, und was du tust, zählt wieder.",
    })[of],
  privacyMore:
    "Was zu alt ist, lösche ich stündlich von selbst. Was du im Netz löschst, lösche ich auch. `!optout thanks` oder `!optout counting` genügt, wenn dir Antworten willkommen sind.",

  hint: (channel, hint) => `Du bist neu in ${literal(channel)}; das sage ich einmal, nur dir. ${hint}`,
  firstChange: (name, title, reviewers, pick) =>
    one(
      pick,
      `Die erste Änderung von ${literal(name)} ist drin: ${title}.${reviewedBy(reviewers)} Willkommen, und danke!`,
      `Willkommen, ${literal(name)}, gerade kam deine erste Änderung hinein: ${title}.${reviewedBy(reviewers)} Danke!`,
      `${literal(name)} hat jetzt Anteil am Projekt: ${title} ist drin.${reviewedBy(reviewers)} Danke, und willkommen!`,
    ),
  backChange: (name, title, reviewers) =>
    `Schön, dass ${literal(name)} nach so langer Zeit wieder da ist: ${title} ist drin.${reviewedBy(reviewers)} Danke!`,

  creditUsage:
    'Sag, wem, wofür, was es war und wo es zu sehen ist: `!credit alice for translation "Niederländische Anleitung" https://example.org/nl`. `!credit list` zeigt, was wartet.',
  creditKind: (word, kinds) =>
    `${quoted(word, 40)} ist keine Art von Beitrag, die ich kenne. Es gibt ${and(kinds)}.`,
  creditUrl: (word) =>
    `${quoted(word, 80)} ist keine Webadresse; eine beginnt mit https://. Lass sie weg, wenn es keine gibt.`,
  creditProposed: (row) =>
    `Das ist Vorschlag ${row.n}: ${credited(row)}. Er zählt, sobald ${literal(row.name)} oder jemand aus dem Maintainer-Team \`!credit yes ${row.n}\` sagt.`,
  creditAsk: (row) =>
    `${literal(row.by)} schlägt einen Dank vor: ${credited(row)}. \`!credit yes ${row.n}\` · \`!credit no ${row.n}\``,
  creditDone: (row) =>
    `Vermerkt: ${credited(row)}. Das kommt in den nächsten Wochenbeitrag. Das Maintainer-Team kann es zurücknehmen: \`!credit undo ${row.n}\`.`,
  creditButtons: { yes: "Bestätigen", no: "Verwerfen" },
  creditTwice: "Das ist schon vermerkt oder vorgeschlagen.",
  creditTooMany: "Es warten schon viele Vorschläge. Lass erst ein paar davon bestätigen.",
  creditNone: (n) => `Hier wartet kein Vorschlag ${n}. \`!credit list\` zeigt die, die warten.`,
  creditNotYours: (name) => `Das zu sagen ist Sache von ${literal(name)} oder des Maintainer-Teams.`,
  creditOwn: "Was du für dich selbst vorschlägst, muss jemand anderes bestätigen.",
  creditDropped: (n) => `Vorschlag ${n} ist verworfen.`,
  creditUndone: (n) => `Vorschlag ${n} ist zurückgenommen.`,
  creditEmpty: "Kein Vorschlag wartet.",
  creditRow: (row) => `- **${row.n}** ${credited(row)} (von ${literal(row.by)})`,
  creditOptedOut: (name) => `${literal(name)} möchte nicht gezählt werden.`,

  sameUsage:
    "`!same` listet Accounts auf, die nach einer Person aussehen; `!same yes N` und `!same no N` sagen, ob sie es sind; `!same undo N` trennt sie wieder.",
  sameEmpty: "Keine zwei Accounts sehen für mich nach einer Person aus.",
  sameRow: (n, first, other, why) => `- **${n}** ${literal(first)} und ${literal(other)}: ${why}`,
  sameWhy: { email: "dieselbe E-Mail-Adresse in Commits", name: "fast derselbe Name" },
  sameHow: "`!same yes N`, wenn sie eine Person sind, `!same no N`, wenn nicht.",
  sameDone: (n, first, other) =>
    `${literal(first)} und ${literal(other)} sind für mich jetzt eine Person. \`!same undo ${n}\` trennt sie wieder.`,
  sameHalf: (n, other) =>
    `Vermerkt. Es gilt, sobald auch ${literal(other)} \`!same yes ${n}\` sagt oder jemand aus dem Maintainer-Team.`,
  sameNo: (n) => `Gut, dann nicht. Nach Paar ${n} frage ich nicht mehr.`,
  sameUndone: (n) => `Paar ${n} ist wieder getrennt.`,
  sameNone: (n) => `Es gibt kein Paar ${n}, zu dem das zu sagen wäre. \`!same\` listet sie auf.`,
  sameNotYours: "Das können nur die beiden selbst sagen oder das Maintainer-Team.",
  sameWaiting: (count) =>
    count === 1
      ? "1 Paar von Accounts sieht nach einer Person aus: `!same` zeigt es."
      : `${count} Paare von Accounts sehen nach je einer Person aus: \`!same\` zeigt sie.`,
  linkForge: (forge, text, hours) =>
    `Schreib innerhalb von ${hours} Stunden mit deinem Account auf ${literal(forge)} als Kommentar zu einem Issue des Projekts: ${code(text)} Dann sind deine Accounts für mich eine Person.`,
  linkProfile: (forge, login, text, hours) =>
    `Schreib das innerhalb von ${hours} Stunden als ${literal(login)} auf ${literal(forge)} in die Beschreibung deines Profils oder eines öffentlichen Gists, oder als Kommentar zu einem Issue des Projekts: ${code(text)} Ich sehe alle paar Minuten nach; danach kannst du es wieder löschen.`,
  linkForgeUnknown: (word, forges) =>
    forges.length === 0
      ? `Ich folge keiner Forge, also gibt es auch keine namens ${quoted(word, 40)} zu verknüpfen.`
      : `Ich folge keiner Forge namens ${quoted(word, 40)}. Es gibt ${and(forges.map(literal))}.`,
};
