/**
 * What the schema can't see: whether names that refer to each other exist. Works on
 * the values as read, so that these are told together with what the schema finds.
 */
import { forgeNames, forges } from "./forges.ts";
import { valueAt } from "./judge.ts";
import { didYouMean } from "./nearest.ts";
import { type Path, type Problem, quoted } from "./problem.ts";
import type { Tree } from "./read-yaml.ts";
import { digestSchedule, weeklyPost } from "./weekly.ts";

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const group = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

/** A network as far as other keys refer to it. */
interface Named {
  readonly name: string;
  readonly channels: readonly string[];
}

interface Checks {
  readonly networks: readonly Named[];
  readonly forges: readonly string[];
  readonly areas: readonly string[];
  readonly people: readonly string[];
  readonly languages: readonly string[] | undefined;
  wrong(path: Path, what: string, mend?: string): void;
  at(path: Path): unknown;
}

/** Of those that have one; the schema asks for the others. */
const networkNames = (checks: Checks): readonly string[] =>
  checks.networks.map((one) => one.name).filter((name) => name !== "");

const fold = (name: string): string => name.toLowerCase();

function oneOf(checks: Checks, path: Path, kind: string, known: readonly string[]): void {
  const name = text(checks.at(path));
  if (name === undefined || known.includes(name)) return;
  const mend = known.length === 0 ? `Add it under ${kind}.` : didYouMean(name, known);
  checks.wrong(path, `${quoted(name)} is not under ${kind}`, mend);
}

function each(checks: Checks, path: Path, check: (path: Path) => void): void {
  list(checks.at(path)).forEach((_, index) => {
    check([...path, index]);
  });
}

/** `NETWORK/CHANNEL`: both configured. */
function place(checks: Checks, path: Path): void {
  const name = text(checks.at(path));
  const slash = name?.indexOf("/") ?? -1;
  if (name === undefined || slash < 1) return;
  const network = checks.networks.find((one) => one.name === name.slice(0, slash));
  if (!network) {
    const known = networkNames(checks);
    checks.wrong(
      path,
      `there is no network ${quoted(name.slice(0, slash))}`,
      didYouMean(name.slice(0, slash), known),
    );
    return;
  }
  const channel = name.slice(slash + 1);
  if (network.channels.some((one) => fold(one) === fold(channel))) return;
  const mend = `${didYouMean(channel, network.channels)} Or add it to the network's channels.`.trim();
  checks.wrong(path, `${quoted(channel)} is not among the channels of ${network.name}`, mend);
}

function language(checks: Checks, path: Path): void {
  const name = text(checks.at(path));
  if (name === undefined || checks.languages === undefined || checks.languages.includes(name)) return;
  checks.wrong(path, `the bot does not speak ${quoted(name)}`, didYouMean(name, checks.languages));
}

function channelSettings(checks: Checks, path: Path): void {
  language(checks, [...path, "language"]);
  place(checks, [...path, "fallback"]);
  each(checks, [...path, "areas"], (one) => oneOf(checks, one, "areas", checks.areas));
}

function networks(checks: Checks): void {
  const seen = new Map<string, number>();
  let terminals = 0;
  list(checks.at(["networks"])).forEach((value, index) => {
    const path: Path = ["networks", index];
    const name = checks.networks[index]?.name;
    if (name !== undefined && name !== "") {
      const first = seen.get(fold(name));
      if (first === undefined) seen.set(fold(name), index);
      else
        checks.wrong(
          [...path, "name"],
          `networks[${first}] has the name ${quoted(name)}, too`,
          "Rename one.",
        );
      if (checks.forges.includes(name))
        checks.wrong([...path, "name"], `the forge has the name ${quoted(name)}, too`, "Rename one.");
    }
    const type = valueAt(value, ["type"]);
    if (type === "terminal" && ++terminals === 2)
      checks.wrong(path, "a second terminal: there is one keyboard", "Remove one.");
    const channels = new Set<string>();
    list(valueAt(value, ["channels"])).forEach((channel, place) => {
      const where: Path = [...path, "channels", place];
      const channelName = text(channel) ?? text(valueAt(channel, ["name"]));
      if (channelName !== undefined && channels.has(fold(channelName)))
        checks.wrong(where, `${quoted(channelName)} is there twice`, "Remove one.");
      if (channelName !== undefined) channels.add(fold(channelName));
      channelSettings(checks, where);
    });
    if (valueAt(value, ["sasl", "mechanism"]) === "external")
      for (const file of ["cert", "key"])
        if (valueAt(value, ["tls", file]) === undefined)
          checks.wrong(
            [...path, "sasl", "mechanism"],
            `external logs in with a certificate, and tls.${file} is missing`,
            `Add tls.${file}, the path of a PEM file.`,
          );
  });
}

function people(checks: Checks): void {
  const owners = new Map<string, string>();
  const known = [...networkNames(checks), ...checks.forges];
  for (const [handle] of group(checks.at(["people"])))
    each(checks, ["people", handle, "accounts"], (path) => {
      const account = text(checks.at(path));
      const colon = account?.indexOf(":") ?? -1;
      if (account === undefined || colon < 1) return;
      const network = account.slice(0, colon);
      if (!known.includes(network))
        checks.wrong(path, `there is no network or forge ${quoted(network)}`, didYouMean(network, known));
      const owner = owners.get(fold(account));
      if (owner !== undefined)
        checks.wrong(
          path,
          `${quoted(account)} is an account of ${owner} already`,
          "Keep it under one person.",
        );
      else owners.set(fold(account), handle);
    });
}

function areas(checks: Checks): void {
  for (const area of checks.areas) {
    each(checks, ["areas", area, "maintainers"], (path) => {
      oneOf(checks, path, "people", checks.people);
      const handle = text(checks.at(path));
      if (handle !== undefined && checks.at(["people", handle, "maintainer"]) === false)
        checks.wrong(
          path,
          `people.${handle} has maintainer: false`,
          "Remove one: who is asked about an area is its maintainer.",
        );
    });
    each(checks, ["areas", area, "channels"], (path) => place(checks, path));
    place(checks, ["areas", area, "fallback"]);
  }
}

function teams(checks: Checks): void {
  for (const [team] of group(checks.at(["teams"])))
    each(checks, ["teams", team], (path) => oneOf(checks, path, "people", checks.people));
}

/** What would have been said is told to the maintainers: there has to be a place for it. */
function shadow(checks: Checks): void {
  if (checks.at(["maintainersChannel"]) !== undefined) return;
  const wrong = (path: Path) =>
    checks.wrong(
      path,
      "shadow tells the maintainers what it would have said, and there is no maintainersChannel",
      "Add maintainersChannel: NETWORK/CHANNEL.",
    );
  if (checks.at(["channels", "answer"]) === "shadow") wrong(["channels", "answer"]);
  each(checks, ["networks"], (network) => {
    each(checks, [...network, "channels"], (channel) => {
      if (checks.at([...channel, "answer"]) === "shadow") wrong([...channel, "answer"]);
    });
  });
}

function thresholds(checks: Checks): void {
  const offer = checks.at(["answers", "offerThreshold"]) ?? 0.3;
  const answer = checks.at(["answers", "threshold"]) ?? 0.9;
  if (typeof offer !== "number" || typeof answer !== "number" || offer <= answer) return;
  const last = checks.at(["answers", "offerThreshold"]) === undefined ? "threshold" : "offerThreshold";
  checks.wrong(
    ["answers", last],
    `an entry is offered from ${offer} on, but answered from ${answer} on`,
    "Make offerThreshold the lower of the two.",
  );
}

/** Everything in the file that refers to something that is not there, or contradicts itself. */
export function crossCheck(tree: Tree, languages: readonly string[] | undefined): readonly Problem[] {
  const problems: Problem[] = [];
  const at = (path: Path): unknown => valueAt(tree.value, path);
  const networksRead = at(["networks"]) === undefined ? [{ type: "terminal" }] : list(at(["networks"]));
  const checks: Checks = {
    languages,
    at,
    forges: forgeNames(at),
    areas: group(at(["areas"])).map(([name]) => name),
    people: group(at(["people"])).map(([name]) => name),
    networks: networksRead.map((value) => {
      const terminal = valueAt(value, ["type"]) === "terminal";
      const channels = valueAt(value, ["channels"]);
      return {
        name: text(valueAt(value, ["name"])) ?? (terminal ? "terminal" : ""),
        channels:
          channels === undefined && terminal
            ? ["#project"]
            : list(channels).flatMap((one) => text(one) ?? text(valueAt(one, ["name"])) ?? []),
      };
    }),
    wrong: (path, what, mend) => {
      problems.push({ path, line: tree.line(path), what, ...(mend ? { mend } : {}) });
    },
  };
  networks(checks);
  people(checks);
  forges(at, checks.wrong);
  areas(checks);
  teams(checks);
  place(checks, ["maintainersChannel"]);
  language(checks, ["language"]);
  channelSettings(checks, ["channels"]);
  list(at(["faq"])).forEach((_, index) => {
    each(checks, ["faq", index, "areas"], (path) => oneOf(checks, path, "areas", checks.areas));
  });
  for (const key of ["channels", "firstChanges"])
    each(checks, ["thanks", key], (path) => place(checks, path));
  weeklyPost(at, checks.wrong);
  digestSchedule(at, checks.wrong);
  place(checks, ["digest", "channel"]);
  shadow(checks);
  thresholds(checks);
  return problems;
}
