import { createHmac } from "node:crypto";
import { type Forge, type Sample, webhookContract } from "../forge/webhooks.ts";
import { closedIssue, example, mergedPull, review, vary } from "./payloads.ts";

const secret = "It's a Secret to Everybody";
const hmac = (body: string, key: string) => ({
  "x-hub-signature-256": `sha256=${createHmac("sha256", key).update(body).digest("hex")}`,
});

const sample = (name: string, payload: unknown): Sample => ({
  what: name,
  payload,
  headers: (nonce) => ({ "x-github-event": name, "x-github-delivery": nonce }),
});

const bo = { user: { id: 583231, login: "bo", type: "User", html_url: "https://github.com/bo" } };

const forge: Forge = {
  name: "github",
  settings: { type: "github", webhook: { secret } },
  sign: (body) => hmac(body, secret),
  forge: (body) => hmac(body, "guessed"),
  samples: [
    sample("push", {
      ref: "refs/heads/main",
      after: "b".repeat(40),
      repository: { id: 186853002, full_name: "Codertocat/Hello-World", default_branch: "main" },
      sender: { id: 21031067, login: "Codertocat" },
      commits: [
        {
          id: "b".repeat(40),
          message: "Boil faster\n\nCo-authored-by: Ann <ann@example.org>",
          timestamp: "2026-02-04T09:00:00Z",
          url: "https://github.com/x/y/commit/b",
          author: { name: "Coder", email: "c@example.org", username: "Codertocat" },
        },
      ],
    }),
    sample("pull_request", mergedPull()),
    sample("pull_request_review", review()),
    sample("issues", example("issues", "opened")),
    sample("issues", closedIssue()),
    sample("issue_comment", vary(example("issue_comment", "created"), { comment: bo })),
    sample(
      "issue_comment",
      vary(example("issue_comment", "created"), { comment: { ...bo, body: "porchlight link k3v9xw2m" } }),
    ),
    sample("discussion", example("discussion", "created")),
    sample("discussion", example("discussion", "answered")),
    sample("discussion_comment", example("discussion_comment", "created")),
    sample("release", example("release", "published")),
    sample("member", example("member", "added")),
  ],
};

webhookContract(forge);
