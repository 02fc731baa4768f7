/** Every sentence of the weekly post and of the command that steers it, in Portuguese, for Brazil and Portugal alike. */
import type { ContributionKind } from "../contribution.ts";
import { written } from "./amount.ts";
import type { WeeklyWords } from "./en-weekly.ts";
import { joined, one, stop } from "./phrase.ts";

const and = (items: readonly string[]): string => joined(items, "e");

const listed = (items: readonly string[], more: boolean): string => and(more ? [...items, "mais"] : items);

const named = (people: readonly string[], others: boolean): string =>
  and(others ? [...people, "mais gente"] : people);

/** What somebody did, as the rest of a sentence about them. */
function did(kind: ContributionKind, things: string): string {
  switch (kind) {
    case "code":
      return `contribuiu com ${things}`;
    case "doc":
      return `melhorou a documentação com ${things}`;
    case "translation":
      return `traduziu ${things}`;
    case "review":
      return `reviu ${things}`;
    case "bug":
      return `relatou ${things}`;
    case "ideas":
      return `sugeriu ${things}`;
    case "design":
      return `desenhou ${things}`;
    case "test":
    case "userTesting":
      return `testou ${things}`;
    case "tutorial":
    case "example":
    case "blog":
    case "content":
      return `escreveu ${things}`;
    case "talk":
    case "promotion":
      return `falou do projeto em ${things}`;
    case "eventOrganizing":
      return `organizou ${things}`;
    case "question":
      return `respondeu a ${things}`;
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
      return `cuidou de ${things}`;
  }
}

function from(kind: ContributionKind, name: string, things: string, pick: number): string {
  const plainly = stop(`${name} ${did(kind, things)}`);
  switch (kind) {
    case "code":
      return one(
        pick,
        plainly,
        stop(`Da parte de ${name}: ${things}`),
        stop(`Com a assinatura de ${name}: ${things}`),
      );
    case "doc":
      return one(pick, plainly, stop(`A documentação ficou melhor graças a ${name}: ${things}`));
    case "review":
      return one(
        pick,
        plainly,
        stop(`${name} olhou com atenção para ${things}`),
        stop(`${name} dedicou tempo a rever ${things}`),
      );
    case "bug":
      return one(
        pick,
        plainly,
        stop(`${name} avisou sobre ${things}`),
        `Sabemos de ${things} porque ${name} deixou por escrito.`,
      );
    case "ideas":
      return one(pick, plainly, stop(`A ideia veio de ${name}: ${things}`));
    default:
      return one(pick, plainly, stop(`Obrigado a ${name}, que ${did(kind, things)}`));
  }
}

const heading = (weeks: number): string =>
  weeks < 2 ? "Obrigado por esta semana" : `Obrigado pelas últimas ${weeks} semanas`;

export const weekly: WeeklyWords = {
  heading,

  opening: (community, pick) =>
    one(
      pick,
      `Estas são as pessoas que fizeram ${community} avançar.`,
      `Tudo isto foi feito por ${community} por gente que quis fazer. Obrigado!`,
      `Eis o que foi feito por ${community}, e por quem.`,
      `Um obrigado a todas as pessoas que deram um pouco do seu tempo a ${community}.`,
    ),

  newcomers: () => "Primeiras contribuições",
  group: (group) =>
    ({ changes: "Mudanças", reviews: "Revisões", reports: "Relatos e ideias", other: "E também" })[group],
  helpers: () => "Ajuda no chat",
  thanked: () => "Agradecimentos de outras pessoas",

  did,
  from,
  and,
  listed,
  quoted: (text) => `“${text}”`,

  newcomer: (name, deeds, pick) =>
    one(
      pick,
      `${name} acabou de chegar e ${and(deeds)}. Boas-vindas!`,
      stop(`Boas-vindas a ${name}, que ${and(deeds)}`),
      `A primeira contribuição de ${name}, que ${and(deeds)}. Que bom ter você por aqui!`,
    ),

  several: (name, deeds, pick) =>
    one(
      pick,
      stop(`${name} ${and(deeds)}`),
      stop(`Obrigado a ${name}, que ${and(deeds)}`),
      stop(`Em várias frentes, ${name} ${and(deeds)}`),
    ),

  helper: (name, topics, more, pick) =>
    topics.length === 0
      ? one(pick, `${name} ajudou alguém em privado.`, `${name} respondeu em privado.`)
      : one(
          pick,
          stop(`${name} ajudou com ${listed(topics, more)}`),
          stop(`${name} sabia a resposta a ${listed(topics, more)}`),
          `Quem perguntou ${listed(topics, more)} teve a ajuda de ${name}.`,
        ),

  kudos: (name, by, reasons, pick) => {
    const why = reasons.length === 0 ? "" : `: ${and(reasons)}`;
    if (by.length === 0) return stop(`Um obrigado a ${name}${why}`);
    return pick % 2 === 0
      ? stop(`${name} recebeu um obrigado de ${and(by)}${why}`)
      : stop(`${and(by)} ${by.length === 1 ? "agradece" : "agradecem"} a ${name}${why}`);
  },

  milestone: (kind, count) => {
    if (kind === "year") return "Já há um ano aqui!";
    if (kind === "back") return "Que bom ver você de volta depois de tanto tempo!";
    return count === 1 ? "A primeira resposta dada!" : `Com esta são ${count} perguntas respondidas!`;
  },
  more: (names, others) => `O mesmo obrigado a ${listed(names, others)}.`,
  rest: () => "O resto da semana",

  note: (text) => `(${text})`,
  noteAlone: (name, text) => `${name}: ${text}`,

  open: (waiting, moreWaiting, expired, moreExpired) =>
    [
      waiting.length > 0 ? stop(`Ainda sem resposta: ${listed(waiting, moreWaiting)}`) : "",
      expired.length > 0 ? stop(`Ninguém soube responder a ${listed(expired, moreExpired)}`) : "",
      "Se alguém souber, é só dizer.",
    ]
      .filter((part) => part !== "")
      .join(" "),

  short: {
    newcomers: (weeks, people, others) => `${heading(weeks)}! Boas-vindas a ${named(people, others)}.`,
    opened: (weeks, first) => `${heading(weeks)}! ${first}`,
    group: (group, people, others) =>
      `${{ changes: "Mudanças de", reviews: "Revisões de", reports: "Relatos e ideias de", other: "Obrigado também a" }[group]} ${named(people, others)}.`,
    helpers: (people, others) => `Ajuda no chat de ${named(people, others)}.`,
    thanked: (people, others) => `Outras pessoas agradeceram a ${named(people, others)}.`,
    notes: (notes) => notes.join(" · "),
    person: (name, things) => (things.length === 0 ? name : `${name} (${things.join("; ")})`),
  },

  moment: (at, zone) => {
    const hour = written(at, zone, "pt", "H") === "1" ? "à" : "às";
    return `${written(at, zone, "pt", `cccc, d 'de' LLLL, '${hour}' HH:mm`)} (${zone})`;
  },

  preview: (channels, when, held) =>
    held
      ? "A mensagem semanal abaixo está retida e não sai sozinha. `!thanks release` libera, `!thanks post` envia agora, `!thanks note NAME text` acrescenta umas palavras pessoais."
      : `A mensagem semanal abaixo vai para ${and(channels)}: ${when}. \`!thanks hold\` retém, \`!thanks note NAME text\` acrescenta umas palavras pessoais, \`!thanks post\` envia agora.`,

  heldReminder: () =>
    "Chegou a hora da mensagem semanal, mas ela está retida. `!thanks preview` mostra, `!thanks post` envia. Se continuar retida, a próxima também conta esta semana.",

  command: {
    usage: () =>
      "Use assim: `!thanks preview`, `!thanks note NAME text`, `!thanks edit NAME text`, `!thanks hold`, `!thanks release` ou `!thanks approve`.",
    noteUsage: () =>
      "Uma nota precisa de um nome e de algumas palavras: `!thanks note alice pelas revisões pacientes`.",
    editUsage: () =>
      "`!thanks edit NAME text` diz as suas palavras em vez das minhas, `!thanks edit NAME out` deixa a pessoa de fora, `!thanks edit NAME undo` desfaz isso. Com `opening` como nome é a primeira frase.",
    editNobody: (name) => `${name} não está na mensagem desta semana. \`!thanks note\` acrescenta alguém.`,
    edited: (name) => `Mudado: as suas palavras sobre ${name} vão na mensagem. \`!thanks preview\` mostra.`,
    editOut: (name) => `Fora da mensagem desta semana: ${name}.`,
    editUndone: (name) => `Sobre ${name} a mensagem volta a dizer o que eu diria.`,
    noChannels: () =>
      "Não há canal para a mensagem semanal: indique algum em `thanks.channels` na configuração.",
    noSchedule: () => "`thanks.schedule` na configuração nunca chega.",
    nothingYet: () => "Ainda não há a quem agradecer, então não haveria mensagem.",
    alreadyPosted: () => "A mensagem desta semana já saiu.",
    unknownCaller: () => "Ainda não conheço a sua conta, então não posso anotar quem disse.",
    optedOut: (name) => `${name} pediu para não ter o nome citado, então não há nota.`,
    noted: (name, when) => `Anotado para ${name}; entra na mensagem de ${when}.`,
    held: () => "Retida: não sai sozinha. `!thanks release` libera, `!thanks post` envia.",
    alreadyHeld: () => "Já está retida.",
    notHeld: () => "Não está retida.",
    released: (when) => `Liberada, com saída marcada: ${when}.`,
    posted: (channels) => `Enviada para ${and(channels)}.`,
  },
};
