import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { linkPassword } from "./inspircd.ts";
import { freePorts, freshFolder, launch, listening, type Running } from "./process.ts";

/** An ngIRCd of our own on the loopback interface: no IRCv3 to speak of. */
export interface Ngircd extends Running {
  readonly name: string;
  readonly host: "127.0.0.1";
  readonly port: number;
  /** The same port: ngIRCd takes clients and servers on one. */
  readonly linkPort: number;
}

const config = (name: string, folder: string, port: number) => `
[Global]
Name = ${name}
Info = Test
Listen = 127.0.0.1
Ports = ${port}
MotdPhrase = Hello
PidFile = ${join(folder, "ngircd.pid")}
[Limits]
MaxConnectionsIP = 0
MaxJoins = 100
MaxNickLength = 30
MaxPenaltyTime = 0
PongTimeout = 20
PingTimeout = 120
ConnectRetry = 60
[Options]
DNS = no
Ident = no
PAM = no
CloakHost =
[Operator]
Name = root
Password = operpass
[Server]
Name = services.test
MyPassword = ${linkPassword}
PeerPassword = ${linkPassword}
ServiceMask = *Serv
`;

/** Starts an ngIRCd with its own folder and a free port; the port of an earlier run for a restart. */
export async function startNgircd(options: { name?: string; port?: number } = {}): Promise<Ngircd> {
  const name = options.name ?? "irc1.test";
  const folder = await freshFolder("ngircd");
  const port = options.port ?? (await freePorts(1))[0] ?? 0;
  const file = join(folder.path, "ngircd.conf");
  await writeFile(file, config(name, folder.path, port), { mode: 0o644 });
  const server = launch("ngircd", ["--nodaemon", "--config", file], folder.path);
  try {
    await listening(port, server);
  } catch (error) {
    await server.stop("SIGKILL");
    await folder.remove();
    throw error;
  }
  return {
    ...server,
    name,
    host: "127.0.0.1",
    port,
    linkPort: port,
    async stop(signal) {
      await server.stop(signal);
      await folder.remove();
    },
  };
}
