/** Writes facts about credits, links and wishes. */
import type { Millis } from "../events.ts";
import type { CreditState, PeopleFact } from "../people/facts.ts";
import type { Tables } from "./store.ts";

export function createApplyPeople({ people, contributions, credits, pairs, links, firsts }: Tables) {
  /** A credit counts from when it is confirmed, until it is taken back. */
  function decided(n: number, state: CreditState, by: number, at: Millis, now: Millis): void {
    credits.decided(n, state, by);
    const credit = credits.get(n);
    const thing = `credit:${n}`;
    if (state === "undone") contributions.takeBack(thing);
    const account = credit && people.accountById(credit.account);
    if (state !== "confirmed" || !credit || !account) return;
    const { kind: contribution, title, url } = credit;
    const who = { network: account.network, key: account.key };
    contributions.note(
      { fact: "contribution", deed: "credited", who, contribution, thing, title, url, at, first: true },
      account.id,
      now,
    );
    firsts.note(account.person, "contribution", at);
    people.active(account.id, at);
  }

  return function applyPeople(fact: PeopleFact, now: Millis): void {
    switch (fact.fact) {
      case "creditProposed": {
        const { name } = fact;
        const { key, network } = fact.who;
        const stranger = { key, name, address: "", verified: false, bot: false };
        const account = people.accountId(network, key) ?? people.seen(stranger, network, fact.at);
        credits.proposed(fact, account);
        if (fact.confirmed) decided(fact.n, "confirmed", fact.by, fact.at, now);
        return;
      }
      case "creditDecided":
        decided(fact.n, fact.state, fact.by, fact.at, now);
        return;
      case "returned":
        firsts.returned(fact.person, fact.at, fact.since);
        return;
      case "optout":
        people.optOut(fact.person, fact.out, fact.of);
        return;
      case "pairsFound":
        for (const pair of fact.pairs) pairs.add(pair.n, pair, fact.at);
        return;
      case "pairSaid":
        pairs.says(fact.n, fact.account);
        return;
      case "pairJoined":
        pairs.decided(fact.n, "same", links.linked(fact.person, fact.other, fact.how));
        return;
      case "pairDecided":
        if (fact.state === "undone") links.split(pairs.moved(fact.n));
        pairs.decided(fact.n, fact.state);
        return;
      case "linkCode":
        links.made(fact.code, fact.account, fact.at, fact.forge, fact.login);
        return;
      case "linkTried":
        links.tried(fact.account, fact.at);
        if (fact.code !== undefined) links.claimed(fact.code, fact.account);
        return;
      case "linked":
        links.used(fact.code);
        links.linked(fact.person, fact.other, "code");
        return;
      case "unlinked":
        links.unlinked(fact.account);
        return;
    }
  };
}
