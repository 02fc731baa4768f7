/** GitHub's REST API as a source of contributions. */
import * as z from "zod";
import type { Source } from "../../src/forges/source.ts";
import type { GithubSettings } from "../../src/settings/forges.ts";
import { createForgeSource, type ForgeOptions } from "../forge/source.ts";
import { githubLists } from "./lists.ts";
import * as shapes from "./shapes.ts";

const limits = z.object({ rate: z.object({ limit: z.number(), remaining: z.number() }) });

export function createGithubSource(settings: GithubSettings, options: ForgeOptions): Source {
  const { token } = settings;
  const base = settings.api.replace(/\/+$/, "");
  return createForgeSource(settings, options, {
    base,
    headers: {
      accept: "application/vnd.github+json",
      "x-github-api-version": "2022-11-28",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    api: (rest) => ({
      async place(repository, signal) {
        const { body } = await rest.get(`/repos/${repository}`, { signal });
        const { id, full_name, default_branch } = shapes.repository
          .extend({ id: z.number().int() })
          .parse(body);
        return { id, name: full_name, branch: default_branch };
      },
      async profile(login, signal) {
        const user = shapes.profile.parse((await rest.get(`/users/${login}`, { signal })).body);
        const { body } = await rest.get(`/users/${login}/gists?per_page=20`, { signal });
        const gists = z.array(z.object({ description: z.string().nullish() })).parse(body);
        return {
          id: user.id,
          login: user.login,
          address: user.html_url ?? "",
          bot: user.type === "Bot",
          texts: [user.bio, ...gists.map(({ description }) => description)],
        };
      },
      lists: (place, forge) =>
        githubLists(rest, place, forge, {
          forgeAccount: options.forgeAccount,
          tokened: token !== undefined,
        }),
      async login(signal) {
        const { body } = await rest.get("/rate_limit", { signal });
        const rate = limits.safeParse(body).data?.rate;
        if (!rate) return [{ ok: true, what: `${base} answers` }];
        const what = `${rate.remaining} of ${rate.limit} requests an hour are left`;
        return token === undefined && settings.repositories.length > 0
          ? [
              {
                ok: false,
                what: `without a token: ${what}`,
                mend: "Set `token`; one without any rights will do for public repositories.",
              },
            ]
          : [{ ok: true, what: `the token is good: ${what}` }];
      },
    }),
  });
}
