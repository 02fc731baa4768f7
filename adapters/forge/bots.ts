/** Accounts that are no people: never thanked, never newcomers. Pure. */

/**
 * Well-known services that work under accounts of ordinary users, or commit under these
 * names. Weblate's commits bear their translators' names, so it is not among them.
 */
const wellKnown = new Set([
  "allcontributors",
  "azure-pipelines",
  "codecov-commenter",
  "codecov-io",
  "copilot",
  "coveralls",
  "dependabot",
  "dependabot-preview",
  "depfu",
  "fossabot",
  "github-actions",
  "github-merge-queue",
  "greenkeeper",
  "greenkeeperio-bot",
  "gitlab-bot",
  "imgbot",
  "imgbotapp",
  "k8s-ci-robot",
  "lgtm-com",
  "mergify",
  "meeseeksmachine",
  "netlify",
  "pre-commit-ci",
  "pyup-bot",
  "renovate",
  "renovate-bot",
  "restyled-commits",
  "rust-highfive",
  "semantic-release-bot",
  "snyk-bot",
  "sonarcloud",
  "stale",
  "vercel",
  "web-flow",
  "whitesource-bolt",
]);

export interface Suspect {
  /** The login, or the name in a commit. */
  readonly name: string;
  readonly email?: string;
  /** The forge says so itself. */
  readonly bot?: boolean;
}

/**
 * @param network the forge's name in the config, or `git`
 * @param configured `bots` of the config: `NAME` or `NETWORK:NAME`
 */
export function isBot(network: string, suspect: Suspect, configured: readonly string[]): boolean {
  if (suspect.bot) return true;
  const name = suspect.name.trim().toLowerCase();
  const email = suspect.email?.toLowerCase() ?? "";
  if (name.endsWith("[bot]") || /\[bot\]@/.test(email) || wellKnown.has(name)) return true;
  // GitLab's project and group access tokens act as users of these names.
  // Source: https://docs.gitlab.com/user/project/settings/project_access_tokens/#bot-users-for-projects
  if (/^(?:project|group)_\d+_bot(?:_[0-9a-f]+)?$/.test(name)) return true;
  return configured.some((one) => {
    const bot = one.toLowerCase();
    return [name, email, `${network.toLowerCase()}:${name}`, `${network.toLowerCase()}:${email}`].includes(
      bot,
    );
  });
}
