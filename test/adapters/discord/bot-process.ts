/** The whole bot on Discord as a process of its own, to be killed: `bot-process.ts API DATABASE`. */
import { fileURLToPath } from "node:url";
import { createBot } from "../../../src/bot.ts";
import { schema } from "../../../src/settings.ts";
import { discordAdapter, keptLog } from "./rig.ts";

const [api = "", database = ""] = process.argv.slice(2);
const { log } = keptLog();
const base = fileURLToPath(new URL("../../..", import.meta.url));
const bot = await createBot({
  settings: schema.parse({ faq: ["data/faq"] }),
  base,
  database,
  adapters: [discordAdapter(api)],
  log,
});
await bot.start();
process.stdout.write("ready\n");
void bot.failed.then((why) => {
  process.stderr.write(`${String(why)}\n`);
  process.exit(1);
});
