import { anywhere, pairs, start, whole } from "./pattern.ts";
import type { Phrases } from "./phrases.ts";

const { raw } = String;

const anyone = "(?:any|some) ?(?:one|body|1)";

export const english: Phrases = {
  language: "en",
  common: anywhere(
    raw`
    a|an|and|any|anyone|are|at|be|but|can|do|does|for|from|get|have|how|i|if|in|is|it|me|my|not|of
    on|that|the|there|this|to|what|when|with|you
  `,
    "g",
  ),
  greeting: start(raw`
    (?:hi+|hello+|hey+|heya|hiya|yo|howdy|greetings|hai|g'?day|morning)(?:[ ,]{1,2}(?:all|there|everyone|everybody|every1|folks|guys|ppl|people|room|channel|again|friends|gang|team)(?!\w)){0,2}
    good (?:morning|evening|afternoon|day)(?: (?:all|everyone|everybody|folks|guys))?
  `),
  social: whole(raw`
    (?:and )?how(?:'?s| is| are|re| r)? (?:you|ya|u|things|everyone|everybody|it going|life|your day|your weekend)(?: \w+){0,4}
    what'?s? ?up|sup|wass?up|where (?:are|r) (?:you|u) from|how goes it|miss me|remember me
    really|seriously|srsly|what|wat|huh|eh|why|why not|who|lol|right|ok|okay|yes|no|yeah|so|and|oh|hello
    is it|is that so|do you|does it|did you|have you|are you sure|you sure|u sure|sure|how so|how come
    like what|says who|who cares|who knows|what else|anything else|you there|u there|are you there
    makes? sense|get it|got it|see|know what i mean|guess what|isn't it|wtf|ping|you mean|what do (?:you|u) mean
  `),
  askingToAsk: whole(raw`
    (?:is |are )?(?:there )?(?:${anyone}|people|you guys)(?: who| that)?(?: (?:here|in here|there|alive|awake|around|home|online|on|up|active|listening|free|available|can|could|able|willing|to|help|give|lend|an?|some|hand|me|now|right now|please|pls|plz|out)){0,7}
    (?:can|could|would|will|may|might) (?:i|${anyone}|you|u|you guys)(?: (?:here|please|pls|plz|possibly|quickly|just|help|give|lend|hand|ask|assist|me|us|a|one|some|quick|simple|stupid|dumb|question|questions|something|you|guys|out)){0,8}(?: with (?:something|some things|a few things|an issue|a (?:small |little |quick )?(?:problem|issue|question|thing)|my problem))?(?: (?:please|pls|plz|here)){0,2}
    (?:i have|i've got|i got|ive got|got|have|i've|have got) (?:an?|one|another|some|a few)(?: (?:quick|simple|small|noob|newbie|dumb|stupid|little|general|big|easy|short|silly|basic)){0,3} (?:questions?|problems?|issues?)(?: (?:for you|here|to ask|guys|all)){0,3}
    (?:quick |noob |newbie |stupid |dumb |simple )?questions?
    (?:please |pls |plz )?help(?: (?:me|please|pls|plz|guys|${anyone})){0,4}
    (?:i )?(?:really )?need (?:some |a little |a bit of )?(?:help|assistance|support)(?: (?:here|please|pls|plz|guys|${anyone}|with something)){0,4}
    is this (?:the |an? )?(?:right |correct |good )?(?:channel|chan|room|place)(?: (?:for|to|where)(?: \w+){0,8})?
    where (?:can|do|should) i (?:ask|get help|get support)(?: (?:a question|questions|for help|here)){0,2}
    who can help(?: (?:me|please|here|out)){0,3}
    (?:do|does|did) ${anyone} (?:have|got) (?:a minute|a moment|a second|time)(?: to help(?: me)?)?
    (?:can|may) i (?:pm|msg|message|dm) (?:${anyone}|you)
  `),
  opening: start(raw`
    how|what|whats|what's|wat|why|where|wheres|where's|which|wich|who|whos|who's|when|whose
    is there|are there|is it|is this|is that|is ${anyone}|is (?:my|the|your)|does|did|am i|shall
    do (?:you|i|we|any|u|they)|can (?:i|you|we|u|it|any|some|${anyone})|are (?:you|u|my|the|these|those|we)
    could|should|would|will|has any|have any|have you|${anyone}
    any (?:ideas?|way|help|chance|suggestions?|reason|recommend\w*|good|known|of you|tips|news)
    isn'?t|doesn'?t|don'?t you|wouldn'?t|couldn'?t
  `),
  seeking: anywhere(raw`
    ${anyone}(?: here| else| who){0,2} (?:knows?|has|have|had|got|use[sd]?|using|tried|seen|familiar|experienced|able|can|could|help|explain|tell|running|ever|recommend|suggest|with|around|please|willing|point)
    (?:does|do|has|have|is|can|could|would|will|did) ${anyone}|(?:can|could|would|will) (?:you guys|any of you)
    how (?:do|can|could|would|should|to|does|might|shall|is it possible)|should i|i wonder
    is there (?:an?|any|some|anything|something|currently|no)|are there any|(?:is it|would it be) possible
    where (?:can|do|could|should|would|is|are) (?:i|we|one|the|my)|where to (?:find|get|put|download)
    what(?:'s| is| would be| are)? the (?:best|easiest|right|correct|proper|command|difference|recommended|name|package|default|equivalent|way)
    which (?:is|one|package|version|file|driver)|what (?:should|do|can|could|must) i
    why (?:does|is|do|are|can'?t|doesn'?t|isn'?t|won'?t|did|would|am)
    any (?:ideas?|suggestions?|help|tips|hints?|advice|pointers|recommendations?|thoughts|chance|way|reason|clues?)
    (?:please|pls|plz|kindly) (?:help|tell|advise|explain|can)|help me|looking for
    need (?:some |a |a bit of )?(?:help|advice|assistance)|i want(?:ed)? to (?:know|ask)
    wondering (?:if|how|why|what|whether|where|about)|trying to (?:figure|find|understand)
    question ?[:,-]
  `),
  plea: anywhere(raw`
    (?:i|we)(?:'m|'ve|'re| am| are| have)? ?(?:have|got|having|get|getting|facing|hit|run into|running into)(?: \w+){0,3} (?:problems?|issues?|troubles?|errors?|difficult\w+) (?:with|when|while|in|on|after|getting|since|install\w*|running|where|connect\w*|start\w*|using)
    need (?:some |a little |a bit of )?(?:help|assistance) (?:with|on|getting|to|in|for)|(?:i'd|i would|i'd really) like to know|(?:please|can (?:any|some)one) help (?:me )?with
    (?:any|some)(?:one| ?body)? (?:ideas?|clues?|suggestions?|thoughts|hints?|pointers)(?= ?(?:$|[?!.,:;)]|what|why|how|on|about|where))|(?:what|wat) (?:does|do|is|could) (?:this|that|these|it) (?:mean|be)
  `),
  failing: anywhere(raw`
    (?:and|but|so) now (?:it|i|my|the|there|all|when|every\w*|nothing|no)|since (?:yesterday|today|this morning|last \w+|i (?:up|inst|chang|mov|switch)\w*|(?:the|an?|my|that) (?:\w+ )?(?:up|inst|chang|mov|switch|reboot|crash)\w*)
    but (?:there(?:'s| is| are) (?:no|nothing)|nothing happens|i (?:get|only get|can't|cannot)|it (?:fails|stops|says|doesn't|does not|won't|just|only)|\w+ (?:fails|stops|crashes|says|dies) (?:with|at|after|on|because))
    (?:stops|fails|dies|crashes|exits|quits|aborts) (?:with|after|at|when|on)
  `),
  rhetorical: anywhere(raw`
    who needs (?:\w+ ){1,4}(?:anyway|right)|who needs \w+(?:,? right)?(?= ?\?)|what could (?:possibly |ever )?go wrong|what else is new|who (?:cares|doesn't)|why (?:do|would) i even
    isn'?t (?:that|this|it|life|he|she) (?:just |so )?(?:great|nice|cute|lovely|wonderful|funny|ironic|something|sad|awesome|cool)|who wants (?:some |an? )?(?:pizza|coffee|beers?|tea|cake|lunch)|who would have thought|so i(?:'m| am| was|'ll be| will be) (?:late|away|off|out|busy)
  `),
  askingBack: start(raw`
    (?:which|what) (?:version|release|distro|distribution|os|system|browser|kernel|driver|desktop|hardware)(?: \w+){0,3} (?:you|u|your|it|that)
    what (?:does|do|did|is in) (?:the|your|its) (?:\w+ ){0,2}(?:logs?|errors?|output|console|terminal|message|file)|what(?:'s| is) (?:the|your) (?:exact |full |whole |actual )?(?:error|output|message|setup)
    (?:did|have|are) (?:you|u)|(?:you|u) (?:tried|using|sure)|do (?:you|u) (?:see|get|use|run|mean)|(?:can|could) (?:you|u) (?:paste|post|show|try|check|send|run|upload|open|share|reproduce)
    (?:is|does) (?:it|that|this) (?:also |still )?(?:the same|happen\w*|work|run|start) (?:with|on|in|if|when|after|for)|is (?:it|that) the same|what happens (?:if|when) (?:you|u)|how (?:did|do|are) (?:you|u)
  `),
  forPeople: whole(raw`
    (?!.* (?:how|what|why|where|which|when|know|error|errors|problem|problems|issue|issues|trouble|help|can't|doesn't|won't|fails?) )(?:(?:does|do|has|have|is|are|did) )?(?:(?:${anyone}|any of you|you guys)(?: (?:of you|here|else|in here|around|on here)){0,2}|who here) (?:ever |actually |already |currently )?(?:use[sd]?|using|try|tried|trying|runs?|running|install(?:ed|s)?|play(?:s|ed|ing)?(?: with)?|familiar with|experienced? with|work(?:ed|s|ing)? with|(?:have|has|had|got) (?:any |some |much )?experience(?:s)? (?:with|in|of|running|using))(?: [\w.,+#/'"()-]+){1,9}
  `),
  room: anywhere(raw`
    ${anyone}|you guys|any of you|hi all|folks|everyone|everybody
  `),
  pointing: anywhere(raw`
    it|that|this|them|those|these|its|one|he|she|they|then
  `),
  problem: anywhere(raw`
    can'?t|cannot|can not|couldn'?t|could not|won'?t|will not|doe?sn'?t|does not|dosen'?t|didn'?t|did not
    isn'?t|is not|aren'?t|wasn'?t|unable|fails?|failed|failing|failure|refuses?
    errors?|problems?|issues?|trouble|stuck|tried|looking for|corrupt\w*|missing|confus(?:ed|ing)
    (?:i'?m|i am|i was|been|was|and|just) (?:trying|attempting|struggling)
    i (?:really |also |just )?(?:need|want|would like|wanna|wish)
    crash\w*|freez\w*|froze\w*|broken?|broke|keeps? \w{1,20}ing|no longer|stopped|hangs?|hung|locks? up
    when(?:ever)? i (?:try|do|run|type|click|start|boot|use|go|open|log|press|plug)
    no (?:sound|audio|wifi|wireless|internet|video|luck|network|picture|signal)
    not (?:sure|work\w*|able|find|found|show\w*|recogni[sz]\w*|detect\w*|connect\w*|start\w*|boot\w*|respond\w*)
    (?:getting|get|gives? me|gave me|says|throws) (?:an?|this|the|some|me)|having (?:an? |some )?(?:hard time|difficult\w*)
    command not found|permission denied|no such file|segmentation fault|segfault\w*|black screen
    weird|nothing happens|disappear\w*|instead of|accidentally|messed up|after (?:upgrad|updat|install|reboot)\w*
    i (?:just )?(?:installed|upgraded|updated|compiled|downloaded|bought|removed|deleted|changed)
  `),
  myself: anywhere(raw`
    i|i'm|im|my|me|ive|i've|i'd|id|we|our|mine
  `),
  you: anywhere(raw`
    you|u|your|ur|you're|youre|yours|you've|you'd|you'll|yourself
  `),
  continuing: start(raw`
    so|but|and|then|or|ok|okay|k|yes|yeah|yep|yup|no|nope|nah|oh+|ah+|well|hm+|um+|its?|it's|that|that's|thats
    this|they|he|she|lol|haha|because|cause|cuz|also|actually|maybe|perhaps|sure|right|true|you|u|your|try|use
    i (?:think|guess|thought|see|know|did|mean|agree|already|have already)|just|same|there|which|since|like|i'll
    did|thanks|thx|sorry|weird|strange|not|for|with|what about|how about|what if|what's that|whats that|even|still
  `),
  thanks: anywhere(
    raw`
    thanks?|thank (?:you|u|ya)|thankyou|thx+|thnx|thnks|thanxs?|tnx|tks|ty(?:vm|sm)?|cheers|kudos|props
    much appreciated|(?:really |much )?appreciate (?:it|that|your)
  `,
    "g",
  ),
  noThanks: anywhere(raw`
    (?:thanks|thank you|thx|thanx|tnx|ty)(?: so much| very much| a lot| a bunch| all| guys| everyone| for (?:any|your|the) help){0,3} (?:in (?:adv\w*|anticipation)|ahead)
    thanks? (?:a lot )?(?:for (?:nothing|asking|wasting|ignoring|breaking)|god|goodness|heavens?|but no|,? but no)
    (?:no|nah|nope)[ ,]{1,2}(?:thanks|thank you|thx|ty)|(?:not|n't|dont|never|without|before|say|says|said) (?:even )?(?:thanks?|thank you|thanking)
    thank me|tia|appreciate (?:it|that) (?:if|when)|thanks a lot(?: \w+)?,? (?:now|for breaking)|yeah,? right,? (?:thanks|thank you|thx)|(?:thanks|thx),? i hate (?:it|this|that)|\/s(?= ?$)|(?:no|zero) (?:kudos|props|cheers) (?:to|for)
    (?:would|will) (?:be )?(?:much |really |greatly )?(?:be )?(?:appreciated?|thank)
  `),
  worked: anywhere(raw`
    (?:it|that|this|which|now|everything|all|they|your \w{1,20}|the \w{1,20})(?: (?:all|just|now|finally|totally|really|actually|has|have|did|seems to have)){0,2} (?:worked|works|fixed (?:it|that|this|the|my)|did (?:it|the (?:trick|job))|solved (?:it|that|this|the|my)|helped)
    (?:it|that|this|everything|all) (?:is |does )?work(?:s|ing)? (?:now|fine|great|perfectly|like a charm)
    (?:it's|its|it is|that's|everything is|everything's|now|is|all) (?:now |all )?(?:working|fixed|solved|resolved|sorted)
    works (?:now|great|perfectly|like a charm|fine|a treat|for me|again|perfect)|working (?:now|again|perfectly|great|fine)
    worked(?: (?:great|perfectly|like a charm|fine|for me|out|a treat|perfect|well))?(?= ?(?:$|[!.,:;)]))
    got it (?:working|to work|going|fixed|running)|got it to work|works!|all (?:good|set|sorted|fixed) now|up and running
    (?:problem|issue|question|mystery) (?:is |was |has been )?(?:solved|fixed|resolved|gone|answered)
    (?:solved|fixed|resolved|sorted)(?: (?:it|that|now|the problem|my problem|my issue))?(?= ?(?:$|[!.,:;)]))
    (?:i|we|just|finally) (?:fixed|solved|resolved) (?:it|that|this|the|my)
    that was (?:it|the problem|exactly it|the issue|the trick)|that's (?:what i needed|the one|perfect)
    exactly what i (?:needed|wanted|was looking for)
  `),
  notWorked: anywhere(raw`
    (?:not|never|cannot|cant|can't|dont|doesnt|didnt|wont|isnt|hardly|barely|nothing|neither|(?:did|does|do|wo|is|was|are|has|have|had|could|would)n't|none of (?:it|them|that)) (?:\w{1,15} ){0,3}(?:work|fix|solv|help|resolv|sort)\w*
    (?:if|hope|hopefully|hoping|wish|whether|when|until|once|unless|maybe|probably|(?:might|should|would|could|must) have|wonder|thought|think|make|making|getting|sure|see|how) (?:(?:that|this|it|they|to|you|i|all|just|ever|the \w{1,15}) ){0,3}(?:work|fix|solv|help|resolv)\w*
    (?:works?|worked|helped|working)(?: fine| great| well)? (?:before|until|yesterday|last|in|on|with|only|when|if|except|but|by|so|out of|as|for (?:you|him|her|them|others|some)|fine for)
    used to|still|same (?:problem|error|issue|thing)|almost|nearly|sort of|kind ?of|no luck|except|unfortunately
  `),
  nevermind: start(raw`
    (?:(?:oh|ok|okay|ahh?|hmm|er|um|actually|sorry|well|lol|but|eh|guys|all)[ ,.!]{1,3}){0,3}(?:nvm|nm(?= ?(?:$|[,.!:;)]))|n\/m|nvmd|nvrmnd|never ?mind(?! (?:the|your|about the)(?!\w))|forget (?:about )?(?:it|that|what i said|my question|i asked)|scratch that|disregard(?: that| my| what)?|ignore (?:that|me|my (?:last |previous )?question|what i))
    don'?t worry(?: about it)?,? i (?:found|got|fixed|figured|solved)|no longer (?:needed|a problem|an issue)|i(?:'ll|'m| will| am)? (?:just )?(?:give|giving) up(?! \w)
    (?:i |just |finally |ok,? i ){0,2}(?:found it|found the (?:answer|solution|problem|issue)|figured it out|worked it out)
  `),
  bump: whole(raw`
    bump(?:ing)?(?: (?:this|it|my question))?|(?:any|no) (?:ideas?|clues?|answers?|takers|thoughts)(?: (?:yet|please|pls|at all|on this|on that|for me|${anyone})){0,3}
    (?:(?:hello+|hi+|hey+|so|well|sorry|ok|please|pls)[ ?!.,]{1,4})?(?:is |can |could |does |will |would |has )?${anyone}(?: (?:here|there|at all|able|to|can|could|who|please|pls|plz|help|answer|respond|reply|knows?|has|an?|any|ideas?|clue|me|my|that|this|it|with|question|out|yet)){0,7}
    (?:(?:hello+|hi+|hey+|so|well|ok)[ ?!.,]{1,4})?(?:still |really )?(?:nobody|no ?one)(?: (?:here|there|at all|knows?|can|has|help|answer|me|yet|still|it|that|this|who|an?|any|ideas?|clue)){0,6}
    (?:please |pls |plz )?(?:help|answer)(?: (?:me|please|pls|plz|my question|${anyone})){1,4}|(?:i'm |i am )?still (?:waiting|no (?:answer|luck|ideas?))(?: (?:here|for (?:help|an answer)))?
  `),
  ofMyself: pairs(`
    is = I am
    has = I have
    does = I do
    was = I was
    can't = I can't
  `),
};
