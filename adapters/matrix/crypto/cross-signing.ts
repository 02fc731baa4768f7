/**
 * Signs the bot's device with an identity of its account. Without that, programs that share
 * keys only with signed devices leave the bot out.
 * Source: client-server API, "Cross-signing".
 */
import type { OlmMachine } from "@matrix-org/matrix-sdk-crypto-wasm";
import { type Fields, fields, list, text } from "../raw.ts";

/** Who signs what. */
export interface Signer {
  readonly user: string;
  readonly device: string;
  /** Servers may want it before they take new identities. */
  readonly password: string | undefined;
  /** @throws an error with `statusCode` and `body`, as matrix-bot-sdk does */
  post(path: string, body: Fields): Promise<Fields>;
}

const parse = (json: string): Fields => fields(JSON.parse(json));

/** The server wants the password again. Source: client-server API, "User-Interactive Authentication API". */
async function postWithPassword(signer: Signer, path: string, body: Fields): Promise<void> {
  try {
    await signer.post(path, body);
  } catch (error) {
    const { statusCode, body: refusal } = error as { statusCode?: number; body?: Fields };
    const session = text(fields(refusal)["session"]);
    const flows = list(fields(refusal)["flows"]).map((flow) => list(fields(flow)["stages"]));
    const enough = flows.some((stages) => stages.length === 1 && stages[0] === "m.login.password");
    const { user, password } = signer;
    if (statusCode !== 401 || session === undefined || password === undefined || !enough) throw error;
    const identifier = { type: "m.id.user", user };
    await signer.post(path, { ...body, auth: { type: "m.login.password", identifier, password, session } });
  }
}

export type Signed =
  /** By an identity that we hold. */
  | "ours"
  /** Not: the account has an identity, and somebody else holds it. */
  | "foreign";

/** Makes an identity where the account has none, and signs the device where it is not signed. */
export async function signDevice(machine: OlmMachine, signer: Signer): Promise<Signed> {
  const { user, device } = signer;
  const known = await signer.post("/_matrix/client/v3/keys/query", { device_keys: { [user]: [] } });
  const identity = fields(known["master_keys"])[user];
  const status = await machine.crossSigningStatus();
  const signatures = fields(
    fields(fields(fields(fields(known["device_keys"])[user])[device])["signatures"])[user],
  );
  const signed = Object.keys(signatures).some((id) => id !== `ed25519:${device}`);
  if (identity !== undefined && !status.hasSelfSigning) return signed ? "ours" : "foreign";
  if (identity !== undefined && signed) return "ours";
  const { uploadSigningKeysRequest, uploadSignaturesRequest } = await machine.bootstrapCrossSigning(false);
  if (identity === undefined) {
    const path = "/_matrix/client/v3/keys/device_signing/upload";
    await postWithPassword(signer, path, parse(uploadSigningKeysRequest.body));
  }
  await signer.post("/_matrix/client/v3/keys/signatures/upload", parse(uploadSignaturesRequest.body));
  return "ours";
}
