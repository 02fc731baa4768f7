/** Every sentence the bot says, in Portuguese, for Brazil and Portugal alike. */
import type { Millis } from "../events.ts";
import { literal } from "../markdown.ts";
import { agoOf, counted, spanOf, type UnitWords, written } from "./amount.ts";
import type { Waiting, Wording } from "./en.ts";
import { pingCommands } from "./ping-commands.ts";
import { invitations } from "./pt-invitations.ts";
import { learning, reason } from "./pt-learning.ts";
import { people } from "./pt-people.ts";
import { routing, summaries as routingSummaries } from "./pt-routing.ts";
import { signs } from "./pt-signs.ts";
import { weekly } from "./pt-weekly.ts";
import { code, quotingWith } from "./quote.ts";
import { inWords } from "./signs.ts";

const quoted = quotingWith("“", "”");

const units: UnitWords = {
  second: ["segundo", "segundos"],
  minute: ["minuto", "minutos"],
  hour: ["hora", "horas"],
  day: ["dia", "dias"],
};

const ago = (ms: number): string => {
  const amount = agoOf(ms);
  if (!amount) return "agora mesmo";
  if (amount.count > 1) return `há ${counted(amount, units)}`;
  return amount.unit === "hour" ? "há uma hora" : "há um minuto";
};

const span = (ms: number): string => counted(spanOf(ms), units);

const percent = (probability: number): string => `${Math.round(probability * 100)}%`;

const forms: Wording["forms"] = {
  question: "uma pergunta",
  problem: "um problema",
  "asking-to-ask": "um pedido para perguntar",
  none: "uma simples mensagem",
};

const moment = (at: Millis, zone: string): string => written(at, zone, "pt", "d LLL HH:mm");

const wentOn = ({ asker, answered }: Waiting): string =>
  answered ? ` ${literal(answered.by)} respondeu ${answered.text}, e ${literal(asker)} continuou.` : "";

export const pt: Wording = {
  quoted,
  ago,
  span,
  moment,
  weekly,
  invitations,
  people,
  learning,
  routing,
  forms,

  states: {
    open: "aberta",
    routed: "encaminhada",
    claimed: "atribuída",
    answered: "respondida",
    resolved: "resolvida",
    expired: "expirada",
    withdrawn: "retirada",
  },

  summaries: {
    ...routingSummaries,
    answer: "responder a uma pergunta de onde você está; eu levo a resposta",
    ask: "passar uma pergunta a quem mantém o projeto e trazer a resposta",
    away: "não receber perguntas por um tempo",
    back: "terminar `!away`",
    claim: "ficar com uma pergunta, para que mais ninguém a receba",
    credit: "propor reconhecimento por um trabalho que nenhuma forja vê; confirmar, descartar ou retirar",
    edit: "dar outra resposta a uma entrada da FAQ",
    export: "mostrar tudo o que tenho sobre você, em JSON",
    faq: "mostrar uma entrada da FAQ, a você ou a alguém; ou procurar uma",
    forget: "apagar o que tenho sobre você: mensagens, nomes, ligações; antes peço confirmação",
    help: "dizer o que sei fazer, ou como funciona um comando",
    helped: "dizer que a minha última resposta ajudou; a sua pergunta fica resolvida",
    history: "listar as mudanças feitas na FAQ por quem mantém o projeto, da mais recente à mais antiga",
    learn: "acrescentar uma entrada à FAQ: o nome, a pergunta até ao ponto de interrogação, a resposta",
    link: "juntar as suas contas em duas redes, ou numa forja, numa só pessoa, com um código de uso único",
    list: "listar as entradas da FAQ",
    nope: "dizer que a minha última resposta não ajudou; a sua pergunta abre de novo",
    optin: "terminar `!optout`, ou parte dele",
    optout:
      "ter sossego: sem respostas não pedidas, sem agradecimentos em público, sem contar nada; ou só parte disso",
    pass: "passar uma pergunta a alguém, ou a quem vier a seguir",
    phrasings:
      "listar as formulações que as entradas aprenderam com escolhas e avaliações, da mais recente à mais antiga",
    privacy: "dizer o que guardo, por quanto tempo e como pedir que seja apagado",
    promote: "deixar falar em um canal que está em `shadow`",
    queue: "listar as perguntas que esperam resposta, da mais antiga à mais recente",
    remove: "tirar uma entrada da FAQ; `!undo` traz de volta",
    resolve: "marcar uma pergunta como resolvida",
    shadow: "mostrar o que eu teria dito em `shadow` e como foi avaliado; avaliar uma dessas respostas",
    same: "dizer que contas são uma só pessoa, ou que não são; desfazer",
    snooze: "deixar uma pergunta em repouso; entretanto ninguém a recebe",
    thanks: "cuidar da mensagem semanal de agradecimento",
    undo: "desfazer a última mudança na FAQ, ou numa entrada",
    unlearn: "retirar uma formulação aprendida; `back` depois a traz de volta",
    unlink: "separar esta conta da pessoa a que está ligada",
    unsure: "listar linhas minhas que talvez não tenham chegado; reenviar uma, ou descartar",
    whoami: "dizer quem você é para mim: a sua conta, se a rede responde por ela, o que está ligado",
    why: "dizer por que respondi, fiquei em silêncio ou chamei alguém, sobre a última pergunta daqui ou uma com número",
    withdraw: "retirar a sua própria pergunta",
  },

  rest: (id, isPrivate) =>
    isPrivate ? `(\`faq ${id}\` mostra tudo.)` : `(Diga \`faq ${id}\` em privado para ler tudo.)`,
  answerHint: "Não era isso? Diga `!nope` e eu pergunto a uma pessoa.",
  pointed: (by) => `(indicação de ${literal(by)})`,
  whoIAm:
    "Respondo com a FAQ, procuro uma pessoa para o que ninguém responde e agradeço a quem ajuda. `!help` mostra o que sei fazer.",
  justAsk: "Claro, pode perguntar.",
  didYouMean: (count) => (count === 1 ? "Será esta? Diga sim ou não." : "Será uma destas? Diga o número."),
  dontKnowChannel: (wait) =>
    wait === undefined
      ? "Essa eu não sei. Talvez alguém por aqui saiba."
      : wait === 0
        ? "Essa eu não sei. Procuro já uma pessoa que saiba."
        : `Essa eu não sei. Se ninguém responder aqui em ${span(wait)}, procuro uma pessoa que saiba.`,
  dontKnowPrivate:
    "Essa eu não sei. Pergunte no canal, onde todos possam ver, ou diga `ask` e a sua pergunta, e eu passo a quem mantém o projeto.",
  sorryReopened: (wait) =>
    wait === undefined
      ? "Desculpe. A sua pergunta voltou à lista."
      : wait === 0
        ? "Desculpe. A sua pergunta está aberta de novo; procuro já uma pessoa."
        : `Desculpe. A sua pergunta está aberta de novo; se ninguém responder em ${span(wait)}, procuro uma pessoa.`,
  sorryNothing: "Agradeço por dizer.",
  glad: "Que bom que ajudou!",
  buttons: {
    helped: "Ajudou",
    nope: "Não ajudou",
    claim: "Fico com ela",
    pass: "Passar",
    snooze: "Daqui a 2 h",
  },
  nothingToJudge: "Não respondi nada aqui recentemente, então não há nada a avaliar.",
  reviewDue: (date) => `_(por rever desde ${date})_`,

  ping: (q) =>
    `**${q.n}**: ${literal(q.asker)} perguntou em ${literal(q.where)} ${q.ago}${q.answered ? "" : ", e ninguém respondeu"}: ${q.text}${wentOn(q)}`,
  pingHow: (n, buttons) =>
    `\`!answer ${n} TEXT\`, ou simplesmente responder a isto, envia a sua resposta${pingCommands(n, buttons)}`,
  fallback: (q) =>
    `A pergunta **${q.n}** ainda espera. ${literal(q.asker)} perguntou em ${literal(q.where)} ${q.ago}: ${q.text}${wentOn(q)} Para ficar com ela: \`!claim ${q.n}\` ou \`!answer ${q.n} TEXT\`.`,
  noted: (n) => `É a pergunta ${n}. Passo a quem mantém o projeto e trago a resposta.`,
  carried: (text, by, question) => `${text} — ${literal(by)}, sobre ${question}`,
  letterHead: (when) => `Isto chegou para você ${when}:`,
  letterUnvouched: "(É para quem perguntou com este nick; não tenho como saber se é você.)",
  expiredAsker: (question) =>
    `Lamento: ninguém conseguiu responder a tempo a ${question}. Pergunte de novo, aqui ou no rastreador de problemas do projeto.`,
  noHistory: (name) =>
    `Ainda não li o passado de ${name}: quem contribuiu lá há muito tempo pode parecer-me novo.`,
  noHistoryMend: "Basta executar `porchlight backfill` uma vez; se for interrompido, continua onde estava.",
  lastGood: "Até haver conserto, continua a valer a última versão boa.",
  onlyRest: "Até haver conserto, o bot fica sem isso.",
  moreProblems: (count, command) => `Mais ${count} pontos não podem ser lidos; \`${command}\` mostra quais`,
  tellMaintainers: (what, mend) => `${what}${/[.!?]$/.test(what) ? "" : "."}${mend ? ` ${mend}` : ""}`,
  unsureLines: (reason) =>
    `Uma linha minha talvez não tenha chegado (${literal(reason)}). \`!unsure\` mostra qual, e reenvia se você disser.`,

  unknownCommand: (name) => `Não conheço ${code(name)}. \`!help\` mostra o que sei fazer.`,
  maintainersOnly: (name) =>
    `\`!${name}\` é só para quem mantém o projeto, e não vejo aqui que seja o seu caso. Se for: entre na sua conta e peça que ela seja incluída em \`people\` na configuração.`,
  privateOnly: (name) => `Diga \`${name}\` em privado: o que isso mostra é só para você.`,
  missing: (usage, parameter) => `Falta \`${parameter}\`. É assim: \`${usage}\``,
  badNumber: (text, usage) => `“${literal(text)}” não é um número. É assim: \`${usage}\``,
  badDuration: (text, usage) =>
    `“${literal(text)}” não é uma duração como 30m, 2h, 3d ou 1w. É assim: \`${usage}\``,
  tooMuch: (usage) => `É mais do que cabe. É assim: \`${usage}\``,
  helpIntro:
    "Respondo com a FAQ, procuro uma pessoa para o que ninguém responde e agradeço a quem ajuda. Comandos:",
  helpMaintainers: "Para quem mantém o projeto:",
  helpMore: "`!help NAME` conta mais sobre um deles.",
  helpOne: (usage, summary, examples, aliases) =>
    [
      `\`${usage}\`: ${summary}`,
      ...(aliases.length ? [`Também: ${aliases.map((alias) => `\`!${alias}\``).join(", ")}`] : []),
      ...(examples.length ? [`Por exemplo: ${examples.map((example) => `\`${example}\``).join(" · ")}`] : []),
    ].join("\n\n"),
  noHelp: (name) => `Não há nenhum comando ${code(name)}. \`!help\` mostra todos.`,

  faqEmpty: "A FAQ está vazia. Quem mantém o projeto pode ensinar-me: `!learn ID pergunta? resposta`.",
  faqList: (ids, more) =>
    `Conheço: ${ids.map(code).join(", ")}${more ? ` e mais ${more}` : ""}. \`!faq NAME\` mostra uma entrada.`,
  faqNone: (name) => `Não tenho entrada na FAQ sobre “${literal(name)}”. \`!list\` mostra o que sei.`,
  faqNobody: (name) => `Não vi ${literal(name)} por aqui.`,
  learned: (id) => `Aprendi \`${id}\`. \`!faq ${id}\` mostra, \`!undo ${id}\` desfaz.`,
  learnForm:
    "Diga a pergunta e depois a resposta, com o ponto de interrogação no meio: `!learn tls Como ativo o TLS? Ponha tls: true.`",
  badId: (id) =>
    `“${literal(id)}” não serve como nome: use até 60 letras, algarismos, pontos e hífenes, como \`build-windows\`.`,
  exists: (id) => `\`${id}\` já existe. \`!edit ${id} TEXT\` muda a resposta.`,
  edited: (id) => `Mudei \`${id}\`. \`!undo ${id}\` desfaz.`,
  removed: (id) => `Tirei \`${id}\`. \`!undo ${id}\` traz de volta.`,
  undone: (id, what) => `Desfeito: \`${id}\` (${what}).`,
  nothingToUndo: (id) =>
    id === undefined ? "Não há nada a desfazer." : `Não há nada a desfazer em “${literal(id)}”.`,
  history: (rows) => rows.map((row) => `- ${row}`).join("\n"),
  historyRow: (id, what, entry, by, when, undone) =>
    `${id}: ${code(entry)} ${what} por ${literal(by)}, ${when}${undone ? " (desfeito)" : ""}`,
  historyNone: "Ninguém mudou ainda a FAQ através de mim.",
  changes: { learn: "aprendido", edit: "mudado", phrase: "reformulado", remove: "tirado" },

  queueEmpty: "Ninguém espera por uma resposta.",
  queueHead: (count) => (count === 1 ? "Uma pergunta espera:" : `${count} perguntas esperam:`),
  queueRow: (q) =>
    `- **${q.n}** ${literal(q.where)}, ${literal(q.asker)} ${q.ago}: ${q.text} (${q.state}${q.by ? ` a ${literal(q.by)}` : ""}${q.gone ? "; já não está" : ""})`,
  queueMore: (count) => `e mais ${count}`,
  queueUnsure: (count) =>
    count === 1
      ? "1 linha minha talvez não tenha chegado: `!unsure` mostra qual."
      : `${count} linhas minhas talvez não tenham chegado: \`!unsure\` mostra quais.`,
  noQuestion: (n) => `Não há pergunta ${n}. \`!queue\` mostra o que espera.`,
  notWaiting: (n, state) => `A pergunta ${n} já não espera: está ${state}.`,
  claimed: (n, question) => `A pergunta ${n} é sua: ${question} Para responder: \`!answer ${n} TEXT\`.`,
  alreadyClaimed: (n, by) => `${literal(by)} já ficou com a pergunta ${n}.`,
  passed: (n, to) =>
    to === undefined
      ? `Certo, vou procurar outra pessoa para a pergunta ${n}.`
      : `Certo, passei a ${literal(to)} a pergunta ${n}.`,
  passNobody: (name) => `Não conheço ninguém chamado “${literal(name)}” entre quem mantém o projeto.`,
  snoozed: (n, time) => `A pergunta ${n} fica em repouso por ${time}.`,
  answeredNow: (n) => `Enviado. A pergunta ${n} está respondida.`,
  answeredLater: (n, name) =>
    `${literal(name)} não está. Quando voltar, entrego em privado a sua resposta à pergunta ${n}.`,
  resolvedNow: (n) => `A pergunta ${n} está resolvida.`,
  away: (time) => `Aproveite! Não vou chamar você por ${time}; \`!back\` termina isso.`,
  back: "Que bom ter você de volta!",
  notListed: "Você não está em `people` na configuração, então nunca chamo você.",
  withdrawn: "Certo, tirei a sua pergunta da lista.",
  nothingToWithdraw: "Você não tem nenhuma pergunta aberta aqui.",
  unsureNone: "Que eu saiba, todas as minhas linhas chegaram.",
  unsureRow: (seq, where, text, when) =>
    `- **${seq}** para ${literal(where)}, ${when}: ${text} \`!unsure ${seq} resend\` ou \`!unsure ${seq} drop\``,
  unsureResent: "Reenviada.",
  unsureDropped: "Descartada.",
  unsureHow: (seq) => `Diga \`!unsure ${seq} resend\` ou \`!unsure ${seq} drop\`.`,
  unsureNo: (seq) => `Não há linha incerta ${seq}.`,

  whyNothing: "Ainda não tomei nada aqui por uma pergunta.",
  whyHead: (n, question, state) => `A pergunta ${n}, ${question}, está ${state}.`,
  whyRow: (at, zone, what) => `- ${moment(at, zone)}: ${what}`,

  because: {
    reason,
    asked: (form, confidence, why) =>
      `tomei por ${forms[form]} (${percent(confidence)}: ${inWords(why, signs)})`,
    byName: "pedida pelo nome",
    picked: (entry) => `quem perguntou escolheu “${entry}”`,
    askedFor: (entry) => `quem perguntou consultou “${entry}” por conta própria`,
    told: "dito com `ask`",
    marked: "marcado como pergunta",
    answeredByFaq: (entry, probability, why) =>
      `respondida com “${entry}” (certeza de ${percent(probability)}: ${why})`,
    silentUnsure: (entry, probability, threshold) =>
      `silêncio: a melhor entrada, “${entry}”, está em ${percent(probability)}, abaixo de ${percent(threshold)}`,
    silentNothing: "silêncio: nenhuma entrada da FAQ chega perto",
    silentMode: (mode) => `silêncio: o modo deste canal é “${mode}”`,
    silentOut: "silêncio: quem perguntou não quer respostas não pedidas",
    silentHuman: "silêncio: uma pessoa falou desde então",
    adapted: (judged) => `o limite aqui segue ${judged} avaliações`,
    bulb: (entry, probability, why) =>
      `meio certo: um 💡, onde a rede tem reações, para “${entry}” (${percent(probability)}: ${why})`,
    bulbTaken: "quem perguntou pegou o 💡",
    shadowed: (entry, probability, why) =>
      `na sombra: avisei a equipe sobre “${entry}” (${percent(probability)}: ${why})`,
    nopeBefore: (votes) => `com estas palavras já não ajudou (${votes})`,
    silentForm: (share) => `silêncio: pela forma, mal é uma pergunta (${percent(share)})`,
    silentPeople: "silêncio: procura quem conheça isso e ainda não pergunta nada",
    silentRepeat: (entry) => `silêncio: “${entry}” foi dito aqui há pouco`,
    silentLate: "silêncio: quando vi, já era antigo",
    offered: (entries) => `oferecido: ${entries}`,
    waits: (wait) =>
      wait === 0 ? "vai já para quem mantém o projeto" : `espera ${span(wait)} por uma pessoa`,
    noRouting: "não encaminhada: neste canal isso está desligado",
    area: (area, score) => `área ${area}: ${score}`,
    noArea: "nenhuma área serve; qualquer pessoa que mantém o projeto pode responder",
    byChannel: "pelo canal",
    byWords: (words) => `pelas palavras (${words})`,
    pinged: (name, why) => `chamei ${name}: ${why}`,
    chosen: (reasons) => reasons.join(", "),
    inHours: "dentro do seu horário",
    underCap: (used, cap) => `${used} de ${cap} chamadas hoje`,
    lastSeen: (time) => `último sinal ${time}`,
    passedOver: (list) => `sem escolher: ${list}`,
    asker: "é quem perguntou",
    isAway: "ausente",
    outOfHours: "fora do seu horário",
    capped: "já chegou ao máximo de hoje",
    pingedBefore: "já recebeu a pergunta",
    neverSeen: "sem sinal em nenhuma rede",
    silentPing: (name) => `${name} não respondeu a tempo`,
    unreachable: (name, why) => `não foi possível chegar a ${name}: ${why}`,
    toFallback: (place) => `publicada em ${place}`,
    nobodyLeft: "não resta ninguém a quem perguntar; vai para o resumo semanal",
    later: (time) => `não há a quem perguntar antes de ${time}`,
    reply: "respondida com uma resposta à mensagem",
    addressed: "respondida com uma linha dirigida a quem perguntou",
    followed: (chance) => `respondida por uma linha que lhe dá seguimento (${percent(chance)} de certeza)`,
    judgedAnswered: (name, chance) =>
      `respondida por ${name}, pela conversa desde então (${percent(chance)} de certeza)`,
    judgedWaiting: (chance) => `ninguém respondeu, pela conversa desde então (${percent(chance)} de certeza)`,
    hardlyAsks: (chance) =>
      `ninguém é chamado: pelo que foi dito depois, só com ${percent(chance)} pede ajuda; continua na fila`,
    inTalk: (chance) => `nesta conversa, uma pergunta com ${percent(chance)}`,
    byFaqCall: (entry) => `respondida à mão com “${entry}”`,
    thanked: (sure) => `quem perguntou agradeceu (${percent(sure)} de certeza de que está resolvido)`,
    solved: (sure) => `quem perguntou disse que funciona (${percent(sure)} de certeza de que está resolvido)`,
    helped: "quem perguntou disse que a resposta ajudou",
    nevermind: (sure) =>
      `quem perguntou disse para deixar (${percent(sure)} de certeza de que está resolvido)`,
    withdrawn: "retirada por quem perguntou",
    didntHelp: "a resposta não ajudou",
    claimed: "alguém ficou com ela",
    passed: "passada adiante",
    snoozed: (time) => `em repouso por ${time}`,
    carried: "respondida através de mim",
    letterWaits: "a resposta espera até quem perguntou voltar",
    letterSent: "a resposta foi entregue",
    resolvedBy: "marcada como resolvida",
    settled: "sem mais notícias; dada como resolvida",
    expired: "ninguém respondeu a tempo",
    claimLapsed: "alguém ficou com ela, mas a resposta não veio",
    deleted: "a pergunta foi apagada",
    more: "quem perguntou disse mais",
    edited: "quem perguntou mudou o texto",
  },

  linkHow: (secret, minutes) =>
    `Para ligar outra conta: de lá, diga-me em privado \`link ${secret}\`, dentro de ${minutes} minutos. Depois pergunto aqui, e você diz \`link yes\`.`,
  linkTooMany: "Já chega de códigos por agora. Tente de novo daqui a uma hora.",
  linkNotVouched:
    "Não posso ligar esta conta: a rede não responde por ela. Primeiro identifique-se (no IRC: com o NickServ) e tente de novo.",
  linkWrong: "Esse código não está certo, ou é antigo demais. `link` dá um novo.",
  linkSame: "Essas duas já estão ligadas.",
  linkBothConfigured: "As duas contas estão na configuração com nomes diferentes; é lá que se muda isso.",
  linkAsked: "Certo. Agora confirme onde pediu o código.",
  linkConfirm: (account) =>
    `${literal(account)} diz que é você. Se for, diga \`link yes\`; se não, não faça nada.`,
  linkNothing: "Não há nada a confirmar. `link` dá um código.",
  linked: (account) =>
    `Para mim, você e ${literal(account)} agora são uma só pessoa. \`unlink\` termina isso.`,
  unlinked: "Esta conta volta a ficar separada.",
  unlinkAlone: "Esta conta não está ligada a nenhuma outra.",
  unlinkConfigured: "Esta conta está ligada na configuração; é lá que se muda isso.",
  whoami: (r) =>
    [
      `Você é ${literal(r.account)}${r.vouched ? "" : ", e a rede não responde por você"}${r.maintainer ? ", entre quem mantém o projeto" : ""}.`,
      ...(r.others.length ? [`Contas ligadas: ${r.others.map(literal).join(", ")}.`] : []),
    ].join(" "),

  privacy: (r) =>
    [
      `Guardo: quem escreveu (conta e nick), o que foi escrito nos canais onde estou (por ${r.messages}), as perguntas e quem respondeu, os agradecimentos, e as contribuições de que a forja do projeto me avisa.`,
      `O que você me diz em privado não mostro a mais ninguém, e não dou nada a terceiros. A maneira como você perguntou o que uma entrada da FAQ responde pode ficar, sem o seu nome, como formulação dessa entrada. Os identificadores dos eventos ficam guardados por ${r.journal}.`,
      "`!export` (em privado) mostra tudo o que tenho sobre você, `!forget me` apaga, e com `!optout` eu deixo você em paz: sem respostas não pedidas, sem agradecimentos em público.",
    ].join("\n\n"),
  exportPage: (page, pages) =>
    pages === 1
      ? "Tudo o que tenho sobre você:"
      : `Tudo o que tenho sobre você, página ${page} de ${pages}${page < pages ? ` (\`export ${page + 1}\` mostra a próxima)` : ""}:`,
  forgetHow: "Diga `!forget me`.",
  forgetSure:
    "Isto apaga da minha memória as suas mensagens, perguntas, nomes e ligações, e não dá para desfazer; os totais ficam. Se é isso que quer, diga `!forget me yes`.",
  forgotten: "Feito: esqueci você. Assim que disser algo, voltamos a conhecer-nos.",
};
