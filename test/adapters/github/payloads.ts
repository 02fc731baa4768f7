/** GitHub's own example payloads, and variations of them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Example {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

const require = createRequire(import.meta.url);

export const examples: readonly Example[] = JSON.parse(
  readFileSync(require.resolve("@octokit/webhooks-examples/api.github.com/index.json"), "utf8"),
);

/** The first example of an event with an action. */
export function example(name: string, action: string): Record<string, unknown> {
  const found = examples.find((one) => one.name === name)?.examples.find((one) => one["action"] === action);
  if (!found) throw new Error(`no example of ${name} ${action}`);
  return structuredClone(found);
}

/** Lays changes over a payload; objects are merged, everything else is replaced. */
export function vary(
  payload: Record<string, unknown>,
  changes: Record<string, unknown>,
): Record<string, unknown> {
  const varied = { ...payload };
  for (const [key, value] of Object.entries(changes)) {
    const before = varied[key];
    varied[key] = isObject(value) && isObject(before) ? vary(before, value) : value;
  }
  return varied;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const mergedPull = (changes: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  vary(example("pull_request", "closed"), {
    pull_request: { merged: true, merged_at: "2019-05-15T15:20:33Z", ...changes },
    ...more,
  });

export const closedIssue = (changes: Record<string, unknown> = {}) =>
  vary(example("issues", "edited"), { action: "closed", issue: { state_reason: "completed", ...changes } });

/** A review by octocat of Codertocat's pull request. */
export const review = (changes: Record<string, unknown> = {}) =>
  vary(example("pull_request_review", "submitted"), {
    review: {
      state: "approved",
      user: { login: "octocat", id: 583231, html_url: "https://github.com/octocat", type: "User" },
      ...changes,
    },
  });

export const labels = (...names: readonly string[]) => ({ labels: names.map((name) => ({ name })) });
