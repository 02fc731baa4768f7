/** Every sentence about routing, areas, rotas, proposals and the digest, in German. */
import { literal } from "../markdown.ts";
import { written } from "./amount.ts";
import type { Left, RoutingWords } from "./en-routing.ts";
import { joined } from "./phrase.ts";
import { code } from "./quote.ts";

const percent = (probability: number): string => `${Math.round(probability * 100)}\u00a0%`;
const names = (items: readonly string[]): string => joined(items.map(literal), "und");

const leftAt = ({ at, zone, lately }: Left): string =>
  written(at, zone, "de", lately ? "HH:mm" : "dd.LL., HH:mm");

/** What the commands about routing do. */
export const summaries: Readonly<Record<string, string>> = {
  proposals: "zeigen, was für die FAQ vorgeschlagen ist",
  propose: "die Antwort auf eine Frage für die FAQ vorschlagen",
  accept: "einen Vorschlag in die FAQ aufnehmen, so oder mit anderer Antwort",
  reject: "einen Vorschlag für die FAQ verwerfen",
  consent: "sagen, ob deine Antwort in die FAQ darf",
  gaps: "zeigen, was oft oder vergeblich gefragt wurde",
  areas: "die Bereiche zeigen und was ich über sie gelernt habe; es bestätigen oder verwerfen",
  rota: "zeigen, wer Dienst hat; einen Dienst übernehmen oder tauschen",
  notme: "sagen, dass eine Frage nichts für dich ist; ich lerne daraus und frage jemand anderen",
  answered: "sagen, dass eine Frage schon beantwortet war; ich lerne daraus",
  notaquestion: "sagen, dass etwas keine Frage war; ich lerne daraus",
};

export const routing: RoutingWords = {
  since: (lines) => `Seitdem gesagt: ${lines.join(" · ")}`,
  candidates: (entries) =>
    `Vielleicht in der FAQ: ${entries.map(({ id, probability }) => `${code(id)} (${percent(probability)})`).join(", ")}`,
  askerGone: (asker, left, to) =>
    `${literal(asker)} ist ${left === undefined ? "nicht mehr da" : `seit ${leftAt(left)} weg`}; die Antwort ${to === undefined ? "wird aufgehoben" : `geht ${to.private ? "privat über" : "nach"} ${literal(to.name)}`}.`,
  askedAgainIn: (places) => `Noch einmal gefragt in ${names(places)}.`,
  batchHead: (count) => `${count} Fragen warten auf dich:`,
  batchHow:
    "Jeweils mit Nummer: `!answer N TEXT` oder eine Antwort, die mit N beginnt, geht von hier zurück · `!claim N` · `!pass N` · `!snooze N 2h` · `!notme N` · `!answered N` · `!notaquestion N`",
  replyWhich: "Welche davon beantwortet das? Sag ihre Nummer.",
  replySure: (n, asker) => `Ist das deine Antwort auf Frage ${n} von ${literal(asker)}?`,
  whichOne: (numbers) => `Welche? Diese warten auf dich: ${numbers.join(", ")}. Sag die Nummer dazu.`,
  whichNone: "Auf dich wartet nichts. `!queue` zeigt, was auf andere wartet.",
  notMe: (n) => `Gemerkt: Frage ${n} ist nichts für dich. Ich frage jemand anderen.`,
  notMeArea: (n, area) => `Gemerkt: Frage ${n} gehört zu ${literal(area)}. Ich frage dort.`,
  noArea: (area, known) =>
    `Ich kenne keinen Bereich „${literal(area)}“. Es gibt: ${known.map(code).join(", ")}`,
  notQuestion: (n) => `Gemerkt: ${n} ist keine Frage. Ich lerne daraus.`,
  answeredAlready: (n) => `Gemerkt: Frage ${n} war schon beantwortet. Ich lerne daraus.`,
  buttons: { send: "Abschicken", answered: "Schon beantwortet", notQuestion: "Keine Frage" },

  reworded: (n, asker, text) => `${literal(asker)} hat Frage **${n}** geändert: ${text}`,
  takenBack: (n, asker) => `${literal(asker)} hat Frage **${n}** zurückgezogen: nichts mehr zu tun.`,
  followUp: (q) =>
    `${literal(q.asker)} schreibt zu Frage **${q.n}** in ${literal(q.where)} weiter: ${q.text} \`!answer ${q.n} TEXT\` antwortet.`,
  askBack: (items) =>
    `Damit dir jemand helfen kann, schreib bitte noch dazu, ${joined(items, "und")}. Ich suche inzwischen einen Menschen.`,
  needs: {
    version: "welche Version du benutzt",
    log: "was die Fehlermeldung oder das Log sagt",
    tried: "was du schon versucht hast",
  },

  areasNone:
    "Es gibt keine Bereiche. Sie stehen unter `areas` in der Konfiguration oder kommen aus Dateien unter `areaFiles`.",
  areaRow: (row) =>
    `- **${literal(row.name)}**: ${names(row.maintainers)}${row.words.length ? `; Wörter: ${row.words.map(literal).join(", ")}` : ""}`,
  areaSuggested: (word, area, count, who) =>
    `- ${literal(who)} hat ${count} Fragen beantwortet, in denen „${literal(word)}“ vorkommt. Gehört das zu ${code(area)}? \`!areas accept ${literal(word)}\` oder \`!areas reject ${literal(word)}\``,
  areaNotMe: (id, who, what) =>
    `- ${id}: ${literal(who)} sagte \`!notme\` zu ${what}. \`!areas forget ${id}\` nimmt es zurück.`,
  areaLearned: (id, word, area) =>
    `- ${id}: „${literal(word)}“ gehört zu ${code(area)}, so bestätigt. \`!areas forget ${id}\` nimmt es zurück.`,
  areaAccepted: (word, area) => `Von jetzt an gehört „${literal(word)}“ zu ${code(area)}.`,
  areaRejected: (word) => `„${literal(word)}“ schlage ich nicht mehr vor.`,
  areaNoSuggestion: (word) => `Es gibt keinen Vorschlag „${literal(word)}“. \`!areas\` zeigt sie.`,
  areaForgotten: (id) => `Lektion ${id} ist vergessen.`,
  areasHow: "Es geht so: `!areas`, `!areas accept WORT`, `!areas reject WORT`, `!areas forget NUMMER`",

  rotaNone:
    "Kein Bereich hat einen Dienstplan. `rota: weekly` unter einem Bereich in der Konfiguration macht einen.",
  rotaRow: (area, who, until, next) =>
    `- **${literal(area)}**: ${literal(who)} bis ${until}, danach ${literal(next)}`,
  rotaWaiting: (by, area) =>
    `- ${literal(by)} möchte in ${literal(area)} mit dir tauschen: \`!rota agree\` oder \`!rota refuse\``,
  rotaNotYours: (area) => `Du hast keinen Dienst in ${literal(area)}.`,
  rotaWhich: (areas) => `Welcher Dienstplan? Sag den Bereich dazu: ${areas.map(code).join(", ")}`,
  rotaCovered: (who, area, from) =>
    `Danke. Du übernimmst den Dienst von ${literal(who)} in ${literal(area)}, der am ${from} beginnt.`,
  rotaSwapAsked: (who) => `Ich habe ${literal(who)} gefragt. Es gilt, sobald \`!rota agree\` kommt.`,
  rotaSwapAsk: (q) =>
    `${literal(q.by)} möchte in ${literal(q.area)} mit dir tauschen: den Dienst ab ${q.theirs} gegen deinen ab ${q.yours}. \`!rota agree\` oder \`!rota refuse\``,
  rotaAgreed: "Gut, es ist getauscht. `!rota` zeigt es.",
  rotaRefused: "Gut, alles bleibt, wie es ist.",
  rotaNothing: "Niemand wollte mit dir tauschen.",
  rotaHow: "Es geht so: `!rota`, `!rota cover WER`, `!rota swap WER`, `!rota agree`, `!rota refuse`",

  consentAsk: (id, question, answer) =>
    `Deine Antwort auf ${question} hat geholfen: ${answer} Darf sie in die FAQ? \`!consent ${id}\` oder \`!consent ${id} no\``,
  consented: "Danke! Jemand aus dem Maintainer-Team sieht es sich an.",
  refused: "Gut, sie bleibt aus der FAQ draußen.",
  noProposal: (id) => `Es wartet kein Vorschlag ${id}. \`!proposals\` zeigt sie.`,
  notProvedYours:
    "Ich kann nicht erkennen, ob diese Antwort von dir ist: melde dich mit deinem Konto an und sag es noch einmal.",
  notYours: "Die Antwort ist nicht von dir, also kannst du das nicht bestimmen.",
  proposalsEmpty: "Für die FAQ ist nichts vorgeschlagen.",
  proposalsHead: (count) => (count === 1 ? "Ein Vorschlag für die FAQ:" : `${count} Vorschläge für die FAQ:`),
  proposalRow: (row) => `- **${row.id}** ${row.question}, beantwortet von ${literal(row.by)} (${row.state})`,
  proposalStates: {
    asked: "wartet auf Einverständnis",
    unasked: "nicht zu fragen: ohne Konto",
    consented: "einverstanden",
    accepted: "wird geschrieben",
  },
  proposalShow: (row, answer) =>
    `Vorschlag **${row.id}**: ${row.question}, beantwortet von ${literal(row.by)} (${row.state}): ${answer}`,
  proposalNear: (entries) =>
    `Ähnlich in der FAQ: ${entries.map(({ id, probability }) => `${code(id)} (${percent(probability)})`).join(", ")}`,
  proposalHow: (id) =>
    `\`!accept ${id}\` nimmt ihn auf, \`!accept ${id} TEXT\` mit anderer Antwort, \`!reject ${id}\` verwirft ihn.`,
  proposed: (id) => `Das ist Vorschlag ${id}. \`!proposals ${id}\` zeigt ihn.`,
  nothingToPropose: (n) => `Frage ${n} hat keine Antwort von einem Menschen, die in die FAQ könnte.`,
  noConsent: (id, by) =>
    `${literal(by)} hat noch nicht zugestimmt, und es ist deren Text. \`!accept ${id} TEXT\` nimmt ihn mit deinen eigenen Worten auf.`,
  accepted: (entry) => `Aufgenommen als ${code(entry)}. Ich schreibe es auf.`,
  rejected: (id) => `Vorschlag ${id} ist verworfen.`,
  published: (entry, where) => `Der FAQ-Eintrag ${code(entry)} ist geschrieben: ${where}`,
  publishFailed: (entry, reason) =>
    `Der FAQ-Eintrag ${code(entry)} ließ sich nicht schreiben (${literal(reason)}). Ich antworte trotzdem damit; \`!undo ${entry}\` beendet das.`,
  notProposed: (reason) =>
    `Der Pull Request ließ sich nicht öffnen (${literal(reason)}), und ich versuche es nicht noch einmal. Bitte nehmt die Datei selbst ins Repository auf.`,

  gapsEmpty: "Keine Lücken: nichts wurde in letzter Zeit zweimal oder vergeblich gefragt.",
  gapsHead: (days) => `Was der FAQ fehlt, aus den letzten ${days} Tagen:`,
  gapRow: (text, asked, unanswered) => {
    const times = asked === 1 ? "einmal" : `${asked}-mal`;
    const rest =
      unanswered === 0 ? "" : asked === 1 ? ", ohne Antwort" : `, davon ${unanswered}-mal ohne Antwort`;
    return `- ${text}: ${times} gefragt${rest}`;
  },
  digestWaits: (count) =>
    count === 1 ? "Eine Frage wartet auf Antwort:" : `${count} Fragen warten auf Antwort, älteste zuerst:`,
  digestMore: (count) => `${count} weitere: \`!queue\``,
  digestLearned: "Gelernt, bitte bestätigen:",
  digestProposals: (count) =>
    count === 1
      ? "Ein Vorschlag für die FAQ wartet: `!proposals`"
      : `${count} Vorschläge für die FAQ warten: \`!proposals\``,

  because: {
    onDuty: (area) => `hat Dienst für ${area}`,
    expert: (count) => `hat ${count} ähnliche beantwortet`,
    askedLast: "zuletzt gefragt, aber sonst kann niemand",
    networkAway: "laut Netz abwesend",
    onHoliday: "im Urlaub",
    saidNotMe: "sagte, dass solche Fragen nichts für sie sind",
    urgent: "es ist dringend",
    repeated: "noch einmal gefragt",
    quiet: (until) => `Ruhezeit bis ${until}`,
    enoughAsked: (count) => `${count} wurden gefragt, das reicht hier`,
    batched: (count) => `zusammen mit ${count} weiteren`,
    askedAgainHere: (place) => `noch einmal gefragt in ${place}`,
    feedbackAnswered: "war laut Maintainer-Team schon beantwortet",
    feedbackNot: "ist laut Maintainer-Team keine Frage",
    notMe: "ist nach eigenem Wort nichts für sie",
    movedTo: (area) => `in den Bereich ${area} verschoben`,
    followUp: "weitergefragt; wer geantwortet hat, weiß es",
    askedBack: (what) => `zurückgefragt: ${what}`,
    elsewhere: (network) => `die Antwort wurde auf ${network} überbracht`,
    proposed: (id) => `wurde Vorschlag ${id} für die FAQ`,
    askerLeft: (sure) => `wer gefragt hat, ist gegangen (und kommt zu ${percent(sure)} nicht gleich wieder)`,
    byPath: (path) => `durch einen Pfad darin (${path})`,
    byLesson: (word) => `durch ein gelerntes Wort (${word})`,
  },
};
