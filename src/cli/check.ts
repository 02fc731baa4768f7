/** `porchlight check`: looks at everything the bot needs, and says how to mend what is wrong. */
import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import type { Finding } from "../adapter.ts";
import { type Config, ConfigError, readConfig } from "../config.ts";
import type { FaqSource } from "../settings.ts";
import { languages } from "../wording.ts";
import { checkNetwork } from "./adapters.ts";
import { checkEmbeddings } from "./check-embeddings.ts";
import { checkForges } from "./check-forges.ts";
import { exit } from "./exit.ts";
import { oneLine } from "./last-words.ts";
import type { Streams } from "./streams.ts";

/** A network that has not answered by then is taken not to answer, milliseconds. */
const patience = 60_000;

/** Less is reported: the journal, its log and a backup want room. Bytes. */
const leastFree = 50 * 1024 * 1024;

const sound = (what: string): Finding => ({ ok: true, what });
const broken = (what: string, mend: string): Finding => ({ ok: false, what, mend });

/** Prints what it finds as it goes. @returns the exit code: 3 when something has to be mended. */
export async function check(options: { readonly config?: string }, streams: Streams): Promise<number> {
  const colour = streams.output.isTTY === true && (streams.environment["NO_COLOR"] ?? "") === "";
  const mark = (ok: boolean): string => {
    const sign = ok ? "✓" : "✗";
    return colour ? `\u001b[${ok ? 32 : 31}m${sign}\u001b[0m` : sign;
  };
  let wrong = 0;
  const tell = (subject: string, findings: readonly Finding[]): void => {
    for (const { ok, what, mend } of findings) {
      if (!ok) wrong++;
      const line = `${subject}: ${what}${mend === undefined ? "" : ` → ${mend}`}`;
      streams.output.write(`${mark(ok)} ${line.replace(/\p{Cc}+/gu, " ")}\n`);
    }
  };

  let config: Config;
  try {
    config = readConfig(options.config, streams.environment, { languages });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) streams.output.write(`${mark(false)} ${problem}\n`);
    return exit.usage;
  }
  tell("config", [sound(config.file ?? "no file: the defaults, to try the bot in the terminal")]);
  tell("areas", config.notes);
  tell("FAQ", await checkFaq(config));
  tell("database", await checkDatabase(config.database));
  tell("embeddings", await checkEmbeddings(config));
  for (const network of config.settings.networks)
    tell(`network ${network.name}`, await within(patience, checkNetwork(network, config)));
  await checkForges(config, (checking) => within(patience, checking), tell);
  tell("webhooks", await checkWebhooks(config));

  const summary = wrong === 0 ? "Everything is in order." : `${wrong} to mend.`;
  streams.output.write(`${summary}\n`);
  return wrong === 0 ? exit.fine : exit.found;
}

/** What a network's check throws, or its silence, is a finding, too. */
async function within(ms: number, checking: Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<readonly Finding[]>((resolve) => {
    const late = broken(`no answer within ${ms / 1000} seconds`, "Look at host, port and firewall.");
    timer = setTimeout(() => resolve([late]), ms);
  });
  try {
    return await Promise.race([checking, limit]);
  } catch (error) {
    return [broken(oneLine(error).replace("porchlight: ", ""), "Look at its part of the config.")];
  } finally {
    clearTimeout(timer);
  }
}

async function checkFaq({ settings, base }: Config): Promise<readonly Finding[]> {
  if (settings.faq.length === 0)
    return [broken("no source: nothing can be answered", "Name a folder or a page under faq.")];
  const { readFaq } = await import("../faq/read.ts");
  const one = async (source: FaqSource): Promise<readonly Finding[]> => {
    const { entries, problems } = await readFaq([source], base);
    const findings = problems.map(({ where, what }) => ({ ok: false, what: `${where}: ${what}` }));
    const count = entries.length === 1 ? "1 entry" : `${entries.length} entries`;
    if (entries.length > 0) return [sound(`${source.path}: ${count}`), ...findings];
    if (findings.length > 0) return findings;
    return [broken(`${source.path}: no entry in it`, "Add one, or remove the source.")];
  };
  const each = (await Promise.all(settings.faq.map(one))).flat();
  // Two sources can only contradict each other when they are read together.
  const { problems } = await readFaq(settings.faq, base);
  const told = new Set(each.map((finding) => finding.what));
  const together = problems.map(({ where, what }) => `${where}: ${what}`).filter((what) => !told.has(what));
  return [...each, ...together.map((what) => ({ ok: false, what }))];
}

/** The nearest folder above that exists. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}

async function checkDatabase(path: string): Promise<readonly Finding[]> {
  if (path === ":memory:") return [broken("in memory: gone after a stop", "Name a file under database.")];
  const folder = existing(dirname(path));
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return [
      broken(
        `${folder} can't be written to`,
        "Change its owner or mode, or name another path under database.",
      ),
    ];
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const room =
    free < leastFree
      ? [
          broken(
            `${Math.floor(free / 1024 / 1024)} MB are free on its disk`,
            "Make room: without it the bot stops.",
          ),
        ]
      : [];
  if (!existsSync(path)) return [sound(`${path} will be made at the first start`), ...room];
  return [...(await checkFile(path)), ...room];
}

async function checkFile(path: string): Promise<readonly Finding[]> {
  const { inspectStore } = await import("../store/inspect.ts");
  const { openStore } = await import("../store/open.ts");
  try {
    accessSync(path, constants.W_OK);
    const { schema, newest, integrity } = inspectStore(path);
    if (integrity !== "ok")
      return [broken(`${path} is damaged (${integrity})`, "Restore a backup, or try sqlite3's .recover.")];
    // An older schema is brought up to date by a start, not by a look.
    if (schema >= newest) openStore(path).close();
    const size = Math.ceil(statSync(path).size / 1024);
    const next = schema < newest ? `, brought to ${newest} at the next start` : "";
    return [sound(`${path}: ${size} kB, sound, schema ${schema}${next}`)];
  } catch (error) {
    try {
      openStore(path).close();
    } catch (clearer) {
      return [broken(oneLine(clearer).replace("porchlight: ", ""), "See above what to do.")];
    }
    return [broken(oneLine(error).replace("porchlight: ", ""), "Look at the file's owner and mode.")];
  }
}

async function checkWebhooks({ settings }: Config): Promise<readonly Finding[]> {
  const { webhooks } = settings;
  if (!webhooks) return [];
  const { host, port } = webhooks;
  const server = createServer();
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once("error", resolve);
    server.listen(port, host, () => resolve(undefined));
  });
  await new Promise((resolve) => server.close(resolve));
  if (!failure) return [sound(`${host}:${port} is free`)];
  if (failure.code === "EADDRINUSE")
    return [
      broken(`${host}:${port} is in use`, "Is the bot running already? Else choose another webhooks.port."),
    ];
  return [
    broken(
      `${host}:${port} can't be listened on (${failure.code ?? failure.message})`,
      "Choose another webhooks.host or port.",
    ),
  ];
}
