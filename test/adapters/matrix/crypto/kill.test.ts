import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type KeyServer, startKeyServer } from "./key-server.ts";

const user = "@talker:porch.test";
const room = "!room:porch.test";

interface Run {
  readonly device: string;
  /** Session and step of each message that was handed out. */
  readonly steps: readonly string[];
}

/** The step of the ratchet, in front of the ciphertext. Source: Megolm, "Message format". */
function stepOf(ciphertext: string): number {
  const bytes = Buffer.from(ciphertext, "base64");
  assert.equal(bytes[0], 3, "version");
  assert.equal(bytes[1], 0x08, "the field of the index");
  let step = 0;
  for (let at = 2, shift = 0; ; at++, shift += 7) {
    const byte = bytes[at] ?? 0;
    step |= (byte & 0x7f) << shift;
    if (byte < 0x80) return step;
  }
}

describe("a device that is killed", { timeout: 120_000 }, () => {
  let folder = "";
  let server: KeyServer;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "porchlight-killed-"));
    server = await startKeyServer();
    server.members.add(user);
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Lets it talk until it has said so much, then kills it a little later. */
  async function talk(messages: number, later: number): Promise<Run> {
    const args = [join(folder, "keys.db"), server.url, user, "DEVICE", room];
    const script = join(import.meta.dirname, "talker.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const force = setTimeout(() => child.kill("SIGKILL"), 30_000);
    let output = "";
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split("\n").length > messages + 1) setTimeout(() => child.kill("SIGKILL"), later);
    });
    await new Promise((resolve) => child.once("close", resolve));
    clearTimeout(force);
    assert.equal(child.signalCode, "SIGKILL", errors);
    const [first = "", ...lines] = output.split("\n").slice(0, -1);
    return {
      device: first,
      steps: lines.map((line) => {
        const { session_id: session, ciphertext } = JSON.parse(line) as Record<string, string>;
        return `${session} ${stepOf(ciphertext ?? "")}`;
      }),
    };
  }

  it("has the same identity afterwards, and never takes a step of a ratchet twice", async () => {
    const runs: Run[] = [];
    for (let n = 0; n < 4; n++) runs.push(await talk(5 + n * 9, n * 4));
    assert.equal(new Set(runs.map(({ device }) => device)).size, 1);
    assert.match(runs[0]?.device ?? "", /^device \S{43}$/);
    const steps = runs.flatMap(({ steps: taken }) => taken);
    assert.ok(steps.length > 50, `${steps.length} messages`);
    assert.equal(new Set(steps).size, steps.length, "each message has its own");
    const sessions = new Set(steps.map((step) => step.split(" ")[0]));
    assert.ok(sessions.size < runs.length, "and a restart goes on in the room's session");
  });
});
