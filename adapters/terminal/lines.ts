/** Lines of a stream, one at a time: the stream waits while one is dealt with. */
import type { Readable } from "node:stream";

/** A line without its end; cut, and marked so, when it was longer than allowed. */
export interface Line {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
  readonly tooLong: boolean;
}

/**
 * Reads UTF-8 lines ended by LF or CR LF. Holds no more than one chunk of the stream
 * and `limit` characters of a line, however long the input is.
 */
export async function* readLines(input: Readable, limit: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  let tooLong = false;
  let number = 0;

  const line = (text: string): Line => {
    number++;
    const cut = tooLong || text.length > limit;
    tooLong = false;
    const bare = text.endsWith("\r") ? text.slice(0, -1) : text;
    return { text: cut ? bare.slice(0, limit) : bare, number, tooLong: cut };
  };

  for await (const chunk of input) {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk as Uint8Array, { stream: true });
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) yield line(part);
    if (rest.length > limit) {
      tooLong = true;
      rest = rest.slice(0, limit);
    }
  }
  if (rest !== "") yield line(rest);
}
