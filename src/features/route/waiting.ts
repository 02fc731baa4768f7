/** Which questions still want an answer. */
import type { Question } from "../../world.ts";

export const isWaiting = ({ state }: Question): boolean =>
  state === "open" || state === "routed" || state === "claimed";
