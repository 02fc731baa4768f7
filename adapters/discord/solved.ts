/** A forum's `solved` tag: set when a question is settled, and told when somebody sets it. */
import { type APIChannel, type REST, Routes } from "discord.js";
import type { Log } from "../../src/log.ts";
import type { Directory, Room } from "./directory.ts";
import { isForum } from "./directory.ts";

/** Tags that a post may have. Source: https://discord.com/developers/docs/resources/channel */
const mostTags = 5;

export type Solved = ReturnType<typeof createSolved>;

/** @param name the tag's name, in any case */
export function createSolved(name: string, directory: Directory, rest: () => REST, log: Log) {
  const tagOf = (post: Room): string | undefined => {
    const forum = post.parent === undefined ? undefined : directory.get(post.parent);
    if (!forum || !isForum(forum)) return undefined;
    return forum.tags.find((tag) => tag.name.toLowerCase() === name.toLowerCase())?.id;
  };

  return {
    /** What became of the tag between two states of a post; undefined when nothing did. */
    change(before: Room | undefined, after: Room): "set" | "taken" | undefined {
      const tag = tagOf(after);
      if (tag === undefined || !before) return undefined;
      const had = before.applied.includes(tag);
      const has = after.applied.includes(tag);
      if (had === has) return undefined;
      return has ? "set" : "taken";
    },
    /** Sets or takes the tag; in a channel that is no forum, or has no such tag, nothing happens. */
    async mark(id: string, on: boolean): Promise<void> {
      const post = directory.get(id);
      const tag = post && tagOf(post);
      if (!post || tag === undefined || post.applied.includes(tag) === on) return;
      const others = post.applied.filter((one) => one !== tag);
      const applied = on ? [...others.slice(0, mostTags - 1), tag] : others;
      // Known before the gateway says so: it is our own doing, and no news.
      directory.put({ ...post, applied });
      try {
        (await rest().patch(Routes.channel(id), { body: { applied_tags: applied } })) as APIChannel;
      } catch (error) {
        directory.put(post);
        log.warn({ err: error, post: id }, "the solved tag could not be set; it takes Manage Threads");
      }
    },
  };
}
