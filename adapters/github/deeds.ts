/** What GitHub's objects say that somebody did. Pure. */
import { kindOfChange, kindOfIssue } from "../forge/kinds.ts";
import { type Told, time, type User } from "../forge/told.ts";
import type * as shapes from "./shapes.ts";

export const userOf = (user: shapes.User): User | undefined =>
  user ? { id: user.id, login: user.login, url: user.html_url ?? "", bot: user.type === "Bot" } : undefined;

const names = (labels: shapes.Labels): readonly string[] =>
  (labels ?? []).flatMap((label) => (typeof label === "string" ? label : (label.name ?? [])));

/**
 * Whether it is their first, as far as `author_association` can be trusted: members of
 * the project are no newcomers. `CONTRIBUTOR` says nothing: deliveries carry it also for
 * people without a commit, and a merge may count itself.
 * Source: https://github.com/kubernetes/test-infra/issues/9236
 */
function firstBy(association: string | undefined, isChange: boolean): boolean | undefined {
  switch (association) {
    case "OWNER":
    case "MEMBER":
    case "COLLABORATOR":
      return false;
    case "FIRST_TIMER":
    case "FIRST_TIME_CONTRIBUTOR":
      // Both speak of commits: somebody may have reported ten bugs before.
      return isChange ? true : undefined;
    default:
      return undefined;
  }
}

/** @param commits all that it consists of, where they are known */
export function mergedPull(pull: shapes.Pull, commits: readonly string[] = []): readonly Told[] {
  // Lists have no `merged`, only the time.
  if (pull.merged !== true && (pull.merged !== undefined || !pull.merged_at)) return [];
  return [
    {
      by: userOf(pull.user),
      contribution: kindOfChange(pull.title, names(pull.labels)),
      deed: "change",
      part: `#${pull.number}:merged`,
      about: `#${pull.number}`,
      title: pull.title,
      url: pull.html_url,
      at: time(pull.merged_at),
      covers: [pull.merge_commit_sha ?? "", pull.head?.sha ?? "", ...commits],
      first: firstBy(pull.author_association, true),
    },
  ];
}

export function reviewed(review: shapes.Review, pull: shapes.Pull): readonly Told[] {
  const state = review.state.toLowerCase();
  const says = (review.body ?? "").trim() !== "";
  if (state !== "approved" && state !== "changes_requested" && !(state === "commented" && says)) return [];
  if (review.user && review.user.id === pull.user?.id) return [];
  return [
    {
      by: userOf(review.user),
      contribution: "review",
      deed: "review",
      part: `#${pull.number}:review:${review.id}`,
      about: `#${pull.number}`,
      title: pull.title,
      url: review.html_url ?? pull.html_url,
      at: time(review.submitted_at),
      first: firstBy(review.author_association, false),
    },
  ];
}

/** Opened: nothing to thank for yet, but it is no newcomer's first the next time. */
export function openedIssue(issue: shapes.Issue): readonly Told[] {
  const contribution = kindOfIssue(names(issue.labels));
  if (!contribution || issue.pull_request) return [];
  const about = `#${issue.number}`;
  return [
    {
      by: userOf(issue.user),
      contribution,
      deed: "issue",
      part: `${about}:opened`,
      about,
      title: issue.title,
      url: issue.html_url,
      at: time(issue.created_at),
      quiet: true,
    },
  ];
}

export function completedIssue(issue: shapes.Issue): readonly Told[] {
  const contribution = kindOfIssue(names(issue.labels));
  if (!contribution || issue.pull_request || issue.state_reason !== "completed") return [];
  const about = `#${issue.number}`;
  return [
    {
      by: userOf(issue.user),
      contribution,
      deed: "issueDone",
      part: `${about}:closed`,
      about,
      title: issue.title,
      url: issue.html_url,
      at: time(issue.closed_at),
      first: firstBy(issue.author_association, false),
    },
  ];
}

/** Something said about an issue, a change or a discussion: help, but nothing to thank for line by line. */
export function commented(
  comment: shapes.Comment,
  on: {
    readonly about: string;
    readonly title: string;
    readonly by?: shapes.User;
    readonly kind?: "comment" | "discussion";
  },
): readonly Told[] {
  // Who opened it answers nobody.
  if (comment.user && comment.user.id === on.by?.id) return [];
  return [
    {
      by: userOf(comment.user),
      contribution: "question",
      deed: "comment",
      part: `${on.about}:${on.kind ?? "comment"}:${comment.id}`,
      about: on.about,
      title: on.title,
      url: comment.html_url,
      at: time(comment.created_at),
      quiet: true,
    },
  ];
}

/** What asks for an answer is a question, and no contribution. */
export function openedDiscussion(discussion: shapes.Discussion): readonly Told[] {
  if (discussion.category?.is_answerable) return [];
  const about = `#${discussion.number}`;
  return [
    {
      by: userOf(discussion.user),
      contribution: "ideas",
      deed: "discussion",
      part: `${about}:opened`,
      about,
      title: discussion.title,
      url: discussion.html_url,
      at: time(discussion.created_at),
      quiet: true,
    },
  ];
}

/** A comment that was chosen as the answer. */
export function answered(discussion: shapes.Discussion, answer: shapes.Comment): readonly Told[] {
  if (answer.user && answer.user.id === discussion.user?.id) return [];
  const about = `#${discussion.number}`;
  return [
    {
      by: userOf(answer.user),
      contribution: "question",
      deed: "answer",
      part: `${about}:answer:${answer.id}`,
      about,
      title: discussion.title,
      url: answer.html_url,
      at: time(discussion.answer_chosen_at),
      first: firstBy(answer.author_association, false),
    },
  ];
}

export function released(release: shapes.Release): readonly Told[] {
  if (release.draft) return [];
  return [
    {
      by: userOf(release.author),
      contribution: "maintenance",
      deed: "release",
      part: `:release:${release.id}`,
      title: release.name?.trim() || release.tag_name,
      url: release.html_url,
      at: time(release.published_at ?? release.created_at),
      first: false,
    },
  ];
}

/** Somebody who was given rights is no newcomer. */
export function joined(member: shapes.User): readonly Told[] {
  const by = userOf(member);
  return by
    ? [
        {
          by,
          contribution: "maintenance",
          deed: "joined",
          part: `:member:${by.id}`,
          title: "",
          url: by.url,
          at: undefined,
          quiet: true,
        },
      ]
    : [];
}
