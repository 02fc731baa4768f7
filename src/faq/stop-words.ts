/** Words that carry no meaning of their own, by language; folded, without accents. */

/** The languages that matching has stems and stop words for. */
export type Language = "en" | "de" | "fr" | "es" | "pt" | "ru";

const lists: Readonly<Record<Language, string>> = {
  en: `a an and any anybody anyone are as at am aint all also be been being but by bit can cant could couldnt did didnt do does
    doesnt doing done dont else for from get gets getting got had has hasnt have havent having he hello help her here hey hi
    him his how hows i id ill im in into is isnt it its ive just kind know let lets like little lot maybe me mine most much
    must my need needs no nor not now of off ok okay on one onto or other our out please plz pls possible really same
    say see seem seems she should shouldnt so some somebody someone something somehow sort such sure than thanks thank that
    thats the their them then there theres these they thing things think this those though through to too trying try tried
    u up us use used using very want wanted wants was wasnt way ways we well were what whats when where wheres which while
    who whom whose why will wont with without wonder wondering would wouldnt yes yeah you your youre ya if only many more
    go going goes via per about again ever every still yet guys guy whys gonna wanna gotta hows anything nothing everything
    itself myself yourself because since until both each few cannot actually already although`,
  de: `aber alle als also am an auch auf aus bei beim bin bis bitte da damit dann das dass dem den denn der des deshalb die dies
    diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas euch fur gegen gibt geht
    habe haben hallo hat hatte hattet hier ich ihr ihm ihn ihnen im in irgendwie ist ja jemand jetzt kann kannst kein keine
    keinen konnen konnte man mal mein meine meinem meinen meiner mich mir mit mochte muss mussen nach nicht noch nun nur ob
    oder ohne schon sehr sein seine sich sie sind so soll sollte sonst uber um und uns unser unter viel vom von vor wann war
    warum was weiss welche welchem welchen welcher welches wenn wer werden weshalb wie wieder wieso will wir wird wo wurde
    zu zum zur wem wen`,
  fr: `a ai alors apres as au aucun aussi autre aux avec avez avoir avons bonjour c ca car ce cela ces cet cette chez ci comme
    comment d dans de des dois doit donc du elle elles en encore est et etait ete etre eu eux fait faire faut il ils j je l la
    le les leur leurs lui m ma mais me meme merci mes moi mon n ne ni nos notre nous on ont ou par pas peut peux plus pour
    pourquoi pouvez puis qu quand que quel quelle quelles quels qui quoi s sa salut sans se ses si sont son sur svp t ta te
    tes toi ton tous tout toute tres tu un une va veux vos votre vous y combien`,
  es: `a al algo alguien algun alguna ante aqui asi aun aunque bien como con cual cuales cuando cuanto de del desde donde dos e el
    ella ellos en entonces era eres es esa ese eso esta estan estar este esto estos estoy favor fue gracias ha hace hacer hacia
    hasta hay he hola la las le les lo los mas me mi mis mucho muy nada ni no nos o os otra otro para pero poder podria por
    porque pude puede puedes puedo pues que quien quiero se sea ser si sin sobre solo son soy su sus tambien tan te tener tengo
    tiene todo todos tu tus un una uno unos usted va vez y ya yo`,
  pt: `a agora ai ainda algo alguem algum alguma ao aos aqui as assim ate bem com como consigo da das de dela dele deles depois do
    dos e ela ele eles em entao era essa esse esta estao estar este estou eu faco fazer favor foi ha isso isto ja la lhe mais
    mas me mesmo meu meus minha minhas muito na nada nao nas nem no nos nossa nosso num numa o obrigado ola onde os ou outra
    outro para pela pelo pode podem poderia por porque posso pra qual quais quando quanto que quem quero se sem ser seu seus so
    sao sobre sua suas tambem tao tem tenho ter teu todo todos tu tudo um uma umas uns voce voces vou`,
  ru: `а без более больше будет будто бы был была были было быть в вам вас вдруг ведь во вот все всегда всех всю вы где говорит
    да даже два для до другой его ее еи ему если есть еще ж же за здесь и из или им иногда их к каждыи как какая какои когда
    который которые кто куда ли лучше между меня мне много могу может можно мои моя мы на над надо нас не него нее неи нельзя
    нет ни нибудь никогда ним них ничего но ну о об один он она они опять от перед по под подскажите пожалуиста после потом
    потому почему почти привет при про раз с сам свою себе себя сеичас со совсем спасибо так такои там тебя тем теперь то тогда
    того тоже только том тот три тут ты у уж уже хотя чего чеи чем через что чтоб чтобы чуть эти этого этои этом этот эту я`,
};

const sets = new Map(
  (["en", "de", "fr", "es", "pt", "ru"] as const).map((language) => [
    language,
    new Set(lists[language].split(/\s+/).filter((word) => word !== "")),
  ]),
);

/** True for a folded word that says nothing by itself in that language. */
export const isStopWord = (word: string, language: Language): boolean =>
  sets.get(language)?.has(word) ?? false;

/** All of a language's stop words. */
export const stopWordsOf = (language: Language): Iterable<string> => sets.get(language) ?? [];

const languages = [...sets.keys()];

/** For each stop word what it says for each language: the less, the more languages have it. */
const distinctive = new Map<string, readonly number[]>();
for (const set of sets.values())
  for (const word of set) {
    const having = languages.map((language) => (isStopWord(word, language) ? 1 : 0));
    const count = having.reduce<number>((sum, one) => sum + one, 0);
    distinctive.set(
      word,
      having.map((one) => one / count),
    );
  }

/**
 * The language that most of the small words are of.
 * @param words folded, in order.
 * @param otherwise what it is taken for without such words, or when two languages fit alike.
 */
export function languageOf(words: readonly string[], otherwise: Language): Language {
  const scores = languages.map((language): number => (language === otherwise ? 0.3 : 0));
  const first = words.length > 80 ? words.slice(0, 80) : words;
  const counted = new Set<string>();
  for (const word of first) {
    const says = distinctive.get(word);
    if (!says || counted.has(word)) continue;
    counted.add(word);
    for (let at = 0; at < says.length; at++) scores[at] = (scores[at] ?? 0) + (says[at] ?? 0);
  }
  const most = Math.max(...scores);
  const best = most < 0.5 ? otherwise : (languages[scores.indexOf(most)] ?? otherwise);
  if (most < 1 && first.some((word) => /\p{Script=Cyrillic}/u.test(word))) return "ru";
  return best;
}
