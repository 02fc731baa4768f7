/** Reads `porchlight.yaml` and the environment; nothing else reads either. */
import { readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Finding } from "./adapter.ts";
import { readAreas } from "./areas/read.ts";
import { crossCheck } from "./config/cross.ts";
import { isSecret, judge } from "./config/judge.ts";
import { type Problem, tell } from "./config/problem.ts";
import { readYaml, type Tree } from "./config/read-yaml.ts";
import { packageRoot } from "./paths.ts";
import { type NetworkSettings, type Settings, schema } from "./settings.ts";

/** What the program runs with. */
export interface Config {
  readonly settings: Settings;
  /** The folder that the FAQ's relative paths are relative to. */
  readonly base: string;
  /** The file that was read; undefined when there is none and the defaults are in force. */
  readonly file: string | undefined;
  /** The path of the database, absolute, or `:memory:`. Its folder may have to be made. */
  readonly database: string;
  /** Values that must never reach a log: passwords, tokens, webhook secrets. */
  readonly secrets: readonly string[];
  /** Whether a terminal may be written to in bold and colours: `NO_COLOR` is unset. */
  readonly colour: boolean;
  /** What was found in the files under `areaFiles`, a sentence each. */
  readonly notes: readonly Finding[];
  /** The areas of the config alone, without those of files. */
  readonly ownAreas: Settings["areas"];
}

/** The config can't be used. Each problem is one line: file, line, key, what, what to do. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** The environment, as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What `readConfig` takes from around it; a test sets these. */
export interface Around {
  /** The folder the program was started in. */
  readonly folder?: string;
  /** The languages that the bot has its sentences in; unchecked when absent. */
  readonly languages?: readonly string[];
}

const defaultName = "porchlight.yaml";
const maxBytes = 1024 * 1024;
const maxProblems = 100;

/**
 * Reads the file at `path`, else `./porchlight.yaml`, else takes the defaults: the
 * terminal, the example FAQ, and `you` at the keyboard as the maintainer.
 * @throws ConfigError with every problem at once.
 */
export function readConfig(path: string | undefined, environment: Environment, around: Around = {}): Config {
  const folder = around.folder ?? process.cwd();
  const colour = (environment["NO_COLOR"] ?? "") === "";
  const file = path === undefined ? findFile(folder) : resolve(folder, path);
  if (file === undefined) {
    const tried = tryOut(folder);
    const ownAreas = tried.settings.areas;
    return { ...tried, file: undefined, secrets: [], colour, notes: [], ownAreas };
  }

  const shown = shownName(file, folder);
  const tree = readYaml(readText(file, shown), environment);
  const unread = tree.value === undefined;
  const judged = unread ? { problems: [] } : judge(tree);
  const crossed = unread ? [] : crossCheck(tree, around.languages);
  const problems = [...tree.problems, ...judged.problems, ...crossed];
  if (problems.length > 0 || judged.settings === undefined) throw new ConfigError(told(shown, problems));

  const base = dirname(file);
  const { areas, problems: unowned, notes } = readAreas(judged.settings, base);
  if (unowned.length > 0) throw new ConfigError(unowned.slice(0, maxProblems));
  const settings = {
    ...judged.settings,
    areas,
    networks: judged.settings.networks.map((one) => located(one, base)),
  };
  const named = settings.database ?? join("data", "porchlight.db");
  const database = named === ":memory:" ? named : resolve(base, named);
  const ownAreas = judged.settings.areas;
  return { settings, base, file, database, secrets: secretsOf(tree), colour, notes, ownAreas };
}

/** Paths of certificates made absolute: an adapter knows nothing of the config's folder. */
function located(network: NetworkSettings, base: string): NetworkSettings {
  if (network.type !== "irc" || network.tls === undefined) return network;
  const { ca, cert, key, ...tls } = network.tls;
  const paths = Object.entries({ ca, cert, key }).filter(([, path]) => path !== undefined);
  const absolute = Object.fromEntries(paths.map(([name, path]) => [name, resolve(base, path ?? "")]));
  return { ...network, tls: { ...tls, ...absolute } };
}

function findFile(folder: string): string | undefined {
  const file = join(folder, defaultName);
  // A dangling link or an unreadable file is there: reading it says what is wrong.
  return statSync(file, { throwIfNoEntry: false }) ? file : undefined;
}

function shownName(file: string, folder: string): string {
  const short = relative(folder, file);
  return short.startsWith("..") ? file : short;
}

const unreadable: Readonly<Record<string, string>> = {
  ENOENT:
    "there is no such file. Give the path of your config after --config, or leave it out to try the bot.",
  EACCES: "it may not be read by this user. Change its owner or mode.",
  EISDIR: `it is a folder. Give the path of the file in it, such as ${defaultName}.`,
};

function readText(file: string, shown: string): string {
  let bytes: Buffer;
  try {
    const { size } = statSync(file);
    if (size > maxBytes)
      throw new ConfigError([
        `${shown}: ${size} bytes are too many for a config, ${maxBytes} at most. Is it the right file?`,
      ]);
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ConfigError([`${shown}: ${unreadable[code ?? ""] ?? `it can't be read: ${message}.`}`]);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ConfigError([`${shown}: it is not UTF-8 text. Save it as UTF-8.`]);
  }
}

function told(shown: string, problems: readonly Problem[]): readonly string[] {
  const sorted = [...problems].sort((one, other) => one.line - other.line);
  const lines = [...new Set(sorted.map((problem) => tell(shown, problem)))];
  if (lines.length <= maxProblems) return lines;
  return [...lines.slice(0, maxProblems), `${shown}: and ${lines.length - maxProblems} more.`];
}

/** Every text under a key that holds a secret. */
function secretsOf(tree: Tree): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === "string" && isSecret(path)) found.add(value);
    // A repository's address may carry a password.
    else if (typeof value === "string" && path.at(-1) === "repository") {
      const password = /^\w+:\/\/(?:[^/@:\s]*:)?([^/@\s]+)@/.exec(value)?.[1];
      if (password !== undefined) found.add(password);
    } else if (Array.isArray(value)) for (const [index, one] of value.entries()) visit(one, [...path, index]);
    else if (typeof value === "object" && value !== null)
      for (const [name, one] of Object.entries(value)) visit(one, [...path, name]);
  };
  visit(tree.value, []);
  return [...found];
}

/** The defaults without a file: everything can be tried at once, and alone. */
function tryOut(folder: string): Pick<Config, "settings" | "base" | "database"> {
  const installed = packageRoot.split(sep).includes("node_modules");
  const base = installed ? folder : packageRoot;
  const settings = schema.parse({
    faq: [installed ? join(packageRoot, "data", "faq") : join("data", "faq")],
    networks: [{ type: "terminal", channels: ["#project", "#maintainers"] }],
    maintainersChannel: "terminal/#maintainers",
    // Whoever tries the bot won't wait ten minutes to see a question routed.
    channels: { wait: "20s" },
    areas: { general: { maintainers: ["you"], patience: "1m" } },
    people: { you: { accounts: ["terminal:you"], cap: 1000 } },
    thanks: { channels: ["terminal/#project"], preview: "5m" },
  });
  return { settings, base, database: join(base, "data", "porchlight.db") };
}
