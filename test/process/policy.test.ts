import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { emptyFolder, runToEnd } from "../support/program.ts";

const home = emptyFolder();
after(() => home.remove());

const config = (channel: string, answers = "{ repeatAfter: 0s }") => `database: bot.db
log: error
faq: [faq]
answers: ${answers}
channels: { wait: "off" }
maintainersChannel: "terminal/#team"
people: { ann: { accounts: ["terminal:ann"] } }
networks: [{ type: terminal, name: terminal, channels: [${channel}, "#team"] }]
`;

function folder(name: string, yaml: string): string {
  const path = join(home.path, name);
  mkdirSync(join(path, "faq"), { recursive: true });
  writeFileSync(join(path, "faq", "tls.md"), "---\nquestion: How do I turn on TLS?\n---\nSet it to true.\n");
  writeFileSync(join(path, "faq", "ssh.md"), "---\nquestion: How do I add a key?\n---\nUse ssh-add.\n");
  writeFileSync(join(path, "porchlight.yaml"), yaml);
  return path;
}

async function play(path: string, ...lines: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runToEnd([], { folder: path, input: `${lines.join("\n")}\n` });
  assert.equal(code, 0, stderr);
  return stdout;
}

describe("the policy through the program", () => {
  it("a light bulb is put, and clicked", async () => {
    const yaml = config('{ name: "#project", answer: offer }', "{ threshold: 1 }");
    const said = await play(
      folder("offer", yaml),
      "alice: how do I turn on TLS?",
      "/wait",
      "alice: /react 💡",
      "/wait",
    );
    assert.match(
      said,
      /puts 💡 on alice's “how do I turn on TLS\?”\n#project <porchlight> alice: Set it to true\./,
    );
  });

  it("a shadow is judged and ended, and stays ended after a restart", async () => {
    const path = folder("shadow", config('{ name: "#project", answer: shadow }'));
    const first = await play(
      path,
      "alice: how do I turn on TLS?",
      "/wait",
      "ann #team: /react 👍",
      "ann #team: !shadow",
      "alice #project: never mind",
      "ann #team: !promote #project",
      "/wait",
    );
    assert.match(
      first,
      /#team <porchlight> 1: alice asked in #project: “how do I turn on TLS\?” I would have said/,
    );
    assert.doesNotMatch(first, /Set it to true\.(?!”)/);
    assert.match(first, /1 of 1 judged were right/);
    const second = await play(path, "bob: how do I turn on TLS?", "/wait");
    assert.match(second, /#project <porchlight> bob: Set it to true\./);
  });

  it("a wording is learned, and known after a restart, also to faq try", async () => {
    const path = folder("learn", config('"#project"'));
    const asked = "why does my terminal complain about a missing identity?";
    const first = await play(path, "bob: hi", `alice: ${asked}`, "bob: !faq ssh @alice", "/wait");
    assert.match(first, /alice: Use ssh-add\. \(bob pointed you to this\)/);
    const second = await play(path, `carl: ${asked}`, "/wait", "ann: !phrasings", "/wait");
    assert.match(second, /carl: Use ssh-add\./);
    assert.match(second, /1 .?ssh.?: “why does my terminal complain/);
    const tried = await runToEnd(["faq", "try", asked], { folder: path });
    assert.match(tried.stdout, /1\. ssh/);
  });

  it("a wording is known at once in an FAQ that is too large to be built anew for it", async () => {
    const path = folder("large", config('"#project"'));
    const parts = Array.from(
      { length: 320 },
      (_, n) => `## How do I paint part ${n}a of the fence?\n\nWith brush ${n}.\n`,
    );
    writeFileSync(join(path, "faq", "FAQ.md"), `# FAQ\n\n${parts.join("\n")}`);
    const asked = "why does my terminal complain about a missing identity?";
    const said = await play(
      path,
      "bob: hi",
      `alice: ${asked}`,
      "/wait",
      "bob: !faq ssh @alice",
      "/wait",
      `carl: ${asked}`,
      "/wait",
      "ann: !unlearn 1",
      "/wait",
      `dora: ${asked}`,
      "/wait",
    );
    assert.match(said, /carl: Use ssh-add\./);
    assert.match(said, /is no wording of .?ssh.? any more/);
    assert.doesNotMatch(said, /dora: Use/);
  });

  it("check and the start refuse a shadow that nobody would see", async () => {
    const yaml = config('{ name: "#project", answer: shadow }').replace(/maintainersChannel.*\n/, "");
    const { code, stdout, stderr } = await runToEnd(["check"], { folder: folder("blind", yaml) });
    assert.notEqual(code, 0);
    assert.match(stdout + stderr, /shadow tells the maintainers what it would have said/);
  });
});
