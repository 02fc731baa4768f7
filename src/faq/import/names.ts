/** The formats that `porchlight faq import` reads, by the names that `--format` takes. */
export const formats = [
  "page",
  "docs",
  "moobot",
  "factoids",
  "ubottu",
  "discussions",
  "discourse",
  "json",
] as const;

export type FormatName = (typeof formats)[number];
