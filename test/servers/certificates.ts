import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathOf } from "./process.ts";

/** A certificate and its key, as files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const openssl = (cwd: string, ...args: string[]) =>
  execFileSync(pathOf("openssl"), args, { cwd, stdio: ["ignore", "pipe", "pipe"] }).toString();

/** A certificate authority of our own in a folder, with one for 127.0.0.1 signed by it. */
export function makeCertificates(folder: string): {
  readonly ca: string;
  readonly server: Certificate;
  /** For the bot to log in with. */
  readonly client: Certificate;
  /** Signed by nobody that anybody knows. */
  readonly stranger: Certificate;
  /** SHA-256 of the client's certificate, in hex without colons. */
  readonly fingerprint: string;
} {
  const file = (name: string) => join(folder, name);
  const pair = (name: string): Certificate => ({ cert: file(`${name}.pem`), key: file(`${name}.key`) });
  const own = (name: string, subject: string) => {
    const made = pair(name);
    openssl(
      folder,
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "2",
      "-subj",
      subject,
      "-keyout",
      made.key,
      "-out",
      made.cert,
    );
    return made;
  };
  const ca = own("ca", "/CN=Test CA");
  const stranger = own("stranger", "/CN=127.0.0.1");
  const client = own("client", "/CN=bot");
  const server = pair("server");
  writeFileSync(file("names.txt"), "subjectAltName=IP:127.0.0.1,DNS:localhost\n");
  openssl(
    folder,
    "req",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-subj",
    "/CN=irc.test",
    "-keyout",
    server.key,
    "-out",
    file("server.csr"),
  );
  openssl(
    folder,
    "x509",
    "-req",
    "-days",
    "2",
    "-in",
    file("server.csr"),
    "-CA",
    ca.cert,
    "-CAkey",
    ca.key,
    "-CAcreateserial",
    "-extfile",
    file("names.txt"),
    "-out",
    server.cert,
  );
  const print = openssl(folder, "x509", "-in", client.cert, "-noout", "-fingerprint", "-sha256");
  return {
    ca: ca.cert,
    server,
    client,
    stranger,
    fingerprint: print.split("=")[1]?.trim().replaceAll(":", "").toLowerCase() ?? "",
  };
}
