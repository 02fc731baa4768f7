/** Where contributions come from: forges, git repositories, a list of contributors. */
import * as z from "zod";
import { name } from "./channel.ts";
import { duration } from "./duration.ts";

const address = z.url({
  protocol: /^https?$/,
  error: "expected a web address such as https://git.example.org",
});

const repository = z
  .string()
  .regex(
    /^[\w.-]+(?:\/[\w.-]+)+$/,
    "expected OWNER/NAME as in the repository's address, such as teapot/teapot",
  );

/** How often it is asked for news. `off`: only webhooks tell. */
const poll = (ms: number) => z.union([z.literal("off"), duration]).default(ms);

const minutes = 6e4;

/** What all forges have. */
const shared = {
  /** A token that may read the repositories. Public ones can be read without, slowly. */
  token: z.string().min(1).optional(),
  repositories: z.array(repository).default([]),
  poll: poll(5 * minutes),
};

/** The address ends in `/webhooks/NAME`. */
const signed = z.strictObject({ secret: z.string().min(1) });

export const github = z.strictObject({
  type: z.literal("github"),
  name: name.default("github"),
  /** GitHub Enterprise Server: `https://HOST/api/v3`. */
  api: address.default("https://api.github.com"),
  ...shared,
  webhook: signed.optional(),
});

export const gitlab = z.strictObject({
  type: z.literal("gitlab"),
  name: name.default("gitlab"),
  url: address.default("https://gitlab.com"),
  ...shared,
  webhook: z
    .strictObject({
      /** The secret token, which GitLab sends along as it is. */
      token: z.string().min(1).optional(),
      /** The signing token, with which GitLab signs. */
      secret: z
        .string()
        .regex(/^whsec_[A-Za-z0-9+/]{8,}=*$/, "expected a signing token that begins with whsec_")
        .optional(),
    })
    .refine((one) => one.token !== undefined || one.secret !== undefined, "expected secret or token")
    .optional(),
});

export const forgejo = z.strictObject({
  type: z.literal("forgejo"),
  name: name.default("forgejo"),
  url: address.default("https://codeberg.org"),
  ...shared,
  webhook: signed.optional(),
});

export const git = z.strictObject({
  type: z.literal("git"),
  name: name.default("git"),
  /** The path of a repository, relative to the config, or an address that `git clone` takes. */
  repository: z
    .string()
    .min(1)
    .regex(/^[^-\p{Cc}]/u, "expected a path or an address that git clone takes"),
  /** Default: the one that the repository names as its own. */
  branch: z
    .string()
    .regex(/^[^\s~^:?*[\\-][^\s~^:?*[\\]*$/, "expected the name of a branch")
    .optional(),
  /** Where people look at a commit; `{commit}` stands for its id. */
  link: z.string().includes("{commit}", "expected an address with {commit} in it").optional(),
  poll: poll(15 * minutes),
});

export const allContributors = z.strictObject({
  type: z.literal("all-contributors"),
  name: name.default("all-contributors"),
  /** The path of `.all-contributorsrc`, relative to the config. */
  file: z.string().min(1).default(".all-contributorsrc"),
});

/** One entry under `forges`. */
export const forge = z.discriminatedUnion("type", [github, gitlab, forgejo, git, allContributors]);

/** The checked settings of a source of contributions, defaults filled in. Durations in milliseconds. */
export type ForgeSettings = z.output<typeof forge>;
export type GithubSettings = z.output<typeof github>;
export type GitlabSettings = z.output<typeof gitlab>;
export type ForgejoSettings = z.output<typeof forgejo>;
export type GitSettings = z.output<typeof git>;
export type AllContributorsSettings = z.output<typeof allContributors>;
