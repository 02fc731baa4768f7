/** What people's picks and judgements teach: other wordings of an entry. One vote a person. Pure. */
import { isOrdinary } from "../../conversation/ordinary.ts";
import { quotes } from "../../conversation/strip.ts";
import type { Effect } from "../../effects.ts";
import type { Millis, Place } from "../../events.ts";
import type { Who } from "../../facts.ts";
import { withoutNames, wordsKey } from "../../faq/phrasing.ts";
import type { VoteHow } from "../../own-answers.ts";
import { isMaintainer } from "../../places.ts";
import { isRelayed } from "../../relay.ts";
import type { Account, FaqSaid, World } from "../../world.ts";

/** Somebody's words, and somebody's vote on where they lead. */
export interface Vote {
  readonly entry: string;
  readonly text: string;
  readonly place: Place;
  /** Whose words they are. */
  readonly asker: Who;
  readonly by: Who;
  readonly how: VoteHow;
  readonly at: Millis;
}

const day = 864e5;

/** So much can one person teach: enough for who is in earnest, too little for who isn't. */
const mostADay = 5;
const mostAnEntry = 3;
const longWhile = 30 * day;

/** A maintainer who points somebody to an entry knows. */
const maintainersWeight = 2;

/** Who counts: vouched for by the network, no bot, and not opted out of being answered or counted. */
function counts(account: Account | undefined, world: World): account is Account {
  if (!account?.verified || account.bot || isRelayed(account)) return false;
  const person = world.person(account.person);
  return person !== undefined && !person.optedOut && !person.uncounted;
}

/** The wording may be kept: public, and its author has not opted out. An author need not be vouched for. */
function mayKeep(vote: Vote, world: World): boolean {
  const author = world.account(vote.asker.network, vote.asker.key);
  const person = author && world.person(author.person);
  return !vote.place.private && person !== undefined && !person.optedOut && !person.uncounted;
}

/** The note of a vote, or nothing when it doesn't count. */
export function learn(vote: Vote, world: World): readonly Effect[] {
  if (world.settings.answers.learn === 0 || !mayKeep(vote, world)) return [];
  const voter = world.account(vote.by.network, vote.by.key);
  if (!counts(voter, world)) return [];
  const entry = world.faq.get(vote.entry);
  const isName = (word: string) =>
    !isOrdinary(word) && (world.inChannel(vote.place, word) ?? world.personNamed(word)) !== undefined;
  // What has a block of code or somebody else's words in it is no wording.
  const pasted = vote.text.includes("```") || vote.text.split("\n").some(quotes);
  const text = pasted ? undefined : withoutNames(vote.text, isName);
  if (!entry || text === undefined) return [];
  const words = wordsKey(text);
  const written = [entry.question, ...entry.phrasings].some((phrasing) => wordsKey(phrasing) === words);
  if (written && vote.how !== "nope") return [];
  const maintainer = isMaintainer(world.settings, vote.by.network, voter);
  const tooMuch =
    world.wordingVotes(voter.person, vote.at - day) >= mostADay ||
    world.wordingVotes(voter.person, vote.at - longWhile, entry.id) >= mostAnEntry;
  if (tooMuch && !maintainer) return [];
  const weight = vote.how === "nope" ? -1 : maintainer && vote.how === "pointed" ? maintainersWeight : 1;
  return [
    {
      do: "note",
      fact: {
        fact: "worded",
        entry: entry.id,
        text,
        words,
        asker: vote.asker,
        by: voter.person,
        how: vote.how,
        weight,
        at: vote.at,
      },
    },
  ];
}

/** What the person for whom an answer was said of it, as far as it answered a question. */
export function learnFrom(
  said: FaqSaid,
  word: { readonly helped: boolean; readonly by: Who; readonly at: Millis },
  world: World,
): readonly Effect[] {
  const question = said.question === undefined ? undefined : world.question(said.question);
  if (!question) return [];
  const { text, place, asker } = question;
  const how = word.helped ? "helped" : "nope";
  return learn({ entry: said.entry, text, place, asker, by: word.by, how, at: word.at }, world);
}
