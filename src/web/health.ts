/** Whether the process serves. */
import type { Route } from "./route.ts";

/** `GET /health`, for whatever watches over the process; says nothing about anybody. */
export const health: Route = {
  method: "GET",
  path: "/health",
  answer: () => ({ status: 200, body: { status: "ok" } }),
};
