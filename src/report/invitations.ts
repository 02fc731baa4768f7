/** Drafts of invitations. The bot never sends one: a human reads, changes and sends it. */
import { plainText } from "../markdown.ts";
import type { Asker, Helper, Invitation } from "./report.ts";

/** The drafts' sentences, in one language, as Markdown. */
export interface InvitationWords {
  /** To somebody who answers a lot and is no maintainer. */
  answer(name: string, answered: number, thanked: number, community: string): string;
  /** To somebody who asks a lot, and so knows what the docs leave out. */
  docs(name: string, asked: number, community: string): string;
}

/** To whom no maintainer has to be introduced: at most so many of each kind, those who did most. */
const most = 10;

/** One invitation a person: who helps isn't asked to write docs as well. */
export function invitationsFor(
  askers: readonly (Asker & { readonly willing: boolean })[],
  helpers: readonly (Helper & { readonly willing: boolean })[],
  community: string,
  words: InvitationWords,
): readonly Invitation[] {
  const toAnswer = helpers
    .filter(({ willing }) => willing)
    .slice(0, most)
    .map(({ name, networks, answered, thanked }) => ({
      name,
      to: "answer" as const,
      networks,
      text: plainText(words.answer(name, answered, thanked, community)),
    }));
  const asked = new Set(toAnswer.map(({ name }) => name));
  const toWrite = askers
    .filter(({ willing, name }) => willing && !asked.has(name))
    .slice(0, most)
    .map(({ name, networks, asked: count }) => ({
      name,
      to: "docs" as const,
      networks,
      text: plainText(words.docs(name, count, community)),
    }));
  return [...toAnswer, ...toWrite];
}
