/**
 * The short commands that a ping ends with, by their names, which are the same in every language.
 * @param buttons there are buttons beneath it, which need not be told again
 */
export function pingCommands(n: number, buttons: boolean): string {
  const all = ["claim #", "pass #", "snooze # 2h", "notme #", "answered #", "notaquestion #", "why #"];
  const told = buttons ? ["notme #", "why #"] : all;
  return told.map((one) => ` · \`!${one.replace("#", String(n))}\``).join("");
}
