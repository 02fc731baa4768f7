/** What `/me` says of somebody, as they would say it of themselves. Pure. */

const irregular: Readonly<Record<string, string>> = {
  is: "am",
  has: "have",
  does: "do",
  was: "was",
  "can't": "can't",
};

/** `wonders why it fails` is `I wonder why it fails`; what begins with no verb of the third person stays as it is. */
export function inFirstPerson(text: string): string {
  const [, verb = "", rest = ""] = /^([a-z']+)(\s[\s\S]*)?$/i.exec(text.trim()) ?? [];
  const known = irregular[verb.toLowerCase()];
  if (known !== undefined) return `I ${known}${rest}`;
  if (!/^[a-z]{2,}[^s]s$/i.test(verb)) return text;
  const bare = /(?:ch|sh|x|z|o)es$/i.test(verb)
    ? verb.slice(0, -2)
    : /ies$/i.test(verb)
      ? `${verb.slice(0, -3)}y`
      : verb.slice(0, -1);
  return `I ${bare}${rest}`;
}
