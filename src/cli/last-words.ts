/** An error in one line, without anything that could steer a terminal. */

/** `porchlight: what went wrong` */
export function oneLine(error: unknown): string {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return `porchlight: ${reason.replace(/\s*[\r\n]+\s*/g, " ").replace(/\p{Cc}/gu, "")}`;
}
