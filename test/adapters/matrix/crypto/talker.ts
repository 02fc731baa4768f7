/** A device that encrypts message after message, until it is killed; `kill.test.ts` starts it. */
import {
  createCryptoClient,
  createCryptoStorage,
  roomSettings,
} from "../../../../adapters/matrix/crypto/client.ts";
import { openKeyStore } from "../../../../adapters/matrix/crypto/key-store.ts";
import { unlock } from "../../../../adapters/matrix/crypto/olm-machine.ts";
import { loadSdk } from "../../../../adapters/matrix/load.ts";

const [path = "", url = "", user = "", device = "", room = ""] = process.argv.slice(2);
const keys = openKeyStore(path);
unlock(keys.name, { path, passphrase: "of the talker" });
const storage = createCryptoStorage(keys, device);
const { crypto } = createCryptoClient(loadSdk(), url, `${user} ${device}`, storage);
await storage.storeRoom(room, roomSettings({}));
await crypto.prepare([]);
process.stdout.write(`device ${crypto.clientDeviceEd25519}\n`);
for (let n = 0; n < 10_000; n++) {
  const sealed = await crypto.encryptRoomEvent(room, "m.room.message", { msgtype: "m.text", body: `${n}` });
  process.stdout.write(`${JSON.stringify(sealed)}\n`);
}
