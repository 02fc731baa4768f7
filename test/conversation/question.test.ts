import assert from "node:assert/strict";
import { test } from "node:test";
import { questionForm } from "../../src/conversation/question.ts";

type Form = ReturnType<typeof questionForm>["form"];

const cases: readonly (readonly [Form, string])[] = [
  ["question", "how do i change the resolution of my screen?"],
  ["question", "how do i change the resolution of my screen"],
  ["question", "anyone know how to install the printer driver"],
  ["question", "hi all, is it possible to run the server without root"],
  ["question", "does the new release support ipv6"],
  ["question", "I upgraded yesterday. Where did the settings dialog go?"],
  ["question", "alice: how do I build the documentation?"],
  ["question", "```\nError: boom\n```\nwhat does this error mean?"],
  ["question", "/etc/fstab is empty after the upgrade, is that normal?"],
  ["problem", "my wifi doesn't work since the upgrade to the new kernel"],
  ["problem", "I get an error when I start the server"],
  ["problem", "can't connect to the database from my laptop"],
  ["problem", "trying to install the plugin but it fails with permission denied"],
  ["asking-to-ask", "can I ask a question?"],
  ["asking-to-ask", "anyone here?"],
  ["asking-to-ask", "can somebody help me?"],
  ["asking-to-ask", "hi, I have a question"],
  ["asking-to-ask", "help please"],
  ["asking-to-ask", "someone can give a help"],
  ["asking-to-ask", "could anyone lend me a hand"],
  ["asking-to-ask", "is there anybody who can help me please"],
  ["none", "how are you?"],
  ["none", "hey guys how's it going?"],
  ["none", "really?"],
  ["none", "what?"],
  ["none", "lol?"],
  ["none", "hello?"],
  ["none", "hello everyone"],
  ["none", "why not?"],
  ["none", "I like the new theme a lot"],
  ["none", "!faq how do I build it?"],
  ["none", "/join #project"],
  ["none", "https://example.org/?q=how"],
  ["none", "> how do I build it?"],
  ["none", "<bob> how do I build it?"],
  ["none", "`how do I build it?`"],
  ["none", "Nov 12 10:00:00 host kernel: error: device not found"],
  ["none", 'Traceback (most recent call last):\n  File "a.py", line 1'],
  ["none", "??"],
  ["none", "ok"],
  ["none", ""],
  // German
  ["question", "wie kann ich die Sprache der Oberfläche umstellen?"],
  ["question", "weiß jemand wie man den Treiber installiert"],
  ["question", "Hallo zusammen, gibt es eine Möglichkeit das Passwort zurückzusetzen"],
  ["problem", "nach dem Update startet mein Rechner nicht mehr"],
  ["problem", "ich bekomme eine Fehlermeldung beim Installieren"],
  ["asking-to-ask", "kann mir jemand helfen?"],
  ["asking-to-ask", "jemand da?"],
  ["asking-to-ask", "ich hab mal eine Frage"],
  ["none", "wie geht es dir?"],
  ["none", "guten Morgen zusammen"],
  // French
  ["question", "bonjour, comment installer le pilote de mon imprimante ?"],
  ["question", "est-ce que quelqu'un sait comment changer la langue"],
  ["problem", "mon wifi ne marche plus depuis la mise à jour"],
  ["problem", "j'ai une erreur quand je lance le serveur"],
  ["asking-to-ask", "il y a quelqu'un ?"],
  ["asking-to-ask", "est-ce que je peux poser une question ?"],
  ["none", "comment ça va ?"],
  ["none", "bonjour à tous"],
  // Spanish
  ["question", "¿cómo puedo instalar el controlador de la impresora?"],
  ["question", "alguien sabe como cambiar el idioma del programa"],
  ["problem", "no me funciona el wifi desde la actualización"],
  ["problem", "me sale un error cuando inicio el servidor"],
  ["asking-to-ask", "¿hay alguien aquí?"],
  ["asking-to-ask", "¿puedo hacer una pregunta?"],
  ["none", "¿cómo estás?"],
  ["none", "hola a todos"],
  // Portuguese
  ["question", "como eu faço para instalar o driver da impressora?"],
  ["question", "alguém sabe como mudar o idioma do programa"],
  ["problem", "meu wifi não funciona depois da atualização"],
  ["problem", "não consigo conectar ao servidor"],
  ["asking-to-ask", "alguém aí?"],
  ["asking-to-ask", "posso fazer uma pergunta?"],
  ["none", "tudo bem?"],
  ["none", "bom dia pessoal"],
];

for (const [form, text] of cases)
  test(`questionForm: ${form}: ${JSON.stringify(text)}`, () => {
    const judged = questionForm(text);
    assert.equal(judged.form, form, JSON.stringify(judged));
    assert.ok(judged.confidence >= 0 && judged.confidence <= 1);
    assert.notEqual(judged.why, "");
  });

/** The one on the left opens a request more surely. */
const pairs: readonly (readonly [string, string])[] = [
  ["hi, how do I change the keyboard layout in the installer?", "did you change it?"],
  ["does anyone know why my sound stopped after the update?", "what version are you using?"],
  [
    "hello, since yesterday I can't connect to the network, it fails with an authentication error",
    "that can't be an error",
  ],
  ["how do I reset my forgotten password?", "but what if it does?"],
];

for (const [surer, lesser] of pairs)
  test(`questionForm: surer of ${JSON.stringify(surer)} than of ${JSON.stringify(lesser)}`, () => {
    const high = questionForm(surer).confidence;
    const low = questionForm(lesser);
    const asRequest = low.form === "none" ? 1 - low.confidence : low.confidence;
    assert.ok(high > asRequest + 0.2, `${high} against ${asRequest}`);
  });

test("questionForm: hostile texts end soon and say something", () => {
  const texts = [
    "a".repeat(100_000),
    "?".repeat(100_000),
    " ".repeat(100_000),
    "how ".repeat(25_000),
    "any ".repeat(25_000),
  ];
  texts.push(
    "can i ask a question ".repeat(5000),
    "`".repeat(100_000),
    "``` `".repeat(20_000),
    "\u0301".repeat(100_000),
  );
  for (const text of texts) assert.ok(questionForm(text).why.length > 0);
});

const elsewhere: readonly (readonly [string, "question" | "problem" | "asking-to-ask" | "none"])[] = [
  ["как мне включить TLS?", "question"],
  ["подскажите, где лежат логи", "question"],
  ["Какой порт нужен для шифрования?", "question"],
  ["что делать, если не запускается сервер", "question"],
  ["привет всем, у меня не работает wifi после обновления", "problem"],
  ["есть кто живой?", "asking-to-ask"],
  ["можно задать вопрос?", "asking-to-ask"],
  ["как дела?", "none"],
  ["я вчера включил TLS", "none"],
  ["попробуй перезагрузить", "none"],
  ["怎么启用TLS?", "question"],
  ["请问日志文件在哪里", "question"],
  ["服务器无法启动，报错17", "problem"],
  ["今天天气不错", "none"],
  ["真的吗？", "none"],
  ["你好", "none"],
  ["TLSはどうやって有効にしますか", "question"],
  ["ログファイルはどこですか？", "question"],
  ["エラーが出て動きません", "problem"],
  ["本当ですか？", "none"],
  ["TLS를 어떻게 활성화하나요?", "question"],
  ["로그 파일은 어디에 있나요", "question"],
  ["안녕하세요", "none"],
];

for (const [text, form] of elsewhere)
  test(`questionForm beyond the Latin script: ${text}`, () => assert.equal(questionForm(text).form, form));
