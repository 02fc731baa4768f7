/** The part of irc-framework 4.14 that we use; the package ships no types. */
declare module "irc-framework" {
  import type { EventEmitter } from "node:events";

  /** One parsed line. Tag keys are in lower case, values unescaped; a server's prefix leaves `nick` empty. */
  export interface IrcMessage {
    readonly tags: Readonly<Record<string, string | undefined>>;
    readonly prefix: string;
    readonly nick: string;
    readonly ident: string;
    readonly hostname: string;
    readonly command: string;
    readonly params: readonly string[];
  }

  /**
   * What the library asks of a transport: it emits `open`, `line` (text) and `close`
   * (an Error, or false).
   */
  export interface Transport extends EventEmitter {
    connect(): void;
    writeLine(line: string, done?: () => void): void;
    setEncoding(encoding: string): boolean;
    disposeSocket(): void;
    /** Ends the connection after what was written, or at once when forced. */
    close(force: boolean): void;
  }

  export interface Options {
    host: string;
    port: number;
    nick: string;
    username: string;
    gecos: string;
    password?: string;
    /** An empty object keeps the library from using the server's password for SASL. */
    account: { account?: string; password?: string };
    sasl_mechanism?: "PLAIN" | "EXTERNAL";
    auto_reconnect: boolean;
    /** Seconds; 0 turns it off. */
    ping_interval: number;
    ping_timeout: number;
    enable_chghost: boolean;
    enable_setname: boolean;
    enable_echomessage: boolean;
    transport: new () => Transport;
  }

  type RawMiddleware = (
    command: string,
    message: IrcMessage,
    line: string,
    client: Client,
    next: () => void,
  ) => void;

  export class Client {
    readonly connection: {
      readonly connected: boolean;
      /** Writes one line as it is; false when not connected. */
      write(line: string): boolean | undefined;
      end(line: string | null, hadError?: boolean): void;
    };
    readonly network: {
      /** ISUPPORT tokens; CHANTYPES and STATUSMSG are split into characters. */
      readonly options: Readonly<Record<string, unknown>>;
      readonly cap: { isEnabled(name: string): boolean };
    };
    requestCap(names: string | readonly string[]): void;
    use(plugin: (client: Client, raw: { use(fn: RawMiddleware): void }) => void): this;
    connect(options: Options): void;
    on(event: "socket close", listener: (error: Error | false) => void): this;
    on(event: "sasl failed", listener: (event: { reason: string; message?: string }) => void): this;
    on(event: "cap ack" | "cap del" | "server options" | "socket connected", listener: () => void): this;
  }

  export function ircLineParser(line: string): IrcMessage | undefined;
}
