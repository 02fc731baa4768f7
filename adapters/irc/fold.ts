/** Folds a nick, channel or account to the form in which equal ones are equal. */
export type Fold = (name: string) => string;

/** The last capital letter of each mapping; the three after Z are `[ \ ]`, then `^`. */
const lastCapital: Readonly<Record<string, number>> = {
  ascii: 0x5a,
  "strict-rfc1459": 0x5d,
  rfc1459: 0x5e,
};

/**
 * Folding as the server does it (ISUPPORT CASEMAPPING). Unknown mappings, such as
 * `rfc7613`, fold as Unicode does.
 * Source: https://modern.ircdocs.horse/#casemapping-parameter
 */
export function createFold(mapping = "rfc1459"): Fold {
  const last = lastCapital[mapping.toLowerCase()];
  if (last === undefined) return (name) => name.normalize("NFC").toLowerCase();
  return (name) => {
    let from = -1;
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i);
      if (code >= 0x41 && code <= last) {
        from = i;
        break;
      }
    }
    if (from < 0) return name;
    let folded = name.slice(0, from);
    for (let i = from; i < name.length; i++) {
      const code = name.charCodeAt(i);
      folded += code >= 0x41 && code <= last ? String.fromCharCode(code + 32) : name[i];
    }
    return folded;
  };
}
