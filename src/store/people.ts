/** Accounts and the persons behind them. */
import type { Database } from "better-sqlite3";
import type { Actor, Millis, Place } from "../events.ts";
import type { Who } from "../facts.ts";
import type { OptOut } from "../people/facts.ts";
import type { Account, Person } from "../world.ts";
import { optional } from "./rows.ts";

interface AccountRow {
  id: number;
  network: string;
  key: string;
  name: string;
  address: string;
  verified: number;
  bot: number;
  person: number;
  proved: number;
  first_seen: number;
  last_seen: number;
  last_place: string | null;
  last_active: number | null;
  away: number;
}

interface PersonRow {
  id: number;
  handle: string | null;
  name: string;
  opted_out: number;
  unthanked: number;
  uncounted: number;
  away_until: number | null;
}

function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    network: row.network,
    key: row.key,
    name: row.name,
    address: row.address,
    verified: row.verified === 1,
    bot: row.bot === 1,
    person: row.person,
    proved: row.proved === 1,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    lastPlace: row.last_place === null ? undefined : (JSON.parse(row.last_place) as Place),
    lastActive: optional(row.last_active),
    away: row.away === 1,
  };
}

const toPerson = (row: PersonRow): Person => ({
  id: row.id,
  handle: optional(row.handle),
  name: row.name,
  optedOut: row.opted_out === 1,
  unthanked: row.unthanked === 1,
  uncounted: row.uncounted === 1,
  awayUntil: optional(row.away_until),
});

/** How far apart the clocks of a network's servers may be, milliseconds. */
const skew = 3 * 6e4;

export type People = ReturnType<typeof createPeople>;

export function createPeople(db: Database) {
  // A linked account's person is the one it is the same as.
  const account = `SELECT a.id, a.network, a.key, a.name, a.address, a.verified, a.bot, a.first_seen, a.last_seen,
      a.last_place, a.last_active, a.away, coalesce(o.same_as, a.person) AS person,
      o.same_as IS NULL OR o.same_how = 'code' AS proved
    FROM account a JOIN person o ON o.id = a.person`;
  const select = db.prepare<[string, string], AccountRow>(`${account} WHERE a.network = ? AND a.key = ?`);
  /** What `seen` compares, at every event: without the person, whom it does not need. */
  const bare = db.prepare<
    [string, string],
    Pick<AccountRow, "id" | "name" | "address" | "verified" | "bot" | "last_seen">
  >("SELECT id, name, address, verified, bot, last_seen FROM account WHERE network = ? AND key = ?");
  const idOnly = db
    .prepare<[string, string], number>("SELECT id FROM account WHERE network = ? AND key = ?")
    .pluck();
  const byId = db.prepare<[number], AccountRow>(`${account} WHERE a.id = ?`);
  const ofPerson = db.prepare<[number, number], AccountRow>(
    `${account} WHERE a.person IN (SELECT ? UNION ALL SELECT id FROM person WHERE same_as = ?) ORDER BY a.id`,
  );
  const byName = db.prepare<[string], AccountRow>(`${account} WHERE a.name = ? COLLATE NOCASE LIMIT 3`);
  const hereByName = db.prepare<[string, string, string], AccountRow>(
    `${account} JOIN presence p ON a.network = p.network AND a.key = p.key
     WHERE p.network = ? AND p.channel = ? AND p.name = ? COLLATE NOCASE LIMIT 1`,
  );
  const spokeByName = db.prepare<[string, string, string], AccountRow>(
    `${account} WHERE a.network = ? AND a.name = ? COLLATE NOCASE
       AND EXISTS (SELECT 1 FROM message m WHERE m.account = a.id AND m.channel = ?)
     ORDER BY a.last_seen DESC LIMIT 1`,
  );
  const insertPerson = db.prepare<[string | null, string]>("INSERT INTO person (handle, name) VALUES (?, ?)");
  const person = db.prepare<[number], PersonRow>(
    "SELECT p.* FROM person o JOIN person p ON p.id = coalesce(o.same_as, o.id) WHERE o.id = ?",
  );
  const personByHandle = db.prepare<[string], PersonRow>(
    "SELECT * FROM person WHERE handle = ? COLLATE NOCASE",
  );
  const insert = db.prepare(
    `INSERT INTO account (network, key, name, address, verified, bot, person, first_seen, last_seen, last_place, last_active)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const touch = db.prepare<[number, number]>("UPDATE account SET last_seen = max(last_seen, ?) WHERE id = ?");
  const spoke = db.prepare<{ at: number; place: string; id: number }>(
    `UPDATE account SET last_seen = max(last_seen, @at), last_place = @place,
       last_active = max(coalesce(last_active, 0), @at) WHERE id = @id`,
  );
  const active = db.prepare<[number, number]>(
    "UPDATE account SET last_active = max(coalesce(last_active, 0), ?) WHERE id = ?",
  );
  const update = db.prepare<[string, string, number, number, number]>(
    "UPDATE account SET name = ?, address = ?, verified = ?, bot = ? WHERE id = ?",
  );
  const belong = db.prepare<[number, number]>("UPDATE account SET person = ? WHERE id = ?");
  const away = db.prepare<[number, string, string]>(
    "UPDATE account SET away = ? WHERE network = ? AND key = ?",
  );
  const awayUntil = db.prepare<[number | null, number]>("UPDATE person SET away_until = ? WHERE id = ?");
  const optOut = {
    answers: db.prepare<[number, number]>("UPDATE person SET opted_out = ? WHERE id = ?"),
    thanks: db.prepare<[number, number]>("UPDATE person SET unthanked = ? WHERE id = ?"),
    counting: db.prepare<[number, number]>("UPDATE person SET uncounted = ? WHERE id = ?"),
  } as const satisfies Readonly<Record<OptOut, unknown>>;
  const accountOf = (network: string, key: string): Account | undefined => {
    const row = select.get(network, key);
    return row && toAccount(row);
  };

  /** Writes what is known of an account now; makes it, and its person, when new. */
  function seen(actor: Actor, network: string, at: Millis, place?: Place): number {
    const row = bare.get(network, actor.key);
    const last = place ? JSON.stringify(place) : null;
    if (!row) {
      const owner = Number(insertPerson.run(null, actor.name).lastInsertRowid);
      const { lastInsertRowid } = insert.run(
        network,
        actor.key,
        actor.name,
        actor.address,
        actor.verified ? 1 : 0,
        actor.bot ? 1 : 0,
        owner,
        at,
        at,
        last,
        place ? at : null,
      );
      return Number(lastInsertRowid);
    }
    // What is told of the past may carry the name of those days.
    if (at < row.last_seen - skew) return row.id;
    if (
      row.name !== actor.name ||
      row.address !== actor.address ||
      (row.verified === 1) !== actor.verified ||
      (row.bot === 1) !== actor.bot
    )
      update.run(actor.name, actor.address, actor.verified ? 1 : 0, actor.bot ? 1 : 0, row.id);
    if (last !== null) spoke.run({ at, place: last, id: row.id });
    else if (at > row.last_seen) touch.run(at, row.id);
    return row.id;
  }

  return {
    account: accountOf,
    accountId: (network: string, key: string): number | undefined => idOnly.get(network, key),
    accountById(id: number): Account | undefined {
      const row = byId.get(id);
      return row && toAccount(row);
    },
    accountsOf: (id: number): readonly Account[] => ofPerson.all(id, id).map(toAccount),
    person(id: number): Person | undefined {
      const row = person.get(id);
      return row && toPerson(row);
    },
    /** The person that a person id stands for now; none for none. */
    same: (id: number | null): number | undefined => (id === null ? undefined : (person.get(id)?.id ?? id)),
    personNamed(name: string): Person | undefined {
      const named = personByHandle.get(name);
      if (named) return toPerson(named);
      const owners = new Set(byName.all(name).map((row) => row.person));
      const [only] = owners;
      const row = only !== undefined && owners.size === 1 ? person.get(only) : undefined;
      return row && toPerson(row);
    },
    inChannel(place: Place, name: string): Account | undefined {
      const row =
        hereByName.get(place.network, place.channel, name) ??
        spokeByName.get(place.network, name, place.channel);
      return row && toAccount(row);
    },

    seen,
    /** The account's id; makes an unverified account when nobody has seen it yet. */
    idOf(who: Who, at: Millis): number {
      const row = select.get(who.network, who.key);
      if (row) return row.id;
      const name = who.key.replace(/^~/, "");
      return seen({ key: who.key, name, address: name, verified: false, bot: false }, who.network, at);
    },
    away: (who: Who, isAway: boolean) => away.run(isAway ? 1 : 0, who.network, who.key),
    awayUntil: (id: number, until: Millis | null) => awayUntil.run(until, id),
    optOut(id: number, out: boolean, of: readonly OptOut[]): void {
      for (const what of of) optOut[what].run(out ? 1 : 0, id);
    },
    active: (account: number, at: Millis) => active.run(at, account),
    /** Makes, or finds, the person of a handle and gives them an account. */
    configured(handle: string, accounts: readonly Who[], at: Millis): void {
      const known = personByHandle.get(handle);
      const id = known?.id ?? Number(insertPerson.run(handle, handle).lastInsertRowid);
      for (const who of accounts) {
        const row = select.get(who.network, who.key);
        if (row) belong.run(id, row.id);
        else insert.run(who.network, who.key, who.key, who.key, 1, 0, id, at, 0, null, null);
      }
    },
  };
}
