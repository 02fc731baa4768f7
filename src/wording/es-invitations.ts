/** Borradores de invitaciones, que envía una persona. En español. */
import { literal } from "../markdown.ts";
import type { InvitationWords } from "../report/invitations.ts";

const times = (count: number): string => (count === 1 ? "una vez" : `${count} veces`);

export const invitations: InvitationWords = {
  answer: (name, answered, thanked, community) =>
    `Hola, ${literal(name)}: últimamente has respondido ${answered} veces a alguien en ${literal(community)}${thanked > 0 ? `, y te han dado las gracias ${times(thanked)}` : ""}. Se ha notado, y ayuda más de lo que parece. ¿Te gustaría ser una de las personas a las que nuestro bot puede preguntar cuando una pregunta espera? Tú dices cuándo tienes tiempo y con qué frecuencia; un no también está bien.`,
  docs: (name, asked, community) =>
    `Hola, ${literal(name)}: últimamente has hecho ${asked} preguntas en ${literal(community)}. Las buenas preguntas muestran lo que falta en nuestra documentación. ¿Te gustaría escribir lo que has averiguado? Te diremos dónde y lo revisaremos; bastan unas líneas, y un no también está bien.`,
};
