/** Chats, teams and filters: what the project's files say beyond logins and paths. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { channelAt } from "../../src/areas/chat.ts";
import { readMaintainers } from "../../src/areas/maintainers.ts";
import { filterOf, pathMatches } from "../../src/areas/owned.ts";
import { readOwners } from "../../src/areas/owners.ts";
import { ConfigError } from "../../src/config.ts";
import { schema } from "../../src/settings.ts";
import { readFrom } from "./from-files.ts";

const config = `
networks:
  - { type: irc, name: libera, host: irc.libera.chat, channels: ["#Teapot", "#kettle"] }
people:
  mia: { accounts: ["libera:mia", "git:mia@teapot.example", "github:mia-m"] }
  max: { accounts: ["libera:max", "git:max@teapot.example", "github:max"] }
`;

describe("an address of a chat", () => {
  const settings = schema.parse({
    networks: [
      { type: "irc", name: "libera", host: "irc.eu.libera.chat", channels: ["#Teapot"] },
      {
        type: "matrix",
        name: "hs",
        homeserver: "https://teapot.example",
        user: "porchlight",
        token: "x",
        channels: ["#teapot:teapot.example"],
      },
    ],
  });
  const cases: readonly [address: string, channel: string | undefined][] = [
    ["irc://irc.libera.chat/teapot", "libera/#Teapot"],
    ["ircs://irc.libera.chat:6697/%23teapot", "libera/#Teapot"],
    ["irc://irc.libera.chat/#teapot,isnick", "libera/#Teapot"],
    ["irc://irc.oftc.net/teapot", undefined],
    ["irc://irc.libera.chat/other", undefined],
    ["https://matrix.to/#/#teapot:teapot.example", "hs/#teapot:teapot.example"],
    ["matrix:r/teapot:teapot.example?action=join", "hs/#teapot:teapot.example"],
    ["https://teapot.example/chat", undefined],
  ];
  for (const [address, channel] of cases)
    it(`${address} is ${channel ?? "none of the config's"}`, () =>
      assert.equal(channelAt(settings, address), channel));
});

describe("C: in MAINTAINERS", () => {
  it("makes the channel the area's; one the bot isn't in is told of", () => {
    const { settings, notes } = readFrom({
      "porchlight.yaml": `${config}areaFiles: [MAINTAINERS]\n`,
      MAINTAINERS:
        "KETTLE\nM:\tMia <mia@teapot.example>\nC:\tirc://irc.libera.chat/kettle\n\nLID\nM:\tmax@teapot.example\nC:\tirc://irc.oftc.net/lid\n",
    });
    assert.deepEqual(settings.areas["kettle"]?.channels, ["libera/#kettle"]);
    assert.deepEqual(settings.areas["lid"]?.channels, []);
    assert.match(notes[0]?.what ?? "", /no channel of the config is irc:\/\/irc\.oftc\.net\/lid$/);
  });

  it("has to be an address", () => {
    const { problems } = readMaintainers("KETTLE\nM:\tmia@teapot.example\nC:\tthe usual place\n");
    assert.deepEqual(problems, [
      { line: 3, what: '"the usual place" is no address; expected irc://SERVER/CHANNEL' },
    ]);
  });
});

describe("teams in CODEOWNERS", () => {
  it("are the people the config says are in them; the others are told of", () => {
    const { settings, notes } = readFrom({
      "porchlight.yaml": `${config}teams: { Teapot/Kettle: [mia, max] }\nareaFiles: [CODEOWNERS]\n`,
      CODEOWNERS: "/kettle/ @teapot/kettle\n/lid/ @teapot/lid @mia-m\n",
    });
    assert.deepEqual(settings.areas["kettle"]?.maintainers, ["mia", "max"]);
    assert.deepEqual(settings.areas["lid"]?.maintainers, ["mia"]);
    assert.match(notes[0]?.what ?? "", /nobody is said to be in @teapot\/lid \(teams in the config/);
    assert.doesNotMatch(notes[0]?.what ?? "", /nobody under people/);
  });

  it("name people that there are", () => {
    assert.throws(
      () => readFrom({ "porchlight.yaml": `${config}teams: { teapot/kettle: [miaa] }\n` }),
      (error: unknown) => {
        assert.ok(error instanceof ConfigError);
        assert.match(
          error.problems[0] ?? "",
          /porchlight\.yaml:7: teams\["teapot\/kettle"\]\[0\]: "miaa" is not under people/,
        );
        return true;
      },
    );
  });
});

describe("filters in OWNERS", () => {
  const text = `filters:
  ".*":
    approvers: [mia-m]
  "\\\\.go$":
    reviewers: [max]
  "^docs/":
    approvers: [ann]
    labels: [area/manual]
`;

  it("are areas of their own, for what they match below the folder", () => {
    const { owned, problems } = readOwners(text, "pkg/net");
    assert.deepEqual(problems, []);
    assert.deepEqual(
      owned.map(({ area, owners, words, line }) => ({ area, owners, words, line })),
      [
        { area: "pkg-net", owners: ["@mia-m"], words: ["pkg/net"], line: 2 },
        { area: "pkg-net-go", owners: ["@max"], words: [], line: 4 },
        { area: "manual", owners: ["@ann"], words: ["manual"], line: 6 },
      ],
    );
    const [all = "", go = "", docs = ""] = owned.flatMap(({ paths }) => paths);
    assert.ok(pathMatches(all, "pkg/net/dial.go"));
    assert.ok(pathMatches(go, "pkg/net/deep/dial.go"));
    assert.ok(!pathMatches(go, "pkg/net/dial.md"));
    assert.ok(!pathMatches(go, "pkg/other/dial.go"));
    assert.ok(pathMatches(docs, "./pkg/net/docs/a.md"));
    assert.ok(!pathMatches(docs, "pkg/net/other/docs/a.md"));
  });

  it("at the project's root are for every path", () => {
    const { owned } = readOwners(text, "teapot", new Map(), true);
    assert.ok(pathMatches(owned[1]?.paths[0] ?? "", "cmd/main.go"));
    assert.deepEqual(owned[0]?.paths, []);
  });

  it("that are no regular expression are told with their line", () => {
    const { owned, problems } = readOwners('filters:\n  "(":\n    approvers: [mia]\n', "pkg");
    assert.deepEqual(owned, []);
    assert.deepEqual(problems, [{ line: 2, what: '"(" is no regular expression' }]);
  });

  it("find whom a question is for by the path it names", () => {
    const { settings } = readFrom({
      "porchlight.yaml": `${config}areaFiles: [{ path: pkg/net/OWNERS, root: . }]\n`,
      "pkg/net/OWNERS": text,
    });
    assert.deepEqual(settings.areas["pkg-net-go"], {
      words: [],
      channels: [],
      paths: [filterOf("pkg/net/", "\\.go$")],
      maintainers: ["max"],
      needs: [],
    });
  });
});
