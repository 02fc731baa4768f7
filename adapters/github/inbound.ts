/**
 * What GitHub's deliveries tell, as contributions. Pure.
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
import * as z from "zod";
import type { ContributionEvent, Millis } from "../../src/events.ts";
import { belongsToChange, commitEvents } from "../forge/commits.ts";
import { type Told, toEvents } from "../forge/told.ts";
import type { ForgeAccount } from "../git/record.ts";
import * as deeds from "./deeds.ts";
import * as shapes from "./shapes.ts";

const onChange = z.object({ pull_request: shapes.pull });
const onReview = z.object({ pull_request: shapes.pull, review: shapes.review });
const onIssue = z.object({ issue: shapes.issue });
const onComment = z.object({ issue: shapes.issue, comment: shapes.comment });
const onDiscussion = z.object({ discussion: shapes.discussion });
const onDiscussionComment = z.object({ discussion: shapes.discussion, comment: shapes.comment });
const onAnswer = z.object({ discussion: shapes.discussion, answer: shapes.comment });
const onRelease = z.object({ release: shapes.release });
const onMember = z.object({ member: shapes.user });

/** Reads a payload as one shape; one that does not fit tells nothing. */
const reader =
  <T extends z.ZodType>(shape: T, tell: (payload: z.output<T>) => readonly Told[]) =>
  (payload: unknown): readonly Told[] => {
    const { data } = shape.safeParse(payload);
    return data === undefined ? [] : tell(data);
  };

/** By `X-GitHub-Event` and the payload's action. */
const readers: Readonly<Record<string, (payload: unknown) => readonly Told[]>> = {
  "pull_request closed": reader(onChange, (told) => deeds.mergedPull(told.pull_request)),
  "pull_request_review submitted": reader(onReview, (told) => deeds.reviewed(told.review, told.pull_request)),
  "issues opened": reader(onIssue, (told) => deeds.openedIssue(told.issue)),
  "issues closed": reader(onIssue, (told) => deeds.completedIssue(told.issue)),
  "issue_comment created": reader(onComment, ({ issue, comment }) =>
    deeds.commented(comment, { about: `#${issue.number}`, title: issue.title, by: issue.user }),
  ),
  "discussion created": reader(onDiscussion, (told) => deeds.openedDiscussion(told.discussion)),
  "discussion answered": reader(onAnswer, (told) => deeds.answered(told.discussion, told.answer)),
  "discussion_comment created": reader(onDiscussionComment, ({ discussion, comment }) =>
    deeds.commented(comment, {
      about: `#${discussion.number}`,
      title: discussion.title,
      by: discussion.user,
      kind: "discussion",
    }),
  ),
  "release published": reader(onRelease, (told) => deeds.released(told.release)),
  "member added": reader(onMember, (told) => deeds.joined(told.member)),
};

const head = z.object({ action: z.string().optional(), repository: shapes.repository });

const push = z.object({
  ref: z.string(),
  after: z.string(),
  deleted: z.boolean().optional(),
  repository: shapes.repository,
  sender: shapes.user,
  commits: z.array(z.unknown()),
});

export interface Delivery {
  /** The forge's name in the config. */
  readonly network: string;
  /** `X-GitHub-Event`. */
  readonly name: string;
  readonly payload: unknown;
  /** When it came. */
  readonly now: Millis;
  /** Accounts that are bots though GitHub does not say so: `NAME` or `NETWORK:NAME`. */
  readonly bots?: readonly string[];
  readonly forgeAccount?: ForgeAccount;
}

/** Commits on the main branch that came without a change: that one is told by itself. */
function pushed({
  network,
  payload,
  now,
  bots = [],
  forgeAccount = () => undefined,
}: Delivery): readonly ContributionEvent[] {
  const { data } = push.safeParse(payload);
  const branch = data?.repository.default_branch;
  if (!data || data.deleted || branch === undefined || data.ref !== `refs/heads/${branch}`) return [];
  const commits = data.commits.flatMap((one) => shapes.pushed.safeParse(one).data ?? []);
  const subjects = commits.map(({ message }) => message.split("\n", 1)[0] ?? "");
  // The merge of a change brings its commits along.
  if (subjects.some((subject) => /^Merge pull request #\d+\b/.test(subject))) return [];
  const { sender } = data;
  return commitEvents(
    commits
      .filter((commit, index) => commit.distinct !== false && !belongsToChange(subjects[index] ?? ""))
      .map(({ id, message, timestamp, url, author }) => ({
        id,
        message,
        url,
        name: author.name ?? "",
        email: author.email ?? "",
        at: Date.parse(timestamp) || now,
        // Of others GitHub tells the login only, and that may be somebody else's tomorrow.
        account:
          sender && author.username === sender.login
            ? { network, key: String(sender.id), name: sender.login }
            : undefined,
      })),
    { repository: data.repository.full_name, bots, forgeAccount, within: `${data.after}`, now },
  );
}

/**
 * The contributions that a delivery tells of; none for what is no contribution, for bots, and
 * for accounts that no longer exist.
 */
export function inbound(delivery: Delivery): readonly ContributionEvent[] {
  const { network, name, payload, now, bots = [] } = delivery;
  if (name === "push") return pushed(delivery);
  const { data } = head.safeParse(payload);
  const known = `${name} ${data?.action}`;
  const read = data && Object.hasOwn(readers, known) ? readers[known] : undefined;
  if (!data || !read) return [];
  const { id, full_name } = data.repository;
  // The number outlives a renamed repository; two forges may use the same number.
  const repository = { id: id ?? full_name.toLowerCase(), name: full_name };
  return toEvents(read(payload), { network, repository, bots, now });
}
