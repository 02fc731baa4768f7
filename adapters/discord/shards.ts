/**
 * The library's shards, watched: every dispatch comes here first, and only what the
 * library needs for itself goes on to it. So no member or message of a guild is ever
 * kept, however large the guild is, and a packet that an odd server made cannot throw
 * inside the library.
 */
import { setTimeout as pause } from "node:timers/promises";
import {
  type GatewayDispatchPayload,
  type IShardingStrategy,
  SimpleShardingStrategy,
  WebSocketShardStatus,
} from "discord.js";

/** What the library hands to whoever builds its shards. */
type ShardManager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** What the library has to see to know where a session stands. */
const forLibrary = new Set<string>(["READY", "RESUMED"]);

/** How long a shard that is just opening may take before it is cut, milliseconds. */
const opening = 1000;

const isDispatch = (payload: unknown): payload is { data: GatewayDispatchPayload; shardId: number } =>
  typeof payload === "object" && payload !== null && "data" in payload;

export interface Shards {
  readonly build: (manager: ShardManager) => IShardingStrategy;
  /** Nothing is connected to from now on. Call it before the library's `destroy`, which it also uses to begin. */
  end(): void;
}

/** @param onDispatch gets every dispatch, in order; what it throws is its own fault */
export function createShards(onDispatch: (payload: GatewayDispatchPayload) => void): Shards {
  let stopped = false;

  function watched(manager: ShardManager): ShardManager {
    const emit = (name: string, payload: unknown, ...more: unknown[]): boolean => {
      if (name === "dispatch" && isDispatch(payload)) {
        if (stopped) return true;
        onDispatch(payload.data);
        if (!forLibrary.has(payload.data.t)) return true;
      }
      return Reflect.apply(manager.emit, manager, [name, payload, ...more]) === true;
    };
    return new Proxy(manager, {
      get(target, key) {
        if (key === "emit") return emit;
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  return {
    end() {
      stopped = true;
    },
    build(manager) {
      const { options } = manager;
      const retrieve = options.retrieveSessionInfo;
      // A shard that waits to connect again is not ended by the library's `destroy`: it is kept waiting for ever.
      options.retrieveSessionInfo = (id) => (stopped ? new Promise<null>(() => {}) : retrieve(id));
      const inner = new SimpleShardingStrategy(watched(manager));
      return {
        connect: () => inner.connect(),
        spawn: (ids) => (stopped ? undefined : inner.spawn(ids)),
        send: (id, payload) => inner.send(id, payload),
        fetchStatus: () => inner.fetchStatus(),
        async destroy(how) {
          // Nor does it end a socket that is still opening.
          for (let waited = 0; stopped && waited < opening; waited += 20) {
            const states = await inner.fetchStatus();
            if (![...states.values()].includes(WebSocketShardStatus.Connecting)) break;
            await pause(20);
          }
          await inner.destroy(how);
        },
      };
    },
  };
}
