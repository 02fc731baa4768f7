/** A prompt whose half-typed line survives what is printed above it. */
import { clearScreenDown, createInterface, cursorTo, moveCursor } from "node:readline";
import type { Readable, Writable } from "node:stream";

export interface ScreenOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** What the tab key offers for the beginning of a line. */
  complete(line: string): readonly string[];
  onLine(line: string): void;
  /** The input ended, or Ctrl-C or Ctrl-D was typed. */
  onClose(): void;
}

export interface Screen {
  /** Prints a line above the prompt. */
  print(line: string): void;
  prompt(text: string): void;
  close(): void;
}

/** Opens a prompt on a terminal. */
export function openScreen(options: ScreenOptions): Screen {
  const { input, output } = options;
  const reader = createInterface({
    input,
    output,
    terminal: true,
    prompt: "",
    historySize: 200,
    removeHistoryDuplicates: true,
    completer: (line: string) => [options.complete(line), line],
  });
  let open = true;
  reader.on("line", (line) => options.onLine(line));
  reader.on("SIGINT", () => reader.close());
  reader.on("close", () => {
    open = false;
    options.onClose();
  });

  return {
    print: (line) => {
      if (!open) {
        output.write(`${line}\n`);
        return;
      }
      // A typed line that wraps takes several rows: go up to the first, and wipe them all.
      moveCursor(output, 0, -reader.getCursorPos().rows);
      cursorTo(output, 0);
      clearScreenDown(output);
      output.write(`${line}\n`);
      // readline goes up by the rows it drew last before it draws again; they are gone.
      Reflect.set(reader, "prevRows", 0);
      reader.prompt(true);
    },
    prompt: (text) => {
      if (!open) return;
      reader.setPrompt(text);
      reader.prompt(true);
    },
    close: () => reader.close(),
  };
}
