/** Links that leave their page behind. */

/** Writes relative links as whole addresses, as seen from the page; without one they stay as they are. */
export function absolute(markdown: string, page: string | undefined): string {
  if (page === undefined) return markdown;
  return markdown.replace(/(\]\()<?([^()<>\s]{1,1000})>?(?=[\s)])/g, (whole, open: string, href: string) => {
    if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(href) || !URL.canParse(href, page)) return whole;
    return `${open}${new URL(href, page).href}`;
  });
}
