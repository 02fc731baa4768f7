/** A repository to read: the local one as it is, a remote one as a bare clone in the data folder. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { SourceError } from "../../src/forges/source.ts";
import type { GitSettings } from "../../src/settings/forges.ts";
import { output, succeeds, withoutPassword } from "./run.ts";

export interface Repository {
  /** What `git -C` takes. */
  readonly folder: string;
  /** How it is called where people read it: without the password in its address. */
  readonly name: string;
  /** Fetches what is new; a clone is made where there is none yet. @throws SourceError */
  refresh(signal?: AbortSignal): Promise<void>;
  /** The commit that the branch is at. @throws SourceError */
  head(signal?: AbortSignal): Promise<string>;
}

/** `https://…`, `ssh://…`, or `user@host:path`; everything else is a path. */
const isRemote = (address: string): boolean =>
  /^\w[\w+.-]*:\/\//.test(address) || /^[^/\\:]+@[^/\\:]+:/.test(address);

/** Commits are all that is read: a server that can leaves the files out. */
const lean = ["--filter=tree:0", "-c", "gc.auto=0"];

/** @param data the folder for clones; @param base what a relative path is relative to */
export function openRepository(settings: GitSettings, base: string, data: string): Repository {
  const { repository, branch } = settings;
  const remote = isRemote(repository);
  const folder = remote ? join(data, "git", `${settings.name}.git`) : resolve(base, repository);
  const name = withoutPassword(repository)
    .replace(/\/+$/, "")
    .replace(/\.git$/, "")
    .replace(/^.*[/:](?=[^/:]+\/[^/:]+$)/, "");

  async function clone(signal: AbortSignal | undefined): Promise<void> {
    // Under another name until it is whole: a start in the middle would find half of it.
    const half = `${folder}.part`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(join(data, "git"), { recursive: true });
    const at = branch === undefined ? [] : ["--branch", branch];
    const args = ["clone", "--bare", "--quiet", "--no-tags", ...lean, ...at, "--", repository, half];
    await output(`${settings.name}: cloning ${withoutPassword(repository)}`, args, signal ? { signal } : {});
    renameSync(half, folder);
  }

  async function fetch(signal: AbortSignal | undefined): Promise<void> {
    const what = `${settings.name}: fetching from ${withoutPassword(repository)}`;
    const from = await output(what, ["-C", folder, "config", "remote.origin.url"]).catch(() => "");
    if (from !== repository) await output(what, ["-C", folder, "remote", "set-url", "origin", repository]);
    // Every branch moves to where it is there, also backwards: history may have been rewritten.
    const all = "+refs/heads/*:refs/heads/*";
    const args = ["-C", folder, "fetch", "--quiet", "--prune", "--no-tags", "origin", all];
    await output(what, args, signal ? { signal } : {});
  }

  return {
    folder,
    name,
    async refresh(signal) {
      if (remote) return existsSync(folder) ? fetch(signal) : clone(signal);
      if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
        throw new SourceError(
          `${settings.name}: there is no folder ${folder}`,
          "Correct `repository`: a path is relative to the config's folder.",
          { forGood: true },
        );
    },
    async head(signal) {
      const what = `${settings.name}: looking for ${branch === undefined ? "the latest commit" : `branch ${branch}`}`;
      const ref = branch === undefined ? "HEAD" : `refs/heads/${branch}`;
      const args = ["-C", folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
      if (branch === undefined && !(await succeeds(args, signal)) && (await isEmpty(folder, signal)))
        throw new SourceError(`${settings.name}: the repository is empty`, "Push a first commit.");
      return output(what, args, signal ? { signal } : {});
    },
  };
}

async function isEmpty(folder: string, signal: AbortSignal | undefined): Promise<boolean> {
  if (!(await succeeds(["-C", folder, "rev-parse", "--git-dir"], signal))) return false;
  return (await output("git", ["-C", folder, "for-each-ref", "--count=1"], signal ? { signal } : {})) === "";
}
