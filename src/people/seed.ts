/** The people in the config. */
import { accountNamed } from "../places.ts";
import type { Settings } from "../settings.ts";
import type { Store } from "../store/store.ts";

/** Makes them persons with accounts, so that they can be pinged and thanked from the start. */
export function seedPeople(store: Store, settings: Settings, now: number): void {
  store.transaction(() => {
    for (const [handle, person] of Object.entries(settings.people))
      store.people.configured(handle, person.accounts.map(accountNamed), now);
  });
}
