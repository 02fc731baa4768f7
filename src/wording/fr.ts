/** Every sentence the bot says, in French. */
import type { Millis } from "../events.ts";
import { literal } from "../markdown.ts";
import { agoOf, counted, spanOf, type UnitWords, written } from "./amount.ts";
import type { Waiting, Wording } from "./en.ts";
import { invitations } from "./fr-invitations.ts";
import { learning, reason } from "./fr-learning.ts";
import { people } from "./fr-people.ts";
import { routing, summaries as routingSummaries } from "./fr-routing.ts";
import { signs } from "./fr-signs.ts";
import { weekly } from "./fr-weekly.ts";
import { t } from "./french.ts";
import { pingCommands } from "./ping-commands.ts";
import { code, quotingWith } from "./quote.ts";
import { inWords } from "./signs.ts";

const quoted = quotingWith("«\u00a0", "\u00a0»");

const units: UnitWords = {
  second: ["seconde", "secondes"],
  minute: ["minute", "minutes"],
  hour: ["heure", "heures"],
  day: ["jour", "jours"],
};

const ago = (ms: number): string => {
  const amount = agoOf(ms);
  if (!amount) return "à l’instant";
  if (amount.count > 1) return `il y a ${counted(amount, units)}`;
  return amount.unit === "hour" ? "il y a une heure" : "il y a une minute";
};

const span = (ms: number): string => counted(spanOf(ms), units);

const percent = (probability: number): string => t`${Math.round(probability * 100)} %`;

const forms: Wording["forms"] = {
  question: "une question",
  problem: "un problème",
  "asking-to-ask": "une demande de permission de demander",
  none: "un simple message",
};

const moment = (at: Millis, zone: string): string => written(at, zone, "fr", "d LLL HH:mm");

const wentOn = ({ asker, answered }: Waiting): string =>
  answered ? t` ${literal(answered.by)} a répondu ${answered.text}, et ${literal(asker)} a poursuivi.` : "";

export const fr: Wording = {
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
    open: "ouverte",
    routed: "transmise",
    claimed: "prise en charge",
    answered: "résolue par une réponse",
    resolved: "réglée",
    expired: "expirée",
    withdrawn: "retirée",
  },

  summaries: {
    ...routingSummaries,
    answer: t`répondre à une question depuis là où tu es ; je porte la réponse`,
    ask: "transmettre une question à l’équipe de maintenance et rapporter la réponse",
    away: "ne plus recevoir de questions pendant un moment",
    back: "mettre fin à `!away`",
    claim: "prendre une question, pour qu’on ne sollicite personne d’autre",
    credit: t`proposer un merci pour un travail qu’aucune forge ne voit ; le confirmer, l’abandonner ou l’annuler`,
    edit: "donner une autre réponse à une entrée de la FAQ",
    export: "montrer tout ce que j’ai sur toi, en JSON",
    helped: t`dire que ma dernière réponse a aidé ; ta question est réglée`,
    faq: t`montrer une entrée de la FAQ, à toi ou à quelqu’un ; ou en chercher une`,
    forget: t`effacer ce que j’ai sur toi : messages, noms, liens ; je demande confirmation`,
    help: "dire ce que je sais faire, ou comment marche une commande",
    history: "lister les changements faits à la FAQ par l’équipe, du plus récent au plus ancien",
    learn: t`ajouter une entrée à la FAQ : son nom, la question jusqu’au point d’interrogation, la réponse`,
    link: "réunir tes comptes sur deux réseaux, ou sur une forge, en une personne, avec un code à usage unique",
    list: "lister les entrées de la FAQ",
    nope: t`dire que ma dernière réponse n’a pas aidé ; ta question est de nouveau ouverte`,
    optin: "mettre fin à `!optout`, ou à une partie",
    optout: t`avoir la paix : pas de réponse non demandée, pas de merci public, rien de compté ; ou une partie seulement`,
    pass: "passer une question à quelqu’un, ou à la personne suivante",
    phrasings:
      "lister les formulations que les entrées ont apprises des choix et des jugements, de la plus récente à la plus ancienne",
    privacy: "dire ce que je retiens, combien de temps, et comment le faire effacer",
    promote: "laisser parler un canal qui est en `shadow`",
    queue: "lister les questions qui attendent une réponse, de la plus ancienne à la plus récente",
    remove: t`supprimer une entrée de la FAQ ; \`!undo\` la ramène`,
    resolve: "marquer une question comme réglée",
    shadow: t`montrer ce que j’aurais dit en \`shadow\` et comment c’est jugé ; juger une telle réponse`,
    same: t`dire quels comptes sont une seule personne, ou qu’ils ne le sont pas ; l’annuler`,
    snooze: t`laisser reposer une question ; en attendant, je ne sollicite personne`,
    thanks: "s’occuper du message de remerciement de la semaine",
    undo: "annuler le dernier changement de la FAQ, ou d’une entrée",
    unlearn: t`retirer une formulation apprise ; \`back\` derrière la reprend`,
    unlink: "détacher ce compte de la personne à laquelle il est lié",
    unsure: t`lister mes lignes qui ne sont peut-être pas arrivées ; en renvoyer une, ou l’oublier`,
    whoami: t`dire qui tu es pour moi : ton compte, si le réseau s’en porte garant, ce qui est lié`,
    why: "dire pourquoi j’ai répondu, gardé le silence ou sollicité quelqu’un, pour la dernière question ici ou celle d’un numéro",
    withdraw: "retirer ta propre question",
  },

  rest: (id, isPrivate) =>
    isPrivate ? `(\`faq ${id}\` montre tout.)` : `(Dis-moi \`faq ${id}\` en privé pour tout lire.)`,
  answerHint: t`Ce n’est pas ça ? Dis \`!nope\`, et je demanderai à un humain.`,
  glad: t`Chouette, ça a aidé !`,
  buttons: {
    helped: "Ça m’a aidé",
    nope: "Pas aidé",
    claim: "Prendre",
    pass: "Passer",
    snooze: "Plus tard",
  },
  pointed: (by) => `(indiqué par ${literal(by)})`,
  whoIAm:
    "Je réponds avec la FAQ, je trouve un humain pour ce qui reste sans réponse, et je dis merci. `!help` montre ce que je sais faire.",
  justAsk: "Bien sûr, pose ta question.",
  didYouMean: (count) =>
    count === 1
      ? t`Est-ce cette question ? Dis oui ou non.`
      : t`Est-ce l’une de ces questions ? Dis son numéro.`,
  dontKnowChannel: (wait) =>
    wait === undefined
      ? "Celle-là, je ne la connais pas. Peut-être que quelqu’un ici saura."
      : wait === 0
        ? "Celle-là, je ne la connais pas. Je cherche tout de suite un humain qui sait."
        : `Celle-là, je ne la connais pas. Si personne ne répond d’ici ${span(wait)}, je trouverai un humain qui sait.`,
  dontKnowPrivate:
    "Celle-là, je ne la connais pas. Pose-la dans le canal, où tout le monde la verra, ou dis `ask` suivi de ta question, et je la transmettrai à l’équipe de maintenance.",
  sorryReopened: (wait) =>
    wait === undefined
      ? "Désolé. J’ai remis ta question sur la liste."
      : wait === 0
        ? t`Désolé. Ta question est de nouveau ouverte ; je cherche tout de suite un humain.`
        : t`Désolé. Ta question est de nouveau ouverte ; si personne ne répond d’ici ${span(wait)}, je trouverai un humain.`,
  sorryNothing: "Merci de me l’avoir dit.",
  nothingToJudge: "Je ne t’ai rien répondu ici récemment, il n’y a donc rien à juger.",
  reviewDue: (date) => `_(à revoir depuis le ${date})_`,

  ping: (q) =>
    t`**${q.n}** : ${literal(q.asker)} a posé une question dans ${literal(q.where)} ${q.ago}${q.answered ? "" : ", et personne n’a répondu"} : ${q.text}${wentOn(q)}`,
  pingHow: (n, buttons) =>
    `\`!answer ${n} TEXT\`, ou simplement une réponse à ce message, renvoie ta réponse${pingCommands(n, buttons)}`,
  fallback: (q) =>
    t`La question **${q.n}** attend toujours. ${literal(q.asker)} l’a posée dans ${literal(q.where)} ${q.ago} : ${q.text}${wentOn(q)} Pour la prendre : \`!claim ${q.n}\` ou \`!answer ${q.n} TEXT\`.`,
  noted: (n) =>
    `C’est la question ${n}. Je la transmets à l’équipe de maintenance et je te rapporte la réponse.`,
  carried: (text, by, question) => `${text} — ${literal(by)}, à propos de ${question}`,
  letterHead: (when) => t`Ceci est arrivé pour toi ${when} :`,
  letterUnvouched: t`(C’est pour la personne qui a posé la question sous ce pseudo ; je ne peux pas savoir si c’est toi.)`,
  expiredAsker: (question) =>
    t`Désolé : personne n’a pu répondre à temps à ${question}. Repose ta question, ici ou dans le suivi des tickets du projet.`,
  noHistory: (name) =>
    t`Je n’ai pas encore lu le passé de ${name} : quelqu’un qui y a contribué il y a longtemps peut me sembler nouveau.`,
  noHistoryMend: t`Il faut lancer \`porchlight backfill\` une fois ; interrompu, il reprend où il en était.`,
  lastGood: "En attendant la réparation, la dernière bonne version reste en service.",
  onlyRest: "En attendant la réparation, le bot s’en passe.",
  moreProblems: (count, command) =>
    `${count} autres endroits sont illisibles, \`${command}\` en donne la liste`,
  tellMaintainers: (what, mend) => `${what}${/[.!?]$/.test(what) ? "" : "."}${mend ? ` ${mend}` : ""}`,
  unsureLines: (reason) =>
    `Une de mes lignes n’est peut-être pas arrivée (${literal(reason)}). \`!unsure\` la montre, et la renvoie si tu le dis.`,

  unknownCommand: (name) => `Je ne connais pas ${code(name)}. \`!help\` montre ce que je sais faire.`,
  maintainersOnly: (name) =>
    t`\`!${name}\` est réservé à l’équipe de maintenance, et je ne te connais pas comme en faisant partie. Si c’est le cas : connecte-toi à ton compte et fais-le inscrire sous \`people\` dans la configuration.`,
  privateOnly: (name) => t`Dis-moi \`${name}\` en privé : ce que ça montre n’est que pour toi.`,
  missing: (usage, parameter) => t`Il manque \`${parameter}\`. Ça s’écrit comme ça : \`${usage}\``,
  badNumber: (text, usage) => t`« ${literal(text)} » n’est pas un nombre. Ça s’écrit comme ça : \`${usage}\``,
  badDuration: (text, usage) =>
    t`« ${literal(text)} » n’est pas une durée comme 30m, 2h, 3d ou 1w. Ça s’écrit comme ça : \`${usage}\``,
  tooMuch: (usage) => t`C’est trop pour cette commande. Ça s’écrit comme ça : \`${usage}\``,
  helpIntro: t`Je réponds avec la FAQ, je trouve un humain pour ce qui reste sans réponse, et je dis merci. Commandes :`,
  helpMaintainers: t`Pour l’équipe de maintenance :`,
  helpMore: "`!help NAME` en dit plus sur l’une d’elles.",
  helpOne: (usage, summary, examples, aliases) =>
    [
      t`\`${usage}\` : ${summary}`,
      ...(aliases.length ? [t`Aussi : ${aliases.map((alias) => `\`!${alias}\``).join(", ")}`] : []),
      ...(examples.length
        ? [t`Par exemple : ${examples.map((example) => `\`${example}\``).join(" · ")}`]
        : []),
    ].join("\n\n"),
  noHelp: (name) => `Il n’y a pas de commande ${code(name)}. \`!help\` les montre toutes.`,

  faqEmpty: t`La FAQ est vide. L’équipe de maintenance peut m’apprendre des choses : \`!learn ID question ? réponse\`.`,
  faqList: (ids, more) =>
    t`Je connais : ${ids.map(code).join(", ")}${more ? ` et ${more} de plus` : ""}. \`!faq NAME\` en montre une.`,
  faqNone: (name) =>
    t`Je n’ai pas d’entrée de FAQ pour « ${literal(name)} ». \`!list\` montre ce que je connais.`,
  faqNobody: (name) => `Je n’ai pas vu ${literal(name)} ici.`,
  learned: (id) => t`Appris : \`${id}\`. \`!faq ${id}\` le montre, \`!undo ${id}\` l’annule.`,
  learnForm: t`Dis la question, puis la réponse, avec le point d’interrogation entre les deux : \`!learn tls Comment activer TLS ? Mets tls: true.\``,
  badId: (id) =>
    t`« ${literal(id)} » ne peut pas être un nom : prends jusqu’à 60 lettres, chiffres, points et tirets, comme \`build-windows\`.`,
  exists: (id) => `\`${id}\` existe déjà. \`!edit ${id} TEXT\` change sa réponse.`,
  edited: (id) => `\`${id}\` est modifié. \`!undo ${id}\` l’annule.`,
  removed: (id) => `\`${id}\` est supprimé. \`!undo ${id}\` le ramène.`,
  undone: (id, what) => t`Annulé : \`${id}\` (${what}).`,
  nothingToUndo: (id) =>
    id === undefined ? "Il n’y a rien à annuler." : t`Il n’y a rien à annuler pour « ${literal(id)} ».`,
  history: (rows) => rows.map((row) => `- ${row}`).join("\n"),
  historyRow: (id, what, entry, by, when, undone) =>
    t`${id} : ${code(entry)} ${what} par ${literal(by)}, ${when}${undone ? " (annulé)" : ""}`,
  historyNone: "Personne n’a encore modifié la FAQ en passant par moi.",
  changes: { learn: "appris", edit: "modifié", phrase: "reformulé", remove: "supprimé" },

  queueEmpty: "Personne n’attend de réponse.",
  queueHead: (count) => (count === 1 ? t`Une question attend :` : t`${count} questions attendent :`),
  queueRow: (q) =>
    t`- **${q.n}** ${literal(q.where)}, ${literal(q.asker)} ${q.ago} : ${q.text} (${q.state}${q.by ? ` par ${literal(q.by)}` : ""}${q.gone ? "\u00a0; hors ligne" : ""})`,
  queueMore: (count) => `et ${count} de plus`,
  queueUnsure: (count) =>
    count === 1
      ? t`1 de mes lignes n’est peut-être pas arrivée : \`!unsure\` la montre.`
      : t`${count} de mes lignes ne sont peut-être pas arrivées : \`!unsure\` les montre.`,
  noQuestion: (n) => `Il n’y a pas de question ${n}. \`!queue\` montre ce qui attend.`,
  notWaiting: (n, state) => t`La question ${n} n’attend plus : elle est ${state}.`,
  claimed: (n, question) =>
    t`La question ${n} est à toi : ${question} Pour y répondre : \`!answer ${n} TEXT\`.`,
  alreadyClaimed: (n, by) => `${literal(by)} a déjà pris la question ${n}.`,
  passed: (n, to) =>
    to === undefined
      ? `D’accord, je cherche quelqu’un d’autre pour la question ${n}.`
      : `D’accord, j’ai sollicité ${literal(to)} pour la question ${n}.`,
  passNobody: (name) =>
    t`Je ne connais personne du nom de « ${literal(name)} » dans l’équipe de maintenance.`,
  snoozed: (n, time) => `La question ${n} se repose pendant ${time}.`,
  answeredNow: (n) => `Envoyé. La question ${n} a sa réponse.`,
  answeredLater: (n, name) =>
    `${literal(name)} n’est pas là. Je lui donnerai ta réponse à la question ${n} en privé, à son retour.`,
  resolvedNow: (n) => `La question ${n} est réglée.`,
  away: (time) => t`Profites-en ! Je ne te solliciterai pas pendant ${time} ; \`!back\` y met fin.`,
  back: t`Te revoilà, chouette !`,
  notListed: "Tu n’es pas sous `people` dans la configuration, donc je ne te sollicite jamais.",
  withdrawn: "D’accord, j’ai retiré ta question de la liste.",
  nothingToWithdraw: "Tu n’as pas de question ouverte ici.",
  unsureNone: "Pour autant que je sache, toutes mes lignes sont arrivées.",
  unsureRow: (seq, where, text, when) =>
    t`- **${seq}** vers ${literal(where)}, ${when} : ${text} \`!unsure ${seq} resend\` ou \`!unsure ${seq} drop\``,
  unsureResent: "C’est renvoyé.",
  unsureDropped: "C’est oublié.",
  unsureHow: (seq) => `Dis \`!unsure ${seq} resend\` ou \`!unsure ${seq} drop\`.`,
  unsureNo: (seq) => `Il n’y a pas de ligne incertaine ${seq}.`,

  whyNothing: "Ici, je n’ai encore rien pris pour une question.",
  whyHead: (n, question, state) => `La question ${n}, ${question}, est ${state}.`,
  whyRow: (at, zone, what) => t`- ${moment(at, zone)} : ${what}`,

  because: {
    reason,
    asked: (form, confidence, why) =>
      t`pris pour ${forms[form]} (${percent(confidence)} : ${inWords(why, signs)})`,
    byName: "demandé par son nom",
    picked: (entry) => t`la personne a choisi « ${entry} »`,
    askedFor: (entry) => t`la personne a consulté elle-même « ${entry} »`,
    told: "dit avec `ask`",
    marked: "marqué comme question",
    answeredByFaq: (entry, probability, why) =>
      t`répondu avec « ${entry} » (sûr à ${percent(probability)} : ${why})`,
    silentUnsure: (entry, probability, threshold) =>
      t`silence : la meilleure entrée, « ${entry} », est à ${percent(probability)}, en dessous de ${percent(threshold)}`,
    silentNothing: t`silence : aucune entrée de la FAQ ne s’en approche`,
    silentMode: (mode) => t`silence : le mode de ce canal est « ${mode} »`,
    silentOut: t`silence : la personne ne veut pas de réponse non demandée`,
    silentHuman: t`silence : quelqu’un a parlé depuis`,
    adapted: (judged) => t`le seuil suit ici ${judged} jugements`,
    bulb: (entry, probability, why) =>
      t`à moitié sûr : un 💡, là où le réseau a des réactions, pour « ${entry} » (${percent(probability)} : ${why})`,
    bulbTaken: "la personne a pris le 💡",
    shadowed: (entry, probability, why) =>
      t`dans l’ombre : « ${entry} » signalé à l’équipe de maintenance (${percent(probability)} : ${why})`,
    nopeBefore: (votes) => t`avec ces mots, cela n’a déjà pas aidé (${votes})`,
    silentForm: (share) => t`silence : par sa forme, ce n’est guère une question (${percent(share)})`,
    silentPeople: t`silence : on cherche qui connaît cela, sans rien demander encore`,
    silentRepeat: (entry) => t`silence : « ${entry} » a été dit ici il y a peu`,
    silentLate: t`silence : c’était déjà vieux quand je l’ai vu`,
    offered: (entries) => t`proposé : ${entries}`,
    waits: (wait) =>
      wait === 0 ? "transmis tout de suite à l’équipe" : `attend un humain pendant ${span(wait)}`,
    noRouting: t`pas transmis : c’est désactivé dans ce canal`,
    area: (area, score) => t`domaine ${area} : ${score}`,
    noArea: t`aucun domaine ne correspond ; toute l’équipe peut répondre`,
    byChannel: "par le canal",
    byWords: (words) => `par ses mots (${words})`,
    pinged: (name, why) => t`sollicitation envoyée à ${name} : ${why}`,
    chosen: (reasons) => reasons.join(", "),
    inHours: "dans ses heures",
    underCap: (used, cap) => `${used} sollicitations sur ${cap} aujourd’hui`,
    lastSeen: (time) => `dernière présence ${time}`,
    passedOver: (list) => t`non retenu : ${list}`,
    asker: "a posé la question",
    isAway: "en absence",
    outOfHours: "hors de ses heures",
    capped: "son maximum du jour est atteint",
    pingedBefore: "sollicitation déjà faite",
    neverSeen: "aucune présence connue sur un réseau",
    silentPing: (name) => `${name} n’a pas répondu à temps`,
    unreachable: (name, why) => t`impossible de joindre ${name} : ${why}`,
    toFallback: (place) => `annoncé dans ${place}`,
    nobodyLeft: t`il ne reste personne à solliciter ; elle ira dans le bilan de la semaine`,
    later: (time) => `personne à solliciter avant ${time}`,
    reply: "répondu par une réponse au message",
    addressed: "répondu par une ligne adressée à la personne",
    followed: (chance) => `répondu par une ligne qui y fait suite (sûr à ${percent(chance)})`,
    judgedAnswered: (name, chance) =>
      `répondu par ${name}, d’après la conversation depuis (sûr à ${percent(chance)})`,
    judgedWaiting: (chance) =>
      `personne n’a répondu, d’après la conversation depuis (sûr à ${percent(chance)})`,
    hardlyAsks: (chance) =>
      `personne n’est sollicité\u00a0: d’après la suite, ce n’est une demande d’aide qu’à ${percent(chance)}\u202f; la question reste dans la file`,
    inTalk: (chance) => `dans cette conversation, une question à ${percent(chance)}`,
    byFaqCall: (entry) => t`répondu à la main avec « ${entry} »`,
    thanked: (sure) => t`la personne a dit merci (c’est réglé, sûr à ${percent(sure)})`,
    solved: (sure) => t`la personne a dit que ça marche (c’est réglé, sûr à ${percent(sure)})`,
    helped: "la personne a dit que la réponse a aidé",
    nevermind: (sure) => t`la personne a dit de laisser tomber (c’est réglé, sûr à ${percent(sure)})`,
    withdrawn: "retirée par la personne qui l’a posée",
    didntHelp: "la réponse n’a pas aidé",
    claimed: "prise en charge",
    passed: "passée à quelqu’un d’autre",
    snoozed: (time) => `mise au repos pendant ${time}`,
    carried: "répondu par mon intermédiaire",
    letterWaits: "la réponse attend le retour de la personne",
    letterSent: "la réponse a été remise",
    resolvedBy: "marquée comme réglée",
    settled: t`plus rien depuis ; considérée comme réglée`,
    expired: "personne n’a répondu à temps",
    claimLapsed: "prise en charge, mais aucune réponse n’est venue",
    deleted: "la question a été supprimée",
    more: "la personne en a dit plus",
    edited: "la personne l’a modifiée",
  },

  linkHow: (secret, minutes) =>
    t`Pour lier un autre compte : de là-bas, dis-moi en privé \`link ${secret}\`, d’ici ${minutes} minutes. Ensuite je te demande ici, et tu réponds \`link yes\`.`,
  linkTooMany: "Ça fait assez de codes pour l’instant. Réessaie dans une heure.",
  linkNotVouched: t`Je ne peux pas lier ce compte : le réseau ne s’en porte pas garant. Identifie-toi d’abord (sur IRC : auprès de NickServ), puis réessaie.`,
  linkWrong: "Ce code n’est pas bon, ou il est trop vieux. `link` en donne un nouveau.",
  linkSame: "Ces deux-là sont déjà liés.",
  linkBothConfigured: t`Les deux comptes sont dans la configuration sous des noms différents ; c’est là qu’il faut changer ça.`,
  linkAsked: "C’est bon. Confirme maintenant là où tu as demandé le code.",
  linkConfirm: (account) =>
    t`${literal(account)} dit que c’est toi. Si oui, dis \`link yes\` ; sinon, ne fais rien.`,
  linkNothing: "Il n’y a rien à confirmer. `link` donne un code.",
  linked: (account) =>
    `Pour moi, toi et ${literal(account)} n’êtes plus qu’une personne. \`unlink\` y met fin.`,
  unlinked: "Ce compte est de nouveau à part.",
  unlinkAlone: "Ce compte n’est lié à aucun autre.",
  unlinkConfigured: t`Ce compte est lié dans la configuration ; c’est là qu’il faut changer ça.`,
  whoami: (r) =>
    [
      `Tu es ${literal(r.account)}${r.vouched ? "" : ", et le réseau ne se porte pas garant de toi"}${r.maintainer ? ", de l’équipe de maintenance" : ""}.`,
      ...(r.others.length ? [t`Comptes liés : ${r.others.map(literal).join(", ")}.`] : []),
    ].join(" "),

  privacy: (r) =>
    [
      t`Je garde : qui a écrit (compte et pseudo), ce qui a été écrit dans les canaux où je suis (pendant ${r.messages}), les questions et qui y a répondu, les mercis, et les contributions que me signale la forge du projet.`,
      `Ce que tu me dis en privé, je ne le montre à personne d’autre, et je ne donne rien à des tiers. La façon dont tu as demandé ce à quoi répond une entrée de la FAQ peut rester, sans ton nom, comme formulation de cette entrée. Les identifiants des événements sont gardés pendant ${r.journal}.`,
      t`\`!export\` (en privé) montre tout ce que j’ai sur toi, \`!forget me\` l’efface, et avec \`!optout\` je te laisse en paix : pas de réponse non demandée, pas de merci public.`,
    ].join("\n\n"),
  exportPage: (page, pages) =>
    pages === 1
      ? t`Tout ce que j’ai sur toi :`
      : t`Tout ce que j’ai sur toi, page ${page} sur ${pages}${page < pages ? ` (\`export ${page + 1}\` montre la suivante)` : ""} :`,
  forgetHow: "Dis `!forget me`.",
  forgetSure: t`Ça efface de ma mémoire tes messages, questions, noms et liens, sans retour possible ; les totaux restent. Si c’est bien ce que tu veux, dis \`!forget me yes\`.`,
  forgotten: "C’est fait, j’ai tout oublié de toi. Dès que tu diras quelque chose, on refera connaissance.",
};
