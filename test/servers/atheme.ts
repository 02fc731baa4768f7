import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { linkPassword } from "./inspircd.ts";
import { freshFolder, launch, type Running, until } from "./process.ts";

const modules = [
  "backend/opensex",
  "crypto/pbkdf2v2",
  "nickserv/main",
  "nickserv/cert",
  "nickserv/ghost",
  "nickserv/group",
  "nickserv/identify",
  "nickserv/info",
  "nickserv/logout",
  "nickserv/register",
  "nickserv/regnolimit",
  "nickserv/set_core",
  "nickserv/status",
  "operserv/main",
  "saslserv/main",
  "saslserv/external",
  "saslserv/plain",
];

/** REGAIN and RELEASE are here. */
const enforce = "nickserv/enforce";

const config = (all: readonly string[], protocol: string, uplink: string, port: number) => `
loadmodule "modules/protocol/${protocol}";
${all.map((module) => `loadmodule "modules/${module}";`).join("\n")}
serverinfo {
  name = "services.test"; desc = "Services"; numeric = "00S"; recontime = 1; netname = "Test";
  hidehostsuffix = "users.test"; adminname = "test"; adminemail = "test@localhost";
  registeremail = "test@localhost"; mta = "/bin/true"; loglevel = { error; info; admin; network; };
  maxlogins = 50; maxusers = 0; maxnicks = 10; maxchans = 10; mdlimit = 30;
  emaillimit = 1000; emailtime = 1; auth = none; casemapping = ${protocol === "ngircd" ? "ascii" : "rfc1459"};
};
uplink "${uplink}" {
  host = "127.0.0.1"; port = ${port};
  send_password = "${linkPassword}"; receive_password = "${linkPassword}";
};
nickserv { nick = "NickServ"; user = "NickServ"; host = "services.test"; real = "NickServ"; aliases { }; };
saslserv { nick = "SaslServ"; user = "SaslServ"; host = "services.test"; real = "SaslServ"; };
operserv { nick = "OperServ"; user = "OperServ"; host = "services.test"; real = "OperServ"; };
database { };
general { uflags = { hidemail; }; flood_msgs = 0; };
`;

/**
 * Starts Atheme services linked to a server. Accounts are registered through NickServ by
 * whoever needs one.
 */
export async function startAtheme(
  protocol: "inspircd" | "ngircd",
  server: { readonly name: string; readonly linkPort: number },
  without: readonly string[] = [],
): Promise<Running> {
  const folder = await freshFolder("atheme");
  const all = [...modules, enforce].filter((module) => !without.includes(module));
  const file = join(folder.path, "atheme.conf");
  await writeFile(file, config(all, protocol, server.name, server.linkPort));
  const args = ["-n", "-c", file, "-D", folder.path, "-l", join(folder.path, "atheme.log")];
  const services = launch("atheme-services", [...args, "-p", join(folder.path, "atheme.pid")], folder.path);
  try {
    await until("services are linked", () => services.output().includes("finished synching"));
  } catch (error) {
    await services.stop("SIGKILL");
    await folder.remove();
    throw new Error(`Atheme did not link:\n${services.output()}`, { cause: error });
  }
  return {
    ...services,
    async stop(signal) {
      await services.stop(signal);
      await folder.remove();
    },
  };
}
