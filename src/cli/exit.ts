/** How the program ends. The same numbers are in `--help`. */
export const exit = {
  fine: 0,
  failed: 1,
  usage: 2,
  found: 3,
} as const;

/** The end of every `--help`. */
export const exitHelp = `
Exit codes:
  0  everything went well
  1  something failed while running
  2  wrong usage, or a config that can't be used
  3  check found something to mend; or faq lint or faq test did`;
