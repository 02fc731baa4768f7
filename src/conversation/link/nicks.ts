/** Who goes by which name in a channel, learned as lines come: for logs and networks that only show nicks. */

/** Names that mean themselves in most sentences of a support channel. */
const common = new Set(
  `the and but are was were been have has had does did you she they your this that there here what who when where why how
can could will would should may might must not yes okay all any some just like get got one two out for from with about then than now well hello hey thanks thank
please help someone anyone man guy guys dude nick user root ubuntu linux windows good bad new old work works test name time going back see need want use using right left hmm lol
sudo apt install boot file sound nvidia dvd kde gnome mint debian java flash firefox grub server desktop kernel wifi usb home away gone bot rust cargo wiki stripe card page error joe mark`.split(
    /\s+/,
  ),
);

/** The name without what people hang on it: `bob_`, `bob|away`, `bob-afk`. */
export function plainNick(nick: string): string {
  const lower = nick.toLowerCase();
  const bare = lower.replace(/[_`^|~-]+$/, "");
  const cut = bare.split(/[|[\-_](?:away|afk|work|home|laptop|sleep|zzz|lunch|out|busy)/)[0] ?? bare;
  return cut || lower;
}

/** Persons by small numbers, and the names that lines may use for them. */
export interface Nicks {
  /** The person who goes by a nick now; a new one when nobody did. */
  person(nick: string): number;
  /** Somebody was seen: from now on the name counts in lines. */
  seen(nick: string): void;
  renamed(from: string, to: string): void;
  /** Whom a line addresses, and everybody it names. */
  named(text: string): { readonly addressed: readonly number[]; readonly named: readonly number[] };
  nickOf(person: number): string;
  /** How many persons there are. */
  count(): number;
}

/** How often a chain of nick changes is followed. */
const longestChain = 20;

export function createNicks(): Nicks {
  /** Lower case, to the nick as written. */
  const known = new Map<string, string>();
  const alias = new Map<string, string>();
  const persons = new Map<string, number>();
  const nicks: string[] = [];

  function plainOf(nick: string): string {
    let name = plainNick(nick);
    for (let step = 0; step < longestChain; step++) {
      const before = alias.get(name);
      if (before === undefined) break;
      name = before;
    }
    return name;
  }

  function person(nick: string): number {
    const name = plainOf(nick);
    let found = persons.get(name);
    if (found === undefined) {
      found = nicks.length;
      persons.set(name, found);
      nicks.push(nick);
    } else if (plainNick(nick) !== plainNick(nicks[found] ?? "")) nicks[found] = nick;
    return found;
  }

  const learn = (key: string, nick: string): void => {
    if (!known.has(key)) known.set(key, nick);
  };

  return {
    person,
    seen(nick) {
      learn(nick.toLowerCase(), nick);
      const plain = plainNick(nick);
      if (plain.length > 2 && !common.has(plain)) learn(plain, nick);
      // A display name of several words is called by its first.
      const [first = "", ...more] = plain.split(/\s+/);
      if (more.length > 0 && first.length > 2 && !common.has(first)) learn(first, nick);
    },
    renamed(from, to) {
      learn(to.toLowerCase(), to);
      const before = plainOf(from);
      const after = plainOf(to);
      if (before !== after) alias.set(after, before);
    },
    named(text) {
      const addressed: string[] = [];
      const mentioned = new Set<string>();
      const leading = /^\s*@?([^\s,:;>]+)\s*(?:[:,;>]|\s-\s|\.\.)/.exec(text)?.[1];
      const first = leading === undefined ? undefined : known.get(leading.toLowerCase());
      if (first !== undefined) addressed.push(first);
      else {
        const word = /^\s*@?<?@?([^\s,:;>.!?]+)/.exec(text)?.[1]?.toLowerCase() ?? "";
        // Behind an @ a word can't be but a name.
        const counts = /^\s*<?@/.test(text) || (word.length > 2 && !common.has(word));
        const name = counts ? known.get(word) : undefined;
        if (name !== undefined) addressed.push(name);
      }
      for (const raw of text.split(/\s+/)) {
        const word = raw.replace(/^[@<>:,;.!?()"']+|[@<>:,;.!?()"']+$/g, "").toLowerCase();
        const marked = raw.startsWith("@");
        if (word.length <= 2 && !marked) continue;
        const name = known.get(word);
        if (name === undefined) continue;
        if (marked || !common.has(word) || /[:,][.,!?)]*$/.test(raw)) mentioned.add(name);
      }
      const piped = /^!\S.*[|>]\s*(\S+)\s*$/.exec(text)?.[1];
      const taker = piped === undefined ? undefined : known.get(piped.toLowerCase());
      if (taker !== undefined) addressed.push(taker);
      for (const word of /^\s*([^\s,:]+)\s*[,/&]\s*([^\s,:]+)\s*:/.exec(text)?.slice(1) ?? []) {
        const name = known.get(word.toLowerCase());
        if (name !== undefined) addressed.push(name);
      }
      const to = [...new Set(addressed.map(person))];
      return { addressed: to, named: [...new Set([...to, ...[...mentioned].map(person)])] };
    },
    nickOf: (id) => nicks[id] ?? "",
    count: () => nicks.length,
  };
}
