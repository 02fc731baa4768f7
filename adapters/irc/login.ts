import type { IrcMessage } from "irc-framework";
import type { IrcSettings } from "../../src/settings/irc.ts";
import { nickservTrouble, saslTrouble, silentTrouble, type Trouble } from "./trouble.ts";

const good = /\b(identified|recogni[sz]ed|logged in|accepted|regained)\b/i;
const unknown = /(invalid|unknown) command/i;
const bad = /invalid|incorrect|denied|wrong|not (a )?registered|isn't registered|no such (nick|account)/i;

export type Login = ReturnType<typeof createLogin>;

/**
 * Gets us an account: SASL by the library, watched from here, or NickServ where the
 * server has no SASL. With SASL configured nothing is joined without it.
 */
export function createLogin(options: {
  readonly settings: IrcSettings;
  readonly me: () => string;
  readonly fold: (name: string) => string;
  readonly write: (line: string) => void;
  readonly fail: (trouble: Trouble, forGood: boolean) => void;
  readonly trouble: (trouble: Trouble) => void;
  /** Our nick may be free now. */
  readonly freed: () => void;
  /** Milliseconds that NickServ has. */
  readonly patience: number;
}) {
  const { settings, write } = options;
  const { nickserv, sasl } = settings;
  const service = nickserv?.nick.split("@")[0] ?? "NickServ";
  let loggedIn = false;
  let refused: { reason: string; words: string } | undefined;
  let regaining: "regain" | "ghost" | undefined;
  let waiting: { done: () => void; timer: NodeJS.Timeout } | undefined;

  const isService = (name: string) => options.fold(name) === options.fold(service);

  /** Services without REGAIN know GHOST: it ends the other connection, and the nick is free. */
  function ghost(): void {
    regaining = "ghost";
    if (nickserv) write(`PRIVMSG ${nickserv.nick} :GHOST ${settings.nick} ${nickserv.password}`);
    else write(`PRIVMSG NickServ :GHOST ${settings.nick}`);
  }

  /** The service answered to REGAIN or GHOST. */
  function regained(words: string): void {
    if (regaining === "regain" && unknown.test(words)) {
      ghost();
      return;
    }
    if (regaining === "ghost") options.freed();
    regaining = undefined;
  }

  function finish(): void {
    clearTimeout(waiting?.timer);
    const done = waiting?.done;
    waiting = undefined;
    done?.();
  }

  function identify(done: () => void): void {
    if (!nickserv) {
      done();
      return;
    }
    const account = nickserv.account ?? (options.me() === settings.nick ? undefined : settings.nick);
    const timer = setTimeout(() => {
      options.trouble(silentTrouble(service));
      finish();
    }, options.patience);
    waiting = { done, timer };
    write(
      `PRIVMSG ${nickserv.nick} :IDENTIFY ${account === undefined ? "" : `${account} `}${nickserv.password}`,
    );
  }

  function answered(message: IrcMessage): void {
    const words = message.params[1] ?? "";
    if (!isService(message.nick)) return;
    if (bad.test(words)) {
      clearTimeout(waiting?.timer);
      waiting = undefined;
      options.fail(nickservTrouble(service, words), true);
    } else if (good.test(words)) {
      loggedIn = true;
      finish();
    }
  }

  return {
    get loggedIn(): boolean {
      return loggedIn;
    },
    /** The library gave SASL up. */
    saslFailed(reason: string, words = ""): void {
      refused = { reason, words };
      const unavailable = reason === "capability_missing" || reason === "unsupported_mechanism";
      if (!(unavailable && nickserv)) options.fail(saslTrouble(reason, words), true);
    },
    heard(message: IrcMessage): void {
      switch (message.command) {
        case "900":
        case "903":
          loggedIn = true;
          finish();
          break;
        case "901":
          loggedIn = false;
          break;
        case "906":
          if (!loggedIn && sasl) options.fail(saslTrouble("fail", message.params[1]), false);
          break;
        case "401":
          if (waiting && options.fold(message.params[1] ?? "") === options.fold(nickserv?.nick ?? "")) {
            options.trouble(silentTrouble(service));
            finish();
          }
          break;
        case "MODE":
          // ngIRCd and others mark a login by a user mode only.
          if (waiting && message.params[0] === options.me() && /^\+\w*[rR]/.test(message.params[1] ?? "")) {
            loggedIn = true;
            finish();
          }
          break;
        case "NOTICE":
          if (waiting) answered(message);
          else if (regaining && isService(message.nick)) regained(message.params[1] ?? "");
          break;
        default:
      }
    },
    /** Registration is through. Calls back when channels may be joined; never, when not. */
    proceed(done: () => void): void {
      if (loggedIn) done();
      else if (!sasl || nickserv) identify(done);
      else options.fail(saslTrouble(refused?.reason ?? "capability_missing"), true);
    },
    /** Asks NickServ to free our nick. */
    regain(): void {
      if (!nickserv && !loggedIn) return;
      const password = nickserv ? ` ${nickserv.password}` : "";
      regaining = "regain";
      write(`PRIVMSG ${nickserv?.nick ?? "NickServ"} :REGAIN ${settings.nick}${password}`);
    },
    stop(): void {
      clearTimeout(waiting?.timer);
      waiting = undefined;
    },
  };
}
