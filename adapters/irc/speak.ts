import { type Outgoing, SendFailed } from "../../src/adapter.ts";
import type { Confirm } from "./confirm.ts";
import { isChannel } from "./inbound.ts";
import type { Members } from "./members.ts";
import { outbound, type Voice } from "./outbound.ts";
import type { Queue } from "./queue.ts";
import type { Server } from "./view.ts";

/** Says things on one connection: fits, queues, writes, and waits until the server has them. */
export function createSpeaker(options: {
  readonly server: Server;
  readonly members: Members;
  readonly confirm: Confirm;
  readonly queue: Queue;
  readonly write: (line: string) => void;
  /** Bytes of `nick!user@host`. */
  readonly mask: () => number;
}) {
  const { server, members, confirm, queue, write } = options;
  const { view } = server;

  /** A nick can pass to somebody else; what is for an account stays with it. */
  function rightPerson(item: Extract<Outgoing, { do: "say" }>): void {
    const { for: whom, to } = item;
    if (!whom || whom.key.startsWith("~") || isChannel(view, to.channel)) return;
    const account = members.get(to.channel)?.account;
    if (account === undefined || view.fold(account) === whom.key) return;
    throw new SendFailed(`${to.channel} is not logged in as ${whom.key} any more`, { forGood: true });
  }

  return {
    /** Resolves with the network's id. Rejects with SendFailed. */
    async say(item: Outgoing): Promise<string> {
      const voice: Voice = {
        fold: view.fold,
        channelTypes: view.channelTypes,
        statusPrefixes: view.statusPrefixes,
        maskBytes: options.mask(),
        replyTags: item.do === "say" && item.replyTo !== undefined && server.takesTag("draft/reply"),
      };
      const line = outbound(item, voice);
      if (item.do === "say") rightPerson(item);
      return new Promise((resolve, reject) => {
        const queued = queue.push(item.do === "say" ? item.priority : 2, {
          go() {
            const label = confirm.next();
            const tags = [server.proof.labels ? `label=${label}` : "", line.tags].filter(Boolean).join(";");
            write(`${tags === "" ? "" : `@${tags} `}PRIVMSG ${line.target} :${line.text}`);
            confirm.written({ target: line.target, text: line.text, label }, { resolve, reject });
          },
          drop: () =>
            reject(new SendFailed("The connection broke before the line was sent", { offline: true })),
        });
        if (!queued)
          reject(
            new SendFailed("Too many lines wait to be sent", { retryAfterMs: Math.max(1000, queue.wait) }),
          );
      });
    },
  };
}
