/** GitLab's REST API as a source of contributions. */
import type { ContributionEvent } from "../../src/events.ts";
import { type Source, SourceError } from "../../src/forges/source.ts";
import type { GitlabSettings } from "../../src/settings/forges.ts";
import { commitEvents } from "../forge/commits.ts";
import { kindOfChange, kindOfIssue } from "../forge/kinds.ts";
import type { List } from "../forge/poll.ts";
import { proofOf } from "../forge/proof.ts";
import { createForgeSource, type ForgeOptions, type Place } from "../forge/source.ts";
import { type TellingForge, type Told, time, toEvents } from "../forge/told.ts";
import type { ForgeAccount } from "../git/record.ts";
import { about, approved, userOf } from "./inbound.ts";
import * as shapes from "./shapes.ts";

const page = "per_page=100";
const iso = (at: number): string => new Date(at).toISOString();

function lists(url: string, place: Place, forge: TellingForge, forgeAccount: ForgeAccount): readonly List[] {
  const at = `/projects/${place.id}`;
  const web = `${url}/${place.name}`;
  const tell = (told: readonly Told[]): readonly ContributionEvent[] => toEvents(told, forge);

  const changes: List = {
    name: "changes",
    order: "oldest first",
    address: (since) =>
      `${at}/merge_requests?scope=all&state=merged&order_by=updated_at&sort=asc&updated_after=${iso(since)}&${page}`,
    past: `${at}/merge_requests?scope=all&state=merged&order_by=created_at&sort=asc&${page}`,
    changed: (item) => time(shapes.mergeRequest.safeParse(item).data?.updated_at),
    read(item) {
      const change = shapes.mergeRequest.safeParse(item).data;
      if (change?.state !== "merged") return [];
      const which = `!${change.iid}`;
      return tell([
        {
          by: userOf(change.author),
          contribution: kindOfChange(change.title, change.labels ?? []),
          deed: "change",
          part: `${which}:merged`,
          about: which,
          title: change.title,
          url: change.web_url,
          at: time(change.merged_at),
          covers: [change.merge_commit_sha ?? "", change.squash_commit_sha ?? "", change.sha ?? ""],
        },
      ]);
    },
  };

  const issues: List = {
    name: "issues",
    order: "oldest first",
    address: (since) =>
      `${at}/issues?scope=all&order_by=updated_at&sort=asc&updated_after=${iso(since)}&${page}`,
    past: `${at}/issues?scope=all&order_by=created_at&sort=asc&${page}`,
    changed: (item) => time(shapes.issue.safeParse(item).data?.updated_at),
    read(item) {
      const issue = shapes.issue.safeParse(item).data;
      const contribution = kindOfIssue(issue?.labels ?? []);
      if (!issue || !contribution) return [];
      const which = `#${issue.iid}`;
      const told = {
        by: userOf(issue.author),
        contribution,
        about: which,
        title: issue.title,
        url: issue.web_url,
      };
      // Why it was closed isn't told; who closes their own takes it back.
      const done = issue.state === "closed" && issue.closed_by && issue.closed_by.id !== issue.author?.id;
      return tell([
        { ...told, deed: "issue", part: `${which}:opened`, at: time(issue.created_at), quiet: true },
        ...(done
          ? [{ ...told, deed: "issueDone", part: `${which}:closed`, at: time(issue.closed_at) } as const]
          : []),
      ]);
    },
  };

  /** Approvals and comments; GitLab keeps them for three years. */
  const activities: List = {
    name: "activities",
    order: "newest first",
    // Whole days, and the day itself is not among them.
    address: (since) => `${at}/events?after=${iso(since - 2 * 864e5).slice(0, 10)}&sort=desc&${page}`,
    past: `${at}/events?sort=asc&${page}`,
    changed: (item) => time(shapes.activity.safeParse(item).data?.created_at),
    read(item, past) {
      const told = shapes.activity.safeParse(item).data;
      if (!told) return [];
      const by = userOf(told.author);
      const title = told.target_title ?? "";
      const { note, target_iid: iid } = told;
      if (told.action_name === "approved" && iid)
        return tell([
          approved(by, { iid, title, url: `${web}/-/merge_requests/${iid}` }, time(told.created_at)),
        ]);
      if (!note?.noteable_iid || note.system) return [];
      const which = about(note.noteable_type, note.noteable_iid);
      const kind = which.startsWith("!") ? "merge_requests" : "issues";
      const proof = past ? [] : proofOf(forge.network, `note/${note.id}`, note.body, by, forge.now);
      const said = tell([
        {
          by,
          contribution: "question",
          deed: "comment",
          part: `${which}:note:${note.id}`,
          about: which,
          title,
          url: `${web}/-/${kind}/${note.noteable_iid}#note_${note.id}`,
          at: time(told.created_at),
          quiet: true,
        },
      ]);
      return [...said, ...proof];
    },
  };

  const releases: List = {
    name: "releases",
    order: "newest first",
    address: () => `${at}/releases?${page}`,
    past: `${at}/releases?sort=asc&${page}`,
    changed: (item) => time(shapes.release.safeParse(item).data?.released_at),
    read(item) {
      const release = shapes.release.safeParse(item).data;
      if (!release) return [];
      return tell([
        {
          by: userOf(release.author),
          contribution: "maintenance",
          deed: "release",
          part: `:release:${release.tag_name}`,
          title: release.name?.trim() || release.tag_name,
          url: release._links?.self ?? `${web}/-/releases/${encodeURIComponent(release.tag_name)}`,
          at: time(release.released_at ?? release.created_at),
          first: false,
        },
      ]);
    },
  };

  const commits: List = {
    name: "commits",
    order: "newest first",
    late: 2 * 864e5,
    address: (since) => `${at}/repository/commits?since=${iso(since)}&${page}`,
    past: `${at}/repository/commits?${page}`,
    changed: (item) => time(shapes.commit.safeParse(item).data?.committed_date),
    read(item) {
      const commit = shapes.commit.safeParse(item).data;
      if (!commit) return [];
      const { historical, bots, now } = forge;
      return commitEvents(
        [
          {
            id: commit.id,
            message: commit.message,
            name: commit.author_name,
            email: commit.author_email,
            at: time(commit.committed_date) ?? now,
            url: commit.web_url,
            parents: commit.parent_ids?.length ?? 1,
          },
        ],
        { repository: place.name, bots, forgeAccount, now, ...(historical ? { historical } : {}) },
      );
    },
  };

  return [changes, issues, activities, releases, commits];
}

export function createGitlabSource(settings: GitlabSettings, options: ForgeOptions): Source {
  const { name, token } = settings;
  const url = settings.url.replace(/\/+$/, "");
  return createForgeSource(settings, options, {
    base: `${url}/api/v4`,
    headers: {
      accept: "application/json",
      ...(token === undefined ? {} : { "private-token": token }),
    },
    api: (rest) => ({
      async place(repository, signal) {
        const { body } = await rest.get(`/projects/${encodeURIComponent(repository)}`, { signal });
        const { id, path_with_namespace, default_branch } = shapes.project.parse(body);
        return { id, name: path_with_namespace, branch: default_branch ?? undefined };
      },
      async profile(login, signal) {
        const found = await rest.get(`/users?username=${login}`, { signal });
        const [user] = shapes.users.parse(found.body);
        if (!user) throw new SourceError(`${name}: there is no user ${login}`, "Look at the name.");
        const { body } = await rest.get(`/users/${user.id}`, { signal });
        const { id, username, web_url, bio, bot } = shapes.profile.parse(body);
        return { id, login: username, address: web_url ?? "", bot: bot ?? false, texts: [bio] };
      },
      lists: (place, forge) => lists(url, place, forge, options.forgeAccount),
      async login(signal) {
        if (token === undefined) return [{ ok: true, what: `${url} without a token: public projects only` }];
        const { body } = await rest.get("/user", { signal });
        const who = shapes.user.safeParse(body).data?.username ?? "somebody";
        return [{ ok: true, what: `the token is good: it is ${who}'s` }];
      },
    }),
  });
}
