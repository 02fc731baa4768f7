/** Every sentence about people, in French. */
import { literal } from "../markdown.ts";
import type { Credited, PeopleWords } from "./en-people.ts";
import { t } from "./french.ts";
import { joined, one } from "./phrase.ts";
import { code, quotingWith } from "./quote.ts";

const and = (items: readonly string[]): string => joined(items, "et");
const quoted = quotingWith("«\u00a0", "\u00a0»");

const credited = ({ name, kind, title, url }: Credited): string =>
  `${literal(name)} pour ${kind}, ${quoted(title)}${url === "" ? "" : ` ${url}`}`;

const reviewedBy = (reviewers: readonly string[]): string =>
  reviewers.length === 0 ? "" : ` Relecture par ${and(reviewers.map(literal))}.`;

export const people: PeopleWords = {
  optHow:
    "Dis `!optout` pour tout, `!optout thanks` (pas de merci public), `!optout counting` (rien de ce que tu fais n’est compté) ou `!optout both`.",
  optedOut: (of) =>
    ({
      all: t`D’accord : pas de réponse non demandée, pas de merci public, et ce que tu fais n’est pas compté. \`!optin\` y met fin.`,
      thanks: t`D’accord : pas de merci public pour toi. \`!optin thanks\` y met fin.`,
      counting: t`D’accord : ce que tu fais n’est plus compté, et les rapports ne parlent pas de toi. \`!optin counting\` y met fin.`,
      both: t`D’accord : pas de merci public pour toi, et ce que tu fais n’est pas compté. \`!optin both\` y met fin.`,
    })[of],
  optedIn: (of) =>
    ({
      all: t`D’accord : te revoilà.`,
      thanks: t`D’accord : je peux de nouveau te remercier.`,
      counting: t`D’accord : ce que tu fais compte de nouveau à partir de maintenant.`,
      both: t`D’accord : je peux de nouveau te remercier, et ce que tu fais compte de nouveau.`,
    })[of],
  privacyMore:
    "J’efface toutes les heures, tout seul, ce qui est trop vieux. Ce que tu supprimes sur le réseau, je le supprime aussi. `!optout thanks` ou `!optout counting` suffit si tu veux bien des réponses.",

  hint: (channel, hint) => t`Tu découvres ${literal(channel)} ; je ne dis ceci qu’une fois, à toi. ${hint}`,
  firstChange: (name, title, reviewers, pick) =>
    one(
      pick,
      t`Le premier changement de ${literal(name)} est intégré : ${title}.${reviewedBy(reviewers)} Bienvenue, et merci !`,
      t`Bienvenue, ${literal(name)}, ton premier changement vient d’être intégré : ${title}.${reviewedBy(reviewers)} Merci !`,
      t`${literal(name)} contribue maintenant au projet : ${title} est intégré.${reviewedBy(reviewers)} Merci, et bienvenue !`,
    ),
  backChange: (name, title, reviewers) =>
    t`Quel plaisir de revoir ${literal(name)} après tout ce temps : ${title} est intégré.${reviewedBy(reviewers)} Merci !`,

  creditUsage: t`Dis qui, pour quoi, ce que c’était et où le voir : \`!credit alice for translation "La doc en néerlandais" https://example.org/nl\`. \`!credit list\` montre ce qui attend.`,
  creditKind: (word, kinds) =>
    `${quoted(word, 40)} n’est pas un genre de contribution que je connais. Il y a ${and(kinds)}.`,
  creditUrl: (word) =>
    t`${quoted(word, 80)} n’est pas une adresse web ; il en faut une qui commence par https://. Laisse-la de côté s’il n’y en a pas.`,
  creditProposed: (row) =>
    t`C’est la proposition ${row.n} : ${credited(row)}. Elle compte dès que ${literal(row.name)} ou l’équipe de maintenance dit \`!credit yes ${row.n}\`.`,
  creditAsk: (row) =>
    t`${literal(row.by)} propose un merci : ${credited(row)}. \`!credit yes ${row.n}\` · \`!credit no ${row.n}\``,
  creditDone: (row) =>
    t`C’est noté : ${credited(row)}. Cela va dans le prochain message de la semaine. L’équipe de maintenance peut l’annuler : \`!credit undo ${row.n}\`.`,
  creditButtons: { yes: "Confirmer", no: "Abandonner" },
  creditTwice: "C’est déjà noté, ou proposé.",
  creditTooMany: "Beaucoup de propositions attendent déjà. Laisse d’abord en confirmer quelques-unes.",
  creditNone: (n) => `Aucune proposition ${n} n’attend ici. \`!credit list\` montre celles qui attendent.`,
  creditNotYours: (name) => `C’est à ${literal(name)} ou à l’équipe de maintenance de le dire.`,
  creditOwn: "Ce que tu proposes pour toi, quelqu’un d’autre doit le confirmer.",
  creditDropped: (n) => `La proposition ${n} est abandonnée.`,
  creditUndone: (n) => `La proposition ${n} est annulée.`,
  creditEmpty: "Aucune proposition n’attend.",
  creditRow: (row) => `- **${row.n}** ${credited(row)} (par ${literal(row.by)})`,
  creditOptedOut: (name) => `${literal(name)} ne souhaite pas que ses contributions soient comptées.`,

  sameUsage: t`\`!same\` liste les comptes qui semblent être une seule personne ; \`!same yes N\` et \`!same no N\` disent si c’est vrai ; \`!same undo N\` les sépare de nouveau.`,
  sameEmpty: "Je ne vois pas deux comptes qui semblent être une seule personne.",
  sameRow: (n, first, other, why) => t`- **${n}** ${literal(first)} et ${literal(other)} : ${why}`,
  sameWhy: { email: "la même adresse e-mail dans les commits", name: "presque le même nom" },
  sameHow: "`!same yes N` si c’est une seule personne, `!same no N` sinon.",
  sameDone: (n, first, other) =>
    `${literal(first)} et ${literal(other)} sont maintenant une seule personne pour moi. \`!same undo ${n}\` les sépare de nouveau.`,
  sameHalf: (n, other) =>
    `C’est noté. Cela prend effet quand ${literal(other)} dit aussi \`!same yes ${n}\`, ou l’équipe de maintenance.`,
  sameNo: (n) => `D’accord, ce n’est pas le cas. Je ne demanderai plus pour la paire ${n}.`,
  sameUndone: (n) => `La paire ${n} est de nouveau séparée.`,
  sameNone: (n) => `Je n’ai pas de paire ${n} pour laquelle le dire. \`!same\` les liste.`,
  sameNotYours: "C’est aux deux comptes eux-mêmes de le dire, ou à l’équipe de maintenance.",
  sameWaiting: (count) =>
    count === 1
      ? t`1 paire de comptes semble être une seule personne : \`!same\` la montre.`
      : t`${count} paires de comptes semblent être chacune une seule personne : \`!same\` les montre.`,
  linkForge: (forge, text, hours) =>
    t`Écris ceci d’ici ${hours} heures avec ton compte sur ${literal(forge)}, en commentaire d’un ticket du projet : ${code(text)} Ensuite tes comptes sont une seule personne pour moi.`,
  linkProfile: (forge, login, text, hours) =>
    t`Mets ceci d’ici ${hours} heures, en tant que ${literal(login)} sur ${literal(forge)}, dans la description de ton profil ou d’un gist public, ou en commentaire d’un ticket du projet : ${code(text)} Je regarde toutes les quelques minutes ; ensuite tu peux l’enlever.`,
  linkForgeUnknown: (word, forges) =>
    forges.length === 0
      ? `Je ne suis aucune forge, donc aucune qui s’appelle ${quoted(word, 40)} à lier.`
      : `Je ne suis aucune forge qui s’appelle ${quoted(word, 40)}. Il y a ${and(forges.map(literal))}.`,
};
