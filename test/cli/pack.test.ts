/**
 * The package as people get it: packed, laid into an empty folder, run from there.
 *
 * `npm install` itself would fetch a hundred packages and compile better-sqlite3, two
 * minutes and a network. Here the tarball is unpacked where npm would put it, and of
 * this clone's packages exactly those that `dependencies` asks for are linked beside
 * it: what is only a development dependency, or not in the tarball, is not found.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import { packageRoot, version } from "../../src/paths.ts";
import { emptyFolder, runToEnd } from "../support/program.ts";

const home = emptyFolder();
const app = join(home.path, "app");
const installed = join(app, "node_modules", "porchlight");

function install(): void {
  const npm = { cwd: packageRoot, encoding: "utf8", stdio: "pipe" } as const;
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", home.path], npm);
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf("[\n"))) as [{ filename: string }];
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", join(home.path, filename), "--strip-components=1", "-C", installed]);

  const wanted = execFileSync("npm", ["ls", "--omit=dev", "--all", "--parseable"], npm);
  const modules = join(packageRoot, "node_modules");
  for (const path of new Set(wanted.split("\n"))) {
    const name = relative(modules, path);
    // Nested ones come with the package they are nested in.
    if (path === "" || name.startsWith("..") || name.includes("node_modules")) continue;
    mkdirSync(dirname(join(app, "node_modules", name)), { recursive: true });
    symlinkSync(path, join(app, "node_modules", name));
  }
  const bin = join(app, "node_modules", ".bin");
  mkdirSync(bin, { recursive: true });
  chmodSync(join(installed, "dist", "src", "main.js"), 0o755);
  symlinkSync("../porchlight/dist/src/main.js", join(bin, "porchlight"));
}

describe("the package, from an empty folder", () => {
  before(install);
  after(() => home.remove());
  const npx = (args: readonly string[], input = "") =>
    runToEnd(args, { folder: app, input, command: ["npx", "--no-install", "porchlight"] });

  test("says its version", async () => {
    const { code, stdout } = await npx(["--version"]);
    assert.equal(stdout, `${version}\n`);
    assert.equal(code, 0);
  });

  test("runs without a config: its own FAQ, the database in this folder and not in node_modules", async () => {
    const { code, stdout, stderr } = await npx([], "you: !list\nyou: !help\n");
    assert.match(stdout, /^#project <porchlight> you: .*`privacy`, `quiet`/m);
    assert.match(stdout, /^#project <porchlight> you: .*!help/m);
    assert.equal(code, 0, stderr);
    assert.ok(existsSync(join(app, "data", "porchlight.db")));
    assert.deepEqual(
      readdirSync(join(installed, "data")).filter((name) => name.includes(".db")),
      [],
    );
  });

  test("checks itself, and loads each network's adapter", async () => {
    const { code, stdout } = await npx(["check"]);
    assert.match(stdout, /^✓ FAQ: .*: \d+ entries$/m);
    assert.equal(code, 0);
    // Nobody listens on port 1: each adapter is there, tries, and says so.
    const networks = [
      'type: irc, name: a, host: 127.0.0.1, port: 1, tls: false, channels: ["#a"]',
      'type: matrix, name: b, homeserver: "http://127.0.0.1:1", token: some-token, channels: ["#b:x.example"]',
      'type: discord, name: c, token: some-token, channels: ["#c"], rest: { api: "http://127.0.0.1:1/api" }',
    ];
    const list = networks.map((network) => `  - { ${network} }`).join("\n");
    writeFileSync(join(app, "networks.yaml"), `networks:\n${list}\n`);
    const tried = await npx(["check", "--config", "networks.yaml"]);
    assert.equal(tried.code, 3);
    for (const name of ["a", "b", "c"]) assert.match(tried.stdout, new RegExp(`^✗ network ${name}: `, "m"));
    assert.doesNotMatch(tried.stdout, /find (module|package)|not a function|undefined/i);
  });

  test("finds whom a list of contributors lacks: each subcommand has all that it loads", async () => {
    writeFileSync(join(app, ".all-contributorsrc"), '{ "projectName": "teapot", "contributors": [] }\n');
    writeFileSync(join(app, "list.yaml"), "forges: [{ type: all-contributors }]\n");
    const { code, stderr } = await npx([
      "contributors",
      "export",
      "--all-contributors",
      "--config",
      "list.yaml",
    ]);
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stderr, /find (module|package)/i);
  });

  test("carries everything under data, the example config, and no sources or tests", () => {
    const shipped = readdirSync(join(packageRoot, "data")).filter((name) => !name.includes(".db"));
    assert.ok(shipped.length >= 2);
    assert.deepEqual(
      shipped.filter((name) => !existsSync(join(installed, "data", name))),
      [],
    );
    for (const name of ["porchlight.example.yaml", "LICENSE"])
      assert.ok(existsSync(join(installed, name)), name);
    const all = readdirSync(installed, { recursive: true, encoding: "utf8" });
    assert.deepEqual(
      all.filter((name) => /(^|\/)test\/|[^d]\.ts$/.test(name)),
      [],
    );
  });

  test("its bin is what the package says", () => {
    const { bin } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
      bin: { porchlight: string };
    };
    assert.match(readFileSync(join(installed, bin.porchlight), "utf8"), /^#!\/usr\/bin\/env node\n/);
  });
});
