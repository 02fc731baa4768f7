/** A repository with a long history, made in seconds: the same each time. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";

export interface Size {
  readonly commits: number;
  readonly people: number;
}

const start = Date.UTC(2012, 0, 2) / 1000;
const span = 12 * 365 * 86_400;
const verbs = [
  "Fix",
  "docs: explain",
  "feat(core): add",
  "test: cover",
  "Refactor",
  "i18n: translate",
  "ci: speed up",
];

/** A few do much and many do little, as everywhere. */
const author = (commit: number, people: number): number =>
  commit % 3 === 0 ? commit % 12 : (commit * 7919) % people;

function who(person: number, commit: number): string {
  // Some moved to another address, which .mailmap knows; some use their forge's.
  if (person % 50 === 7)
    return `Person ${person} <${1000 + person}+person${person}@users.noreply.github.com>`;
  const old = person % 20 === 3 && commit % 2 === 0;
  return old ? `p${person} <old${person}@example.org>` : `Person ${person} <person${person}@example.org>`;
}

function message(commit: number, people: number): string {
  const lines = [`${verbs[commit % verbs.length]} part ${commit} of the machine`, "", "It was needed."];
  const other = (step: number): string => who((commit * step) % people, commit);
  const trailers = [
    ...(commit % 10 === 1 ? [`Co-authored-by: ${other(31)}`] : []),
    ...(commit % 4 === 0 ? [`Reviewed-by: ${other(37)}`] : []),
    ...(commit % 15 === 2 ? [`Reported-by: ${other(41)}`] : []),
    ...(commit % 25 === 3 ? [`Tested-by: ${other(43)}`] : []),
    `Signed-off-by: ${who(author(commit, people), commit)}`,
  ];
  return `${[...lines, "", ...trailers].join("\n")}\n`;
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

/** Every 40th commit is a merge of a branch of three. */
export async function makeRepository(path: string, { commits, people }: Size): Promise<void> {
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", path]);
  const child = spawn("git", ["-C", path, "fast-import", "--quiet"], {
    stdio: ["pipe", "ignore", "inherit"],
  });
  const closed = once(child, "close");
  const write = async (text: string): Promise<void> => {
    if (!child.stdin.write(text)) await once(child.stdin, "drain");
  };
  const mailmap = Array.from({ length: people }, (_, n) => n)
    .filter((n) => n % 20 === 3)
    .map((n) => `Person ${n} <person${n}@example.org> <old${n}@example.org>\n`)
    .join("");
  let main = 0;
  const branch: number[] = [];
  for (let n = 1; n <= commits; n++) {
    const place = n % 40;
    const aside = n > 40 && place >= 36 && place <= 38;
    const merge = n > 40 && place === 39;
    const when = `${start + Math.floor((span * n) / commits)} +0100`;
    const parents: string[] = [];
    if (aside) parents.push(`from :${branch.at(-1) ?? main}`);
    else if (n > 1) parents.push(`from :${main}`);
    if (merge) parents.push(`merge :${branch.at(-1)}`);
    const by = who(author(n, people), n);
    const lines = [
      `commit refs/heads/${aside ? "aside" : "main"}`,
      `mark :${n}`,
      `author ${by} ${when}`,
      `committer ${by} ${when}`,
      data(merge ? `Merge pull request #${n} from somebody/branch\n` : message(n, people)).trimEnd(),
      ...parents,
      ...(n === 1 ? [`M 100644 inline .mailmap\n${data(mailmap).trimEnd()}`] : []),
    ];
    await write(`${lines.join("\n")}\n\n`);
    if (aside) branch.push(n);
    else main = n;
    if (merge) branch.length = 0;
  }
  await write("done\n");
  child.stdin.end();
  await closed;
}
