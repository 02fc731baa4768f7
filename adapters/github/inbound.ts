/**
 * What GitHub tells, as contributions. Pure.
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
import * as z from "zod";
import type { ContributionKind } from "../../src/contribution.ts";
import type { Actor, ContributionEvent, Millis } from "../../src/events.ts";

/** Null for an account that was deleted. */
const user = z
  .object({
    id: z.number().int(),
    login: z.string().min(1),
    html_url: z.string().optional(),
    type: z.string().optional(),
  })
  .nullish();

const repository = z.object({ id: z.number().int().optional(), full_name: z.string().min(1) });
const labels = z.array(z.object({ name: z.string() })).nullish();

const pull = z.object({
  number: z.number().int(),
  title: z.string(),
  html_url: z.string(),
  merged: z.boolean().nullish(),
  author_association: z.string().optional(),
  user,
  labels,
});

const pullRequest = z.object({ action: z.string(), repository, pull_request: pull });

const pullRequestReview = z.object({
  action: z.string(),
  repository,
  pull_request: pull,
  review: z.object({
    id: z.number().int(),
    state: z.string(),
    body: z.string().nullish(),
    html_url: z.string().optional(),
    author_association: z.string().optional(),
    user,
  }),
});

const issues = z.object({
  action: z.string(),
  repository,
  issue: z.object({
    number: z.number().int(),
    title: z.string(),
    html_url: z.string(),
    state_reason: z.string().nullish(),
    author_association: z.string().optional(),
    user,
    labels,
  }),
});

/** A contribution before it has an id and a time. */
interface Done {
  readonly by: z.output<typeof user>;
  readonly contribution: ContributionKind;
  /** What is unique within the repository: `#12:merged`. */
  readonly thing: string;
  readonly title: string;
  readonly url: string;
  readonly repository: z.output<typeof repository>;
  readonly first?: boolean | undefined;
}

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

/** Where a bot is configured as `NAME` or as `NETWORK:NAME`. */
function isBot(network: string, by: NonNullable<z.output<typeof user>>, bots: readonly string[]): boolean {
  const login = by.login.toLowerCase();
  if (by.type === "Bot" || login.endsWith("[bot]")) return true;
  return bots.some((bot) => [login, `${network.toLowerCase()}:${login}`].includes(bot.toLowerCase()));
}

const names = (given: z.output<typeof labels>): readonly string[] =>
  (given ?? []).map(({ name }) => name.toLowerCase());

/** A label such as `docs`, `kind/documentation` or `Type: Docs`. */
const labelled = (given: readonly string[], words: RegExp): boolean =>
  given.some((name) => words.test(name.replace(/^.*[/:]\s*/, "")));

function kindOfChange(title: string, given: readonly string[]): ContributionKind {
  if (/^docs?(?:\([^)]*\))?!?:/i.test(title) || labelled(given, /^(?:docs?|documentation)$/)) return "doc";
  if (
    /^(?:i18n|l10n|translations?)(?:\([^)]*\))?!?:/i.test(title) ||
    labelled(given, /^(?:i18n|l10n|translations?|locali[sz]ation)$/)
  )
    return "translation";
  return "code";
}

/** What an issue was good for; undefined when thanking for it would not be true. */
function kindOfIssue(given: readonly string[]): ContributionKind | undefined {
  if (labelled(given, /^(?:question|support|duplicate|invalid|spam|wontfix)$/)) return undefined;
  return labelled(given, /^(?:enhancements?|features?|feature[ -]requests?|ideas?)$/) ? "ideas" : "bug";
}

function merged(payload: unknown): readonly Done[] {
  const { data } = pullRequest.safeParse(payload);
  if (data?.action !== "closed" || data.pull_request.merged !== true) return [];
  const { number, title, html_url, user: by, author_association } = data.pull_request;
  return [
    {
      by,
      contribution: kindOfChange(title, names(data.pull_request.labels)),
      thing: `#${number}:merged`,
      title,
      url: html_url,
      repository: data.repository,
      first: firstBy(author_association, true),
    },
  ];
}

function reviewed(payload: unknown): readonly Done[] {
  const { data } = pullRequestReview.safeParse(payload);
  if (data?.action !== "submitted") return [];
  const { review, pull_request } = data;
  const state = review.state.toLowerCase();
  const says = (review.body ?? "").trim() !== "";
  if (state !== "approved" && state !== "changes_requested" && !(state === "commented" && says)) return [];
  if (review.user && review.user.id === pull_request.user?.id) return [];
  return [
    {
      by: review.user,
      contribution: "review",
      thing: `#${pull_request.number}:review:${review.id}`,
      title: pull_request.title,
      url: review.html_url ?? pull_request.html_url,
      repository: data.repository,
      first: firstBy(review.author_association, false),
    },
  ];
}

function closed(payload: unknown): readonly Done[] {
  const { data } = issues.safeParse(payload);
  if (data?.action !== "closed" || data.issue.state_reason !== "completed") return [];
  const contribution = kindOfIssue(names(data.issue.labels));
  if (!contribution) return [];
  const { number, title, html_url, user: by, author_association } = data.issue;
  return [
    {
      by,
      contribution,
      thing: `#${number}:closed`,
      title,
      url: html_url,
      repository: data.repository,
      first: firstBy(author_association, false),
    },
  ];
}

const readers: Readonly<Record<string, (payload: unknown) => readonly Done[]>> = {
  pull_request: merged,
  pull_request_review: reviewed,
  issues: closed,
};

/**
 * The contributions that a delivery tells of; none for what is no contribution, and
 * for accounts that no longer exist.
 * @param network the forge's name in the config
 * @param delivery `X-GitHub-Delivery`: the same when GitHub sends a delivery again
 * @param name `X-GitHub-Event`
 * @param at when the delivery came: a thing that is told late must still fall in a week
 *   whose thanks are not out yet, so this is the time, not the one in the payload
 * @param bots accounts that are bots though GitHub does not say so: `NAME` or `NETWORK:NAME`
 */
export function inbound(
  network: string,
  delivery: string,
  name: string,
  payload: unknown,
  at: Millis,
  bots: readonly string[] = [],
): readonly ContributionEvent[] {
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  const events = (read?.(payload) ?? []).flatMap((done): Omit<ContributionEvent, "id">[] => {
    // What people left behind who deleted their account belongs to "ghost".
    if (!done.by || done.by.login === "ghost") return [];
    const actor: Actor = {
      key: String(done.by.id),
      name: done.by.login,
      address: done.by.html_url ?? "",
      verified: true,
      bot: isBot(network, done.by, bots),
    };
    if (actor.bot && done.contribution === "review") return [];
    return [
      {
        kind: "contribution",
        network,
        at,
        actor,
        contribution: done.contribution,
        // The number outlives a renamed repository; two forges may use the same number.
        thing: `${network}:${done.repository.id ?? done.repository.full_name.toLowerCase()}${done.thing}`,
        title: done.title,
        url: done.url,
        repository: done.repository.full_name,
        ...(done.first === undefined ? {} : { first: done.first }),
      },
    ];
  });
  return events.map((event, index) => ({
    ...event,
    id: `${network}/${delivery}${events.length > 1 ? `#${index + 1}` : ""}`,
  }));
}
