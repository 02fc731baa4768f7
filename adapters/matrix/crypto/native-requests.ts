/** What the machine wants to send, in the native library's form. */
import type * as Wasm from "@matrix-org/matrix-sdk-crypto-wasm";

/** The numbers are the same in both packages. */
export type RequestType = Wasm.RequestType;

/** A request as matrix-bot-sdk sends it. */
export interface NativeRequest {
  readonly id: string;
  readonly type: RequestType;
  /** JSON. */
  readonly body: string;
  /** Of messages to devices only. */
  readonly txnId?: string;
  readonly eventType?: string;
}

/** matrix-bot-sdk knows these, and throws at any other. */
const known: ReadonlySet<RequestType> = new Set([0, 1, 2, 3]);

type AnyRequest = Wasm.KeysClaimRequest | Awaited<ReturnType<Wasm.OlmMachine["outgoingRequests"]>>[number];

/** A message to devices has its type and transaction in its body there. @returns undefined for what a bot does not send */
export function toNative(request: AnyRequest): NativeRequest | undefined {
  const { id, type, body } = request;
  if (id === undefined || !known.has(type)) return undefined;
  if (!("event_type" in request) || !("txn_id" in request)) return { id, type, body };
  const messages: unknown = JSON.parse(body).messages;
  const inner = { event_type: request.event_type, txn_id: request.txn_id, messages };
  return { id, type, body: JSON.stringify(inner) };
}

/** The same for the messages that bring a room's key to devices. */
export const toShared = (request: Wasm.ToDeviceRequest): NativeRequest => ({
  id: request.id,
  type: request.type,
  body: request.body,
  txnId: request.txn_id,
  eventType: request.event_type,
});
