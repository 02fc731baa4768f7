/** Reads the lists of a forge's REST API: once their whole past, and then what is new. */
import type { Event, Millis } from "../../src/events.ts";
import { type Reading, SourceError } from "../../src/forges/source.ts";
import type { Page, Rest } from "./rest.ts";

/** One of a forge's lists. */
export interface List {
  /** Part of the position's name; never changed. */
  readonly name: string;
  /**
   * The first page of what changed since a time.
   * `newest first`: the list goes back for ever, and is left where it is known. `any`: it holds
   * only what changed since, in no order to rely on.
   */
  readonly order: "oldest first" | "newest first" | "any";
  readonly address: ((since: Millis) => string) | undefined;
  /** How much later than they are dated things may turn up: a commit is pushed when it is pushed. Milliseconds. */
  readonly late?: Millis;
  /** The first page of the whole past, oldest first where the forge can; undefined when another list tells it. */
  readonly past: string | undefined;
  /** When an item was last changed; undefined for what is no item. */
  changed(item: unknown): Millis | undefined;
  /** What an item tells. In the past nothing else is asked for it: that would be a request an item. */
  read(item: unknown, past: boolean, signal: AbortSignal): Promise<readonly Event[]> | readonly Event[];
}

/** Where the reading of a list stands. */
interface Position {
  /** What changed before that is known. */
  readonly since: Millis;
  /** Of the first page since then. */
  readonly etag?: string | undefined;
}

/** Streams of positions. */
const begun = "begun";
const whole = "whole";

function positionOf(text: string | undefined): Position | undefined {
  try {
    const read = JSON.parse(text ?? "") as Partial<Position>;
    return typeof read.since === "number" ? { since: read.since, etag: read.etag } : undefined;
  } catch {
    return undefined;
  }
}

/** When the bot began to look at a source: what was before is history. */
export function begin(source: string, { positions, now }: Reading): Millis {
  const known = Number(positions.get(source, begun));
  if (known > 0) return known;
  positions.set(source, begun, String(now()), now());
  return now();
}

/** What is told later than so long after it happened is not announced any more, milliseconds. */
export const tooLate = 21 * 864e5;

function itemsOf(source: string, { body }: Page): readonly unknown[] {
  if (Array.isArray(body)) return body;
  throw new SourceError(
    `${source}: a list was expected, and something else came`,
    "Correct the address of the API.",
    {
      forGood: true,
    },
  );
}

/** Reads what is new in one list. @param source as in the config, @param place the repository's number */
export async function pollList(
  rest: Rest,
  list: List,
  { source, place }: { readonly source: string; readonly place: string },
  reading: Reading,
): Promise<void> {
  const { positions, signal } = reading;
  const { address, late = 0 } = list;
  if (!address) return;
  const stream = `${list.name} of ${place}`;
  const before: Position = positionOf(positions.get(source, stream)) ?? { since: begin(source, reading) };
  const save = (position: Position): void =>
    positions.set(source, stream, JSON.stringify(position), reading.now());
  const first = await rest.get(address(before.since - late), { signal, etag: before.etag });
  if (first.unchanged) return;
  let latest = before.since;
  for (let page = first; ; ) {
    const items = itemsOf(source, page);
    let reached = false;
    const events: Event[] = [];
    for (const item of items) {
      const changed = list.changed(item);
      if (changed === undefined) continue;
      if (list.order === "newest first" && changed < before.since - late) {
        reached = true;
        break;
      }
      latest = Math.max(latest, Math.min(changed, reading.now()));
      events.push(...(await list.read(item, false, signal)));
    }
    await reading.receive(events);
    // Oldest first, each page is a step that stays; newest first, only the whole is.
    if (list.order === "oldest first" && latest > before.since) save({ since: latest });
    if (reached || page.next === undefined) break;
    page = await rest.get(page.next, { signal });
  }
  // The tag is of what was asked: with another time it is another question.
  const sameQuestion = address(latest - late) === address(before.since - late);
  save({ since: latest, ...(sameQuestion && first.etag !== undefined ? { etag: first.etag } : {}) });
}

/**
 * Reads the whole past of one list; goes on at the page where it was interrupted.
 * @param step called after each page, with how many items it had and how many pages there are
 */
export async function readPast(
  rest: Rest,
  list: List,
  { source, place }: { readonly source: string; readonly place: string },
  reading: Reading,
  step: (items: number, pages: number | undefined) => void,
): Promise<void> {
  if (list.past === undefined) return;
  const { positions, signal } = reading;
  const stream = `past ${list.name} of ${place}`;
  const at = positions.get(source, stream);
  if (at === whole) return;
  for (let address: string | undefined = at ?? list.past; address !== undefined; ) {
    const page: Page = await rest.get(address, { signal });
    const items = itemsOf(source, page);
    const events: Event[] = [];
    for (const item of items) events.push(...(await list.read(item, true, signal)));
    await reading.receive(events);
    address = page.next;
    positions.set(source, stream, address ?? whole, reading.now());
    step(items.length, page.pages);
  }
}
