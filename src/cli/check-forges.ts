/** Looks at every source of contributions for `porchlight check`. */
import type { Finding } from "../adapter.ts";
import type { Config } from "../config.ts";
import { configuredForges } from "../forges/configured.ts";
import type { Source } from "../forges/source.ts";
import { createSources } from "./sources.ts";

/** Logs in to each of them, and looks whether its past was read. @returns the findings of each by its name */
export async function checkForges(
  config: Config,
  within: (checking: Promise<readonly Finding[]>) => Promise<readonly Finding[]>,
  tell: (subject: string, findings: readonly Finding[]) => void,
): Promise<void> {
  const { settings, database } = config;
  const forges = configuredForges(settings);
  if (forges.length === 0) return;
  const sources = await createSources(config);
  const { sourcesRead } = await import("../store/inspect.ts");
  const read = database === ":memory:" ? new Map<string, string>() : sourcesRead(database);
  for (const forge of forges) {
    const subject = `forge ${forge.name}`;
    const path = "webhook" in forge && forge.webhook ? `/webhooks/${forge.name}` : undefined;
    if (path !== undefined) tell(subject, [{ ok: true, what: `deliveries are taken at ${path}` }]);
    const source = sources.find(({ name }) => name === forge.name);
    if (!["git", "all-contributors"].includes(forge.type))
      tell(subject, await within(byLogin(forge.name, config, source)));
    if (!source) continue;
    const findings = await within(source.check());
    tell(subject, findings);
    const mark = read.get(forge.name);
    if (findings.some(({ ok }) => !ok) || (mark !== undefined && source.wasRead(mark))) continue;
    tell(subject, [
      {
        ok: false,
        what: "its past was not read yet: old hands would be greeted as new",
        mend: "Run `porchlight backfill` once.",
      },
    ]);
  }
}

/** People whom the config names by a login: the forge tells things by number, and a login may change hands. */
async function byLogin(
  network: string,
  { settings }: Config,
  source: Source | undefined,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [handle, person] of Object.entries(settings.people))
    for (const account of person.accounts) {
      const login = account.slice(network.length + 1);
      if (!account.startsWith(`${network}:`) || /^\d+$/.test(login)) continue;
      const number = await source?.account?.(login);
      const mend =
        number === undefined
          ? "Write the number that the forge has for this user."
          : `Write ${network}:${number} instead.`;
      findings.push({ ok: false, what: `people.${handle}: ${account} is a login, and those change`, mend });
    }
  return findings;
}
