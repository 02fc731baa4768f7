/** Drafts of invitations that a human sends. In English. */
import { literal } from "../markdown.ts";
import type { InvitationWords } from "../report/invitations.ts";

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);

export const invitations: InvitationWords = {
  answer: (name, answered, thanked, community) =>
    `Hi ${literal(name)}, ${answered} times lately you answered somebody in ${literal(community)}${thanked > 0 ? `, and ${times(thanked)} somebody said thank you` : ""}. It was noticed, and it helps more than you may think. Would you like to be one of the people our bot may ask when a question waits? You say when you have time and how often; no is a fine answer, too.`,
  docs: (name, asked, community) =>
    `Hi ${literal(name)}, you asked ${asked} questions in ${literal(community)} lately. Good questions show where our docs leave something out. Would you like to write down what you found out? We'd show you where and look it over; a few lines are plenty, and no is a fine answer, too.`,
};
