import assert from "node:assert/strict";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type WatchedAreas, watchAreas } from "../../src/areas/watch.ts";
import { readConfig } from "../../src/config.ts";
import type { TroubleEvent } from "../../src/events.ts";

const cleanups: (() => void | Promise<void>)[] = [];
after(async () => {
  for (const clean of cleanups) await clean();
});

/** Long enough for a slow machine; what is waited for comes as soon as the file is read. */
async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (holds()) return;
    await sleep(50);
  }
  assert.fail(`not in time: ${what}`);
}

const config = `
people:
  mia: { accounts: ["terminal:mia", "github:mia"] }
  max: { accounts: ["terminal:max", "github:max"] }
areas: { docs: { words: [manual], maintainers: [max] } }
areaFiles: [CODEOWNERS, { path: OWNERS, root: .. }]
`;

interface Watching {
  readonly folder: string;
  readonly told: TroubleEvent[];
  readonly watched: WatchedAreas;
  write(name: string, text: string): void;
}

async function start(): Promise<Watching> {
  const folder = mkdtempSync(join(tmpdir(), "areas-"));
  const write = (name: string, text: string): void => {
    // As careful editors and git do it: the old file is replaced by another one.
    writeFileSync(join(folder, `${name}.new`), text);
    renameSync(join(folder, `${name}.new`), join(folder, name));
  };
  writeFileSync(join(folder, "porchlight.yaml"), config);
  write("CODEOWNERS", "/docs/ @mia\n");
  write("OWNERS", "approvers: [chiefs]\n");
  write("OWNERS_ALIASES", "aliases: { chiefs: [mia] }\n");
  const { settings, base, ownAreas } = readConfig("porchlight.yaml", {}, { folder });
  const told: TroubleEvent[] = [];
  const watched = await watchAreas({
    settings,
    own: ownAreas,
    base,
    clock: { now: Date.now },
    log: { info() {}, warn() {} },
    receive: (event) => {
      if (event.kind === "trouble") told.push(event);
      return Promise.resolve(true);
    },
  });
  cleanups.push(async () => {
    await watched.close();
    rmSync(folder, { recursive: true });
  });
  return { folder, told, watched, write };
}

const areas = ({ watched }: Watching) => watched.settings().areas;

describe("files that tell of areas", () => {
  it("are read again when they change, and the aliases beside them", async () => {
    const watching = await start();
    assert.deepEqual(areas(watching)["docs"]?.maintainers, ["max", "mia"]);
    const before = watching.watched.settings();
    watching.write("CODEOWNERS", "/docs/ @max\n/kettle/ @mia\n");
    await until("the new area", () => areas(watching)["kettle"] !== undefined);
    assert.deepEqual(areas(watching)["docs"]?.maintainers, ["max"]);
    assert.notEqual(watching.watched.settings(), before);
    const [name] = Object.keys(areas(watching)).filter((area) => area.startsWith("areas-"));
    assert.deepEqual(areas(watching)[name ?? ""]?.maintainers, ["mia"]);
    watching.write("OWNERS_ALIASES", "aliases: { chiefs: [max] }\n");
    await until("the new alias", () => areas(watching)[name ?? ""]?.maintainers[0] === "max");
    assert.deepEqual(watching.told, []);
  });

  it("keep their last good areas when they are broken or gone, and say where, once", async () => {
    const watching = await start();
    watching.write("CODEOWNERS", "\n/kettle/ mia\n");
    await until("the report", () => watching.told.length === 1);
    assert.equal(
      watching.told[0]?.what,
      'CODEOWNERS:2: "mia" is no owner; expected @login, @organisation/team or an e-mail address.',
    );
    assert.match(watching.told[0]?.mend ?? "", /last good version/);
    assert.deepEqual(areas(watching)["docs"]?.maintainers, ["max", "mia"]);
    rmSync(join(watching.folder, "CODEOWNERS"));
    await until("the report", () => watching.told.length === 2);
    assert.equal(watching.told[1]?.what, "CODEOWNERS can't be read (ENOENT).");
    assert.deepEqual(areas(watching)["docs"]?.maintainers, ["max", "mia"]);
    watching.write("CODEOWNERS", "/docs/ @mia\n/kettle/ @mia\n");
    await until("the mended file", () => areas(watching)["kettle"] !== undefined);
    assert.equal(watching.told.length, 2);
  });
});
