/**
 * Proposes a new file to a repository on GitHub, or what speaks its REST API: a branch, the
 * file on it, a pull request. Asking twice gives the same pull request.
 * Source: https://docs.github.com/en/rest/pulls/pulls
 */
import { type OpenPullRequest, Refused } from "../../src/faq/publish.ts";

export interface PullRequestOptions {
  /** `https://api.github.com`, or another server's. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** The branch to propose to. */
  readonly base: string;
  /** The folder in the repository. */
  readonly folder: string;
}

/** No answer for so long is none, milliseconds. */
const patience = 30_000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A wrong token, no such repository, a branch that may not be written: no rate limit, and nothing that passes. */
const forGood: ReadonlySet<number> = new Set([401, 404, 422]);

const field = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (here, key) =>
      typeof here === "object" && here !== null ? (here as Record<string, unknown>)[key] : undefined,
    value,
  );

/** The returned function throws an Error that says what GitHub said, {@link Refused} when for good; the token is never in it. */
export function createPullRequests(options: PullRequestOptions): OpenPullRequest {
  const root = `${options.api.replace(/\/+$/, "")}/repos/${options.repository}`;

  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(root + path, {
      method,
      signal: AbortSignal.timeout(patience),
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${options.token}`,
        "x-github-api-version": "2022-11-28",
        "user-agent": "porchlight",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    let read: unknown;
    try {
      read = JSON.parse(text);
    } catch {
      read = undefined;
    }
    return { status: response.status, body: read };
  }

  async function wanted(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await call(method, path, body);
    if (answer.status < 300) return answer.body;
    const said = field(answer.body, "message");
    const Failure = forGood.has(answer.status) ? Refused : Error;
    throw new Failure(
      `${options.repository}: ${method} ${path} answered ${answer.status}${typeof said === "string" ? ` (${said})` : ""}`,
    );
  }

  return async ({ name, text, title, body }) => {
    const branch = `porchlight/faq-${name.replace(/\.md$/, "")}`;
    const path = [options.folder.replace(/^\/+|\/+$/g, ""), name].filter(Boolean).join("/");
    const head = await wanted("GET", `/git/ref/heads/${encodeURIComponent(options.base)}`);
    const sha = field(head, "object", "sha");
    const made = await call("POST", "/git/refs", { ref: `refs/heads/${branch}`, sha });
    // 422: the branch is there, from a try before.
    if (made.status >= 300 && made.status !== 422)
      throw new Error(`${options.repository}: the branch ${branch} could not be made (${made.status})`);
    const file = `/contents/${path.split("/").map(encodeURIComponent).join("/")}`;
    const there = await call("GET", `${file}?ref=${encodeURIComponent(branch)}`);
    if (there.status === 404)
      await wanted("PUT", file, { message: title, content: Buffer.from(text).toString("base64"), branch });
    const opened = await call("POST", "/pulls", { title, body, head: branch, base: options.base });
    if (opened.status < 300) return String(field(opened.body, "html_url"));
    const owner = options.repository.split("/")[0] ?? "";
    const list = await wanted("GET", `/pulls?state=all&head=${encodeURIComponent(`${owner}:${branch}`)}`);
    const url = Array.isArray(list) ? field(list[0], "html_url") : undefined;
    if (typeof url === "string") return url;
    throw new Error(`${options.repository}: the pull request could not be opened (${opened.status})`);
  };
}
