/** What the bot says about its own answers, in French. */
import type { Reason } from "../faq/entry.ts";
import type { VoteHow } from "../own-answers.ts";
import type { LearningWords } from "./en-learning.ts";
import { t } from "./french.ts";

const percent = (share: number): string => t`${Math.round(share * 100)} %`;

const record: LearningWords["record"] = (r) =>
  r.judged === 0
    ? "aucune jugée"
    : t`${r.good} sur ${r.judged} jugées étaient bonnes (${percent(r.good / r.judged)} ; la vraie part va de ${percent(r.low)} à ${percent(r.high)})`;

const hows: Readonly<Record<VoteHow, string>> = {
  picked: "choisie",
  helped: "a aidé",
  pointed: "indiquée",
  nope: "n’a pas aidé",
};

/** Why a wording does not count. */
const standings = {
  dropped: "retirée",
  outvoted: "mise en minorité",
  beyond: "au-delà de ce qu’une entrée peut apprendre",
} as const;

const rivals = {
  nearer: "une autre entrée est plus proche",
  "as-near": "une autre entrée est aussi proche",
  nearly: "une autre entrée est presque aussi proche",
} as const;

/** What speaks for or against an entry, as `why` shows it: plain text. */
export function reason(one: Reason): string {
  switch (one.reason) {
    case "verbatim":
      return "demandé mot pour mot comme dans l’entrée";
    case "shares":
      return t`en commun : ${one.words.join(", ")}`;
    case "answer-only":
      return "n’a de mots en commun qu’avec la réponse";
    case "covered":
      return t`${percent(one.share)} de ce qui a été dit est dans ses questions`;
    case "phrased":
      return t`${percent(one.share)} de « ${one.phrasing} » a été dit${one.learned ? " (une formulation apprise)" : ""}`;
    case "foreign":
      return t`il y manque ${one.words.join(", ")}`;
    case "corrected":
      return t`« ${one.said} » a été lu comme « ${one.taken} »`;
    case "similar":
      return t`sens proche à ${percent(one.share)}`;
    case "used":
      return t`ici, elle a aidé ${one.helped}× et n’a pas aidé ${one.unhelpful}×`;
    case "rival":
      return rivals[one.how];
  }
}

export const learning: LearningWords = {
  modes: {
    auto: "sans qu’on me demande",
    offer: "par un clic sur 💡",
    asked: "sur demande",
    picked: "au choix",
    named: "par son nom",
    shadow: "dans l’ombre",
  },
  record,

  wouldSay: (w) =>
    t`**${w.id}** : ${w.asker} a demandé dans ${w.where} : ${w.text} J’aurais dit \`${w.entry}\` (sûr à ${percent(w.share)}) : ${w.answer} 👍 ou 👎 ? \`!shadow ${w.id} good\` · \`!shadow ${w.id} bad\``,
  right: "Juste",
  wrong: "Faux",
  shadowNone: "Aucun canal n’est ni n’a été en `shadow`.",
  shadowRow: (where, given, how) =>
    t`${where} : ${given} ${given === 1 ? "réponse gardée" : "réponses gardées"} pour moi, ${how}`,
  shadowEnded: (where, mode) => t`${where} (maintenant \`${mode}\`)`,
  shadowJudged: (id, good) =>
    good ? t`C’est noté : ${id} aurait été juste.` : t`C’est noté : ${id} aurait été faux.`,
  shadowHow: (id) => t`Dis \`!shadow ${id} good\` ou \`!shadow ${id} bad\`.`,
  shadowNo: (id) => t`Il n’y a pas de réponse ${id} que j’aurais gardée pour moi.`,
  promoted: (where, mode, how) => t`${where} est désormais \`${mode}\`. Dans l’ombre : ${how}.`,
  promotedEarly: t`C’est bien peu pour en juger ; \`!promote\` avec \`shadow\` après le canal revient en arrière.`,
  demoted: (where) => t`${where} est de nouveau en \`shadow\`.`,
  promoteNot: (where, mode) =>
    t`${where} n’est pas en \`shadow\` : la configuration dit \`${mode}\`, et c’est là que cela se change.`,
  promoteNowhere: (name) => t`Je ne suis dans aucun canal appelé ${name}.`,
  promoteModes: "Après le canal, il n’y a rien, ou bien `auto`, `offer`, `addressed` ou `shadow`.",

  voted: (how, count) => t`${hows[how]} ${count}×`,
  phrasingRow: (id, entry, text, votes, standing) =>
    t`**${id}** \`${entry}\` : ${text} (${votes})${standing === undefined ? "" : `, ${standings[standing]}`}`,
  phrasingsMore: (count, next) => t`et ${count} de plus : \`${next}\``,
  phrasingsNone:
    "Rien appris pour l’instant. J’apprends de ce que les gens choisissent et de ce qui les aide.",
  phrasingsOff: t`Je n’apprends aucune formulation : \`answers.learn\` vaut 0 dans la configuration.`,
  noPhrasing: (id) => t`Il n’y a pas de formulation apprise ${id}. \`!phrasings\` en donne la liste.`,
  unlearnHow: (id) => t`Dis \`!unlearn ${id}\`, ou \`!unlearn ${id} back\`.`,
  unlearned: (id, entry, text) =>
    t`${text} n’est plus une formulation de \`${entry}\`. \`!unlearn ${id} back\` la reprend.`,
  relearned: (entry, text) => t`${text} est de nouveau une formulation de \`${entry}\`.`,

  staleRow: (id, review) => t`\`${id}\` (depuis ${review})`,
  stale: (rows, more, own) =>
    [
      own
        ? t`À relire, et signalées comme telles partout où je les donne : ${rows.join(", ")}`
        : t`À relire, et je ne peux joindre personne qui en soit responsable : ${rows.join(", ")}`,
      more > 0 ? t` et ${more} de plus` : "",
      t`. Regarde si elles sont encore vraies, et mets une nouvelle date sous \`review:\` dans leurs fichiers.`,
    ].join(""),

  statsNone: "Je n’ai encore rien répondu ici.",
  statsRow: (where, mode, given, how) =>
    t`- ${where}, ${mode} : ${given} ${given === 1 ? "donnée" : "données"}, ${how}`,
  statsThreshold: (where, value, judged) =>
    t`- ${where} : sans qu’on me demande à partir de ${percent(value)}, d’après ${judged} jugements`,
};
