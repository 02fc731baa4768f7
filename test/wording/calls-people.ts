/** How each sentence about people is called, with what people may have said in it. */
import type { Credited, CreditRow, PeopleWords } from "../../src/wording/en-people.ts";
import { type Calls, hostile } from "./calls.ts";

const credit: Credited = {
  n: 12,
  name: hostile,
  kind: "translation",
  title: hostile,
  url: "https://example.org/nl",
};
/** Shorter, for lines that hold it beside much else. */
const plain: Credited = { n: 3, name: "ann", kind: "code", title: "Dutch docs", url: "" };

const proposed: CreditRow = { ...credit, by: hostile };

const ways = ["all", "thanks", "counting", "both"] as const;

export const people: Calls<PeopleWords> = {
  optedOut: () => ways.map((of) => [of]),
  optedIn: () => ways.map((of) => [of]),
  hint: () => [[hostile, "The docs are at https://example.org/docs."]],
  firstChange: () =>
    [0, 1, 2].flatMap((pick) => [
      [hostile, "[a title](https://example.org/1)", [], pick] as const,
      [hostile, "[a title](https://example.org/1)", ["bob", hostile], pick] as const,
    ]),
  backChange: () => [
    [hostile, "[a title](https://example.org/1)", []],
    [hostile, "[a title](https://example.org/1)", ["bob"]],
  ],
  creditKind: () => [[hostile, ["bug", "code"]]],
  creditUrl: () => [[hostile]],
  creditProposed: () => [[credit], [plain]],
  creditAsk: () => [[proposed], [{ ...plain, by: "bob" }]],
  creditDone: () => [[credit], [plain]],
  creditNone: () => [[12]],
  creditNotYours: () => [[hostile]],
  creditDropped: () => [[12]],
  creditUndone: () => [[12]],
  creditRow: () => [[proposed], [{ ...plain, by: "bob" }]],
  creditOptedOut: () => [[hostile]],
  sameRow: (say) => [[12, hostile, "net:bob", say.people.sameWhy.name]],
  sameDone: () => [[12, hostile, "net:bob"]],
  sameHalf: () => [[12, hostile]],
  sameNo: () => [[12]],
  sameUndone: () => [[12]],
  sameNone: () => [[12]],
  sameWaiting: () => [[1], [3]],
  linkForge: () => [[hostile, "porchlight: net:bob abcd2345", 24]],
  linkProfile: () => [[hostile, hostile, "porchlight: I am net:bob, abcd2345", 24]],
  linkForgeUnknown: () => [
    [hostile, []],
    [hostile, ["github", hostile]],
  ],
};

/** What of a call's values has to show, where that is not all of them. */
export const unlikePeople: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "people.optedOut": ways.map(() => []),
  "people.optedIn": ways.map(() => []),
  "people.hint": [[hostile, "https://example.org/docs"]],
  "people.firstChange": [0, 1, 2].flatMap(() => [
    [hostile, "a title"],
    [hostile, "a title", "bob"],
  ]),
  "people.creditDone": [
    [hostile, "12"],
    ["ann", "Dutch docs", "3"],
  ],
  "people.creditProposed": [
    [hostile, "12"],
    ["ann", "Dutch docs", "3"],
  ],
  "people.sameRow": [["12", hostile, "net:bob"]],
};
