/** The adapter alone, in a process of its own: `listener-process.ts API PEOPLE` prints what it costs to hear them. */
import { createDiscordAdapter } from "../../../adapters/discord/discord.ts";
import { createLogger } from "../../../src/log.ts";
import { discordSettings } from "./rig.ts";

const [api = "", people = "0"] = process.argv.slice(2);
const log = createLogger("silent", { write: () => true });
const adapter = createDiscordAdapter(discordSettings(api), { log, version: "0.0.0" });
const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

let heard = 0;
let before = 0;
await new Promise<void>((resolve, reject) => {
  const receive = async (event: { kind: string }): Promise<boolean> => {
    if (event.kind !== "message") return true;
    if (heard++ === 0) before = heap();
    if (heard === Number(people)) resolve();
    return true;
  };
  adapter.start(receive, [], undefined).catch(reject);
});
const grownBy = heap() - before;
process.stdout.write(JSON.stringify({ heard, grownBy, rss: process.memoryUsage().rss }));
await adapter.stop();
