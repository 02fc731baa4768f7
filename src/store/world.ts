/** The read side of the store, as `decide` sees it. */
import type { FaqIndex } from "../faq/entry.ts";
import { historyRead } from "../forges/source.ts";
import type { Settings } from "../settings.ts";
import type { World } from "../world.ts";
import type { Store } from "./store.ts";

/** @param settings and the FAQ's index as they stand now; they are exchanged when files do */
export function createWorld(store: Store, settings: () => Settings, faq: () => FaqIndex): World {
  const {
    people,
    presence,
    links,
    letters,
    messages,
    following,
    questions,
    answers,
    hints,
    wordings,
    thanks,
    contributions,
    credits,
    positions,
    pairs,
    firsts,
    posts,
    outbox,
    privacy,
  } = store;
  const { routing } = store;
  const { accountId } = people;

  return {
    get settings() {
      return settings();
    },
    get faq() {
      return faq();
    },
    account: people.account,
    accountById: people.accountById,
    accountsOf: people.accountsOf,
    person: people.person,
    personNamed: people.personNamed,
    inChannel: people.inChannel,
    present: presence.present,
    hadFirst: firsts.had,
    firstAt: firsts.at,
    firstsSince: firsts.since,

    message: messages.byNative,
    recent: messages.recent,
    lastSaid: messages.lastSaid,
    follow: following.follow,
    isAbout: following.isAbout,
    judge: following.judge,
    saidElsewhere: messages.saidElsewhere,

    nextQuestion: questions.next,
    question: questions.get,
    openIn: questions.openIn,
    waitsIn: questions.waitsIn,
    openAs(place, native) {
      const again = routing.againAs(place, native);
      return questions.openAs(place, native) ?? (again === undefined ? undefined : questions.get(again));
    },
    questionAs: questions.as,
    openBy(place, account) {
      const again = routing.againBy(account, place);
      return questions.openBy(place, account) ?? (again === undefined ? undefined : questions.get(again));
    },
    lastQuestion(place, key) {
      const id = accountId(place.network, key);
      return id === undefined ? undefined : questions.lastBy(place, id);
    },
    lastQuestionIn: questions.lastIn,
    queue: questions.queue,
    stale: questions.stale,
    history: questions.history,
    pings: questions.pings,
    pingsSince: questions.pingsSince,
    waitingPing: questions.waitingPing,
    waitingPings: routing.waitingPings,
    lastPinged: routing.lastPinged,
    pingedAt: routing.pingedAt,
    dueRoutes: routing.dueRoutes,
    timer: routing.timer,
    alsoAs: store.nickChanges.chain,
    again: routing.again,
    waitingOf: (person) => routing.waitingBy(person).flatMap((n) => questions.get(n) ?? []),
    answeredSince: routing.answeredSince,
    askedSince: routing.askedSince,
    nextProposal: store.proposals.next,
    proposal: store.proposals.byId,
    proposalOf: store.proposals.ofQuestion,
    proposals: store.proposals.waiting,
    proposalsSince: store.proposals.since,
    lessons: routing.lessons,
    covers: routing.covers,

    faqSaidSince: answers.saidSince,
    faqSaidAs: answers.saidAs,
    lastFaqSaid(place, key) {
      const id = accountId(place.network, key);
      return id === undefined ? undefined : answers.last(place, id);
    },
    menu(place, key) {
      const id = accountId(place.network, key);
      return id === undefined ? undefined : answers.menu(place, id);
    },
    nextHint: hints.next,
    hint: hints.get,
    hintAs: hints.as,
    hintOn: hints.on,
    lastHint(place, key) {
      const id = accountId(place.network, key);
      return id === undefined ? undefined : hints.last(place, id);
    },
    hintedSince: hints.since,
    shadowsOf: hints.shadowsOf,
    promoted: hints.promoted,
    tallies: hints.tallies,
    outcomes: hints.outcomes,
    wording: wordings.wording,
    wordings: wordings.wordings,
    wordingVotes: wordings.wordingVotes,
    against: wordings.against,
    fared: wordings.fared,
    faqHistory: answers.history,

    kudosBetween: thanks.kudosBetween,
    kudosGiven: thanks.kudosGiven,
    contributionsBetween: contributions.between,
    contributionsTo: contributions.to,
    contributed: contributions.known,
    contribution: contributions.get,
    historyKnown: (network) => positions.get(network, historyRead) !== undefined,
    covered: contributions.covered,
    returnedBetween: firsts.returnedBetween,
    answeredBetween: questions.answeredBetween,
    lastAnswered(person, since) {
      const n = routing.lastAnswered(person, since);
      return n === undefined ? undefined : questions.get(n);
    },
    expiredBetween: questions.expiredBetween,
    pairsFound: pairs.found,
    nextPair: pairs.next,
    pair: pairs.get,
    pairOf: pairs.of,
    pairsWaiting: pairs.waiting,
    nextCredit: credits.next,
    credit: credits.get,
    creditsWaiting: credits.waiting,
    creditsSince: credits.since,
    creditedTwice: credits.twice,
    firstEver: firsts.ever,
    post: posts.get,
    postNotes: posts.notes,
    postEdits: posts.edits,
    phrasedBefore: posts.uses,
    answersBy: firsts.answersBy,

    letters: letters.waiting,
    lettersWait: letters.any,
    letter: letters.byId,
    unsure: outbox.unsure,
    nativeOf: outbox.nativeOf,
    saidAs: outbox.saidAs,
    saidText: outbox.saidText,
    secret: links.secret(),
    linkCode: links.code,
    linkWaiting: links.waiting,
    linkCodesSince: links.codesSince,
    linkTriesSince: links.triesSince,
    everythingAbout: privacy.everythingAbout,
  };
}
