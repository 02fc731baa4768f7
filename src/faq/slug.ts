/** Anchors as GitHub makes them from headings, and ids from the same rule. */

/** A heading's anchor, before repeats are numbered. Source: observed on github.com; also github-slugger. */
export function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** Numbers repeats within one document: `install`, `install-1`, `install-2`. */
export function slugger(): (text: string) => string {
  const taken = new Map<string, number>();
  return (text) => {
    const slug = slugOf(text);
    let numbered = slug;
    let count = taken.get(slug) ?? 0;
    while (taken.has(numbered)) {
      count += 1;
      numbered = `${slug}-${count}`;
    }
    taken.set(slug, count);
    taken.set(numbered, 0);
    return numbered;
  };
}
