/** Writes facts. One case a fact; runs inside the event's transaction. */
import type { Millis } from "../events.ts";
import type { Fact } from "../facts.ts";
import { createApplyPeople } from "./apply-people.ts";
import type { Tables } from "./store.ts";

export type Apply = (fact: Fact, now: Millis) => void;

/** @param tables the prepared statements, by table */
export function createApply(tables: Tables): Apply {
  const {
    following,
    people,
    presence,
    links,
    letters,
    messages,
    questions,
    answers,
    hints,
    wordings,
    thanks,
    contributions,
    credits,
    firsts,
    posts,
    privacy,
  } = tables;
  const { routing } = tables;
  const applyPeople = createApplyPeople(tables);

  return function apply(fact, now) {
    switch (fact.fact) {
      case "seen":
        people.seen(fact.actor, fact.network, fact.at, fact.place);
        return;
      case "said": {
        const { message } = fact;
        const account = people.seen(message.actor, message.network, message.at, message.place);
        messages.said(message, account, fact.question);
        return;
      }
      case "edited":
        messages.edit(fact.network, fact.target, fact.text);
        following.changed(fact.network, fact.target);
        return;
      case "deleted":
        messages.remove(fact.network, fact.target);
        following.changed(fact.network, fact.target);
        thanks.takenBack(fact.network, fact.target);
        credits.takenBack(fact.network, fact.target);
        return;
      case "members":
        for (const actor of fact.actors) people.seen(actor, fact.place.network, fact.at);
        presence.members(fact.place, fact.actors);
        return;
      case "joined":
        people.seen(fact.actor, fact.place.network, fact.at);
        presence.joined(fact.place, fact.actor.key, fact.actor.name);
        return;
      case "left":
        presence.left(fact.network, fact.key, fact.channel);
        return;
      case "renamed": {
        const from = people.account(fact.network, fact.from.key);
        people.seen(fact.to, fact.network, fact.at);
        presence.moved(fact.network, fact.from, fact.to);
        following.renamed(fact.network, fact.from.name, fact.to.name);
        const to = people.account(fact.network, fact.to.key);
        // What a vouched account asked stays its own, whoever takes the nick next.
        if (!from || !to || from.id === to.id || from.verified) return;
        tables.nickChanges.moved(fact.network, from.id, to.id, fact.at);
        letters.moved(fact.network, from.key, to.key);
        return;
      }
      case "away":
        people.away(fact.who, fact.away);
        return;
      case "awayUntil":
        people.awayUntil(fact.person, fact.until);
        return;
      case "asked":
        questions.asked(fact, people.idOf(fact.asker, fact.at));
        return;
      case "question":
        questions.change(fact.n, fact.change, fact.log);
        return;
      case "pinged":
        questions.pinged(fact.n, fact.person, fact.key, fact.at);
        return;
      case "ping":
        questions.settle(fact.n, fact.outcome, fact.person);
        return;
      case "feedback":
        routing.feedback(fact.n, fact.verdict, fact.by, fact.at);
        return;
      case "askedAgain":
        routing.askedAgain(fact.n, fact.place, fact.native, people.idOf(fact.asker, fact.at), fact.at);
        return;
      case "proposed":
        tables.proposals.add(fact);
        return;
      case "proposal":
        tables.proposals.change(fact);
        return;
      case "lesson":
        routing.learned(fact);
        return;
      case "unlearned":
        routing.unlearned(fact.id);
        return;
      case "rotaCover":
        routing.covered({ ...fact, asked: fact.asked });
        return;
      case "rotaAgreed":
        routing.agreed(fact.pair);
        return;
      case "rotaRefused":
        routing.refused(fact.pair);
        return;
      case "faqSaid":
        answers.said(fact, people.idOf(fact.to, fact.at));
        return;
      case "faqJudged":
        answers.judged(fact.key, fact.helped, people.idOf(fact.by, now));
        return;
      case "hinted":
        hints.hinted(fact, people.idOf(fact.to, fact.at));
        return;
      case "hintJudged":
        hints.judged(fact.id, fact.good, people.idOf(fact.by, now));
        return;
      case "worded":
        wordings.voted(fact, people.idOf(fact.asker, fact.at));
        return;
      case "unworded":
        wordings.drop(fact.id, fact.by, fact.at);
        return;
      case "promoted":
        hints.promote(fact.place, fact.mode, fact.by, fact.at);
        return;
      case "menu":
        answers.menuOffered(fact, people.idOf(fact.to, fact.at));
        return;
      case "faqChanged":
        answers.changed(fact.change, fact.by, fact.at);
        return;
      case "faqUndone":
        answers.undone(fact.id, fact.at);
        return;
      case "kudos":
        thanks.kudos(fact);
        return;
      case "contribution": {
        const account = people.idOf(fact.who, fact.at);
        people.active(account, fact.at);
        contributions.note(fact, account, now);
        return;
      }
      case "creditProposed":
      case "creditDecided":
      case "pairsFound":
      case "pairSaid":
      case "pairJoined":
      case "pairDecided":
      case "linkCode":
      case "linkTried":
      case "linked":
      case "unlinked":
      case "optout":
      case "returned":
        applyPeople(fact, now);
        return;
      case "first":
        firsts.note(fact.person, fact.what, fact.at, fact.place);
        return;
      case "letter":
        letters.add(fact.to, fact.question, fact.text, fact.at);
        return;
      case "letterSent":
        letters.sent(fact.id, fact.at);
        return;
      case "post":
        posts.set(fact.week, fact.state, fact.at, fact.text);
        return;
      case "postEdit":
        posts.edit(fact.week, fact.name, fact.text, fact.by);
        return;
      case "phrased":
        posts.phrased(fact.week, fact.used);
        return;
      case "postNote":
        posts.note(fact.week, fact.name, fact.text, fact.by);
        return;
      case "forget":
        privacy.forget(fact.person);
        following.forget();
        return;
      case "prune":
        links.prune(now - 2 * 864e5);
        credits.expire(now - 30 * 864e5);
        privacy.prune({ messages: fact.messagesBefore, journal: fact.journalBefore }, now);
        return;
      case "resend":
        // The receiver hands these to the outbox: they make rows, not facts.
        return;
    }
  };
}
