/** One login, with all its parts wired together. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Cursor, Outgoing, Receive } from "../../src/adapter.ts";
import type { Clock } from "../../src/clock.ts";
import type { Event, Millis, Place } from "../../src/events.ts";
import type { Log } from "../../src/log.ts";
import type { MatrixSettings } from "../../src/settings/matrix.ts";
import type { Api } from "./api.ts";
import { createBounded } from "./bounded.ts";
import type { Context } from "./context.ts";
import type { Encryption } from "./crypto/encryption.ts";
import { type FollowingEncryption, followLogin } from "./crypto/follow-login.ts";
import { keyFile, openEncryption } from "./crypto/open-encryption.ts";
import { createDirect } from "./direct.ts";
import { createDoors } from "./join.ts";
import { type Login, LoginRefused, logIn } from "./login.ts";
import { setProfile } from "./profile.ts";
import { localpart } from "./raw.ts";
import { createRooms } from "./rooms.ts";
import { createSpeaker } from "./speak.ts";
import type { StateFile } from "./state-file.ts";
import { runSync } from "./sync.ts";
import { createTaker } from "./take.ts";
import { longestKnock, pauseBefore, type Timing } from "./timing.ts";
import { loginTrouble, sealedTrouble, type Trouble } from "./trouble.ts";

/** Files in the data folder, each readable by the bot's own user only. */
export interface Files {
  readonly login: StateFile;
  readonly sync: StateFile;
  readonly avatar: StateFile;
}

export interface SessionOptions {
  readonly settings: MatrixSettings;
  readonly login: Login;
  readonly files: Files;
  /** Where the files are, and the keys. */
  readonly folder: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly since: Cursor | undefined;
  readonly receive: Receive;
  serial(): string;
  isBot(user: string): boolean;
}

/** A running one. */
export interface Session {
  /** Resolves after the first whole sync. */
  readonly ready: Promise<void>;
  /** Resolves when it ended by the signal; rejects when the journal cannot be written. */
  readonly ended: Promise<void>;
  /** @throws SendFailed */
  send(item: Outgoing, key: string, tried?: Millis): Promise<string>;
}

/** How often a lost login is tried again when there is no password, milliseconds. */
const loginAgain = 5 * 60_000;

export function openSession(options: SessionOptions): Session {
  const { settings, log, clock, timing, signal } = options;
  const { name: network } = settings;
  let login: Login = options.login;
  let shown: string | undefined;
  let encryption: FollowingEncryption | undefined;
  const api = (): Api => login.api;
  const me = (): string => login.user;

  const context: Context = {
    settings,
    log,
    clock,
    timing,
    signal,
    rooms: createRooms(network, me),
    names: createBounded(50_000),
    events: createBounded(20_000),
    threads: createBounded(2000),
    api,
    me,
    ourNames: () => (shown === undefined ? [localpart(me())] : [shown, localpart(me())]),
    encryption: () => encryption,
    isBot: options.isBot,
    emit,
    serial: options.serial,
    trouble,
    retry: (what, attempt) => void retry(what, attempt),
  };

  /** Many are handed over before the first is waited for. */
  function emit(event: Event): Promise<boolean> {
    const taken = options.receive(event);
    taken.catch(() => undefined);
    return taken;
  }

  function trouble(told: Trouble, place?: Place, key = `trouble/${options.serial()}`): void {
    log.warn({ network, ...(place ? { channel: place.channel } : {}), mend: told.mend }, told.what);
    const event: Event = {
      kind: "trouble",
      id: `${network}/${key}`,
      at: clock.now(),
      network,
      ...told,
      ...(place ? { place } : {}),
    };
    void emit(event);
  }

  async function retry(what: string, attempt: () => Promise<boolean>): Promise<void> {
    for (let tries = 1; !signal.aborted; tries++) {
      const ms = pauseBefore(tries, timing.knock, longestKnock, options.random());
      await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        if (await attempt()) return;
      } catch (error) {
        log.debug({ network, what, err: error }, "a further try failed");
      }
    }
  }

  async function relogin(why: string): Promise<void> {
    try {
      login = await logIn(settings, options.files.login, signal);
    } catch (error) {
      if (!(error instanceof LoginRefused)) return;
      trouble(loginTrouble(why), undefined, `login/${new Date(clock.now()).toISOString().slice(0, 10)}`);
      await sleep(loginAgain, undefined, { signal }).catch(() => undefined);
    }
  }

  const doors = createDoors(context);
  const speak = createSpeaker(context, createDirect(context, doors));
  let open: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    open = resolve;
  });

  const taker = createTaker(context, doors, options.since);

  const openKeys = (passphrase: string, device: string): Promise<Encryption> =>
    openEncryption({
      homeserver: settings.homeserver,
      passphrase,
      password: settings.password,
      path: keyFile(options.folder, network, me(), device),
      user: me(),
      device,
      log,
      clock,
      patience: timing.key,
      signal,
      token: () => login.token,
      late: taker.late,
      tell(room, events, why) {
        const place = context.rooms.placeOf(room);
        const senders = events.map(({ sender }) => context.names.get(sender) ?? sender);
        trouble(sealedTrouble(place.channel, senders, why), place, `sealed/${events[0]?.id}`);
      },
    });

  async function run(): Promise<void> {
    const passphrase = settings.encryption?.passphrase;
    if (passphrase !== undefined)
      encryption = followLogin(
        () => login.device,
        (device) => openKeys(passphrase, device),
      );
    try {
      await encryption?.ready();
      await live();
    } finally {
      await encryption?.close();
    }
  }

  async function live(): Promise<void> {
    const { rooms } = context;
    shown = await setProfile(settings, me(), api(), options.files.avatar, log);
    const { token, deviceName } = settings;
    // A login by password names its device itself.
    if (token !== undefined && login.device !== undefined)
      await api()
        .nameDevice(login.device, deviceName)
        .catch(() => undefined);
    for (const id of await api().joinedRooms()) rooms.get(id).joined = true;
    rooms.setDirect((await api().accountData(me(), "m.direct")) ?? {});
    await doors.enterAll();
    await runSync({
      user: me(),
      file: options.files.sync,
      timing,
      log,
      signal,
      random: options.random,
      api,
      take: taker.take,
      ready: open,
      relogin,
    });
  }

  return { ready, ended: run(), send: speak };
}
