/** Rascunhos de convites, que uma pessoa envia. Em português. */
import { literal } from "../markdown.ts";
import type { InvitationWords } from "../report/invitations.ts";

const times = (count: number): string => (count === 1 ? "uma vez" : `${count} vezes`);

export const invitations: InvitationWords = {
  answer: (name, answered, thanked, community) =>
    `Olá, ${literal(name)}: nos últimos tempos você respondeu a alguém ${answered} vezes em ${literal(community)}${thanked > 0 ? `, e agradeceram a você ${times(thanked)}` : ""}. Isso foi notado, e ajuda mais do que parece. Você gostaria de ser uma das pessoas a quem o nosso bot pode perguntar quando uma pergunta espera? Você diz quando tem tempo e com que frequência; um não também está bem.`,
  docs: (name, asked, community) =>
    `Olá, ${literal(name)}: nos últimos tempos você fez ${asked} perguntas em ${literal(community)}. Boas perguntas mostram o que falta na nossa documentação. Você gostaria de escrever o que descobriu? Mostramos onde e revisamos; bastam algumas linhas, e um não também está bem.`,
};
