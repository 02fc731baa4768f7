/** Ids, and names of files, from what entries are called elsewhere. */
import { idForm } from "../front-matter.ts";
import { slugOf } from "../slug.ts";

/** Characters of an id: it is typed. */
const longest = 60;

/** `What is TLS?` → `what-is-tls`; `c++` stays `c++`. */
export function idOf(name: string): string {
  const lower = name.trim().toLowerCase();
  if (lower.length <= longest && /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._+-]*$/u.test(lower) && !/\.$/.test(lower))
    return lower;
  const slug = slugOf(name.replace(/[/_.:]+/g, " ").replace(/\s+/g, " ")).replace(/-{2,}/g, "-");
  const cut = slug.length <= longest ? slug : slug.slice(0, slug.lastIndexOf("-", longest) + 1 || longest);
  const id = cut.replace(/^[^\p{L}\p{N}]+|[-_]+$/gu, "");
  return idForm.test(id) ? id : "entry";
}

/** Hands out each id once: `tls`, `tls-2`. */
export function uniqueIds(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const id = idOf(name);
    let unique = id;
    for (let n = 2; taken.has(unique); n++) unique = `${id}-${n}`;
    taken.add(unique);
    return unique;
  };
}
