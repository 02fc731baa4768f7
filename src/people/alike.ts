/** Which accounts look like one person's. A guess, for people to confirm; nothing follows from it alone. Pure. */

/** An account as far as it can look like another. */
export interface Looks {
  readonly id: number;
  readonly network: string;
  readonly key: string;
  readonly name: string;
  readonly person: number;
}

export interface Alike {
  readonly one: number;
  readonly other: number;
  readonly why: "email" | "name";
}

/** Names that say nothing about who bears them. */
const anybodys = new Set(
  "admin administrator anonymous bot developer guest info me mobile nobody none root test tester unknown user webchat".split(
    " ",
  ),
);

/** More people than this under one name: it is a common one. */
const commonFrom = 4;

/** A name without what people hang on to it: `Alice_away`, `alice|work`, `alice[m]`, `alice2`. */
export function foldedName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/\[m\]$|[|_-]+(?:away|afk|work|home|phone|laptop|irc|m)?$/g, "")
    .replace(/[^\p{L}\p{N} ]+/gu, "")
    .replace(/(?<=\p{L}{3})\d{1,2}$/u, "")
    .trim();
}

/** `12345+alice@users.noreply.github.com`: the forge's own number, in an address that hides the real one. */
const hidden = /^(\d+)\+[^@]+@users\.noreply\.[\w.-]+$/i;

const isAddress = (key: string): boolean => /^[^@\s:]+@[^@\s:]+$/.test(key);

/** What an account may be found by; full names and logins of four letters or more. */
function handles({ key, name }: Looks): ReadonlySet<string> {
  const local = isAddress(key) ? key.replace(/@.*$/, "") : (/^@([^:]+):/.exec(key)?.[1] ?? "");
  const found = [name, local].map(foldedName).filter((one) => one.length >= 4 && !anybodys.has(one));
  return new Set(found.flatMap((one) => [one, one.replaceAll(" ", "")]));
}

/**
 * Pairs of accounts of different persons, the surest first: the same address in
 * commits, then nearly the same name on another network.
 * @param accounts no bots
 */
export function alike(accounts: readonly Looks[]): readonly Alike[] {
  const found = new Map<string, Alike>();
  const add = (a: Looks, b: Looks, why: Alike["why"]): void => {
    if (a.person === b.person || a.id === b.id) return;
    const [one, other] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
    const key = `${one} ${other}`;
    if (!found.has(key)) found.set(key, { one, other, why });
  };
  const groups = (keysOf: (account: Looks) => Iterable<string>): Map<string, Looks[]> => {
    const all = new Map<string, Looks[]>();
    for (const account of accounts)
      for (const key of keysOf(account)) all.set(key, [...(all.get(key) ?? []), account]);
    return all;
  };
  const pairs = (group: readonly Looks[], why: Alike["why"], fits: (a: Looks, b: Looks) => boolean): void => {
    group.forEach((a, index) => {
      for (const b of group.slice(index + 1)) if (fits(a, b)) add(a, b, why);
    });
  };

  for (const group of groups(({ key }) => (isAddress(key) ? [key.toLowerCase()] : [])).values())
    if (group.length <= commonFrom) pairs(group, "email", () => true);
  const numbers = groups(({ key }) => {
    const number = hidden.exec(key)?.[1];
    return number !== undefined ? [number] : /^\d+$/.test(key) ? [key] : [];
  });
  for (const group of numbers.values())
    pairs(group, "email", (a, b) => hidden.test(a.key) !== hidden.test(b.key) && a.name !== "");
  for (const group of groups(handles).values())
    if (new Set(group.map(({ person }) => person)).size < commonFrom)
      pairs(group, "name", (a, b) => a.network !== b.network || (isAddress(a.key) && isAddress(b.key)));
  return [...found.values()].sort((a, b) => (a.why === b.why ? 0 : a.why === "email" ? -1 : 1));
}
