/** Every sentence about people, in Portuguese. */
import { literal } from "../markdown.ts";
import type { Credited, PeopleWords } from "./en-people.ts";
import { joined, one } from "./phrase.ts";
import { code, quotingWith } from "./quote.ts";

const and = (items: readonly string[]): string => joined(items, "e");
const quoted = quotingWith("“", "”");

const credited = ({ name, kind, title, url }: Credited): string =>
  `${literal(name)} por ${kind}, ${quoted(title)}${url === "" ? "" : ` ${url}`}`;

const reviewedBy = (reviewers: readonly string[]): string =>
  reviewers.length === 0 ? "" : ` Revisão de ${and(reviewers.map(literal))}.`;

export const people: PeopleWords = {
  optHow:
    "Diga `!optout` para tudo, `!optout thanks` (sem agradecimentos em público), `!optout counting` (nada do que você faz é contado) ou `!optout both`.",
  optedOut: (of) =>
    ({
      all: "Está bem: sem respostas não pedidas, sem agradecimentos em público, e o que você faz não é contado. `!optin` termina isso.",
      thanks: "Está bem: sem agradecimentos em público para você. `!optin thanks` termina isso.",
      counting:
        "Está bem: o que você faz já não é contado, e os relatórios não falam de você. `!optin counting` termina isso.",
      both: "Está bem: sem agradecimentos em público para você, e o que você faz não é contado. `!optin both` termina isso.",
    })[of],
  optedIn: (of) =>
    ({
      all: "Está bem: você está de volta.",
      thanks: "Está bem: posso voltar a agradecer a você.",
      counting: "Está bem: o que você faz volta a contar a partir de agora.",
      both: "Está bem: posso voltar a agradecer a você, e o que você faz volta a contar.",
    })[of],
  privacyMore:
    "O que é velho demais eu apago de hora em hora, sem ninguém pedir. O que você apaga na rede eu apago também. `!optout thanks` ou `!optout counting` basta se as respostas forem bem-vindas.",

  hint: (channel, hint) =>
    `É a sua primeira vez em ${literal(channel)}; digo isto uma só vez, só a você. ${hint}`,
  firstChange: (name, title, reviewers, pick) =>
    one(
      pick,
      `A primeira mudança de ${literal(name)} já entrou: ${title}.${reviewedBy(reviewers)} Boas-vindas, e obrigado!`,
      `Boas-vindas a ${literal(name)}, com a primeira mudança já aceita: ${title}.${reviewedBy(reviewers)} Obrigado!`,
      `${literal(name)} agora faz parte do projeto: ${title} foi aceita.${reviewedBy(reviewers)} Obrigado, e boas-vindas!`,
    ),
  backChange: (name, title, reviewers) =>
    `Que bom ver ${literal(name)} de volta depois de tanto tempo: ${title} já entrou.${reviewedBy(reviewers)} Obrigado!`,

  creditUsage:
    'Diga a quem, por quê, o que foi e onde se vê: `!credit alice for translation "Manual em holandês" https://example.org/nl`. `!credit list` mostra o que espera.',
  creditKind: (word, kinds) =>
    `${quoted(word, 40)} não é um tipo de contribuição que eu conheça. Há ${and(kinds)}.`,
  creditUrl: (word) =>
    `${quoted(word, 80)} não é um endereço web; um começa por https://. Se não houver nenhum, deixe de fora.`,
  creditProposed: (row) =>
    `É a proposta ${row.n}: ${credited(row)}. Conta assim que ${literal(row.name)} ou quem mantém o projeto disser \`!credit yes ${row.n}\`.`,
  creditAsk: (row) =>
    `${literal(row.by)} propõe um reconhecimento: ${credited(row)}. \`!credit yes ${row.n}\` · \`!credit no ${row.n}\``,
  creditDone: (row) =>
    `Anotado: ${credited(row)}. Vai na próxima mensagem semanal. Quem mantém o projeto pode retirar: \`!credit undo ${row.n}\`.`,
  creditButtons: { yes: "Confirmar", no: "Descartar" },
  creditTwice: "Isso já está anotado, ou proposto.",
  creditTooMany: "Já há muitas propostas à espera. Deixe que algumas sejam confirmadas antes.",
  creditNone: (n) => `Não há proposta ${n} à espera aqui. \`!credit list\` mostra as que esperam.`,
  creditNotYours: (name) => `Isso cabe a ${literal(name)} ou a quem mantém o projeto dizer.`,
  creditOwn: "O que você propõe para si tem de ser confirmado por outra pessoa.",
  creditDropped: (n) => `A proposta ${n} foi descartada.`,
  creditUndone: (n) => `A proposta ${n} foi retirada.`,
  creditEmpty: "Nenhuma proposta espera.",
  creditRow: (row) => `- **${row.n}** ${credited(row)} (de ${literal(row.by)})`,
  creditOptedOut: (name) => `${literal(name)} pediu para não ser contado.`,

  sameUsage:
    "`!same` lista as contas que parecem uma só pessoa; `!same yes N` e `!same no N` dizem se são; `!same undo N` volta a separar.",
  sameEmpty: "Não vejo duas contas que pareçam uma só pessoa.",
  sameRow: (n, first, other, why) => `- **${n}** ${literal(first)} e ${literal(other)}: ${why}`,
  sameWhy: { email: "o mesmo endereço de e-mail nos commits", name: "quase o mesmo nome" },
  sameHow: "`!same yes N` se forem uma só pessoa, `!same no N` se não.",
  sameDone: (n, first, other) =>
    `${literal(first)} e ${literal(other)} são agora uma só pessoa para mim. \`!same undo ${n}\` volta a separar.`,
  sameHalf: (n, other) =>
    `Anotado. Vale assim que ${literal(other)} disser também \`!same yes ${n}\`, ou quem mantém o projeto.`,
  sameNo: (n) => `Está bem, não são. Não volto a perguntar pelo par ${n}.`,
  sameUndone: (n) => `O par ${n} está separado de novo.`,
  sameNone: (n) => `Não tenho par ${n} sobre o qual dizer isso. \`!same\` lista os que há.`,
  sameNotYours: "Isso cabe às próprias duas contas, ou a quem mantém o projeto.",
  sameWaiting: (count) =>
    count === 1
      ? "1 par de contas parece uma só pessoa: `!same` mostra."
      : `${count} pares de contas parecem uma só pessoa cada: \`!same\` mostra.`,
  linkForge: (forge, text, hours) =>
    `Escreva isto dentro de ${hours} horas com a sua conta em ${literal(forge)}, como comentário numa issue do projeto: ${code(text)} Então as suas contas são uma só pessoa para mim.`,
  linkProfile: (forge, login, text, hours) =>
    `Ponha isto dentro de ${hours} horas, como ${literal(login)} em ${literal(forge)}, na descrição do seu perfil ou de um gist público, ou como comentário numa issue do projeto: ${code(text)} Eu olho de poucos em poucos minutos; depois pode tirar.`,
  linkForgeUnknown: (word, forges) =>
    forges.length === 0
      ? `Não sigo nenhuma forja, portanto não há nenhuma chamada ${quoted(word, 40)} para ligar.`
      : `Não sigo nenhuma forja chamada ${quoted(word, 40)}. Há ${and(forges.map(literal))}.`,
};
