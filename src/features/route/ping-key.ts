/** What the key of something that the bot said about questions tells. Pure. */

/** The questions and the person that the key of a ping tells of. */
export function pingedIn(
  key: string,
): { readonly numbers: readonly number[]; readonly person: number } | undefined {
  const [, numbers, person] = /^q(\d+(?:\+\d+)*)\/ping\/(\d+)(?:\/|$)/.exec(key) ?? [];
  return numbers === undefined
    ? undefined
    : { numbers: numbers.split("+").map(Number), person: Number(person) };
}

/** The questions that a message asked somebody to answer: a ping, one to the channel of all, or what the asker went on with. */
export function askedIn(key: string | undefined): readonly number[] {
  const numbers = /^q(\d+(?:\+\d+)*)\/(?:ping|fallback|goes-on)(?:\/|$)/.exec(key ?? "")?.[1];
  return numbers === undefined ? [] : numbers.split("+").map(Number);
}
