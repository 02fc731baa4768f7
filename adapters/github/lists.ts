/** GitHub's lists: changes with their reviews, issues, comments, releases, commits. */
import type { ContributionEvent } from "../../src/events.ts";
import { commitEvents } from "../forge/commits.ts";
import type { List } from "../forge/poll.ts";
import { proofOf } from "../forge/proof.ts";
import type { Rest } from "../forge/rest.ts";
import type { Place } from "../forge/source.ts";
import { type TellingForge, time, toEvents } from "../forge/told.ts";
import type { ForgeAccount } from "../git/record.ts";
import * as deeds from "./deeds.ts";
import * as shapes from "./shapes.ts";

const page = "per_page=100";
const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
const numberIn = (address: string | undefined): string => /\/(\d+)$/.exec(address ?? "")?.[1] ?? "0";

/** @param rest for what an item alone doesn't tell: a change's reviews and commits */
export function githubLists(
  rest: Rest,
  place: Place,
  forge: TellingForge,
  forgeAccount: ForgeAccount,
): readonly List[] {
  const at = `/repos/${place.name}`;
  const tell = (told: Parameters<typeof toEvents>[0]): readonly ContributionEvent[] => toEvents(told, forge);

  /** All of a short list; what can't be read of it is left out. */
  async function all(address: string, signal: AbortSignal): Promise<readonly unknown[]> {
    const items: unknown[] = [];
    for (let next: string | undefined = address; next !== undefined && items.length < 500; ) {
      const { body, next: after } = await rest.get(next, { signal });
      if (Array.isArray(body)) items.push(...body);
      next = after;
    }
    return items;
  }

  const changes: List = {
    name: "changes",
    order: "newest first",
    address: () => `${at}/pulls?state=all&sort=updated&direction=desc&${page}`,
    past: `${at}/pulls?state=closed&sort=created&direction=asc&${page}`,
    changed: (item) => time(shapes.pull.safeParse(item).data?.updated_at),
    async read(item, past, signal) {
      const pull = shapes.pull.safeParse(item).data;
      if (!pull) return [];
      if (past) return tell(deeds.mergedPull(pull));
      const reviews = (await all(`${at}/pulls/${pull.number}/reviews?${page}`, signal)).flatMap((one) => {
        const review = shapes.review.safeParse(one).data;
        return review ? deeds.reviewed(review, pull) : [];
      });
      const merged = pull.merged_at
        ? (await all(`${at}/pulls/${pull.number}/commits?${page}`, signal)).flatMap(
            (one) => shapes.listed.safeParse(one).data?.sha ?? [],
          )
        : [];
      return tell([...reviews, ...deeds.mergedPull(pull, merged)]);
    },
  };

  const issues: List = {
    name: "issues",
    order: "oldest first",
    address: (since) => `${at}/issues?state=all&sort=updated&direction=asc&since=${iso(since)}&${page}`,
    past: `${at}/issues?state=all&sort=created&direction=asc&${page}`,
    changed: (item) => time(shapes.issue.safeParse(item).data?.updated_at),
    read(item) {
      const issue = shapes.issue.safeParse(item).data;
      if (!issue) return [];
      return tell([
        ...deeds.openedIssue(issue),
        ...(issue.state === "closed" ? deeds.completedIssue(issue) : []),
      ]);
    },
  };

  const comments: List = {
    name: "comments",
    order: "oldest first",
    address: (since) => `${at}/issues/comments?sort=updated&direction=asc&since=${iso(since)}&${page}`,
    past: `${at}/issues/comments?sort=created&direction=asc&${page}`,
    changed: (item) => time(shapes.comment.safeParse(item).data?.updated_at),
    read(item, past) {
      const comment = shapes.comment.safeParse(item).data;
      if (!comment) return [];
      const by = deeds.userOf(comment.user);
      const proof = past ? [] : proofOf(forge.network, `comment/${comment.id}`, comment.body, by, forge.now);
      return [
        ...tell(deeds.commented(comment, { about: `#${numberIn(comment.issue_url)}`, title: "" })),
        ...proof,
      ];
    },
  };

  /** Reviews are listed change by change only, and that would be a request each: in the past their comments stand for them. */
  const remarks: List = {
    name: "remarks",
    order: "oldest first",
    address: undefined,
    past: `${at}/pulls/comments?sort=created&direction=asc&${page}`,
    changed: (item) => time(shapes.comment.safeParse(item).data?.updated_at),
    read(item) {
      const remark = shapes.comment.safeParse(item).data;
      if (!remark?.pull_request_review_id) return [];
      const about = `#${numberIn(remark.pull_request_url)}`;
      return tell([
        {
          by: deeds.userOf(remark.user),
          contribution: "review",
          deed: "review",
          part: `${about}:review:${remark.pull_request_review_id}`,
          about,
          title: "",
          url: remark.html_url,
          at: time(remark.created_at),
        },
      ]);
    },
  };

  const releases: List = {
    name: "releases",
    order: "newest first",
    address: () => `${at}/releases?${page}`,
    past: `${at}/releases?${page}`,
    changed: (item) => {
      const release = shapes.release.safeParse(item).data;
      return time(release?.published_at ?? release?.created_at);
    },
    read(item) {
      const release = shapes.release.safeParse(item).data;
      return release ? tell(deeds.released(release)) : [];
    },
  };

  const commits: List = {
    name: "commits",
    order: "newest first",
    late: 2 * 864e5,
    address: (since) => `${at}/commits?since=${iso(since)}&${page}`,
    past: `${at}/commits?${page}`,
    changed: (item) => time(shapes.listed.safeParse(item).data?.commit.committer?.date),
    read(item) {
      const found = shapes.listed.safeParse(item).data;
      if (!found) return [];
      const { commit, author } = found;
      const told = {
        id: found.sha,
        message: commit.message,
        name: commit.author?.name ?? "",
        email: commit.author?.email ?? "",
        at: time(commit.committer?.date) ?? forge.now,
        url: found.html_url,
        parents: found.parents?.length ?? 1,
        account: author ? { network: forge.network, key: String(author.id), name: author.login } : undefined,
      };
      if (author?.type === "Bot") return [];
      const { bots, now, repository, historical } = forge;
      return commitEvents([told], {
        repository: repository.name,
        bots,
        forgeAccount,
        now,
        ...(historical ? { historical } : {}),
      });
    },
  };

  // Changes come first: their commits are known as theirs by then.
  return [changes, issues, comments, remarks, releases, commits];
}
