/** A small JSON file that only the bot's own user can read. */
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { type Fields, fields } from "./raw.ts";

export interface StateFile {
  /** @returns nothing for a file that is not there, or that a crash of the machine left broken. */
  read(): Promise<Fields>;
  /** Whole or not at all. */
  write(value: Fields): Promise<void>;
}

/** @param durable survives the machine's crash, too, at the price of a slower write. */
export function createStateFile(path: string, durable = false): StateFile {
  let last = Promise.resolve();

  async function replace(value: Fields): Promise<void> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const beside = `${path}.${randomBytes(4).toString("hex")}`;
    try {
      const file = await open(beside, "wx", 0o600);
      try {
        await file.writeFile(JSON.stringify(value));
        if (durable) await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }

  return {
    async read() {
      let content: string;
      try {
        content = await readFile(path, "utf8");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
        throw error;
      }
      try {
        return fields(JSON.parse(content));
      } catch {
        return {};
      }
    },
    write(value) {
      last = last.catch(() => undefined).then(() => replace(value));
      return last;
    },
  };
}
