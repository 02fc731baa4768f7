import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePorts, freshFolder, launch, listening, type Running } from "./process.ts";

/** Modules that every test server has; a test may leave some out or add others. */
const usual = [
  "cap",
  "ircv3",
  "ircv3_accounttag",
  "ircv3_batch",
  "ircv3_capnotify",
  "ircv3_chghost",
  "ircv3_ctctags",
  "ircv3_echomessage",
  "ircv3_labeledresponse",
  "ircv3_msgid",
  "ircv3_servertime",
  "botmode",
  "chanhistory",
  "monitor",
  "namesx",
  "uhnames",
  "services_account",
  "spanningtree",
  "hostcycle",
  "setname",
  "sapart",
  "svshold",
  "md5",
];

export interface InspircdOptions {
  /** The server's name; `irc1.test` when left out. */
  readonly name?: string;
  readonly without?: readonly string[];
  readonly with?: readonly string[];
  /** Server certificate and key, as files; opens {@link Inspircd.tlsPort}. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Another server that may link, and that this one links to when told. */
  readonly peer?: { readonly name: string; readonly port: number };
  /** More configuration, as it is. */
  readonly more?: string;
  /** Keeps the ports of an earlier run, for a restart. */
  readonly ports?: InspircdPorts;
}

export interface InspircdPorts {
  readonly port: number;
  readonly tlsPort: number;
  readonly linkPort: number;
}

/** An InspIRCd of our own on the loopback interface. */
export interface Inspircd extends InspircdPorts, Running {
  readonly name: string;
  readonly host: "127.0.0.1";
}

/** The password with which test servers and services link. */
export const linkPassword = "linkpass";
/** An operator's name and password, for KILL, SQUIT, REHASH and others. */
export const oper = { name: "root", password: "operpass" } as const;

const ids = new Map<string, string>();
/** A server id of its own for each name: digit, two alphanumerics. */
function sid(name: string): string {
  const known = ids.get(name) ?? `${1 + (ids.size % 9)}A${String.fromCharCode(65 + (ids.size % 26))}`;
  ids.set(name, known);
  return known;
}

function config(name: string, folder: string, ports: InspircdPorts, options: InspircdOptions): string {
  const { tls, peer } = options;
  const modules = [...usual, ...(tls ? ["ssl_gnutls", "sslinfo"] : []), ...(options.with ?? [])].filter(
    (module) => !options.without?.includes(module),
  );
  return `
<server name="${name}" description="Test" network="Test" id="${sid(name)}">
<admin name="Test" nick="test" email="test@localhost">
<bind address="127.0.0.1" port="${ports.port}" type="clients">
<bind address="127.0.0.1" port="${ports.linkPort}" type="servers">
${
  tls
    ? `<sslprofile name="own" provider="gnutls" certfile="${tls.cert}" keyfile="${tls.key}" cafile="" crlfile="" hash="sha256" requestclientcert="yes">
<bind address="127.0.0.1" port="${ports.tlsPort}" type="clients" sslprofile="own">`
    : ""
}
<connect allow="*" fakelag="no" threshold="100000000" commandrate="100000000" hardsendq="100M" softsendq="50M" recvq="1M" timeout="20" pingfreq="120" localmax="1000" globalmax="1000" maxchans="100" resolvehostnames="no" useident="no">
<class name="all" commands="*" privs="*" usermodes="*" chanmodes="*">
<type name="netadmin" classes="all">
<oper name="${oper.name}" password="${oper.password}" host="*@*" type="netadmin">
<link name="services.test" ipaddr="127.0.0.1" allowmask="127.0.0.1/32" port="${ports.linkPort}" sendpass="${linkPassword}" recvpass="${linkPassword}">
<uline server="services.test" silent="yes">
${peer ? `<link name="${peer.name}" ipaddr="127.0.0.1" allowmask="127.0.0.1/32" port="${peer.port}" sendpass="${linkPassword}" recvpass="${linkPassword}">` : ""}
<sasl target="services.test" requiressl="no">
<chanhistory maxlines="1000" prefixmsg="yes" savefrombots="yes" sendtobots="yes">
<options prefixquit="Quit: " cyclehostsfromuser="no" splitwhois="no" syntaxhints="no" nosnoticestack="yes" hostintopic="yes">
<performance nouserdns="yes" softlimit="1000" clonesonconnect="no" netbuffersize="65534" somaxconn="128">
<security hidesplits="no" hidebans="no" maxtargets="20" runasuser="" runasgroup="">
<limits maxnick="30" maxchan="64">
<pid file="${join(folder, "inspircd.pid")}">
<log method="file" type="* -USERINPUT -USEROUTPUT" level="default" target="${join(folder, "ircd.log")}">
<path configdir="${folder}" datadir="${folder}" logdir="${folder}" runtimedir="${folder}" moduledir="/usr/lib/inspircd/modules">
${modules.map((module) => `<module name="${module}">`).join("\n")}
${options.more ?? ""}
`;
}

/** Starts an InspIRCd with its own folder and free ports. */
export async function startInspircd(options: InspircdOptions = {}): Promise<Inspircd> {
  const name = options.name ?? "irc1.test";
  const folder = await freshFolder("inspircd");
  let { ports } = options;
  if (!ports) {
    const [port = 0, tlsPort = 0, linkPort = 0] = await freePorts(3);
    ports = { port, tlsPort, linkPort };
  }
  const file = join(folder.path, "inspircd.conf");
  await writeFile(file, config(name, folder.path, ports, options));
  const server = launch("inspircd", ["--nofork", "--runasroot", `--config=${file}`], folder.path);
  try {
    await listening(ports.port, server);
  } catch (error) {
    await server.stop("SIGKILL");
    await folder.remove();
    throw error;
  }
  return {
    ...server,
    ...ports,
    name,
    host: "127.0.0.1",
    async stop(signal) {
      await server.stop(signal);
      await folder.remove();
    },
  };
}
