/** What a line of chat looks like, by patterns: the raw material of the ranker's features. English, as its data. */

const { raw } = String;
const any = (...parts: readonly string[]): RegExp => new RegExp(parts.join(""), "i");

const link = /(?:https?:\/\/|www\.|ftp:\/\/)\S+/i;
const links = new RegExp(link.source, "gi");

/** The text with its links replaced. */
const withoutLinks = (text: string, by: string): string =>
  text.includes("://") || text.includes("www.") ? text.replace(links, by) : text;

const questionMark = /\?(?!\w)/;
const command = /^\W{0,2}[!@./]\s?[A-Za-z]/;
/** A call of the channel's bot: `!factoid`, `ubottu: …`. */
const botCall = /^(?:\W?!\w|(?:ubotu|ubottu)[:,]? )/;

const asking = any(
  raw`^(?:so |and |but |ok |okay |well |also |hi |hello |hey |hi all |hey all |hi guys |hey guys |hello all |guys |please |pls |plz |sorry |quick question:? |,|\.|!|:|-|\s){0,20}`,
  raw`(?:how|what|whats|what's|why|where|wheres|which|who|when|is there|is it|is anyone|is anybody|are there|does|do (?:you|i|we|any)|did|can (?:i|you|we|any|some)`,
  raw`|could|should i|would|will|has any|have any|any ?one|any ?body|some ?one|some ?body|any (?:idea|way|help|chance|suggestion|reason|recommend|good|known|of you)`,
  raw`|is (?:my|the|this|that)|am i|wh?ich)\b`,
);

const problem = any(
  raw`\bcan'?t\b|\bcannot\b|\bcan not\b|\bwon'?t\b|\bdoes ?n[o']?t\b|\bdoes not\b|\bdid ?n'?t (?:work|boot|start|find|install)|\bnot work|\bisn'?t work|\bunable to\b`,
  raw`|\berrors?\b|\bfail(?:s|ed|ing|ure)?\b|\bproblems?\b|\bissues?\b|\btrouble\b|\bstuck\b|\b(?:im|i'm|i am|been|was) trying\b|\bi (?:just )?tried\b|\bhelp\b`,
  raw`|\bi (?:really )?(?:need|want|would like|wanna|wish)\b|\bhow (?:do|to|can|could|would|should)\b|\blooking for\b|\bany ?(?:one|body)\b|\bany ideas?\b|\bsome ?one\b`,
  raw`|\bcrash|\bfreez|\bbroken?\b|\bbroke\b|\bkeeps? \w+ing\b|\bwhenever i\b|\bwhen i (?:try|do|run|type|click|start|boot|use)|\bcouldn'?t\b|\bcorrupt|\bmissing\b`,
  raw`|\bno (?:sound|audio|wifi|wireless|internet|video|luck)\b|\bwonder(?:ing)?\b|\bdon'?t know (?:how|what|why|where|if)|\bnot sure (?:how|what|why|where)`,
  raw`|\bhaving (?:a |some )?(?:\w+ )?(?:problem|issue|trouble|difficult)|\bgetting (?:a|an|this|the)\b|\bgives? me\b|\bgave me\b|\bcommand not found\b|\bsays\b`,
  raw`|\bresulted in\b|\bquestion\b|\bconfused\b|\bsuggest`,
);

const weak = any(
  raw`\bproblema\b|\bsegmentation fault\b|\bseg ?fault|\bwrong\b|\bnot (?:properly|correctly|able|showing|seeing|detect|recogni[sz]|boot|start)|\bno longer\b|\bstopped\b`,
  raw`|\bhangs?\b|\bhung\b|\blocks? up\b|\bweird\b|\bstrange\b|\bmessed up\b|\bscrewed\b|\bblack screen\b|\bdies\b|\bnothing happens\b|\bdisappeared\b|\blost\b`,
  raw`|\binstead of\b|\bslow(?:ly)?\b|\baccidentally\b|\bbut (?:it|the|when|i|now)\b|\bdont know\b|\bwould be (?:nice|great|good) (?:if|to)\b`,
);

const request = any(
  raw`\b(?:help|any ?(?:one|body)|some ?(?:one|body)|need|having|getting|trying|looking for|(?:problem|trouble|issue|question|error|difficult\w*)s? (?:with|when|while|in|on|after|getting)`,
  raw`|please|pls|wondering|how (?:do|to|can))\b|^\W*(?:question|problem|issue|error|ask)\W`,
);

const opinion = any(
  raw`^\W*(?:a+h+|i (?:thought|think|guess|agree|hate|love)|oh|lol|haha|well,? i|yeah|yes|no\b|that's|thats|it(?:'s| is| was| could| should| would| will)|you|they|he|she|then`,
  raw`|if you|try|use|just (?:use|try)|there(?:'s| is) (?:a|no) (?:bug|way))\b`,
);

const doesNotWork = any(
  raw`\b(?:doesn'?t|does not|won'?t|will not|isn'?t|is not|not|can'?t|cannot|couldn'?t|unable to|fails? to|refuses to) (?:seem to )?(?:be )?`,
  raw`(?:work|open|start|boot|load|install|mount|find|found|detect|recogni[sz]|play|connect|show|display|run|launch|compile|build|respond|support|see)`,
);

const myself = /\b(?:i|i'm|im|my|me|ive|i've|i'd|we|our|mine)\b/i;
const you = /\b(?:you|your|u)\b/i;
const thanking =
  /\b(?:thanks?|thank you|thankyou|thx|thnx|thanx|tnx|ty|tyvm|cheers|much appreciated|appreciate it|tks|gracias|thank u)\b/i;

const greeting = any(
  raw`^\W*(?:hi+|hello+|hey+|hiya|yo|sup|howdy|greetings|good (?:morning|evening|afternoon|day|night)|g'day|morning|evening|hola|salut|'?lo|heya|hai|ello|moin`,
  raw`|wb|welcome back|back|afk|brb|gtg|bye+|cya|later|night|gn|re|o/|ping)\W*(?:\S+\W*){0,3}$`,
);

const social = any(
  raw`^\W*(?:(?:hi|hello|hey)\W*(?:all|guys|everyone)?\W*)?(?:how(?:'?s| is| are|re)? (?:you|ya|u|things|everyone|everybody|it going|life|is everyone|are you|r u|is everybody)\b.{0,25}`,
  raw`|what'?s up\W*|sup\W*|wass?up\W*|where (?:are|r) (?:you|u) from\W*|asl\W*|how goes it\W*)$`,
);

const hello = raw`(?:(?:hi+|hello+|hey+|ok|so|yo|please|pls|plz|well|good \w+)\W*(?:(?:all|guys|every(?:one|body)|there|folks|ppl|people|again)\W*)*)*`;
const askToAsk = any(
  raw`^\W*${hello}(?:`,
  raw`(?:is |are )?(?:there )?(?:any ?(?:one|body|1)|some ?(?:one|body|1)|people|you guys)(?: here| in here| there)?(?: who)?\W*(?:is )?`,
  raw`(?:here|alive|awake|around|there|home|online|on|up|active|listening|reading|talking)?\W*(?:now|right now|that can help(?: me)?|can help(?: me)?|to help(?: me)?|help(?: me)?|able to help(?: me)?|willing to help(?: me)?|knows?)?(?: out| please| pls| plz| with something| a bit| a second)*\W*`,
  raw`|(?:can|could|would|will) (?:i|any ?(?:one|body|1)|some ?(?:one|body|1)|you|u|somone|sombody|anyoone)(?: here)?(?: please| pls| plz)?(?: help| ask| assist| lend)?(?: me| us| a question| something| somthing| you| a hand)*(?: out)?(?: with)?`,
  raw`(?: (?:something|a problem|an issue|a question|ubuntu|my problem|a small problem|a little problem|a few things|some things|smth))?(?: here)?(?: please| pls| plz| quick| for a (?:sec|second|minute|min))*\W*`,
  raw`|(?:can|could|would|will) (?:any|some) ?(?:one|body) answer.{0,25}`,
  raw`|(?:i have|i got|i've got|got|i've) (?:a|one|another|some|a few) (?:(?:quick|simple|small|noob|newbie|dumb|stupid|little|general|ubuntu|serious|big|linux) )*(?:questions?|problems?|issues?)(?: for you(?: all| guys)?| here| about ubuntu| with ubuntu| maybe someone can help)?\W*`,
  raw`|(?:(?:quick|noob|newbie|stupid|dumb|simple|general) )*question\W*(?:time|here|guys|for you)?\W*`,
  raw`|help\W*(?:me)?\W*(?:please|pls|plz)?\W*(?:help)?\W*(?:me)?\W*`,
  raw`|(?:i )?(?:really )?need (?:some |a little |a bit of )?(?:help|assistance|support)\W*(?:here|please|pls|guys|someone|with ubuntu|with something)*\W*`,
  raw`|hello\?*|is this (?:the |a |an )?(?:\w+ )?(?:channel|chan|room|place).{0,60}|who can help me.{0,15})$`,
);

const acknowledging =
  /^\W*(?:ok(?:ay)?|k|yes|yeah|yep|yup|no|nope|nah|ah+|oh+|lol|hm+|thanks?|thx|ty|cool|great|nice|right|sure|true|i see|got it|haha+|:\)|:d|indeed|np|really|good|done)\b/i;

/** Nothing else than asking again: `anyone?`, `any ideas please`. */
const bump = any(
  raw`^\W*(?:(?:any ?(?:one|body|1)|any (?:ideas?|help|takers|luck|suggestions?|thoughts?|clues?)|some ?(?:one|body|1)|no ?(?:one|body)|help|hello|please|pls|plz|bump`,
  raw`|knows?|me|on this|on that|can|got an idea|here|about (?:this|that|it|my (?:problem|question)))(?:\W+|$))+$`,
);

/** As said by somebody who answers: tells what to do or how it is. */
const answering = any(
  raw`\b(?:try|you (?:can|could|should|need|have to|must|want|might|may)|use|install|run|type|check|look (?:at|in|for)|see|sudo|apt-get|apt|should|go to|click|edit|open|read|google`,
  raw`|it's (?:in|at|called|on)|because|there is|there's|that's|make sure|probably|maybe)\b`,
);

const stopwords = new Set(
  `a an and the i i'm im me my we you it is are was be been to of in on at for with from that this these those do does did can could will would should have has had not no
 any anyone anybody some someone somebody how what why where when which who there here hi hello hey please help know just get got so but or if as all guys need want like ok thanks ubuntu`.split(
    /\s+/,
  ),
);

/** Words that carry meaning, each once, lower case. */
export function contentWords(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [word] of text
    .toLowerCase()
    .matchAll(/[a-z0-9][a-z0-9_.\-+']*[a-z0-9+]|[a-z0-9]|[^\P{L}a-z]\p{L}+/gu))
    if (word.length > 1 && !stopwords.has(word)) found.add(word);
  return [...found];
}

/** 0: no question; 1: says what is wrong or wanted; 2: asks. */
export type Asking = 0 | 1 | 2;

export function askingForm(text: string): Asking {
  const said = withoutLinks(text, " ");
  if (said.trim().length < 3 || command.test(text) || greeting.test(said) || social.test(said)) return 0;
  if (questionMark.test(said) || asking.test(said)) return 2;
  if (
    problem.test(said) &&
    !opinion.test(said) &&
    (myself.test(said) || request.test(said) || doesNotWork.test(said))
  )
    return 1;
  return myself.test(said) && weak.test(said) ? 1 : 0;
}

const count = (text: string): number => withoutLinks(text, "URL").match(/[\p{L}\p{N}_]+/gu)?.length ?? 0;

/** A leading `word:` that is a usual opening and not somebody's name. */
const openingWord =
  /^\W*(?:hi|hello|hey|ok|well|yes|no|yeah|so|also|and|but|thanks|please|question|anyway|oh|ah|hmm|lol|btw)\b/i;

/** Marks of one line. */
export interface Marks {
  readonly asking: Asking;
  readonly greets: boolean;
  /** Asks whether it may ask. */
  readonly asksToAsk: boolean;
  /** Calls a bot. */
  readonly calls: boolean;
  readonly thanks: boolean;
  readonly words: number;
  readonly lower: boolean;
  readonly acknowledges: boolean;
  readonly you: boolean;
  readonly myself: boolean;
  readonly links: boolean;
  readonly bumps: boolean;
  readonly answers: boolean;
  readonly opensAsking: boolean;
  readonly marked: boolean;
  /** The name in front that nobody here has, without its `:`. */
  readonly unknown: string | undefined;
}

/**
 * @param text the line, at most some hundred characters
 * @param addressed it begins with somebody's name
 * @param otherwise asked when the patterns see no question
 */
export function marksOf(text: string, addressed: boolean, otherwise: () => Asking): Marks {
  const body = addressed ? text.replace(/^\s*@?[^\s,:;]+[:,]\s*/, "") : text;
  const unknown =
    addressed || openingWord.test(text) ? undefined : /^\s*([^\s,:;]{2,16})[:,]\s/.exec(text)?.[1];
  return {
    asking: askingForm(body) || otherwise(),
    greets: greeting.test(text),
    asksToAsk: body.length <= 160 && askToAsk.test(body),
    calls: botCall.test(text),
    thanks: text.length < 90 && thanking.test(text),
    words: count(text),
    lower: /^\p{Ll}/u.test(text),
    acknowledges: acknowledging.test(body),
    you: you.test(text),
    myself: myself.test(text),
    links: link.test(text),
    bumps: body.length <= 120 && bump.test(body),
    answers: answering.test(body),
    opensAsking: asking.test(body),
    marked: questionMark.test(body),
    unknown,
  };
}
