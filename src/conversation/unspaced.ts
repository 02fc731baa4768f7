/** Questions in Chinese, Japanese and Korean, whose words are not told by spaces. */

/** How a request is put there, and how surely; 0 to 1. */
export interface UnspacedForm {
  readonly form: "question" | "problem";
  readonly confidence: number;
  readonly why: "mark" | "opening" | "seeking" | "problem";
}

const letters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Words that ask, and endings that do. */
const asking =
  /怎么|怎样|怎麼|如何|什么|什麼|为什么|為什麼|哪里|哪儿|哪裡|哪个|哪個|请问|請問|多少|几个|是否|能不能|可不可以|有没有|有沒有|能否|吗|嗎|求助|どう(?:すれば|やって|したら|やれば)|なぜ|どこ|何(?:が|を|で|か)|どの|どれ|いつ|教えて|ください|(?:です|ます|ません|でしょう)か|어떻게|어디|무엇|왜|언제|얼마나|(?:인가|나|까|을까|ㄹ까)요|습니까|입니까|알려|가르쳐/u;

/** What does not work. */
const failing =
  /不能|无法|無法|失败|失敗|错误|錯誤|报错|報錯|打不开|不了|崩溃|出问题|できない|できません|動かない|動きません|エラー|落ちる|つながらない|오류|에러|안 ?(?:돼|됩|되)|실패|못 ?(?:하|찾)/u;

/** Small talk that is put as a question. */
const social =
  /^(?:你好吗|吃了吗|真的吗?|是吗|对吗|好吗|在吗|有人吗|元気(?:ですか)?|本当(?:ですか|に)?|そうですか|マジ(?:で)?|정말(?:요)?|진짜(?:요)?|잘 지내(?:요|세요)?)[\s?？!！。.]*$/u;

/** Fewer characters name nothing that could be looked up. */
const fewest = 4;

/** The form of a text that is mostly in these scripts; undefined where it is not, or asks nothing. */
export function unspacedForm(text: string): UnspacedForm | undefined {
  const said = text.slice(0, 1200).normalize("NFKC").trim();
  const count = said.match(letters)?.length ?? 0;
  const words = said.match(/[a-z]+/gi)?.length ?? 0;
  if (count < fewest || count < words * 2 || social.test(said)) return undefined;
  const marked = /[?？]/u.test(said);
  if (asking.test(said))
    return { form: "question", confidence: marked ? 0.8 : 0.6, why: marked ? "mark" : "seeking" };
  if (failing.test(said)) return { form: "problem", confidence: 0.5, why: "problem" };
  return marked ? { form: "question", confidence: 0.5, why: "mark" } : undefined;
}
