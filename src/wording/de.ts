/** Every sentence the bot says, in German. */
import type { Millis } from "../events.ts";
import { literal } from "../markdown.ts";
import { agoOf, counted, spanOf, type UnitWords, written } from "./amount.ts";
import { invitations } from "./de-invitations.ts";
import { learning, reason } from "./de-learning.ts";
import { people } from "./de-people.ts";
import { routing, summaries as routingSummaries } from "./de-routing.ts";
import { signs } from "./de-signs.ts";
import { weekly } from "./de-weekly.ts";
import type { Waiting, Wording } from "./en.ts";
import { pingCommands } from "./ping-commands.ts";
import { code, quotingWith } from "./quote.ts";
import { inWords } from "./signs.ts";

const quoted = quotingWith("„", "“");

const units: UnitWords = {
  second: ["Sekunde", "Sekunden"],
  minute: ["Minute", "Minuten"],
  hour: ["Stunde", "Stunden"],
  day: ["Tag", "Tage"],
};

/** After “vor” and “innerhalb von”. */
const dative: UnitWords = { ...units, day: ["Tag", "Tagen"] };

const ago = (ms: number): string => {
  const amount = agoOf(ms);
  if (!amount) return "gerade eben";
  if (amount.count > 1) return `vor ${counted(amount, dative)}`;
  return amount.unit === "hour" ? "vor einer Stunde" : "vor einer Minute";
};

const span = (ms: number): string => counted(spanOf(ms), units);
const within = (ms: number): string => `innerhalb von ${counted(spanOf(ms), dative)}`;

/** A space that no line ends at. */
const percent = (probability: number): string => `${Math.round(probability * 100)}\u00a0%`;

const forms: Wording["forms"] = {
  question: "Frage",
  problem: "Problem",
  "asking-to-ask": "Frage, ob man fragen darf",
  none: "Nachricht",
};

const moment = (at: Millis, zone: string): string => written(at, zone, "de", "dd.LL. HH:mm");

const wentOn = ({ asker, answered }: Waiting): string =>
  answered
    ? ` ${literal(answered.by)} hat ${answered.text} geantwortet, und ${literal(asker)} hat weitergeschrieben.`
    : "";

export const de: Wording = {
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
    open: "offen",
    routed: "weitergeleitet",
    claimed: "übernommen",
    answered: "beantwortet",
    resolved: "erledigt",
    expired: "abgelaufen",
    withdrawn: "zurückgezogen",
  },

  summaries: {
    ...routingSummaries,
    answer: "eine Frage von dort beantworten, wo du bist; ich bringe die Antwort hin",
    ask: "eine Frage ans Maintainer-Team geben und die Antwort zurückbringen",
    away: "eine Weile nicht nach Fragen gefragt werden",
    back: "`!away` beenden",
    claim: "eine Frage übernehmen, damit niemand sonst gefragt wird",
    credit: "Dank für Arbeit vorschlagen, die keine Forge sieht; bestätigen, verwerfen oder zurücknehmen",
    edit: "einem FAQ-Eintrag eine andere Antwort geben",
    export: "alles zeigen, was ich über dich habe, als JSON",
    faq: "einen FAQ-Eintrag zeigen, dir oder jemand anderem, oder einen suchen",
    forget: "löschen, was ich über dich habe: Nachrichten, Namen, Verknüpfungen; ich frage erst nach",
    helped: "sagen, dass meine letzte Antwort dir geholfen hat; deine Frage ist dann erledigt",
    help: "sagen, was ich kann oder wie ein Befehl geht",
    history: "die Änderungen des Maintainer-Teams an der FAQ zeigen, neueste zuerst",
    learn: "einen FAQ-Eintrag hinzufügen: sein Name, die Frage bis zum Fragezeichen, die Antwort",
    link: "deine Accounts auf zwei Netzen oder auf einer Forge zu einer Person machen, mit einem einmaligen Code",
    list: "die FAQ-Einträge auflisten",
    nope: "sagen, dass meine letzte Antwort dir nicht geholfen hat; deine Frage ist dann wieder offen",
    optin: "`!optout` beenden, oder einen Teil davon",
    optout:
      "in Ruhe gelassen werden: keine ungefragten Antworten, kein öffentlicher Dank, nichts gezählt; oder nur ein Teil davon",
    pass: "eine Frage weitergeben, an jemand Bestimmtes oder an wen auch immer als Nächstes",
    phrasings:
      "die Formulierungen auflisten, die Einträge aus Auswahl und Urteilen gelernt haben, neueste zuerst",
    privacy: "sagen, was ich mir merke, wie lange, und wie man es löschen lässt",
    promote: "einen Kanal, der in `shadow` ist, sprechen lassen",
    queue: "die wartenden Fragen auflisten, älteste zuerst",
    remove: "einen FAQ-Eintrag löschen; `!undo` holt ihn zurück",
    resolve: "eine Frage als erledigt markieren",
    shadow:
      "zeigen, was ich in `shadow` gesagt hätte und wie es beurteilt wurde; eine solche Antwort beurteilen",
    same: "sagen, welche Accounts eine Person sind oder dass sie es nicht sind; es zurücknehmen",
    snooze: "eine Frage ruhen lassen; so lange wird niemand danach gefragt",
    thanks: "sich um den wöchentlichen Dankesbeitrag kümmern",
    undo: "die letzte Änderung an der FAQ oder an einem Eintrag zurücknehmen",
    unlearn: "eine gelernte Formulierung herausnehmen; `back` dahinter nimmt sie wieder auf",
    unlink: "diesen Account aus der Person lösen, mit der er verknüpft ist",
    unsure: "Zeilen von mir zeigen, die vielleicht nicht ankamen; eine noch einmal schicken oder verwerfen",
    whoami: "sagen, wer du für mich bist: dein Account, ob das Netz für ihn bürgt, was verknüpft ist",
    why: "sagen, warum ich geantwortet, geschwiegen oder jemanden gefragt habe, zur letzten Frage hier oder einer mit Nummer",
    withdraw: "deine eigene Frage zurückziehen",
  },

  rest: (id, isPrivate) =>
    isPrivate ? `(\`faq ${id}\` zeigt alles.)` : `(Sag mir privat \`faq ${id}\`, dann kommt alles.)`,
  answerHint: "Nicht das Richtige? Sag `!nope`, dann frage ich einen Menschen.",
  pointed: (by) => `(Hinweis von ${literal(by)})`,
  whoIAm:
    "Ich antworte aus der FAQ, suche einen Menschen für alles, was niemand beantwortet, und sage danke. `!help` zeigt, was ich kann.",
  justAsk: "Klar, frag einfach.",
  didYouMean: (count) =>
    count === 1
      ? "Meinst du diese Frage? Sag ja oder nein."
      : "Meinst du eine von diesen Fragen? Sag einfach die Nummer.",
  dontKnowChannel: (wait) =>
    wait === undefined
      ? "Das weiß ich leider nicht. Vielleicht weiß es hier jemand."
      : wait === 0
        ? "Das weiß ich leider nicht. Ich suche sofort einen Menschen, der es weiß."
        : `Das weiß ich leider nicht. Wenn hier ${within(wait)} niemand antwortet, suche ich einen Menschen, der es weiß.`,
  dontKnowPrivate:
    "Das weiß ich leider nicht. Frag im Kanal, wo es alle sehen, oder sag `ask` und deine Frage, dann gebe ich sie ans Maintainer-Team weiter.",
  sorryReopened: (wait) =>
    wait === undefined
      ? "Tut mir leid. Deine Frage steht wieder auf der Liste."
      : wait === 0
        ? "Tut mir leid. Deine Frage ist wieder offen; ich suche sofort einen Menschen."
        : `Tut mir leid. Deine Frage ist wieder offen; wenn ${within(wait)} niemand antwortet, suche ich einen Menschen.`,
  sorryNothing: "Danke, dass du es sagst.",
  glad: "Freut mich, dass es geholfen hat.",
  buttons: {
    helped: "Das hat geholfen",
    nope: "Hat nicht geholfen",
    claim: "Übernehmen",
    pass: "Weitergeben",
    snooze: "2 Std. ruhen lassen",
  },
  nothingToJudge: "Ich habe dir hier in letzter Zeit nichts geantwortet, also gibt es nichts zu beurteilen.",
  reviewDue: (date) => `_(seit ${date} nicht mehr überprüft)_`,

  ping: (q) =>
    `**${q.n}**: ${literal(q.asker)} hat ${q.ago} in ${literal(q.where)} gefragt${q.answered ? "" : ", und niemand hat geantwortet"}: ${q.text}${wentOn(q)}`,
  pingHow: (n, buttons) =>
    `\`!answer ${n} TEXT\` oder einfach eine Antwort hierauf schickt deine Antwort zurück${pingCommands(n, buttons)}`,
  fallback: (q) =>
    `Frage **${q.n}** wartet noch. ${literal(q.asker)} hat ${q.ago} in ${literal(q.where)} gefragt: ${q.text}${wentOn(q)} Mit \`!claim ${q.n}\` oder \`!answer ${q.n} TEXT\` übernimmst du sie.`,
  noted: (n) =>
    `Das ist Frage ${n}. Ich gebe sie ans Maintainer-Team weiter und bringe dir die Antwort zurück.`,
  carried: (text, by, question) => `${text} — ${literal(by)}, zu ${question}`,
  letterHead: (when) => `Das kam ${when} für dich:`,
  letterUnvouched:
    "(Das ist für die Person, die unter diesem Nick gefragt hat; ob du das bist, kann ich nicht wissen.)",
  expiredAsker: (question) =>
    `Es tut mir leid: Niemand konnte ${question} rechtzeitig beantworten. Frag bitte noch einmal, hier oder im Issue-Tracker des Projekts.`,
  noHistory: (name) =>
    `Ich kenne die Vergangenheit von ${name} noch nicht: Wer dort schon lange mitmacht, kann mir neu vorkommen.`,
  noHistoryMend: "Einmal `porchlight backfill` ausführen; unterbrochen macht es da weiter, wo es war.",
  lastGood: "Bis das behoben ist, gilt weiter die letzte gute Fassung.",
  onlyRest: "Bis das behoben ist, kommt der Bot ohne aus.",
  moreProblems: (count, command) => `Noch ${count} Stellen sind nicht lesbar; \`${command}\` zählt sie auf`,
  tellMaintainers: (what, mend) => `${what}${/[.!?]$/.test(what) ? "" : "."}${mend ? ` ${mend}` : ""}`,
  unsureLines: (reason) =>
    `Eine Zeile von mir ist vielleicht nicht angekommen (${literal(reason)}). \`!unsure\` zeigt sie und schickt sie noch einmal, wenn du das möchtest.`,

  unknownCommand: (name) => `${code(name)} kenne ich nicht. \`!help\` zeigt, was ich kann.`,
  maintainersOnly: (name) =>
    `\`!${name}\` ist fürs Maintainer-Team, und ich kenne dich hier nicht als Teil davon. Falls du es bist: Melde dich mit deinem Account an und lass ihn unter \`people\` in die Konfiguration eintragen.`,
  privateOnly: (name) => `Sag mir \`${name}\` privat: Was es zeigt, ist nur für dich.`,
  missing: (usage, parameter) => `\`${parameter}\` fehlt. So geht es: \`${usage}\``,
  badNumber: (text, usage) => `„${literal(text)}“ ist keine Zahl. So geht es: \`${usage}\``,
  badDuration: (text, usage) =>
    `„${literal(text)}“ ist keine Zeitspanne wie 30m, 2h, 3d oder 1w. So geht es: \`${usage}\``,
  tooMuch: (usage) => `Das ist zu viel auf einmal. So geht es: \`${usage}\``,
  helpIntro:
    "Ich antworte aus der FAQ, suche einen Menschen für alles, was niemand beantwortet, und sage danke. Befehle:",
  helpMaintainers: "Fürs Maintainer-Team:",
  helpMore: "`!help NAME` sagt mehr zu einem Befehl.",
  helpOne: (usage, summary, examples, aliases) =>
    [
      `\`${usage}\`: ${summary}`,
      ...(aliases.length ? [`Auch: ${aliases.map((alias) => `\`!${alias}\``).join(", ")}`] : []),
      ...(examples.length
        ? [`Zum Beispiel: ${examples.map((example) => `\`${example}\``).join(" · ")}`]
        : []),
    ].join("\n\n"),
  noHelp: (name) => `Einen Befehl ${code(name)} gibt es nicht. \`!help\` zeigt alle.`,

  faqEmpty: "Die FAQ ist leer. Das Maintainer-Team kann mir etwas beibringen: `!learn ID Frage? Antwort`.",
  faqList: (ids, more) =>
    `Ich kenne: ${ids.map(code).join(", ")}${more ? ` und ${more} weitere` : ""}. \`!faq NAME\` zeigt einen Eintrag.`,
  faqNone: (name) => `Zu „${literal(name)}“ habe ich keinen FAQ-Eintrag. \`!list\` zeigt, was ich kenne.`,
  faqNobody: (name) => `${literal(name)} habe ich hier noch nicht gesehen.`,
  learned: (id) => `Gelernt: \`${id}\`. \`!faq ${id}\` zeigt es, \`!undo ${id}\` nimmt es zurück.`,
  learnForm:
    "Sag erst die Frage, dann die Antwort, mit dem Fragezeichen dazwischen: `!learn tls Wie schalte ich TLS ein? Setze tls: true.`",
  badId: (id) =>
    `„${literal(id)}“ geht nicht als Name: Nimm bis zu 60 Buchstaben, Ziffern, Punkte und Bindestriche, etwa \`build-windows\`.`,
  exists: (id) => `\`${id}\` gibt es schon. \`!edit ${id} TEXT\` ändert die Antwort.`,
  edited: (id) => `\`${id}\` geändert. \`!undo ${id}\` nimmt es zurück.`,
  removed: (id) => `\`${id}\` gelöscht. \`!undo ${id}\` holt es zurück.`,
  undone: (id, what) => `Zurückgenommen: \`${id}\` (${what}).`,
  nothingToUndo: (id) =>
    id === undefined
      ? "Es gibt nichts zurückzunehmen."
      : `Bei „${literal(id)}“ gibt es nichts zurückzunehmen.`,
  history: (rows) => rows.map((row) => `- ${row}`).join("\n"),
  historyRow: (id, what, entry, by, when, undone) =>
    `${id}: ${code(entry)} ${what} von ${literal(by)}, ${when}${undone ? " (zurückgenommen)" : ""}`,
  historyNone: "Bisher hat niemand die FAQ über mich geändert.",
  changes: { learn: "gelernt", edit: "geändert", phrase: "umformuliert", remove: "gelöscht" },

  queueEmpty: "Niemand wartet auf eine Antwort.",
  queueHead: (count) => (count === 1 ? "Eine Frage wartet:" : `${count} Fragen warten:`),
  queueRow: (q) =>
    `- **${q.n}** ${literal(q.where)}, ${literal(q.asker)} ${q.ago}: ${q.text} (${q.state}${q.by ? ` von ${literal(q.by)}` : ""}${q.gone ? "; ist weg" : ""})`,
  queueMore: (count) => `und ${count} weitere`,
  queueUnsure: (count) =>
    count === 1
      ? "1 Zeile von mir ist vielleicht nicht angekommen: `!unsure` zeigt sie."
      : `${count} Zeilen von mir sind vielleicht nicht angekommen: \`!unsure\` zeigt sie.`,
  noQuestion: (n) => `Eine Frage ${n} gibt es nicht. \`!queue\` zeigt, was wartet.`,
  notWaiting: (n, state) => `Frage ${n} wartet nicht mehr, sie ist ${state}.`,
  claimed: (n, question) =>
    `Frage ${n} gehört dir: ${question} Mit \`!answer ${n} TEXT\` beantwortest du sie.`,
  alreadyClaimed: (n, by) => `${literal(by)} hat Frage ${n} schon übernommen.`,
  passed: (n, to) =>
    to === undefined
      ? `In Ordnung, ich suche jemand anderen für Frage ${n}.`
      : `In Ordnung, ich habe ${literal(to)} nach Frage ${n} gefragt.`,
  passNobody: (name) => `Im Maintainer-Team kenne ich niemanden namens „${literal(name)}“.`,
  snoozed: (n, time) => `Frage ${n} ruht für ${time}.`,
  answeredNow: (n) => `Geschickt. Frage ${n} ist beantwortet.`,
  answeredLater: (n, name) =>
    `${literal(name)} ist gerade nicht da. Deine Antwort auf Frage ${n} gebe ich später privat weiter.`,
  resolvedNow: (n) => `Frage ${n} ist erledigt.`,
  away: (time) => `Viel Spaß! Ich pinge dich für ${time} nicht an; \`!back\` beendet das.`,
  back: "Willkommen zurück!",
  notListed: "Du stehst nicht unter `people` in der Konfiguration, also pinge ich dich nie an.",
  withdrawn: "In Ordnung, deine Frage ist von der Liste.",
  nothingToWithdraw: "Du hast hier keine offene Frage.",
  unsureNone: "Soweit ich weiß, sind alle meine Zeilen angekommen.",
  unsureRow: (seq, where, text, when) =>
    `- **${seq}** an ${literal(where)}, ${when}: ${text} \`!unsure ${seq} resend\` oder \`!unsure ${seq} drop\``,
  unsureResent: "Noch einmal geschickt.",
  unsureDropped: "Verworfen.",
  unsureHow: (seq) => `Sag \`!unsure ${seq} resend\` oder \`!unsure ${seq} drop\`.`,
  unsureNo: (seq) => `Eine unsichere Zeile ${seq} gibt es nicht.`,

  whyNothing: "Ich habe hier noch nichts für eine Frage gehalten.",
  whyHead: (n, question, state) => `Frage ${n}, ${question}, ist ${state}.`,
  whyRow: (at, zone, what) => `- ${moment(at, zone)}: ${what}`,

  because: {
    reason,
    asked: (form, confidence, why) =>
      `eingeordnet als ${forms[form]} (${percent(confidence)}: ${inWords(why, signs)})`,
    byName: "beim Namen verlangt",
    picked: (entry) => `„${entry}“ wurde von der fragenden Person ausgewählt`,
    askedFor: (entry) => `„${entry}“ wurde von der fragenden Person selbst nachgeschlagen`,
    told: "mit `ask` gesagt",
    marked: "als Frage markiert",
    answeredByFaq: (entry, probability, why) =>
      `mit „${entry}“ beantwortet (zu ${percent(probability)} sicher: ${why})`,
    silentUnsure: (entry, probability, threshold) =>
      `geschwiegen: der beste Eintrag, „${entry}“, liegt bei ${percent(probability)}, unter ${percent(threshold)}`,
    silentNothing: "geschwiegen: kein FAQ-Eintrag passt",
    silentMode: (mode) => `geschwiegen: dieser Kanal steht auf „${mode}“`,
    silentOut: "geschwiegen: die fragende Person möchte keine ungefragten Antworten",
    silentHuman: "geschwiegen: ein Mensch hat seither etwas gesagt",
    adapted: (judged) => `die Schwelle folgt hier ${judged} Urteilen`,
    bulb: (entry, probability, why) =>
      `halb sicher: ein 💡, wo das Netz Reaktionen hat, für „${entry}“ (${percent(probability)}: ${why})`,
    bulbTaken: "wer gefragt hat, nahm das 💡",
    shadowed: (entry, probability, why) =>
      `im Schatten: dem Maintainer-Team „${entry}“ gemeldet (${percent(probability)}: ${why})`,
    nopeBefore: (votes) => `mit diesen Worten gefragt half es schon nicht (${votes})`,
    silentForm: (share) => `geschwiegen: der Form nach kaum eine Frage (${percent(share)})`,
    silentPeople: "geschwiegen: gesucht wird, wer sich damit auskennt; gefragt ist noch nichts",
    silentRepeat: (entry) => `geschwiegen: „${entry}“ kam hier erst vor Kurzem`,
    silentLate: "geschwiegen: als ich es sah, war es schon alt",
    offered: (entries) => `angeboten: ${entries}`,
    waits: (wait) =>
      wait === 0 ? "geht sofort ans Maintainer-Team" : `wartet ${span(wait)} auf einen Menschen`,
    noRouting: "nicht weitergeleitet: das ist in diesem Kanal ausgeschaltet",
    area: (area, score) => `Bereich ${area}: ${score}`,
    noArea: "kein Bereich passt; alle im Maintainer-Team können antworten",
    byChannel: "wegen des Kanals",
    byWords: (words) => `wegen der Wörter (${words})`,
    pinged: (name, why) => `${name} angepingt: ${why}`,
    chosen: (reasons) => reasons.join(", "),
    inHours: "innerhalb der eigenen Zeiten",
    underCap: (used, cap) => `${used} von ${cap} Pings heute`,
    lastSeen: (time) => `${time} gesehen`,
    passedOver: (list) => `übergangen: ${list}`,
    asker: "hat selbst gefragt",
    isAway: "abwesend",
    outOfHours: "außerhalb der eigenen Zeiten",
    capped: "die Grenze für heute ist erreicht",
    pingedBefore: "schon gefragt",
    neverSeen: "noch auf keinem Netz gesehen",
    silentPing: (name) => `keine rechtzeitige Antwort von ${name}`,
    unreachable: (name, why) => `${name} war nicht zu erreichen: ${why}`,
    toFallback: (place) => `in ${place} bekannt gegeben`,
    nobodyLeft: "es bleibt niemand zu fragen; sie kommt in die Wochenübersicht",
    later: (time) => `vor ${time} ist niemand zu fragen`,
    reply: "durch eine Antwort auf die Nachricht beantwortet",
    addressed: "durch eine direkt adressierte Zeile beantwortet",
    followed: (chance) => `beantwortet durch eine Zeile, die daran anschließt (${percent(chance)} sicher)`,
    judgedAnswered: (name, chance) =>
      `dem Gespräch seither nach von ${name} beantwortet (${percent(chance)} sicher)`,
    judgedWaiting: (chance) =>
      `dem Gespräch seither nach hat niemand geantwortet (${percent(chance)} sicher)`,
    hardlyAsks: (chance) =>
      `niemand wird angepingt: Dem Gespräch seither nach bittet es nur zu ${percent(chance)} um Hilfe; es bleibt auf der Liste`,
    inTalk: (chance) => `in diesem Gespräch zu ${percent(chance)} eine Frage`,
    byFaqCall: (entry) => `von Hand mit „${entry}“ beantwortet`,
    thanked: (sure) => `wer gefragt hat, hat sich bedankt (zu ${percent(sure)} ist es damit erledigt)`,
    solved: (sure) =>
      `wer gefragt hat, sagt, dass es funktioniert (zu ${percent(sure)} ist es damit erledigt)`,
    helped: "wer gefragt hat, sagt, dass die Antwort geholfen hat",
    nevermind: (sure) =>
      `wer gefragt hat, sagt, es habe sich erledigt (zu ${percent(sure)} ist es das wirklich)`,
    withdrawn: "von der fragenden Person zurückgezogen",
    didntHelp: "die Antwort hat nicht geholfen",
    claimed: "übernommen",
    passed: "weitergegeben",
    snoozed: (time) => `ruht für ${time}`,
    carried: "über mich beantwortet",
    letterWaits: "die Antwort wartet, bis die fragende Person wieder da ist",
    letterSent: "die Antwort wurde übergeben",
    resolvedBy: "als erledigt markiert",
    settled: "nichts weiter gehört; gilt als erledigt",
    expired: "niemand hat rechtzeitig geantwortet",
    claimLapsed: "übernommen, aber es kam keine Antwort",
    deleted: "die Frage wurde gelöscht",
    more: "es kam noch etwas zur Frage dazu",
    edited: "die Frage wurde geändert",
  },

  linkHow: (secret, minutes) =>
    `Um einen weiteren Account zu verknüpfen: Sag mir von dort privat \`link ${secret}\`, innerhalb von ${minutes} Minuten. Dann frage ich dich hier, und du sagst \`link yes\`.`,
  linkTooMany: "Das sind genug Codes für jetzt. Versuch es in einer Stunde noch einmal.",
  linkNotVouched:
    "Diesen Account kann ich nicht verknüpfen: Das Netz bürgt nicht für ihn. Melde dich erst an (auf IRC: bei NickServ) und versuch es dann noch einmal.",
  linkWrong: "Dieser Code stimmt nicht oder ist zu alt. `link` gibt dir einen neuen.",
  linkSame: "Die beiden sind schon verknüpft.",
  linkBothConfigured:
    "Beide Accounts stehen unter verschiedenen Namen in der Konfiguration; dort lässt es sich ändern.",
  linkAsked: "Passt. Bestätige es jetzt dort, wo du nach dem Code gefragt hast.",
  linkConfirm: (account) =>
    `${literal(account)} sagt, das bist du. Wenn ja, sag \`link yes\`; wenn nicht, tu einfach nichts.`,
  linkNothing: "Es gibt nichts zu bestätigen. `link` gibt dir einen Code.",
  linked: (account) => `Du und ${literal(account)} seid für mich jetzt eine Person. \`unlink\` beendet das.`,
  unlinked: "Dieser Account steht wieder für sich.",
  unlinkAlone: "Dieser Account ist mit keinem anderen verknüpft.",
  unlinkConfigured: "Dieser Account ist in der Konfiguration verknüpft; dort lässt es sich ändern.",
  whoami: (r) =>
    [
      `Du bist ${literal(r.account)}${r.vouched ? "" : ", und das Netz bürgt nicht für dich"}${r.maintainer ? ", Teil des Maintainer-Teams" : ""}.`,
      ...(r.others.length ? [`Verknüpft: ${r.others.map(literal).join(", ")}.`] : []),
    ].join(" "),

  privacy: (r) =>
    [
      `Ich merke mir: wer geschrieben hat (Account und Nick), was in Kanälen geschrieben wurde, in denen ich bin (${r.messages} lang), Fragen und wer sie beantwortet hat, Dank, und Beiträge, von denen die Forge des Projekts mir erzählt.`,
      `Was du mir privat sagst, zeige ich niemandem sonst, und an Dritte gebe ich nichts weiter. Wie du gefragt hast, was ein FAQ-Eintrag beantwortet, kann ohne deinen Namen als Formulierung dieses Eintrags bleiben. Kennungen von Ereignissen behalte ich für ${r.journal}.`,
      "`!export` (privat) zeigt alles, was ich über dich habe, `!forget me` löscht es, mit `!optout` lasse ich dich in Ruhe: keine ungefragten Antworten, kein öffentlicher Dank.",
    ].join("\n\n"),
  exportPage: (page, pages) =>
    pages === 1
      ? "Alles, was ich über dich habe:"
      : `Alles, was ich über dich habe, Seite ${page} von ${pages}${page < pages ? ` (\`export ${page + 1}\` zeigt die nächste)` : ""}:`,
  forgetHow: "Sag `!forget me`.",
  forgetSure:
    "Das löscht deine Nachrichten, Fragen, Namen und Verknüpfungen aus meinem Gedächtnis und lässt sich nicht rückgängig machen; Zählungen bleiben. Wenn du sicher bist, sag `!forget me yes`.",
  forgotten: "Erledigt, ich habe dich vergessen. Sobald du wieder etwas sagst, lerne ich dich neu kennen.",
};
