/**
 * As much of GitHub's objects as is read; webhooks and the REST API give the same ones.
 * Source: https://docs.github.com/en/rest and
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
import * as z from "zod";

/** Null for an account that was deleted. */
export const user = z
  .object({
    id: z.number().int(),
    login: z.string().min(1),
    html_url: z.string().optional(),
    type: z.string().optional(),
  })
  .nullish();

export const repository = z.object({
  id: z.number().int().optional(),
  full_name: z.string().min(1),
  default_branch: z.string().optional(),
});

const labels = z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])).nullish();
const when = z.string().nullish();

export const pull = z.object({
  number: z.number().int(),
  title: z.string(),
  html_url: z.string(),
  merged: z.boolean().nullish(),
  merged_at: when,
  merge_commit_sha: z.string().nullish(),
  head: z.object({ sha: z.string() }).nullish(),
  author_association: z.string().optional(),
  updated_at: when,
  user,
  labels,
});

export const review = z.object({
  id: z.number().int(),
  state: z.string(),
  body: z.string().nullish(),
  html_url: z.string().optional(),
  submitted_at: when,
  author_association: z.string().optional(),
  user,
});

export const issue = z.object({
  number: z.number().int(),
  title: z.string(),
  html_url: z.string(),
  state: z.string().optional(),
  state_reason: z.string().nullish(),
  created_at: when,
  closed_at: when,
  updated_at: when,
  author_association: z.string().optional(),
  /** Present when the issue is a pull request: in GitHub's API each of them is an issue, too. */
  pull_request: z.unknown().optional(),
  user,
  labels,
});

export const comment = z.object({
  id: z.number().int(),
  html_url: z.string(),
  body: z.string().nullish(),
  created_at: when,
  updated_at: when,
  issue_url: z.string().optional(),
  pull_request_url: z.string().optional(),
  pull_request_review_id: z.number().int().nullish(),
  author_association: z.string().optional(),
  user,
});

export const discussion = z.object({
  number: z.number().int(),
  title: z.string(),
  html_url: z.string(),
  created_at: when,
  answer_chosen_at: when,
  category: z.object({ is_answerable: z.boolean().optional() }).nullish(),
  user,
});

export const release = z.object({
  id: z.number().int(),
  tag_name: z.string(),
  name: z.string().nullish(),
  html_url: z.string(),
  draft: z.boolean().nullish(),
  created_at: when,
  published_at: when,
  author: user,
});

/** In a push; the author's login is there only when the address belongs to an account. */
export const pushed = z.object({
  id: z.string(),
  message: z.string(),
  timestamp: z.string(),
  url: z.string(),
  distinct: z.boolean().optional(),
  author: z.object({
    name: z.string().nullish(),
    email: z.string().nullish(),
    username: z.string().optional(),
  }),
});

/** In a list of commits. */
export const listed = z.object({
  sha: z.string(),
  html_url: z.string(),
  commit: z.object({
    message: z.string(),
    author: z.object({ name: z.string().nullish(), email: z.string().nullish(), date: when }).nullish(),
    committer: z.object({ date: when }).nullish(),
  }),
  author: user,
  parents: z.array(z.unknown()).nullish(),
});

export type User = z.output<typeof user>;
export type Pull = z.output<typeof pull>;
export type Review = z.output<typeof review>;
export type Issue = z.output<typeof issue>;
export type Comment = z.output<typeof comment>;
export type Discussion = z.output<typeof discussion>;
export type Release = z.output<typeof release>;
export type Labels = z.output<typeof labels>;

/** Somebody as everybody can see them. Forgejo calls what they say about themself `description`. */
export const profile = z.object({
  id: z.number().int(),
  login: z.string().min(1),
  html_url: z.string().optional(),
  type: z.string().optional(),
  bio: z.string().nullish(),
  description: z.string().nullish(),
});
