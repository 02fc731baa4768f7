/**
 * As much of GitLab's objects as is read.
 * Source: https://docs.gitlab.com/api/rest/ and
 * https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
import * as z from "zod";

const when = z.string().nullish();

/** In the API; webhooks leave out the address. */
export const user = z
  .object({
    id: z.number().int(),
    username: z.string().min(1),
    web_url: z.string().nullish(),
    bot: z.boolean().nullish(),
  })
  .nullish();

export const project = z.object({
  id: z.number().int(),
  path_with_namespace: z.string(),
  default_branch: z.string().nullish(),
});

export const mergeRequest = z.object({
  iid: z.number().int(),
  title: z.string(),
  web_url: z.string(),
  state: z.string(),
  merged_at: when,
  updated_at: when,
  author: user,
  labels: z.array(z.string()).nullish(),
  merge_commit_sha: z.string().nullish(),
  squash_commit_sha: z.string().nullish(),
  sha: z.string().nullish(),
});

export const issue = z.object({
  iid: z.number().int(),
  title: z.string(),
  web_url: z.string(),
  state: z.string(),
  created_at: when,
  closed_at: when,
  updated_at: when,
  author: user,
  closed_by: user,
  labels: z.array(z.string()).nullish(),
});

/** Of the project's activity: approvals and comments. */
export const activity = z.object({
  action_name: z.string(),
  target_iid: z.number().int().nullish(),
  target_type: z.string().nullish(),
  target_title: z.string().nullish(),
  created_at: when,
  author: user,
  note: z
    .object({
      id: z.number().int(),
      body: z.string().nullish(),
      noteable_type: z.string(),
      noteable_iid: z.number().int().nullish(),
      system: z.boolean().nullish(),
    })
    .nullish(),
});

export const release = z.object({
  tag_name: z.string(),
  name: z.string().nullish(),
  released_at: when,
  created_at: when,
  author: user,
  _links: z.object({ self: z.string() }).nullish(),
});

export const commit = z.object({
  id: z.string(),
  message: z.string(),
  author_name: z.string(),
  author_email: z.string(),
  committed_date: z.string(),
  web_url: z.string(),
  parent_ids: z.array(z.string()).nullish(),
});

const label = z.object({ title: z.string() });

/** What every delivery has; its kind is in the body, too. */
export const delivery = z.object({
  object_kind: z.string().optional(),
  event_name: z.string().optional(),
  project,
});

export const onMerge = z.object({
  user,
  object_attributes: z.object({
    iid: z.number().int(),
    title: z.string(),
    url: z.string(),
    action: z.string().optional(),
    author_id: z.number().int(),
    merge_commit_sha: z.string().nullish(),
    squash_commit_sha: z.string().nullish(),
    updated_at: when,
    last_commit: z.object({ id: z.string(), author: z.object({ name: z.string() }).nullish() }).nullish(),
  }),
  labels: z.array(label).nullish(),
  assignees: z.array(user).nullish(),
  reviewers: z.array(user).nullish(),
});

export const onIssue = z.object({
  user,
  object_attributes: z.object({
    iid: z.number().int(),
    title: z.string(),
    url: z.string(),
    action: z.string().optional(),
    author_id: z.number().int(),
    created_at: when,
    closed_at: when,
  }),
  labels: z.array(label).nullish(),
  assignees: z.array(user).nullish(),
});

const noted = z.object({ iid: z.number().int(), title: z.string(), author_id: z.number().int().nullish() });

export const onNote = z.object({
  user,
  object_attributes: z.object({
    id: z.number().int(),
    noteable_type: z.string(),
    url: z.string(),
    created_at: when,
    system: z.boolean().nullish(),
    action: z.string().optional(),
  }),
  issue: noted.nullish(),
  merge_request: noted.nullish(),
});

export const onPush = z.object({
  ref: z.string(),
  after: z.string(),
  project,
  commits: z.array(
    z.object({
      id: z.string(),
      message: z.string(),
      timestamp: z.string(),
      url: z.string(),
      author: z.object({ name: z.string(), email: z.string() }),
    }),
  ),
});

export const onMember = z.object({
  event_name: z.string(),
  user_id: z.number().int(),
  user_username: z.string().min(1),
  project_id: z.number().int(),
  project_path_with_namespace: z.string(),
});

export type User = z.output<typeof user>;

export const users = z.array(z.object({ id: z.number().int() }));

/** Somebody as everybody can see them. Source: https://docs.gitlab.com/api/users/ */
export const profile = z.object({
  id: z.number().int(),
  username: z.string().min(1),
  web_url: z.string().optional(),
  bio: z.string().nullish(),
  bot: z.boolean().nullish(),
});
