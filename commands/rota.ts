import type { Call, Command } from "../src/command.ts";
import type { Effect } from "../src/effects.ts";
import { addressee } from "../src/features/faq-say.ts";
import { nextTurnOf, rotas, type Turn, turnAt } from "../src/features/route/rota.ts";
import { personOf, reachableAt } from "../src/features/route/who.ts";
import { shortened } from "../src/parse.ts";
import { wording } from "../src/wording.ts";
import type { World } from "../src/world.ts";

/** Every rota with who has the turn and who is next, and what waits for the caller's word. */
function shown(world: World, call: Call, handle: string | undefined): string {
  const say = wording(world.settings, call.place).routing;
  const rows = rotas(world).flatMap((area) => {
    const now = turnAt(world, area, call.at);
    const next = turnAt(world, area, call.at, 1);
    return now && next ? [say.rotaRow(area, now.handle, next.day, next.handle)] : [];
  });
  const waiting = world.covers().filter((cover) => cover.asked === handle && handle !== undefined);
  const asked = waiting.map((cover) => {
    const by = world.covers().find(({ pair, handle: taker }) => pair === cover.pair && taker !== handle);
    return say.rotaWaiting(by?.handle ?? "", cover.area);
  });
  return rows.length ? [...rows, ...new Set(asked)].join("\n") : say.rotaNone;
}

const takes = (turn: Turn, handle: string, pair: string, by: number, at: number, asked?: string): Effect => ({
  do: "note",
  fact: {
    fact: "rotaCover",
    area: turn.area,
    turn: turn.day,
    handle,
    pair,
    by,
    at,
    ...(asked === undefined ? {} : { asked }),
  },
});

interface Caller {
  readonly handle: string;
  readonly person: number;
}

/** Takes over, or swaps, the next turn of somebody else. */
function exchange(
  action: "cover" | "swap",
  { who, area }: { who: string; area: string | undefined },
  me: Caller,
  call: Call,
  world: World,
): readonly Effect[] {
  const say = wording(world.settings, call.place);
  const handle = Object.keys(world.settings.people).find((one) => one.toLowerCase() === who.toLowerCase());
  if (handle === undefined || handle === me.handle) return [call.reply(say.passNobody(shortened(who)))];
  const ours = rotas(world).filter((name) => {
    const maintainers: readonly string[] = world.settings.areas[name]?.maintainers ?? [];
    return maintainers.includes(handle) && (area === undefined || name.toLowerCase() === area.toLowerCase());
  });
  const [only] = ours;
  if (only === undefined)
    return [call.reply(rotas(world).length ? say.routing.rotaWhich(rotas(world)) : say.routing.rotaNone)];
  if (ours.length > 1) return [call.reply(say.routing.rotaWhich(ours))];
  const theirs = nextTurnOf(world, only, handle, call.at);
  if (!theirs) return [call.reply(say.routing.rotaWhich(rotas(world)))];
  const pair = call.event.id;
  if (action === "cover")
    return [
      takes(theirs, me.handle, pair, me.person, call.at),
      call.reply(say.routing.rotaCovered(handle, only, theirs.day)),
    ];
  const mine = nextTurnOf(world, only, me.handle, call.at);
  if (!mine) return [call.reply(say.routing.rotaNotYours(only))];
  const settings = world.settings.people[handle];
  const person = settings && personOf(world, handle, settings);
  const account = person && reachableAt(world, person);
  const ask = wording(world.settings).routing;
  return [
    takes(theirs, me.handle, pair, me.person, call.at, handle),
    takes(mine, handle, pair, me.person, call.at, handle),
    ...(account
      ? [
          {
            do: "say",
            key: `rota/${pair}`,
            to: { network: account.network, channel: account.address, private: true },
            text: ask.rotaSwapAsk({ by: me.handle, area: only, yours: theirs.day, theirs: mine.day }),
            for: addressee(account),
            priority: 1,
            whole: true,
          } as const,
        ]
      : []),
    call.reply(say.routing.rotaSwapAsked(handle)),
  ];
}

export const rota: Command = {
  name: "rota",
  summary: "show who is on duty; cover or swap a turn",
  parameters: [
    { name: "action", type: "word", summary: "cover, swap, agree or refuse", optional: true },
    { name: "who", type: "person", summary: "a maintainer", optional: true },
    { name: "area", type: "word", summary: "the area, where there are several rotas", optional: true },
  ],
  examples: ["!rota", "!rota swap bob"],
  for: "maintainers",
  run({ action, who, area }, call, world) {
    const say = wording(world.settings, call.place).routing;
    const account = world.account(call.place.network, call.actor.key);
    const handle = account && world.person(account.person)?.handle;
    if (action === undefined) return [call.reply(shown(world, call, handle))];
    if (!account || handle === undefined) return [call.reply(wording(world.settings, call.place).notListed)];
    if ((action === "cover" || action === "swap") && typeof who === "string") {
      const where = { who, area: typeof area === "string" ? area : undefined };
      return exchange(action, where, { handle, person: account.person }, call, world);
    }
    if (action !== "agree" && action !== "refuse") return [call.reply(say.rotaHow)];
    const pairs = new Set(world.covers().flatMap(({ asked, pair }) => (asked === handle ? [pair] : [])));
    if (pairs.size === 0) return [call.reply(say.rotaNothing)];
    const fact = action === "agree" ? "rotaAgreed" : "rotaRefused";
    return [
      ...[...pairs].map((pair): Effect => ({ do: "note", fact: { fact, pair } })),
      call.reply(action === "agree" ? say.rotaAgreed : say.rotaRefused),
    ];
  },
};
