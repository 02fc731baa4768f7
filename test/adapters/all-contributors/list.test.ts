import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { extended, readList, type Wanted } from "../../../adapters/all-contributors/list.ts";
import { createListSource } from "../../../adapters/all-contributors/source.ts";
import { allContributors } from "../../../src/settings/forges.ts";
import { openStore } from "../../../src/store/open.ts";
import { emptyFolder, runToEnd } from "../../support/program.ts";
import { createRig } from "../forge/rig.ts";

const folder = emptyFolder();
after(() => folder.remove());

const list = `{
    "projectName": "teapot",
    "projectOwner": "teapot",
    "imageSize": 100,
    "contributors": [
        {
            "login": "ann",
            "name": "Ann",
            "avatar_url": "https://avatars2.githubusercontent.com/u/1?v=4",
            "profile": "https://ann.example",
            "contributions": ["doc", "code"]
        },
        {
            "login": "by-login-only",
            "name": "Lo",
            "contributions": [
                "custom"
            ]
        }
    ],
    "contributorsPerLine": 7
}
`;

const wanted = (more: Partial<Wanted>): Wanted => ({
  login: undefined,
  id: undefined,
  name: "Somebody",
  profile: "",
  kinds: ["code"],
  ...more,
});

describe("a project's own list of contributors", () => {
  it("is read, with GitHub's number from the picture's address", () => {
    const read = readList(list);
    assert.ok(!("wrong" in read));
    assert.equal(read.project, "teapot/teapot");
    assert.deepEqual(
      read.people.map(({ login, id, kinds }) => [login, id, kinds]),
      [
        ["ann", "1", ["doc", "code"]],
        ["by-login-only", undefined, ["custom"]],
      ],
    );
  });

  const broken: readonly [string, RegExp][] = [
    ['{\n  "contributors": [\n    { "login": ]\n}', /^line 3 is no JSON/],
    ['{ "contributors": {} }', /^contributors: /],
    ['{ "contributors": [{ "contributions": [7] }] }', /^contributors\.0\.contributions\.0: /],
    ["", /^line 1 is no JSON/],
  ];
  for (const [text, wrong] of broken)
    it(`${JSON.stringify(text)} is told as ${wrong}`, () => {
      const read = readList(text);
      assert.ok("wrong" in read);
      assert.match(read.wrong, wrong);
    });

  it("who is missing is added, what is missing is appended, and nothing else is touched", () => {
    const after_ = extended(list, [
      // A renamed login: the number says who it is.
      wanted({ login: "ann-new", id: "1", name: "ann-new", kinds: ["code", "review"] }),
      wanted({ login: "by-login-only", id: "77", name: "lo", kinds: ["talk"] }),
      wanted({ login: "bo", id: "2", name: "bo", profile: "https://github.com/bo", kinds: ["bug"] }),
      wanted({ name: "Dutch Translator", kinds: ["translation"] }),
    ]);
    const lost = list.split("\n").filter((line) => !after_.includes(line.replace(/[,\]]+$/, "")));
    assert.deepEqual(lost, []);
    const read = readList(after_);
    assert.ok(!("wrong" in read));
    assert.deepEqual(
      read.people.map(({ login, name, kinds }) => [login, name, kinds]),
      [
        ["ann", "Ann", ["doc", "code", "review"]],
        ["by-login-only", "Lo", ["custom", "talk"]],
        ["bo", "bo", ["bug"]],
        [undefined, "Dutch Translator", ["translation"]],
      ],
    );
    assert.match(after_, /"contributions": \["doc", "code", "review"\]/);
    assert.match(after_, /\n {8}\{\n {12}"login": "bo",\n/);
    assert.ok(after_.endsWith('"contributorsPerLine": 7\n}\n'));
    assert.equal(extended(after_, [wanted({ login: "BO", id: "2", name: "bo", kinds: ["bug"] })]), after_);
  });

  it("tabs, Windows line ends and an empty list are kept and filled", () => {
    const tabs = '{\r\n\t"projectName": "x",\r\n\t"contributors": []\r\n}\r\n';
    const filled = extended(tabs, [wanted({ login: "bo", id: "2" })]);
    assert.match(filled, /\r\n\t\t\{\r\n\t\t\t"login": "bo"/);
    assert.doesNotMatch(filled.replaceAll("\r\n", ""), /\n/);
    assert.match(extended("{}", [wanted({ login: "bo" })]), /"login": "bo"/);
  });

  it("whoever is listed is no newcomer, and nothing of it is announced; a custom kind counts as other", async () => {
    const path = join(folder.path, "listed.json");
    writeFileSync(path, list);
    const make = () =>
      createListSource(allContributors.parse({ type: "all-contributors", file: path }), {
        base: folder.path,
        bots: [],
        forges: [],
      });
    const rig = createRig(make);
    await rig.history();
    await rig.history();
    assert.equal(rig.fresh(), 3);
    assert.deepEqual(rig.told(), []);
    rig.stage.wait(1000);
    rig.stage.give({
      kind: "contribution",
      id: "github/7#1:merged",
      at: rig.stage.now,
      network: "github",
      actor: { key: "1", name: "ann-new", address: "", verified: true, bot: false },
      contribution: "code",
      deed: "change",
      thing: "github:7#1:merged",
      title: "Again",
      url: "",
    });
    assert.deepEqual(rig.told(), ['ann-new change "Again"']);
  });

  it("the program prints a patch that applies, and the second time there is nothing to say", async () => {
    const home = emptyFolder();
    try {
      writeFileSync(join(home.path, ".all-contributorsrc"), list);
      writeFileSync(
        join(home.path, "porchlight.yaml"),
        "database: p.db\npeople: { dora: { accounts: ['git:dora@example.org'] } }\nforges: [{ type: all-contributors }]\n",
      );
      const store = openStore(join(home.path, "p.db"));
      const note = (network: string, key: string, name: string, kind: "code" | "talk", more = {}) => {
        store.people.seen({ key, name, address: "", verified: true, bot: false }, network, 1);
        store.apply(
          {
            fact: "contribution",
            who: { network, key },
            contribution: kind,
            thing: `${network}:${key}:${kind}`,
            title: "x",
            url: "",
            at: 1,
            first: true,
            ...more,
          },
          1,
        );
      };
      note("github", "2", "bo", "code");
      note("github", "3", "shy", "code");
      note("git", "stranger@example.org", "Stranger", "code");
      note("libera", "cyd", "cyd", "talk", { deed: "credited" });
      store.people.optOut(store.people.account("github", "3")?.person ?? 0, true, ["thanks"]);
      store.close();
      const args = ["contributors", "export", "--all-contributors"];
      const first = await runToEnd(args, { folder: home.path });
      assert.equal(first.code, 0, first.stderr);
      assert.match(first.stdout, /^--- a\/\.all-contributorsrc\n\+\+\+ b\/\.all-contributorsrc\n@@/);
      assert.match(first.stdout, /\+.*"login": "bo"/);
      assert.match(first.stdout, /\+.*"name": "cyd"/);
      assert.doesNotMatch(first.stdout, /shy|Stranger|stranger/);
      execFileSync("git", ["apply", "--unsafe-paths", "-"], { cwd: home.path, input: first.stdout });
      const second = await runToEnd(args, { folder: home.path });
      assert.deepEqual([second.code, second.stdout], [0, ""]);
      assert.match(second.stderr, /nobody is missing/);
      writeFileSync(join(home.path, ".all-contributorsrc"), list);
      assert.equal((await runToEnd([...args, "--write"], { folder: home.path })).code, 0);
      assert.match(readFileSync(join(home.path, ".all-contributorsrc"), "utf8"), /"login": "bo"/);
      writeFileSync(join(home.path, ".all-contributorsrc"), "{ nonsense");
      const third = await runToEnd(args, { folder: home.path });
      assert.equal(third.code, 1);
      assert.match(third.stderr, /line 1 is no JSON.*Mend the file/);
    } finally {
      home.remove();
    }
  });
});
