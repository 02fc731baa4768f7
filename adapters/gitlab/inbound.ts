/** What GitLab's deliveries tell, as contributions. Pure. */
import type { ContributionEvent, Millis } from "../../src/events.ts";
import { belongsToChange, commitEvents } from "../forge/commits.ts";
import { kindOfChange, kindOfIssue } from "../forge/kinds.ts";
import { type Told, time, toEvents, type User } from "../forge/told.ts";
import type { ForgeAccount } from "../git/record.ts";
import * as shapes from "./shapes.ts";

export const userOf = (user: shapes.User): User | undefined =>
  user ? { id: user.id, login: user.username, url: user.web_url ?? "", bot: user.bot ?? false } : undefined;

/** The merge request or issue that something belongs to, as GitLab writes it: `!12`, `#12`. */
export const about = (type: string, iid: number): string => `${/merge/i.test(type) ? "!" : "#"}${iid}`;

export interface Delivery {
  /** The forge's name in the config. */
  readonly network: string;
  readonly payload: unknown;
  /** When it came. */
  readonly now: Millis;
  readonly bots?: readonly string[];
  readonly forgeAccount?: ForgeAccount;
}

/** An approval is one's review of a change, however often it is given. */
export const approved = (
  by: User | undefined,
  change: { readonly iid: number; readonly title: string; readonly url: string },
  at: Millis | undefined,
): Told => ({
  by,
  contribution: "review",
  deed: "review",
  part: `!${change.iid}:review:${by?.id}`,
  about: `!${change.iid}`,
  title: change.title,
  url: change.url,
  at,
});

function merge(payload: unknown): readonly Told[] {
  const { data } = shapes.onMerge.safeParse(payload);
  if (!data) return [];
  const { object_attributes: change, labels } = data;
  if (change.action === "approved" || change.action === "approval")
    return data.user?.id === change.author_id
      ? []
      : [approved(userOf(data.user), change, time(change.updated_at))];
  if (change.action !== "merge") return [];
  // Only the author's number is told, unless they had another part in it; then the commit names them.
  const known = [data.user, ...(data.assignees ?? []), ...(data.reviewers ?? [])];
  const found = userOf(known.find((one) => one?.id === change.author_id));
  const login = change.last_commit?.author?.name ?? `user ${change.author_id}`;
  return [
    {
      by: found ?? { id: change.author_id, login, url: "", bot: false },
      contribution: kindOfChange(
        change.title,
        (labels ?? []).map(({ title }) => title),
      ),
      deed: "change",
      part: `!${change.iid}:merged`,
      about: `!${change.iid}`,
      title: change.title,
      url: change.url,
      at: time(change.updated_at),
      covers: [change.merge_commit_sha ?? "", change.squash_commit_sha ?? "", change.last_commit?.id ?? ""],
    },
  ];
}

function issue(payload: unknown): readonly Told[] {
  const { data } = shapes.onIssue.safeParse(payload);
  if (!data) return [];
  const { object_attributes: told, user, labels, assignees } = data;
  const contribution = kindOfIssue((labels ?? []).map(({ title }) => title));
  if (!contribution) return [];
  const which = `#${told.iid}`;
  const common = { contribution, about: which, title: told.title, url: told.url };
  if (told.action === "open") {
    const at = time(told.created_at);
    return [{ ...common, by: userOf(user), deed: "issue", part: `${which}:opened`, at, quiet: true }];
  }
  // Who closes their own takes it back.
  if (told.action !== "close" || !user || user.id === told.author_id) return [];
  // Of the author only the number is told, unless it is assigned to them. Without a name nobody can
  // be thanked, nor a bot be known as one: the poll tells it then.
  const by = userOf(assignees?.find((one) => one?.id === told.author_id));
  return by ? [{ ...common, by, deed: "issueDone", part: `${which}:closed`, at: time(told.closed_at) }] : [];
}

function note(payload: unknown): readonly Told[] {
  const { data } = shapes.onNote.safeParse(payload);
  const on = data?.issue ?? data?.merge_request;
  if (!data || !on || data.object_attributes.system || data.object_attributes.action === "update") return [];
  if (data.user?.id === on.author_id) return [];
  const { id, url, created_at, noteable_type } = data.object_attributes;
  const which = about(noteable_type, on.iid);
  return [
    {
      by: userOf(data.user),
      contribution: "question",
      deed: "comment",
      part: `${which}:note:${id}`,
      about: which,
      title: on.title,
      url,
      at: time(created_at),
      quiet: true,
    },
  ];
}

function pushed({
  payload,
  now,
  bots = [],
  forgeAccount = () => undefined,
}: Delivery): readonly ContributionEvent[] {
  const { data } = shapes.onPush.safeParse(payload);
  if (!data || data.ref !== `refs/heads/${data.project.default_branch}`) return [];
  // The merge of a change brings its commits along.
  if (data.commits.some(({ message }) => /^See merge request \S+!\d+$/m.test(message))) return [];
  return commitEvents(
    data.commits
      .filter(({ message }) => !belongsToChange(message.split("\n", 1)[0] ?? ""))
      .map(({ id, message, url, author, timestamp }) => ({
        id,
        message,
        url,
        name: author.name,
        email: author.email,
        at: time(timestamp) ?? now,
      })),
    { repository: data.project.path_with_namespace, bots, forgeAccount, within: data.after, now },
  );
}

/** Somebody who was given rights is no newcomer. */
function joined({ network, payload, now, bots = [] }: Delivery): readonly ContributionEvent[] {
  const { data } = shapes.onMember.safeParse(payload);
  if (data?.event_name !== "user_add_to_team") return [];
  const told: Told = {
    by: { id: data.user_id, login: data.user_username, url: "", bot: false },
    contribution: "maintenance",
    deed: "joined",
    part: `:member:${data.user_id}`,
    title: "",
    url: "",
    at: undefined,
    quiet: true,
  };
  const repository = { id: data.project_id, name: data.project_path_with_namespace };
  return toEvents([told], { network, repository, bots, now });
}

const readers: Readonly<Record<string, (payload: unknown) => readonly Told[]>> = {
  merge_request: merge,
  issue,
  note,
};

/** The contributions that a delivery tells of. Its kind is in the body, which is what is signed. */
export function inbound(delivery: Delivery): readonly ContributionEvent[] {
  const { network, payload, now, bots = [] } = delivery;
  const { data } = shapes.delivery.safeParse(payload);
  if (!data) return joined(delivery);
  const kind = data.object_kind ?? "";
  if (kind === "push") return pushed(delivery);
  const read = Object.hasOwn(readers, kind) ? readers[kind] : undefined;
  const repository = { id: data.project.id, name: data.project.path_with_namespace };
  return read ? toEvents(read(payload), { network, repository, bots, now }) : [];
}
