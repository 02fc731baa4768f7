/** Every sentence of the weekly post and of the command that steers it, in French. */
import type { ContributionKind } from "../contribution.ts";
import { written } from "./amount.ts";
import type { WeeklyWords } from "./en-weekly.ts";
import { t } from "./french.ts";
import { joined, one, stop } from "./phrase.ts";

// “de” in front of a name would have to become “d’” for some of them: no sentence has it there.

const and = (items: readonly string[]): string => joined(items, "et");

const listed = (items: readonly string[], more: boolean): string =>
  and(more ? [...items, "plus encore"] : items);

const named = (people: readonly string[], others: boolean): string =>
  and(others ? [...people, "d’autres"] : people);

/** What somebody did, without the “a” that stands before it once, however many deeds follow. */
function did(kind: ContributionKind, things: string): string {
  switch (kind) {
    case "code":
      return `apporté ${things}`;
    case "doc":
      return `amélioré la documentation avec ${things}`;
    case "translation":
      return `traduit ${things}`;
    case "review":
      return `relu ${things}`;
    case "bug":
      return `signalé ${things}`;
    case "ideas":
      return `suggéré ${things}`;
    case "design":
      return `dessiné ${things}`;
    case "test":
    case "userTesting":
      return `testé ${things}`;
    case "tutorial":
    case "example":
    case "blog":
    case "content":
      return `écrit ${things}`;
    case "talk":
    case "promotion":
      return `parlé de nous dans ${things}`;
    case "eventOrganizing":
      return `organisé ${things}`;
    case "question":
      return `répondu à ${things}`;
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
      return `pris en charge ${things}`;
  }
}

const several = (name: string, deeds: readonly string[]): string => stop(`${name} a ${and(deeds)}`);

function from(kind: ContributionKind, name: string, things: string, pick: number): string {
  const plainly = several(name, [did(kind, things)]);
  switch (kind) {
    case "code":
      return one(pick, plainly, stop(t`Signé ${name} : ${things}`), t`On doit ${things} à ${name}.`);
    case "doc":
      return one(pick, plainly, stop(t`La documentation est meilleure grâce à ${name} : ${things}`));
    case "review":
      return one(
        pick,
        plainly,
        stop(`${name} a regardé de près ${things}`),
        stop(`${name} a pris le temps de relire ${things}`),
      );
    case "bug":
      return one(
        pick,
        plainly,
        stop(`${name} nous a fait connaître ${things}`),
        `Si on connaît ${things}, c’est grâce à ${name}.`,
      );
    case "ideas":
      return one(pick, plainly, stop(t`${name} a eu l’idée : ${things}`));
    default:
      return one(pick, plainly, stop(`Merci à ${name}, qui a ${did(kind, things)}`));
  }
}

const heading = (weeks: number): string =>
  weeks < 2 ? "Merci pour cette semaine" : `Merci pour les ${weeks} dernières semaines`;

export const weekly: WeeklyWords = {
  heading,

  opening: (community, pick) =>
    one(
      pick,
      `Voici les personnes qui ont fait avancer ${community}.`,
      t`Tout cela a été fait pour ${community} par des gens qui l’ont choisi. Merci !`,
      `Voici ce qui a été fait pour ${community}, et par qui.`,
      `Un merci à toutes les personnes qui ont donné un peu de leur temps pour ${community}.`,
    ),

  newcomers: () => "Premières contributions",
  group: (group) =>
    ({
      changes: "Changements",
      reviews: "Relectures",
      reports: "Signalements et idées",
      other: "Et aussi",
    })[group],
  helpers: () => "Entraide dans le chat",
  thanked: () => "Mercis reçus",

  did,
  from,
  and,
  listed,
  quoted: (text) => t`« ${text} »`,

  newcomer: (name, deeds, pick) =>
    one(
      pick,
      t`${name} vient de nous rejoindre et a ${and(deeds)}. Bienvenue !`,
      stop(`Bienvenue à ${name}, qui a ${and(deeds)}`),
      t`Une première contribution : ${name} a ${and(deeds)}. Ça fait plaisir de t’avoir ici !`,
    ),

  several: (name, deeds, pick) =>
    one(
      pick,
      several(name, deeds),
      stop(`Merci à ${name}, qui a ${and(deeds)}`),
      stop(t`Sur plusieurs fronts, ${name} a ${and(deeds)}`),
    ),

  helper: (name, topics, more, pick) =>
    topics.length === 0
      ? one(pick, `${name} a aidé quelqu’un en privé.`, `${name} a répondu en privé.`)
      : one(
          pick,
          stop(`${name} a donné un coup de main pour ${listed(topics, more)}`),
          stop(`${name} avait la réponse à ${listed(topics, more)}`),
          `Pour ${listed(topics, more)}, c’est ${name} qui a aidé.`,
        ),

  kudos: (name, by, reasons, pick) => {
    const why = reasons.length === 0 ? "" : t` : ${and(reasons)}`;
    if (by.length === 0) return stop(`Un merci à ${name}${why}`);
    return pick % 2 === 0
      ? stop(`Un merci à ${name}, signé ${and(by)}${why}`)
      : stop(`${and(by)} ${by.length === 1 ? "remercie" : "remercient"} ${name}${why}`);
  },

  milestone: (kind, count) => {
    if (kind === "year") return t`Déjà un an parmi nous !`;
    if (kind === "back") return t`Quel plaisir de te revoir après tout ce temps !`;
    return count === 1 ? t`Une première réponse donnée !` : t`Cela fait ${count} questions résolues !`;
  },
  more: (names, others) => t`Un merci tout aussi grand à ${listed(names, others)}.`,
  rest: () => "La suite de la semaine",

  note: (text) => `(${text})`,
  noteAlone: (name, text) => t`${name} : ${text}`,

  open: (waiting, moreWaiting, expired, moreExpired) =>
    [
      waiting.length > 0 ? stop(t`Toujours sans réponse : ${listed(waiting, moreWaiting)}`) : "",
      expired.length > 0 ? stop(`Personne n’a su répondre à ${listed(expired, moreExpired)}`) : "",
      "Si tu as la réponse, dis-la.",
    ]
      .filter((part) => part !== "")
      .join(" "),

  short: {
    newcomers: (weeks, people, others) => t`${heading(weeks)} ! Bienvenue à ${named(people, others)}.`,
    opened: (weeks, first) => t`${heading(weeks)} ! ${first}`,
    group: (group, people, others) =>
      `${{ changes: "Changements par", reviews: "Relectures par", reports: "Signalements et idées par", other: "Merci aussi à" }[group]} ${named(people, others)}.`,
    helpers: (people, others) => `Entraide dans le chat par ${named(people, others)}.`,
    thanked: (people, others) => t`Ont reçu un merci : ${named(people, others)}.`,
    notes: (notes) => notes.join(" · "),
    person: (name, things) => (things.length === 0 ? name : t`${name} (${things.join("\u00a0; ")})`),
  },

  moment: (at, zone) => {
    const day = written(at, zone, "fr", "d") === "1" ? "'1er'" : "d";
    return `${written(at, zone, "fr", `cccc ${day} LLLL 'à' HH:mm`)} (${zone})`;
  },

  preview: (channels, when, held) =>
    held
      ? "Le message de la semaine ci-dessous est retenu et ne partira pas tout seul. `!thanks release` le libère, `!thanks post` l’envoie maintenant, `!thanks note NAME text` ajoute un mot personnel."
      : t`Le message de la semaine ci-dessous part le ${when} vers ${and(channels)}. \`!thanks hold\` le retient, \`!thanks note NAME text\` ajoute un mot personnel, \`!thanks post\` l’envoie maintenant.`,

  heldReminder: () =>
    "C’est l’heure du message de la semaine, mais il est retenu. `!thanks preview` le montre, `!thanks post` l’envoie. S’il reste retenu, le prochain parlera aussi de cette semaine.",

  command: {
    usage: () =>
      t`Ça s’écrit \`!thanks preview\`, \`!thanks note NAME text\`, \`!thanks edit NAME text\`, \`!thanks hold\`, \`!thanks release\` ou \`!thanks approve\`.`,
    noteUsage: () =>
      t`Il faut un nom et quelques mots : \`!thanks note alice pour les relectures patientes\`.`,
    editUsage: () =>
      "`!thanks edit NAME text` dit tes mots à la place des miens, `!thanks edit NAME out` retire la personne, `!thanks edit NAME undo` annule. Avec `opening` comme nom, c’est la première phrase.",
    editNobody: (name) =>
      `${name} n’est pas dans le message de cette semaine. \`!thanks note\` ajoute quelqu’un.`,
    edited: (name) =>
      t`C’est changé : tes mots sur ${name} vont dans le message. \`!thanks preview\` le montre.`,
    editOut: (name) => t`Hors du message de cette semaine : ${name}.`,
    editUndone: (name) => `Sur ${name}, le message redit ce que je dirais.`,
    noChannels: () =>
      t`Il n’y a pas de canal pour le message de la semaine : indique-les sous \`thanks.channels\` dans la configuration.`,
    noSchedule: () => "Dans la configuration, `thanks.schedule` n’arrive jamais à échéance.",
    nothingYet: () => "Il n’y a encore personne à remercier, donc pas de message.",
    alreadyPosted: () => "Le message de cette semaine est déjà parti.",
    unknownCaller: () => "Je ne connais pas encore ton compte, donc je ne peux pas noter qui l’a dit.",
    optedOut: (name) => `${name} a demandé à rester dans l’ombre, donc pas de mot à ce sujet.`,
    noted: (name, when) => t`C’est noté pour ${name} ; ça ira dans le message du ${when}.`,
    held: () =>
      t`Retenu : il ne partira pas tout seul. \`!thanks release\` le libère, \`!thanks post\` l’envoie.`,
    alreadyHeld: () => "Il est déjà retenu.",
    notHeld: () => "Il n’est pas retenu.",
    released: (when) => t`Libéré : il part le ${when}.`,
    posted: (channels) => `Envoyé vers ${and(channels)}.`,
  },
};
