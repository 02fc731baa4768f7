/** What contradicts itself about where contributions come from. Works on the values as read. */
import { valueAt } from "./judge.ts";
import { type Path, quoted } from "./problem.ts";

type At = (path: Path) => unknown;

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** As in the config, or else by its type. */
const nameOf = (forge: unknown): string | undefined =>
  text(valueAt(forge, ["name"])) ?? text(valueAt(forge, ["type"]));

/** The names under which forges' accounts are known; those of git are e-mail addresses. */
export function forgeNames(at: At): readonly string[] {
  const named = list(at(["forges"])).flatMap((one) => nameOf(one) ?? []);
  return [...new Set([...named, text(at(["webhooks", "github", "name"])) ?? "github", "git"])];
}

/** @param wrong told of every problem */
export function forges(at: At, wrong: (path: Path, what: string, mend?: string) => void): void {
  const seen = new Map<string, string>();
  if (at(["webhooks", "github"]) !== undefined)
    seen.set((text(at(["webhooks", "github", "name"])) ?? "github").toLowerCase(), "webhooks.github");
  list(at(["forges"])).forEach((one, index) => {
    const path: Path = ["forges", index];
    const name = nameOf(one) ?? "";
    const first = seen.get(name.toLowerCase());
    if (first !== undefined)
      wrong(path, `${first} has the name ${quoted(name)}, too`, "Give one of them another `name`.");
    else if (name !== "") seen.set(name.toLowerCase(), `forges[${index}]`);
    const type = text(valueAt(one, ["type"])) ?? "";
    if (!["github", "gitlab", "forgejo"].includes(type)) return;
    if (name.toLowerCase() === "git")
      wrong([...path, "name"], "git is the name for people known by their e-mail address", "Choose another.");
    const webhook = valueAt(one, ["webhook"]) !== undefined;
    if (webhook && at(["webhooks"]) === undefined)
      wrong(
        [...path, "webhook"],
        "nothing listens for it",
        "Add `webhooks: {}`, which listens on 127.0.0.1:8787.",
      );
    if (!webhook && list(valueAt(one, ["repositories"])).length === 0)
      wrong(path, "nothing is to be learnt from it", "Add `repositories`, or a `webhook`, or both.");
  });
}
