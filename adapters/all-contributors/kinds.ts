/** The keys of all-contributors. Source: https://allcontributors.org/docs/en/emoji-key */
import { contributionKinds } from "../../src/people/credit.ts";

/** Every kind but `other`, which is ours. */
export const kinds: ReadonlySet<string> = new Set(contributionKinds.filter((kind) => kind !== "other"));
