const ascii = /^[\s!-~]*$/;

/** Without case, accents and width: `Größe` and `grosse` are one word. */
export function fold(text: string): string {
  // Most text has nothing to take off, and asking is cheaper than doing it.
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss");
}
