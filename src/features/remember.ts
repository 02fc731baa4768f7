/** Writes down what was said and who is where. Decides nothing. */
import type { Effect } from "../effects.ts";
import type { Fact } from "../facts.ts";
import type { Feature } from "../feature.ts";

const note = (fact: Fact): readonly Effect[] => [{ do: "note", fact }];

export const remember: Feature = (event) => {
  const { network } = event;
  switch (event.kind) {
    case "message":
      return note({ fact: "said", message: event });
    case "edit":
      return note({ fact: "edited", network, target: event.target, text: event.text });
    case "delete":
      return note({ fact: "deleted", network, target: event.target });
    case "members":
      return note({ fact: "members", place: event.place, actors: event.actors, at: event.at });
    case "join":
      return note({ fact: "joined", place: event.place, actor: event.actor, at: event.at });
    case "leave":
      return note({
        fact: "left",
        network,
        key: event.actor.key,
        ...(event.place ? { channel: event.place.channel } : {}),
      });
    case "rename":
      return note({ fact: "renamed", network, from: event.from, to: event.to, at: event.at });
    case "away":
      return note({ fact: "away", who: { network, key: event.actor.key }, away: event.away });
    default:
      return [];
  }
};
