/** What a command at the keyboard was asked for in vain. */

/** Says why in a sentence, and ends with 2: wrong usage. */
export function end(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}

/** What is made, or the end with why it can't be. @param of what can't be read */
export function orEnd<Made>(of: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    return end(`${of}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
