/** GitHub's lists: changes with their reviews, issues, comments, releases, commits. */
import type { ContributionEvent } from "../../src/events.ts";
import { commitEvents } from "../forge/commits.ts";
import type { List } from "../forge/poll.ts";
import { proofOf } from "../forge/proof.ts";
import { type Rest, shortList } from "../forge/rest.ts";
import type { Place } from "../forge/source.ts";
import { type TellingForge, type Told, time, toEvents } from "../forge/told.ts";
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
  { forgeAccount, tokened }: { readonly forgeAccount: ForgeAccount; readonly tokened: boolean },
): readonly List[] {
  const at = `/repos/${place.name}`;
  const tell = (told: Parameters<typeof toEvents>[0]): readonly ContributionEvent[] => toEvents(told, forge);

  const reviewsOf = async (pull: shapes.Pull, signal: AbortSignal): Promise<readonly Told[]> =>
    (await shortList(rest, `${at}/pulls/${pull.number}/reviews?${page}`, signal)).flatMap((one) => {
      const review = shapes.review.safeParse(one).data;
      return review ? deeds.reviewed(review, pull) : [];
    });

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
      const reviews = await reviewsOf(pull, signal);
      const merged = pull.merged_at
        ? (await shortList(rest, `${at}/pulls/${pull.number}/commits?${page}`, signal)).flatMap(
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

  /** The past's, a request a change: without a token GitHub allows 60 an hour, which no history fits in. */
  const reviews: List = {
    name: "reviews",
    order: "oldest first",
    address: undefined,
    // All of them, for a list of those that are closed moves when one is; few a page, for each page is a step.
    past: tokened ? `${at}/pulls?state=all&sort=created&direction=asc&per_page=20` : undefined,
    changed: (item) => time(shapes.pull.safeParse(item).data?.updated_at),
    async read(item, _, signal) {
      const pull = shapes.pull.safeParse(item).data;
      return pull ? tell(await reviewsOf(pull, signal)) : [];
    },
  };

  /** Comments on lines, in the past: who wrote only such has reviewed, too, and without a token they stand for all reviews. */
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

  // Changes come first: their commits are known as theirs by then. Reviews take longest.
  return [changes, issues, comments, releases, commits, reviews, remarks];
}
