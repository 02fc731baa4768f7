/** How each sentence about routing is called. */
import type { Wording } from "../../src/wording/en.ts";
import type { RoutingWords } from "../../src/wording/en-routing.ts";
import { type Calls, hostile } from "./calls.ts";

const found = [
  { id: "tls", probability: 0.43 },
  { id: "build-windows", probability: 0.1 },
];

const row = (say: Wording) => ({
  id: 3,
  question: say.quoted(hostile),
  by: hostile,
  state: say.routing.proposalStates.consented,
});

export const routing: Calls<RoutingWords> = {
  since: (say) => [[[say.quoted(hostile), say.quoted("yes")]]],
  candidates: () => [[found]],
  askerGone: () => [
    [hostile, { at: Date.UTC(2026, 2, 5, 14, 2), zone: "UTC", lately: true }, undefined],
    [hostile, { at: Date.UTC(2026, 2, 5, 14, 2), zone: "UTC", lately: false }, undefined],
    [hostile, undefined, { private: false, name: "#other (matrix)" }],
    [hostile, undefined, { private: true, name: "matrix" }],
  ],
  askedAgainIn: () => [[["#one", hostile]]],
  batchHead: () => [[3]],
  replySure: () => [[12, hostile]],
  whichOne: () => [[[12, 14]]],
  notMe: () => [[12]],
  notMeArea: () => [[12, hostile]],
  noArea: () => [[hostile, ["docs", "net"]]],
  notQuestion: () => [[12]],
  answeredAlready: () => [[12]],
  reworded: (say) => [[12, hostile, say.quoted(hostile)]],
  takenBack: () => [[12, hostile]],
  followUp: (say) => [[{ n: 12, asker: hostile, where: hostile, text: say.quoted(hostile) }]],
  askBack: (say) => [[[say.routing.needs.version, say.routing.needs.log]]],
  areaRow: () => [
    [{ name: hostile, maintainers: ["mia", hostile], words: ["deb", hostile] }],
    [{ name: "docs", maintainers: ["mia"], words: [] }],
  ],
  areaSuggested: () => [["toner", "printing", 4, hostile]],
  areaNotMe: (say) => [[7, hostile, say.quoted(hostile)]],
  areaLearned: () => [[7, "toner", "printing"]],
  areaAccepted: () => [["toner", "printing"]],
  areaRejected: () => [[hostile]],
  areaNoSuggestion: () => [[hostile]],
  areaForgotten: () => [[7]],
  rotaRow: () => [["printing", hostile, "2026-03-09", hostile]],
  rotaWaiting: () => [[hostile, "printing"]],
  rotaNotYours: () => [["printing"]],
  rotaWhich: () => [[["docs", "printing"]]],
  rotaCovered: () => [[hostile, "printing", "2026-03-09"]],
  rotaSwapAsked: () => [[hostile]],
  rotaSwapAsk: () => [[{ by: hostile, area: "printing", yours: "2026-03-09", theirs: "2026-03-16" }]],
  consentAsk: (say) => [[3, say.quoted(hostile), say.quoted(hostile)]],
  noProposal: () => [[3]],
  proposalsHead: () => [[1], [2]],
  proposalRow: (say) => [[row(say)]],
  proposalShow: (say) => [[row(say), say.quoted(hostile)]],
  proposalNear: () => [[found]],
  proposalHow: () => [[3]],
  proposed: () => [[3]],
  nothingToPropose: () => [[12]],
  noConsent: () => [[3, hostile]],
  accepted: () => [["build-windows"]],
  rejected: () => [[3]],
  published: () => [["build-windows", "docs/faq/build-windows.md"]],
  publishFailed: () => [["build-windows", hostile]],
  notProposed: () => [[hostile]],
  gapsHead: () => [[30]],
  gapRow: (say) => [
    [say.quoted(hostile), 5, 3],
    [say.quoted(hostile), 1, 1],
    [say.quoted(hostile), 4, 0],
  ],
  digestWaits: () => [[1], [2]],
  digestMore: () => [[7]],
  digestProposals: () => [[1], [2]],
};

export const routingReasons: Calls<RoutingWords["because"]> = {
  onDuty: () => [["printing"]],
  expert: () => [[3]],
  quiet: (say) => [[say.moment(Date.UTC(2026, 2, 3, 7), "UTC")]],
  enoughAsked: () => [[2]],
  batched: () => [[2]],
  askedAgainHere: () => [["net/#other"]],
  askerLeft: () => [[0.94]],
  movedTo: () => [["printing"]],
  askedBack: () => [["version, log"]],
  elsewhere: () => [["matrix"]],
  proposed: () => [[3]],
  byPath: () => [["drivers/net/"]],
  byLesson: () => [["toner"]],
};

/** Sentences whose numbers are counts or shares, with what has to show of them. */
export const routingUnlike: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "routing.askerGone": [
    [hostile, "14:02"],
    [hostile, "5", "14:02"],
    [hostile, "#other (matrix)"],
    [hostile, "matrix"],
  ],
  "routing.candidates": [["tls", "43", "build-windows", "10"]],
  "routing.proposalNear": [["tls", "43", "build-windows", "10"]],
  "routing.proposalsHead": [[], ["2"]],
  "routing.gapRow": [[hostile, "5", "3"], [hostile], [hostile, "4"]],
  "routing.digestWaits": [[], ["2"]],
  "routing.because.askerLeft": [["94"]],
  "routing.digestProposals": [[], ["2"]],
};
