import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type Around, type Config, ConfigError, type Environment, readConfig } from "../../src/config.ts";

let folder = "";
before(() => {
  folder = mkdtempSync(join(tmpdir(), "porchlight-config-"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function read(yaml: string | Uint8Array, environment: Environment = {}, around: Around = {}): Config {
  const home = join(folder, String(++count));
  mkdirSync(home);
  writeFileSync(join(home, "porchlight.yaml"), yaml);
  return readConfig(undefined, environment, { folder: home, ...around });
}

function problems(yaml: string | Uint8Array, environment?: Environment, around?: Around): readonly string[] {
  try {
    read(yaml, environment, around);
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    return error.problems;
  }
  return [];
}

const irc = `networks:
  - type: irc
    name: libera
    host: irc.libera.chat
    channels: ["#project"]
`;

describe("a mistake is told with its line, its key, what was expected and what to do", () => {
  const cases: readonly [name: string, yaml: string, ...expected: string[]][] = [
    [
      "a wrong type",
      "community: 12\n",
      "porchlight.yaml:1: community: expected text, got 12. Put it in quotes.",
    ],
    [
      "a port",
      irc.replace("    host", "    port: abc\n    host"),
      'porchlight.yaml:4: networks[0].port: expected a whole number from 1 to 65535, got "abc".',
    ],
    [
      "a port out of range",
      irc.replace("    host", "    port: 0\n    host"),
      "porchlight.yaml:4: networks[0].port: expected a whole number from 1 to 65535, got 0.",
    ],
    [
      "an unknown key",
      "\ncomunity: x\n",
      'porchlight.yaml:2: comunity: unknown key. Did you mean "community"?',
    ],
    [
      "an unknown key like none",
      "retention:\n  zzzz: 1d\n",
      "porchlight.yaml:2: retention.zzzz: unknown key. Known here: messages, journal.",
    ],
    [
      "an unknown type",
      "networks: [{ type: xmpp }]\n",
      'porchlight.yaml:1: networks[0].type: expected one of irc, matrix, discord, terminal, got "xmpp".',
    ],
    [
      "a missing key",
      irc.replace("    host: irc.libera.chat\n", ""),
      "porchlight.yaml:2: networks[0].host: missing, expected text. Add it.",
    ],
    [
      "an empty value",
      irc.replace("irc.libera.chat", '""'),
      'porchlight.yaml:4: networks[0].host: expected text that is not empty, got "".',
    ],
    [
      "a duration",
      "questions:\n  expireAfter: soon\n",
      'porchlight.yaml:2: questions.expireAfter: expected a duration such as 90s, 10m, 2h, 3d or 1w, got "soon".',
    ],
    [
      "a duration without a unit",
      "answers: { maxAge: 10 }\n",
      "porchlight.yaml:1: answers.maxAge: expected a duration such as 90s, 10m, 2h, 3d or 1w, got 10.",
    ],
    [
      "a time zone",
      "timezone: Europe/Berln\n",
      'porchlight.yaml:1: timezone: expected an IANA time zone such as Europe/Berlin, got "Europe/Berln".',
    ],
    [
      "one of several",
      `${irc}channels:\n  answer: adressed\n`,
      'porchlight.yaml:7: channels.answer: expected one of auto, offer, addressed, shadow, off, got "adressed". Did you mean "addressed"?',
    ],
    [
      "no channel at all",
      irc.replace('["#project"]', "[]"),
      "porchlight.yaml:5: networks[0].channels: expected at least one entry, got none.",
    ],
    [
      "a channel that YAML takes for a comment",
      `${irc.replace(' ["#project"]', "")}      - #project\n`,
      'porchlight.yaml:6: networks[0].channels[0]: an empty entry in a list. A # begins a comment: write names of channels in quotes, such as "#project".',
    ],
    [
      "an account written as a group",
      `${irc}people:\n  alice:\n    accounts:\n      - libera: alice\n`,
      "porchlight.yaml:9: people.alice.accounts[0]: expected text, got a group of keys. Put it in quotes.",
    ],
    [
      "impossible hours",
      `${irc}people:\n  alice: { accounts: ["libera:alice"], hours: Mon-Fri 09:00-29:00 }\n`,
      'porchlight.yaml:7: people.alice.hours: expected days and hours such as Mon-Fri 09:00-17:30, got "Mon-Fri 09:00-29:00".',
    ],
    [
      "a probability",
      "answers:\n  threshold: 90\n",
      "porchlight.yaml:2: answers.threshold: expected a number from 0 to 1, got 90.",
    ],
    [
      "a key twice",
      "community: a\n\ncommunity: b\n",
      "porchlight.yaml:3: community: the key is there twice, first on line 1. Keep one of the two.",
    ],
    [
      "a name of an area that is none",
      "areas:\n  a b: { maintainers: [x] }\npeople: { x: { accounts: ['github:1'] } }\n",
      'porchlight.yaml:2: areas["a b"]: expected a name of letters, digits, dots, dashes and underscores.',
    ],
    // What refers to something that is not there.
    [
      "an unknown maintainer",
      "areas:\n  docs: { maintainers: [alcie] }\npeople:\n  alice: { accounts: ['github:1'] }\n",
      'porchlight.yaml:2: areas.docs.maintainers[0]: "alcie" is not under people. Did you mean "alice"?',
    ],
    [
      "a maintainer who is none",
      "areas:\n  docs: { maintainers: [alice] }\npeople:\n  alice: { accounts: ['github:1'], maintainer: false }\n",
      "porchlight.yaml:2: areas.docs.maintainers[0]: people.alice has maintainer: false. Remove one: who is asked about an area is its maintainer.",
    ],
    [
      "an account of no network",
      `${irc}people:\n  alice: { accounts: ["libra:alice"] }\n`,
      'porchlight.yaml:7: people.alice.accounts[0]: there is no network or forge "libra". Did you mean "libera"?',
    ],
    [
      "an account of two people",
      `${irc}people:\n  alice: { accounts: ["libera:alice"] }\n  bob: { accounts: ["libera:Alice"] }\n`,
      'porchlight.yaml:8: people.bob.accounts[0]: "libera:Alice" is an account of alice already. Keep it under one person.',
    ],
    [
      "a channel nobody joined",
      `${irc}maintainersChannel: "libera/#projct"\n`,
      'porchlight.yaml:6: maintainersChannel: "#projct" is not among the channels of libera. Did you mean "#project"? Or add it to the network\'s channels.',
    ],
    [
      "a place on no network",
      `${irc}thanks:\n  channels: ["oftc/#project"]\n`,
      'porchlight.yaml:7: thanks.channels[0]: there is no network "oftc". Known here: libera.',
    ],
    [
      "two networks of one name",
      `${irc}  - type: terminal\n    name: Libera\n`,
      'porchlight.yaml:7: networks[1].name: networks[0] has the name "Libera", too. Rename one.',
    ],
    [
      "a network named like the forge",
      "networks:\n  - type: terminal\n    name: github\n",
      'porchlight.yaml:3: networks[0].name: the forge has the name "github", too. Rename one.',
    ],
    [
      "two terminals",
      "networks:\n  - type: terminal\n  - { type: terminal, name: second }\n",
      "porchlight.yaml:3: networks[1]: a second terminal: there is one keyboard. Remove one.",
    ],
    [
      "a channel twice",
      irc.replace('["#project"]', '["#project", "#Project"]'),
      'porchlight.yaml:5: networks[0].channels[1]: "#Project" is there twice. Remove one.',
    ],
    [
      "a certificate login without one",
      `${irc}    sasl: { mechanism: external }\n    tls: { cert: a.pem }\n`,
      "porchlight.yaml:6: networks[0].sasl.mechanism: external logs in with a certificate, and tls.key is missing. Add tls.key, the path of a PEM file.",
    ],
    [
      "a schedule",
      'thanks:\n  schedule: "0 9 * * 8"\n',
      'porchlight.yaml:2: thanks.schedule: expected a cron expression of five fields (dayOfWeek: "8"), got "0 9 * * 8". Write minute, hour, day, month and weekday, such as 0 9 * * 1 for Mondays at nine.',
    ],
    [
      "a preview longer than a week",
      "thanks:\n  preview: 7d\n",
      "porchlight.yaml:2: thanks.preview: the preview is as long as the time between two posts, or longer. Make thanks.preview shorter, or let thanks.schedule come less often.",
    ],
    [
      "a post every second",
      'thanks:\n  schedule: "* * * * * *"\n',
      "porchlight.yaml:2: thanks.schedule: the preview is as long as the time between two posts, or longer. Make thanks.preview shorter, or let thanks.schedule come less often.",
    ],
    [
      "thresholds the wrong way round",
      "answers:\n  offerThreshold: 0.95\n",
      "porchlight.yaml:2: answers.offerThreshold: an entry is offered from 0.95 on, but answered from 0.9 on. Make offerThreshold the lower of the two.",
    ],
    [
      "a shadow with nobody to tell",
      `${irc}channels: { answer: shadow }\n`,
      "porchlight.yaml:6: channels.answer: shadow tells the maintainers what it would have said, and there is no maintainersChannel. Add maintainersChannel: NETWORK/CHANNEL.",
    ],
    [
      "a shadow in one channel with nobody to tell",
      irc.replace('"#project"', '{ name: "#project", answer: shadow }'),
      "porchlight.yaml:5: networks[0].channels[0].answer: shadow tells the maintainers what it would have said, and there is no maintainersChannel. Add maintainersChannel: NETWORK/CHANNEL.",
    ],
    [
      "an area that is none",
      `${irc}channels:\n  areas: [docs]\n`,
      'porchlight.yaml:7: channels.areas[0]: "docs" is not under areas. Add it under areas.',
    ],
  ];
  for (const [name, yaml, ...expected] of cases) test(name, () => assert.deepEqual(problems(yaml), expected));

  test("a language the bot does not speak", () => {
    const told = problems("language: xx\n", {}, { languages: ["en", "de"] });
    assert.deepEqual(told, ['porchlight.yaml:1: language: the bot does not speak "xx". Known here: en, de.']);
  });

  test("all of them at once, those of the schema and those across keys, by line", () => {
    const told = problems(
      `community: 1\ntimezon: UTC\n${irc}maintainersChannel: libera/x\nlog: loud\nanswers: { threshold: 2 }\n`,
    );
    assert.deepEqual(
      told.map((line) => line.split(": ")[0]),
      [1, 2, 8, 9, 10].map((line) => `porchlight.yaml:${line}`),
    );
  });

  test("very many are cut", () => {
    const told = problems(`bots: [${"1,".repeat(500)}]\n`);
    assert.equal(told.length, 101);
    assert.equal(told.at(-1), "porchlight.yaml: and 400 more.");
  });
});

describe("values of the environment", () => {
  test("are put into any text", () => {
    const { settings } = read(`community: \${A}, the \${B_2}\n`, { A: "Tea", B_2: "pot" });
    assert.equal(settings.community, "Tea, the pot");
  });
  test("are taken as they are", () => {
    assert.equal(read(`community: \${A}\n`, { A: `x\${B}$&` }).settings.community, `x\${B}$&`);
  });
  test("$${ stands for a literal", () => {
    assert.equal(read(`community: a $\${A} $5 $\n`).settings.community, `a \${A} $5 $`);
  });
  test("are read as numbers and booleans where these are wanted", () => {
    const yaml = irc.replace(
      "    host",
      `    port: \${PORT}\n    tls: \${TLS}\n    nick: \${NICK}\n    host`,
    );
    const [network] = read(yaml, { PORT: "6667", TLS: "false", NICK: "123" }).settings.networks;
    assert.ok(network?.type === "irc");
    assert.deepEqual([network.port, network.tls, network.nick], [6667, undefined, "123"]);
  });
  test("a missing one names key, line and variable, and is told once", () => {
    assert.deepEqual(problems(irc.replace("irc.libera.chat", `\${HOST}`)), [
      "porchlight.yaml:4: networks[0].host: the environment has no variable HOST. Set it before starting (export HOST=…).",
    ]);
  });
  test("within brackets one has to be in quotes", () => {
    const told = problems(`bots: [\${A}]\n`, { A: "x" });
    assert.match(told[0] ?? "", /:1: .* Within \[ \] and \{ \}, put texts with \$\{NAME\} in quotes\./);
  });
  test("a reference that is none", () => {
    assert.deepEqual(problems(`community: \${a-b}\n`), [
      "porchlight.yaml:1: community: a dollar and an opening brace without NAME and a closing brace. Write $${ for a literal dollar and brace.",
    ]);
  });
});

describe("a secret is in no error", () => {
  const secret = "hunter2-secret";
  const forms: readonly [string, string, Environment?][] = [
    ["of the wrong shape", `${irc}    sasl: ${secret}\n`],
    [
      "of an unknown mechanism",
      `${irc}    sasl: { mechanism: plain, acount: ${secret}, password: ${secret} }\n`,
    ],
    ["in a list", `${irc}    password: [${secret}]\n`],
    ["a number", `${irc}    password: 2468101214\n`],
    ["from the environment, where it does not fit", `${irc}    port: \${PW}\n`, { PW: secret }],
    ["that YAML takes for an alias", `${irc}    password: *${secret}\n`],
    ["that YAML takes for a tag", `${irc}    password: !${secret}\n`],
    ["that YAML can't read", `${irc}    password: "${secret}\n`],
    ["with a colon", `${irc}    password: a: ${secret}\n`],
    ["beginning with a reserved character", `${irc}    password: @${secret}\n`],
    ["beginning with a percent", `${irc}    password: %${secret}\n`],
    ["with a wrong escape", `${irc}    password: "\\q${secret}"\n`],
  ];
  for (const [name, yaml, environment] of forms)
    test(name, () => {
      const told = problems(yaml, environment).join("\n");
      assert.notEqual(told, "");
      assert.doesNotMatch(told, /hunter2|2468101214/);
    });

  test("and the config knows which values are secret", () => {
    const yaml = `${irc}    sasl: { mechanism: plain, account: bot, password: "\${PW}" }\n    tls: { key: key.pem }\nwebhooks: { github: { secret: gh-secret } }\n`;
    assert.deepEqual(read(yaml, { PW: secret }).secrets, [secret, "gh-secret"]);
  });
});

describe("hostile and broken files are refused with a sentence, quickly", () => {
  const bomb = [
    "a0: &a0 [x]",
    ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`),
  ];
  const cases: readonly [string, string | Uint8Array, RegExp][] = [
    ["a YAML bomb", bomb.join("\n"), /too large once its aliases are written out/],
    ["an alias inside itself", "bots: &a [*a]\n", /too large once its aliases are written out/],
    ["brackets without end", "[".repeat(200_000), /nested too deeply|more than|levels|missing/],
    ["more than a megabyte", `# ${"x".repeat(1024 * 1024)}\n`, /bytes are too many for a config/],
    ["bytes that are no UTF-8", new Uint8Array([0x61, 0x3a, 0xff, 0xfe]), /is not UTF-8 text/],
    ["tabs", "answers:\n\tthreshold: 1\n", /porchlight.yaml:2: .*tab/],
    ["two documents", "community: a\n---\ncommunity: b\n", /second document/],
    ["a list", "- a\n- b\n", /porchlight.yaml:1: expected a group of keys, got a list/],
    ["plain words", "hello\n", /expected a group of keys/],
    ["a key called __proto__", "__proto__: { community: x }\n", /no plain word/],
    ["a list as a key", "[a, b]: c\n", /no plain word/],
  ];
  for (const [name, yaml, expected] of cases)
    test(name, () => {
      const begun = performance.now();
      assert.match(problems(yaml).join("\n"), expected);
      assert.ok(performance.now() - begun < 5000, "took over five seconds");
    });

  test("control characters in a value don't reach the terminal", () => {
    const [told = ""] = problems('log: "\\e[2J\\u009b"\n');
    assert.match(told, /expected one of/);
    assert.doesNotMatch(told, /\p{Cc}/u);
  });
});

describe("which file", () => {
  test("aliases within bounds are fine", () => {
    assert.deepEqual(read("bots: &b [x]\npeople: {}\n").settings.bots, ["x"]);
  });
  test("a key with nothing behind it is a key left out", () => {
    assert.deepEqual(read("faq:\nthanks:\n  # channels: []\ncommunity: x\n").settings.faq, []);
  });
  test("an empty file is the defaults of the schema", () => {
    const config = read("");
    assert.equal(config.settings.networks[0]?.type, "terminal");
    assert.equal(config.database, join(config.base, "data", "porchlight.db"));
  });
  test("the database is relative to the file", () => {
    const config = read("database: ../x.db\n");
    assert.equal(config.database, join(folder, "x.db"));
  });
  test("so are certificates", () => {
    const { settings, base } = read(`${irc}    tls: { ca: tls/ca.pem, key: /etc/key.pem }\n`);
    const [network] = settings.networks;
    assert.ok(network?.type === "irc");
    assert.deepEqual(network.tls, { verify: true, ca: join(base, "tls", "ca.pem"), key: "/etc/key.pem" });
  });
  test("no file: the bot can be tried, with its own FAQ and you as maintainer", () => {
    const empty = join(folder, "empty");
    mkdirSync(empty);
    const config = readConfig(undefined, {}, { folder: empty });
    assert.equal(config.file, undefined);
    assert.deepEqual(config.settings.people["you"]?.accounts, ["terminal:you"]);
    assert.deepEqual(config.settings.areas["general"]?.maintainers, ["you"]);
    assert.equal(config.settings.faq.length, 1);
  });
  test("one that is not there, and a folder", () => {
    for (const [path, expected] of [
      ["nowhere.yaml", /^nowhere\.yaml: there is no such file/],
      [".", /it is a folder/],
    ] as const)
      assert.throws(
        () => readConfig(path, {}, { folder }),
        (error) => error instanceof ConfigError && expected.test(error.problems[0] ?? ""),
      );
  });
  test("NO_COLOR", () => {
    assert.equal(read("", { NO_COLOR: "1" }).colour, false);
    assert.equal(read("", { NO_COLOR: "" }).colour, true);
  });
});
