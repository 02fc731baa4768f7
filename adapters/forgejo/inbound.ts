/**
 * What Forgejo's and Gitea's deliveries tell, as contributions. Their objects are GitHub's
 * in most that is read. Pure.
 * Source: https://forgejo.org/docs/latest/user/webhooks/
 */
import * as z from "zod";
import type { ContributionEvent, Millis } from "../../src/events.ts";
import { belongsToChange, commitEvents } from "../forge/commits.ts";
import { type Told, time, toEvents } from "../forge/told.ts";
import type { ForgeAccount } from "../git/record.ts";
import * as deeds from "../github/deeds.ts";
import * as shapes from "../github/shapes.ts";

const head = z.object({
  action: z.string().optional(),
  repository: shapes.repository.extend({ id: z.number().int() }),
  sender: shapes.user,
});
const onChange = z.object({
  pull_request: shapes.pull,
  review: z.object({ type: z.string(), content: z.string().nullish() }).nullish(),
});
const onIssue = z.object({ issue: shapes.issue });
const onComment = z.object({ issue: shapes.issue, comment: shapes.comment });
const onRelease = z.object({ release: shapes.release });
const onPush = z.object({
  ref: z.string(),
  after: z.string(),
  commits: z.array(shapes.pushed.extend({ author: shapes.pushed.shape.author.nullish() })),
});

export interface Delivery {
  /** The forge's name in the config. */
  readonly network: string;
  /** `X-Forgejo-Event`. */
  readonly name: string;
  readonly payload: unknown;
  /** When it came. */
  readonly now: Millis;
  readonly bots?: readonly string[];
  readonly forgeAccount?: ForgeAccount;
}

/** One's review of a change, however often it is given: deliveries don't number them. */
export const reviewed = (by: shapes.User, pull: shapes.Pull, at: Millis | undefined): readonly Told[] =>
  by && by.id !== pull.user?.id
    ? [
        {
          by: deeds.userOf(by),
          contribution: "review",
          deed: "review",
          part: `#${pull.number}:review:${by.id}`,
          about: `#${pull.number}`,
          title: pull.title,
          url: pull.html_url,
          at,
        },
      ]
    : [];

/** Why it was closed isn't told; labels say when thanking would not be true, and who closes their own takes it back. */
export function closedIssue(issue: shapes.Issue, by: shapes.User): readonly Told[] {
  const [told] = deeds.openedIssue(issue);
  if (!told || (by && by.id === issue.user?.id)) return [];
  const { quiet: _, ...loud } = told;
  return [{ ...loud, deed: "issueDone", part: `#${issue.number}:closed`, at: time(issue.closed_at) }];
}

function change(payload: unknown, action: string | undefined, sender: shapes.User): readonly Told[] {
  const { data } = onChange.safeParse(payload);
  if (!data) return [];
  const { pull_request: pull, review } = data;
  if (action === "closed") return deeds.mergedPull(pull);
  if (action !== "reviewed" || !review) return [];
  // The kind stands in the body, which is signed, and not only in the header.
  const says = (review.content ?? "").trim() !== "";
  const counts = /review_(?:approved|rejected)$/.test(review.type) || (/comment$/.test(review.type) && says);
  return counts ? reviewed(sender, pull, undefined) : [];
}

function issue(payload: unknown, action: string | undefined, sender: shapes.User): readonly Told[] {
  const { data } = onIssue.safeParse(payload);
  if (!data) return [];
  if (action === "opened") return deeds.openedIssue(data.issue);
  return action === "closed" ? closedIssue(data.issue, sender) : [];
}

function comment(payload: unknown, action: string | undefined): readonly Told[] {
  const { data } = onComment.safeParse(payload);
  if (!data || action !== "created") return [];
  const { issue: on } = data;
  return deeds.commented(data.comment, { about: `#${on.number}`, title: on.title, by: on.user });
}

function release(payload: unknown, action: string | undefined): readonly Told[] {
  const { data } = onRelease.safeParse(payload);
  return data && action === "published" ? deeds.released(data.release) : [];
}

function pushed(
  { network, payload, now, bots = [], forgeAccount = () => undefined }: Delivery,
  { repository, sender }: z.output<typeof head>,
): readonly ContributionEvent[] {
  const { data } = onPush.safeParse(payload);
  if (!data || data.ref !== `refs/heads/${repository.default_branch}`) return [];
  const subjects = data.commits.map(({ message }) => message.split("\n", 1)[0] ?? "");
  // The merge of a change brings its commits along.
  if (subjects.some((subject) => /^Merge pull request '.*' \(#\d+\)/.test(subject))) return [];
  return commitEvents(
    data.commits
      .filter((_, index) => !belongsToChange(subjects[index] ?? ""))
      .map(({ id, message, timestamp, url, author }) => ({
        id,
        message,
        url,
        name: author?.name ?? "",
        email: author?.email ?? "",
        at: time(timestamp) ?? now,
        // Of others the login only is told, and that may be somebody else's tomorrow.
        account:
          sender && author?.username === sender.login
            ? { network, key: String(sender.id), name: sender.login }
            : undefined,
      })),
    { repository: repository.full_name, bots, forgeAccount, within: data.after, now },
  );
}

const readers: Readonly<
  Record<string, (payload: unknown, action: string | undefined, sender: shapes.User) => readonly Told[]>
> = {
  pull_request: change,
  pull_request_approved: change,
  pull_request_rejected: change,
  pull_request_comment: change,
  issues: issue,
  issue_comment: comment,
  release,
};

/** The contributions that a delivery tells of. */
export function inbound(delivery: Delivery): readonly ContributionEvent[] {
  const { network, name, payload, now, bots = [] } = delivery;
  const { data } = head.safeParse(payload);
  if (!data) return [];
  if (name === "push") return pushed(delivery, data);
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  const repository = { id: data.repository.id, name: data.repository.full_name };
  return read ? toEvents(read(payload, data.action, data.sender), { network, repository, bots, now }) : [];
}
