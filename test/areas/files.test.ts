import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readCodeowners } from "../../src/areas/codeowners.ts";
import { readMaintainers } from "../../src/areas/maintainers.ts";
import { pathMatches } from "../../src/areas/owned.ts";
import { readAliases, readOwners } from "../../src/areas/owners.ts";
import { ConfigError } from "../../src/config.ts";
import { readFrom } from "./from-files.ts";

describe("MAINTAINERS", () => {
  const text = `List of maintainers
===================

How to read this:

	M: *Mail* patches to: FullName <address@domain>
	F: *Files* and directories

Sections
--------

KETTLE DRIVERS
M:	Mia Moss <mia@teapot.example>
R:	max@teapot.example (limescale)
L:	kettle@lists.teapot.example
S:	Maintained
F:	drivers/kettle/
F:	Documentation/kettle*.rst
K:	\\b(?:kettle|boiler)\\b

TEA STRAINER SUPPORT
S:	Orphan
F:	strainer/

THE REST
M:	Ann <ann@teapot.example>
F:	*
F:	*/
`;

  it("gives an area a section, with people, words and paths", () => {
    const { owned, problems } = readMaintainers(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(owned[0], {
      area: "kettle-drivers",
      owners: ["mia@teapot.example", "max@teapot.example"],
      words: ["kettle", "boiler"],
      paths: ["/drivers/kettle/", "/Documentation/kettle*.rst"],
      line: 12,
    });
    assert.deepEqual(
      owned.map(({ area }) => area),
      ["kettle-drivers", "the-rest"],
    );
  });

  it("names the line of what is wrong", () => {
    const { problems } = readMaintainers("KETTLE\nM:\tMia\nG:\tgit\nF:\n");
    assert.deepEqual(
      problems.map(({ line }) => line),
      [3, 4, 2],
    );
    assert.match(problems[2]?.what ?? "", /"Mia" has no e-mail address/);
  });

  it("says when it is no such file", () => {
    assert.match(readMaintainers("Mia\nMax\n").problems[0]?.what ?? "", /no section with an M: line/);
  });
});

describe("CODEOWNERS", () => {
  it("reads patterns, comments, escaped spaces and GitLab's sections", () => {
    const { owned, problems } = readCodeowners(`# who looks after what
*                 @teapot/everyone
/docs/            @mia docs@teapot.example  # and the website
*.spec            @max
/my\\ notes/*.md   @ann
/no-owner/

^[Boiler][2] @mia @max
/src/boiler/
/src/steam/**     @ann
`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      owned.map(({ area, owners, paths }) => [area, owners.join(" "), paths.join(" ")]),
      [
        ["docs", "@mia docs@teapot.example", "/docs/"],
        ["spec", "@max", "*.spec"],
        ["my-notes", "@ann", "/my notes/*.md"],
        ["boiler", "@mia @max @ann", "/src/boiler/ /src/steam/**"],
      ],
    );
  });

  it("names the line of what is wrong", () => {
    const { problems } = readCodeowners("/docs/ mia\n!/docs/old @mia\n");
    assert.deepEqual(
      problems.map(({ line, what }) => `${line} ${what}`),
      [
        '1 "mia" is no owner; expected @login, @organisation/team or an e-mail address',
        '2 "!/docs/old": patterns can\'t be negated in CODEOWNERS',
      ],
    );
  });
});

describe("OWNERS", () => {
  it("reads Kubernetes' form, with aliases, labels and filters", () => {
    const { aliases } = readAliases("aliases:\n  brewers: [max, ann]\n");
    const { owned, problems } = readOwners(
      `approvers: [mia, brewers]
reviewers:
  - zoe
emeritus_approvers: [old]
labels: [area/steam, sig/hot]
filters:
  "\\\\.md$":
    approvers: [doc]
    labels: [area/docs]
`,
      "boiler",
      aliases,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      owned.map(({ area, owners }) => [area, ...owners]),
      [
        ["steam", "@mia", "@max", "@ann", "@zoe"],
        ["docs", "@doc"],
      ],
    );
  });

  it("reads Chromium's lines", () => {
    const { owned, problems } = readOwners(
      "set noparent\n# people\nmia@teapot.example\nper-file *.css=max@teapot.example,file://x/OWNERS\nfile://other/OWNERS\n*\n",
      "ui/kettle",
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      owned.map(({ area, owners, paths }) => [area, owners.join(), paths.join()]),
      [
        ["ui-kettle", "mia@teapot.example", "/ui/kettle/"],
        ["ui-kettle", "max@teapot.example", "/ui/kettle/*.css"],
      ],
    );
  });

  it("names the line of what is wrong, in either form", () => {
    assert.equal(readOwners("mia@teapot.example\nmia at home\n", "ui").problems[0]?.line, 2);
    assert.equal(readOwners("approvers: [mia\nreviewers: [x]\n", "ui").problems.length, 1);
    assert.match(readOwners("approvers: mia\n", "ui").problems[0]?.what ?? "", /expected lists of logins/);
  });
});

describe("patterns of paths", () => {
  const cases: readonly [string, string, boolean][] = [
    ["/docs/", "docs/guide/tls.md", true],
    ["/docs/", "src/docs.ts", false],
    ["*.spec", "packaging/teapot.spec", true],
    ["*.spec", "packaging/teapot.specs", false],
    ["/src/*.ts", "src/main.ts", true],
    ["/src/*.ts", "src/a/main.ts", false],
    ["/src/**", "src/a/main.ts", true],
    ["boiler/", "src/boiler/steam.c", true],
    ["/drivers/kettle/", "drivers/kettles/a.c", false],
    ["/Documentation/kettle*.rst", "Documentation/kettle-big.rst", true],
  ];
  for (const [pattern, path, expected] of cases)
    it(`${pattern} ${expected ? "has" : "hasn't"} ${path}`, () =>
      assert.equal(pathMatches(pattern, path), expected));
});

describe("areaFiles in the config", () => {
  const people = `
people:
  mia: { accounts: ["terminal:mia", "github:Mia-M"] }
  max: { accounts: ["terminal:max", "git:Max@teapot.example"] }
  eve: { accounts: ["terminal:ann"] }
`;

  it("come to those of the config, with the people they name", () => {
    const { settings, notes } = readFrom({
      "porchlight.yaml": `${people}
areas: { docs: { words: [manual], maintainers: [max], patience: 5m } }
areaFiles: [.github/CODEOWNERS, { path: boiler/OWNERS, root: . }]
`,
      ".github/CODEOWNERS": "/docs/ @mia-m @stranger\n/steam/ @ann\n",
      "boiler/OWNERS": "max@teapot.example\n",
    });
    assert.deepEqual(settings.areas["docs"]?.maintainers, ["max", "mia"]);
    assert.deepEqual(settings.areas["docs"]?.words, ["manual", "docs"]);
    assert.equal(settings.areas["docs"]?.patience, 5 * 60_000);
    assert.deepEqual(settings.areas["boiler"]?.maintainers, ["max"]);
    // terminal:ann is no forge's @ann.
    assert.equal(settings.areas["steam"], undefined);
    assert.match(
      notes[0]?.what ?? "",
      /nobody under people is @stranger, @ann \(an account such as github:LOGIN/,
    );
  });

  it("are missed by `check`, and by nothing else, when they are not there", () => {
    const { notes } = readFrom({ "porchlight.yaml": `${people}\nareaFiles: [nowhere/MAINTAINERS]\n` });
    assert.deepEqual(notes, [
      {
        ok: false,
        what: "nowhere/MAINTAINERS can't be read (ENOENT); its areas are missing",
        mend: "Mend its path under areaFiles.",
      },
    ]);
  });

  it("stop the start with file and line when they are broken", () => {
    assert.throws(
      () =>
        readFrom({
          "porchlight.yaml": `${people}\nareaFiles: [CODEOWNERS, who.txt]\n`,
          CODEOWNERS: "/docs/ @mia\n/x/ mia\n",
          "who.txt": "",
        }),
      (error: unknown) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.problems[0] ?? "", /^CODEOWNERS:2: "mia" is no owner/);
        assert.match(error.problems[1] ?? "", /^who.txt:1: what kind of file is it\?/);
        return true;
      },
    );
  });
});
