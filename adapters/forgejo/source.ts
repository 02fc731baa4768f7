/** The REST API of Forgejo, Gitea and Codeberg as a source of contributions. */
import * as z from "zod";
import type { ContributionEvent } from "../../src/events.ts";
import type { Source } from "../../src/forges/source.ts";
import type { ForgejoSettings } from "../../src/settings/forges.ts";
import { commitEvents } from "../forge/commits.ts";
import type { List } from "../forge/poll.ts";
import { proofOf } from "../forge/proof.ts";
import { type Rest, shortList } from "../forge/rest.ts";
import { createForgeSource, type ForgeOptions, type Place } from "../forge/source.ts";
import { type TellingForge, type Told, time, toEvents } from "../forge/told.ts";
import type { ForgeAccount } from "../git/record.ts";
import * as deeds from "../github/deeds.ts";
import * as shapes from "../github/shapes.ts";
import { closedIssue, reviewed } from "./inbound.ts";

/** The most that servers give by default. */
const page = "limit=50";
const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
const numberIn = (address: string | undefined): string => /\/(\d+)(?:#.*)?$/.exec(address ?? "")?.[1] ?? "0";

function lists(rest: Rest, place: Place, forge: TellingForge, forgeAccount: ForgeAccount): readonly List[] {
  const at = `/repos/${place.name}`;
  const tell = (told: readonly Told[]): readonly ContributionEvent[] => toEvents(told, forge);

  const reviewsOf = async (pull: shapes.Pull, signal: AbortSignal): Promise<readonly Told[]> =>
    (await shortList(rest, `${at}/pulls/${pull.number}/reviews?${page}`, signal)).flatMap((one) => {
      const review = shapes.review.safeParse(one).data;
      if (!review) return [];
      const says = (review.body ?? "").trim() !== "";
      const counts =
        /^(?:APPROVED|REQUEST_CHANGES)$/.test(review.state) || (review.state === "COMMENT" && says);
      return counts ? reviewed(review.user, pull, time(review.submitted_at)) : [];
    });

  const changes: List = {
    name: "changes",
    order: "newest first",
    address: () => `${at}/pulls?state=all&sort=recentupdate&${page}`,
    past: `${at}/pulls?state=closed&sort=oldest&${page}`,
    changed: (item) => time(shapes.pull.safeParse(item).data?.updated_at),
    async read(item, past, signal) {
      const pull = shapes.pull.safeParse(item).data;
      if (!pull) return [];
      return tell([...(past ? [] : await reviewsOf(pull, signal)), ...deeds.mergedPull(pull)]);
    },
  };

  /** The past's, a request a change: the list doesn't tell which have any. */
  const reviews: List = {
    name: "reviews",
    order: "oldest first",
    address: undefined,
    // All of them, for a list of those that are closed moves when one is; few a page, for each page is a step.
    past: `${at}/pulls?state=all&sort=oldest&limit=20`,
    changed: (item) => time(shapes.pull.safeParse(item).data?.updated_at),
    async read(item, _, signal) {
      const pull = shapes.pull.safeParse(item).data;
      return pull ? tell(await reviewsOf(pull, signal)) : [];
    },
  };

  const issues: List = {
    name: "issues",
    order: "any",
    address: (since) => `${at}/issues?state=all&type=issues&since=${iso(since)}&${page}`,
    past: `${at}/issues?state=all&type=issues&${page}`,
    changed: (item) => time(shapes.issue.safeParse(item).data?.updated_at),
    read(item) {
      const issue = shapes.issue.safeParse(item).data;
      if (!issue) return [];
      return tell([
        ...deeds.openedIssue(issue),
        ...(issue.state === "closed" ? closedIssue(issue, undefined) : []),
      ]);
    },
  };

  const comments: List = {
    name: "comments",
    order: "any",
    address: (since) => `${at}/issues/comments?since=${iso(since)}&${page}`,
    past: `${at}/issues/comments?${page}`,
    changed: (item) => time(shapes.comment.safeParse(item).data?.updated_at),
    read(item, past) {
      const comment = shapes.comment.safeParse(item).data;
      if (!comment) return [];
      const by = deeds.userOf(comment.user);
      const proof = past ? [] : proofOf(forge.network, `comment/${comment.id}`, comment.body, by, forge.now);
      const on = numberIn(comment.issue_url || comment.pull_request_url);
      return [...tell(deeds.commented(comment, { about: `#${on}`, title: "" })), ...proof];
    },
  };

  const releases: List = {
    name: "releases",
    order: "newest first",
    address: () => `${at}/releases?${page}`,
    past: `${at}/releases?${page}`,
    changed: (item) => time(shapes.release.safeParse(item).data?.published_at),
    read(item) {
      const release = shapes.release.safeParse(item).data;
      return release ? tell(deeds.released(release)) : [];
    },
  };

  const lean = "stat=false&verification=false&files=false";
  const commits: List = {
    name: "commits",
    order: "newest first",
    late: 2 * 864e5,
    address: () => `${at}/commits?${lean}&${page}`,
    past: `${at}/commits?${lean}&${page}`,
    changed: (item) => time(shapes.listed.safeParse(item).data?.commit.committer?.date),
    read(item) {
      const found = shapes.listed.safeParse(item).data;
      if (!found) return [];
      const { commit, author } = found;
      const { bots, now, historical } = forge;
      return commitEvents(
        [
          {
            id: found.sha,
            message: commit.message,
            name: commit.author?.name ?? "",
            email: commit.author?.email ?? "",
            at: time(commit.committer?.date) ?? now,
            url: found.html_url,
            parents: found.parents?.length ?? 1,
            account: author
              ? { network: forge.network, key: String(author.id), name: author.login }
              : undefined,
          },
        ],
        { repository: place.name, bots, forgeAccount, now, ...(historical ? { historical } : {}) },
      );
    },
  };

  return [changes, issues, comments, releases, commits, reviews];
}

export function createForgejoSource(settings: ForgejoSettings, options: ForgeOptions): Source {
  const { token } = settings;
  const url = settings.url.replace(/\/+$/, "");
  return createForgeSource(settings, options, {
    base: `${url}/api/v1`,
    headers: {
      accept: "application/json",
      ...(token === undefined ? {} : { authorization: `token ${token}` }),
    },
    api: (rest) => ({
      async place(repository, signal) {
        const { body } = await rest.get(`/repos/${repository}`, { signal });
        const { id, full_name, default_branch } = shapes.repository
          .extend({ id: z.number().int() })
          .parse(body);
        return { id, name: full_name, branch: default_branch };
      },
      async profile(login, signal) {
        const user = shapes.profile.parse((await rest.get(`/users/${login}`, { signal })).body);
        const { id, html_url = "", description } = user;
        return { id, login: user.login, address: html_url, bot: false, texts: [description] };
      },
      lists: (place, forge) => lists(rest, place, forge, options.forgeAccount),
      async login(signal) {
        if (token === undefined)
          return [{ ok: true, what: `${url} without a token: public repositories only` }];
        // A token that may only read repositories may not ask whose it is.
        const { body } = await rest.get("/version", { signal });
        const version = z.object({ version: z.string() }).safeParse(body).data?.version;
        return [{ ok: true, what: `${url} answers${version === undefined ? "" : `: version ${version}`}` }];
      },
    }),
  });
}
