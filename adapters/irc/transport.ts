import { EventEmitter } from "node:events";
import { connect as connectPlain, isIP, type Socket } from "node:net";
import { connect as connectTls, type SecureContextOptions } from "node:tls";
import type { Transport } from "irc-framework";
import { type Codec, codecFor } from "./encoding.ts";

/**
 * Bytes of one line that are read; the rest of a longer one is thrown away. The
 * message-tags specification allows 8191 for tags and 512 for the message.
 */
const maxLine = 16 * 1024;

export interface Wire {
  readonly host: string;
  readonly port: number;
  /** Undefined: no TLS. */
  readonly tls: (SecureContextOptions & { readonly rejectUnauthorized: boolean }) | undefined;
  readonly encoding: string;
  /** A line made the reader throw: somebody's bug, but no reason to go down. */
  readonly onBroken: (error: unknown) => void;
}

/** A transport for one connection, and the tap on what it reads. */
export interface Road {
  readonly Transport: new () => Transport;
  pause(): void;
  resume(): void;
  /**
   * Makes the kernel acknowledge at once what was read, by an empty line if there is
   * nothing else to write; servers ignore those (RFC 1459, section 2.3). Without it the
   * server's next line may wait 40 ms: its Nagle algorithm for our delayed ACK.
   */
  nudge(): void;
}

/**
 * The library's transport knows no CA of our own, reads lines of any length and writes
 * each one by itself. This one bounds what it reads, survives a reader that throws, and
 * writes the lines of one turn of the event loop in one go.
 */
export function createTransport(wire: Wire): Road {
  let current: Socket | undefined;
  let nudge = () => {};
  const Transport = class extends EventEmitter implements Transport {
    #socket: Socket | undefined;
    #codec: Codec = codecFor(wire.encoding);
    #rest: Buffer = Buffer.alloc(0);
    #skipping = false;
    #out: string[] = [];
    #written: (() => void)[] = [];
    #scheduled = false;
    #error: Error | undefined;

    connect(): void {
      const { host, port, tls } = wire;
      const socket = tls
        ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...tls })
        : connectPlain({ host, port });
      this.#socket = socket;
      current = socket;
      nudge = () => this.#schedule();
      socket.setNoDelay(true);
      socket.on(tls ? "secureConnect" : "connect", () => this.emit("open"));
      socket.on("data", (chunk: Buffer) => this.#read(chunk));
      socket.on("error", (error) => {
        this.#error = error;
      });
      socket.on("close", () => {
        this.#socket = undefined;
        this.emit("close", this.#error ?? false);
      });
    }

    #read(chunk: Buffer): void {
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        this.#line(chunk.subarray(from, end));
        from = end + 1;
      }
      if (from === chunk.length || this.#skipping) return;
      const rest =
        from === 0 && this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk.subarray(from);
      this.#skipping = rest.length > maxLine;
      this.#rest = this.#skipping ? rest.subarray(0, maxLine) : rest;
    }

    #line(end: Buffer): void {
      let line = end;
      if (this.#rest.length > 0) {
        line = this.#skipping ? this.#rest : Buffer.concat([this.#rest, end]);
        this.#rest = Buffer.alloc(0);
      }
      this.#skipping = false;
      if (line.length > maxLine) line = line.subarray(0, maxLine);
      if (line[line.length - 1] === 13) line = line.subarray(0, -1);
      if (line.length === 0) return;
      try {
        this.emit("line", this.#codec.decode(line));
      } catch (error) {
        wire.onBroken(error);
      }
    }

    writeLine(line: string, done?: () => void): void {
      if (done) this.#written.push(done);
      this.#out.push(line);
      this.#schedule();
    }

    #schedule(): void {
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => this.#flush());
    }

    #flush(): void {
      this.#scheduled = false;
      const written = this.#written;
      const lines = this.#out;
      this.#written = [];
      this.#out = [];
      if (!this.#socket?.writable) {
        for (const done of written) done();
        return;
      }
      this.#socket.write(this.#codec.encode(`${lines.join("\r\n")}\r\n`), () => {
        for (const done of written) done();
      });
    }

    /** Ours is chosen in the config and never changes. */
    setEncoding(): boolean {
      return true;
    }

    close(force: boolean): void {
      if (force || this.#socket?.connecting) this.#socket?.destroy();
      else this.#socket?.end();
    }

    disposeSocket(): void {
      this.#socket?.removeAllListeners();
      this.#socket?.on("error", () => {});
      this.#socket?.destroy();
      this.#socket = undefined;
    }
  };
  return { Transport, pause: () => current?.pause(), resume: () => current?.resume(), nudge: () => nudge() };
}
