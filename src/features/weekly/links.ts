/** Addresses as a forge gave them, inside our Markdown. Pure. */

/** The address when it is one that may be linked, safe between round brackets; undefined when not. */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  return href.replaceAll("(", "%28").replaceAll(")", "%29");
}

/** `[title](url)`; the title alone when the address is none. The title is Markdown already. */
export function linked(title: string, url: string): string {
  const safe = safeUrl(url);
  return safe === undefined ? title : `[${title}](${safe})`;
}

/** Reviews of one change are one thing to thank for: their addresses differ after the `#` only. */
export const withoutFragment = (url: string): string => url.replace(/#.*$/s, "");
