import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePorts, listening } from "./process.ts";

/** The small Debian with Synapse in it that `.ci/install-synapse.sh` makes. */
const root = process.env["PORCHLIGHT_SYNAPSE"] ?? "/var/cache/porchlight/synapse";

/**
 * What to give a suite as `skip`: false when Synapse is installed and can be started,
 * otherwise the reason by name. With PORCHLIGHT_REQUIRE_SERVERS=1 that is an error.
 */
export function needsSynapse(): string | false {
  const missing = !existsSync(join(root, ".porchlight-ready"));
  const reason = missing
    ? "synapse not installed"
    : process.getuid?.() !== 0 && "synapse needs root to start";
  if (reason !== false && process.env["PORCHLIGHT_REQUIRE_SERVERS"] === "1")
    throw new Error(`${reason}; run .ci/install-synapse.sh`);
  return reason;
}

/** The name behind the colon of its users and rooms. */
export const serverName = "porch.test";

const secret = "for registering users in tests";

const config = (port: number, folder: string, more: string): string => `
server_name: "${serverName}"
pid_file: ${folder}/homeserver.pid
public_baseurl: http://127.0.0.1:${port}/
listeners:
  - port: ${port}
    type: http
    bind_addresses: ["127.0.0.1"]
    resources: [{ names: [client] }]
database:
  name: sqlite3
  args: { database: ${folder}/homeserver.db }
log_config: ${folder}/log.yaml
media_store_path: ${folder}/media
signing_key_path: ${folder}/signing.key
registration_shared_secret: "${secret}"
report_stats: false
trusted_key_servers: []
federation_domain_whitelist: []
enable_metrics: false
url_preview_enabled: false
presence: { enabled: false }
suppress_key_server_warning: true
# The tests log in and write much faster than people do.
rc_message: { per_second: 10000, burst_count: 10000 }
rc_registration: { per_second: 10000, burst_count: 10000 }
rc_login:
  address: { per_second: 10000, burst_count: 10000 }
  account: { per_second: 10000, burst_count: 10000 }
  failed_attempts: { per_second: 10000, burst_count: 10000 }
rc_joins:
  local: { per_second: 10000, burst_count: 10000 }
  remote: { per_second: 10000, burst_count: 10000 }
rc_invites:
  per_room: { per_second: 10000, burst_count: 10000 }
  per_user: { per_second: 10000, burst_count: 10000 }
  per_issuer: { per_second: 10000, burst_count: 10000 }
rc_joins_per_room: { per_second: 10000, burst_count: 10000 }
bcrypt_rounds: 4
rc_admin_redaction: { per_second: 10000, burst_count: 10000 }
${more}
`;

const logConfig = (folder: string): string => `
version: 1
formatters: { plain: { format: "%(asctime)s %(levelname)s %(name)s %(message)s" } }
handlers: { file: { class: logging.FileHandler, formatter: plain, filename: ${folder}/homeserver.log } }
root: { level: WARNING, handlers: [file] }
disable_existing_loggers: false
`;

/** A Synapse of our own on the loopback interface. */
export interface Synapse {
  readonly port: number;
  readonly url: string;
  readonly name: string;
  /** Makes a user with the password `pass-NAME`. @returns their access token. */
  register(name: string, admin?: boolean): Promise<string>;
  /** Ends the process; its data stay. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same port, with the same data. */
  restart(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** @param more lines for its configuration */
export async function startSynapse(more = ""): Promise<Synapse> {
  const outside = await mkdtemp(join(root, "tmp", "porchlight-"));
  const folder = outside.slice(root.length);
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const file = `${folder}/homeserver.yaml`;
  await writeFile(join(root, file), config(port, folder, more));
  await writeFile(join(outside, "log.yaml"), logConfig(folder));
  let child: ChildProcess | undefined;

  function spawnIt(extra: readonly string[]): {
    child: ChildProcess;
    output: () => string;
    gone: Promise<void>;
  } {
    const args = [root, "python3", "-m", "synapse.app.homeserver", "--config-path", file, ...extra];
    const env = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C.UTF-8", HOME: "/root" };
    const started = spawn("chroot", args, { stdio: ["ignore", "pipe", "pipe"], env });
    running.add(started);
    let output = "";
    for (const stream of [started.stdout, started.stderr])
      stream.on("data", (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-20_000);
      });
    const gone = new Promise<void>((resolve) => started.once("close", () => resolve()));
    started.once("exit", () => running.delete(started));
    return { child: started, output: () => output, gone };
  }

  async function run(): Promise<void> {
    const started = spawnIt([]);
    child = started.child;
    const ended = (): boolean => started.child.exitCode !== null || started.child.signalCode !== null;
    for (let patience = 0; ; patience++) {
      try {
        await listening(port, { output: started.output, ended });
        return;
      } catch (error) {
        const log = await readFile(join(outside, "homeserver.log"), "utf8").catch(() => "");
        if (ended() || patience >= 5) throw new Error(`${String(error)}\n${log.slice(-5000)}`);
      }
    }
  }

  async function kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => ending.once("close", () => resolve()));
    ending.kill(signal);
    const force = setTimeout(() => ending.kill("SIGKILL"), 5000);
    await gone;
    clearTimeout(force);
  }

  async function stop(): Promise<void> {
    await kill();
    await rm(outside, { recursive: true, force: true });
  }

  try {
    await spawnIt(["--generate-keys"]).gone;
    await run();
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    port,
    url,
    name: serverName,
    async register(name, admin = false) {
      const path = `${url}/_synapse/admin/v1/register`;
      const { nonce } = (await (await fetch(path)).json()) as { nonce: string };
      const password = `pass-${name}`;
      const rights = admin ? "admin" : "notadmin";
      const mac = createHmac("sha1", secret).update([nonce, name, password, rights].join("\0")).digest("hex");
      const body = JSON.stringify({ nonce, username: name, password, admin, mac, displayname: name });
      const answer = await fetch(path, { method: "POST", body });
      const { access_token: token } = (await answer.json()) as { access_token?: string };
      if (token === undefined) throw new Error(`Could not register ${name}: HTTP ${answer.status}`);
      return token;
    },
    kill,
    restart: run,
    stop,
  };
}
