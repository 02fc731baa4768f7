/** `${NAME}` in a text of the config. */

/** What was wrong with a reference, and how to mend it. */
export interface Unfilled {
  readonly what: string;
  readonly mend: string;
}

/**
 * Puts values of the environment in place of `${NAME}`; `$${` stands for a literal
 * `${`. A value is taken as it is: what looks like a reference inside it stays.
 */
export function fillIn(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly text: string; readonly problems: readonly Unfilled[] } {
  const problems: Unfilled[] = [];
  const filled = text.replace(/\$\$\{|\$\{(?:([A-Za-z_]\w*)\})?/g, (found, name: string | undefined) => {
    if (found === "$${") return "${";
    if (name === undefined) {
      problems.push({
        what: "a dollar and an opening brace without NAME and a closing brace",
        mend: "Write $${ for a literal dollar and brace.",
      });
      return "";
    }
    const value = environment[name];
    if (value === undefined)
      problems.push({
        what: `the environment has no variable ${name}`,
        mend: `Set it before starting (export ${name}=…).`,
      });
    return value ?? "";
  });
  return { text: filled, problems };
}
