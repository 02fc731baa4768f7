/**
 * A template for French sentences: no line ends before `;`, `:`, `?`, `!` and `»`, or
 * after `«`, so that the spaces there are no-break spaces. What is filled in stays as it is.
 * Source: Lexique des règles typographiques en usage à l'Imprimerie nationale.
 */
export const t = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  parts
    .map((part, index) => {
      const spaced = part.replace(/ (?=[;:?!»%])/g, "\u00a0").replaceAll("« ", "«\u00a0");
      return `${spaced}${values[index] ?? ""}`;
    })
    .join("");
