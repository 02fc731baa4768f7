/** What the rules know of one language. Adding a language is one file and a line in `all.ts`. */

/**
 * Patterns match folded text (see `fold.ts`): lower case, no accents, `'` as the only
 * apostrophe, single spaces. Each runs in time linear in the text.
 */
export interface Phrases {
  /** Two letters, ISO 639-1. */
  readonly language: string;
  /** The words that tell this language from the others, global. */
  readonly common: RegExp;
  /** Hello and goodbye: words that may stand before a request and ask for nothing themselves. */
  readonly greeting: RegExp;
  /** The whole message is a question that wants no help: `how are you?`, `really?`. */
  readonly social: RegExp;
  /** Only announces a question: `can I ask something?`, `anyone here?`. */
  readonly askingToAsk: RegExp;
  /** How a clause begins that is a question also without its mark. */
  readonly opening: RegExp;
  /** Asks whoever can help: `anyone know`, `how do I`, `is there a way`, `please help`. */
  readonly seeking: RegExp;
  /** Says that help is wanted with something: `I have a problem with X`, `need help with`, `any idea?`. */
  readonly plea: RegExp;
  /** Tells how something came to fail: `since yesterday`, `and now it stays black`, `but there is no`. */
  readonly failing: RegExp;
  /** Asks nothing: `who needs sleep anyway?`, `what could possibly go wrong?`. */
  readonly rhetorical: RegExp;
  /** What a helper asks back: `which version do you use`, `what does the log say`, `did you restart it`. */
  readonly askingBack: RegExp;
  /** Looks for people who have to do with something, and asks nothing of it yet: `anyone here using X?`. */
  readonly forPeople: RegExp;
  /** Speaks to whoever is there. */
  readonly room: RegExp;
  /** Points at what was said before. */
  readonly pointing: RegExp;
  /** Something does not work, or the speaker tries, needs or gets stuck. */
  readonly problem: RegExp;
  /** The speaker speaks of themselves. */
  readonly myself: RegExp;
  /** Speaks to one other person: a helper's question back, small talk. */
  readonly you: RegExp;
  /** Goes on with something: an answer, an opinion, the next remark. */
  readonly continuing: RegExp;
  /** Words of thanks, global. */
  readonly thanks: RegExp;
  /** Thanks that thank nobody for anything: in advance, declined, ironic, and `thanks to the new driver`. */
  readonly noThanks: RegExp;
  /** A solution is confirmed. */
  readonly worked: RegExp;
  /** A solution is denied, hoped for or doubted. */
  readonly notWorked: RegExp;
  /** The request is withdrawn. */
  readonly nevermind: RegExp;
  /** The whole message only says that the speaker still waits: `anyone?`, `still nobody?`, `bump`. */
  readonly bump: RegExp;
  /** How `/me` begins, and how the same is said of oneself: `hat` is `ich habe`. */
  readonly ofMyself: Readonly<Record<string, string>>;
}
