/** Answers that a CTCP may ask of us within {@link span} milliseconds, all askers together. */
const most = 5;
const span = 30_000;

/**
 * Polite answers to VERSION, PING, TIME, SOURCE and CLIENTINFO, few enough that nobody
 * can make us flood.
 * Source: https://modern.ircdocs.horse/ctcp
 */
export function createCtcp(options: {
  readonly version: string;
  readonly now: () => number;
  readonly notice: (nick: string, text: string) => void;
}) {
  let since = 0;
  let count = 0;

  function reply(command: string, argument: string): string | undefined {
    switch (command) {
      case "VERSION":
        return options.version;
      case "PING":
        return argument.slice(0, 64);
      case "TIME":
        return new Date(options.now()).toISOString();
      case "SOURCE":
        return `${options.version}, free software from the npm registry: porchlight`;
      case "CLIENTINFO":
        return "ACTION CLIENTINFO PING SOURCE TIME VERSION";
      default:
        return undefined;
    }
  }

  return {
    /** @param text the message, with its \x01 at the beginning. */
    asked(nick: string, text: string): void {
      const [command = "", ...rest] = text.replaceAll("\u0001", "").split(" ");
      const answer = reply(command.toUpperCase(), rest.join(" "));
      if (answer === undefined) return;
      const now = options.now();
      if (now - since > span || now < since) {
        since = now;
        count = 0;
      }
      if (++count > most) return;
      options.notice(nick, `\u0001${command.toUpperCase()} ${answer}\u0001`);
    },
  };
}
