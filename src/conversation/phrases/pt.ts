import { anywhere, pairs, start, whole } from "./pattern.ts";
import type { Phrases } from "./phrases.ts";

const { raw } = String;

const alguem = "(?:alguem|algum de voces|alguma alma)";

export const portuguese: Phrases = {
  language: "pt",
  common: anywhere(
    raw`
    a|agora|ajuda|alguem|algum|alguma|aparece|aqui|duvida|essa|esse|isso|la|meus|minhas|ontem|outra|outro|pelo|pergunta|pode|porta|sem|ser|ao|as|com|como|consigo|da|das|de|depois|do|dos|e|em|esta|estou|eu|ja|mais|mas|meu|minha
    na|nao|no|o|oi|ola|onde|os|ou|para|por|pra|quando|que|sabe|tem|tenho|um|uma|voce
  `,
    "g",
  ),
  greeting: start(raw`
    (?:ola+|oi+|e ai|eae|salve|opa|boas)(?:[ ,]{1,2}(?:a todos|pessoal|galera|gente|todos|amigos|povo|turma)(?!\w)){0,2}
    (?:bom dia|boa tarde|boa noite)(?: (?:a todos|pessoal|galera|gente))?
  `),
  social: whole(raw`
    (?:como (?:vai|vao|voce esta|vc esta|estas|estao|voces estao)|tudo bem|tudo bom|tudo certo|beleza|blz)(?: (?:com voce|voce|com vcs|ai|hoje|pessoal|galera))?
    serio|mesmo|e mesmo|e|sim|nao|o que|por que|porque|como|quem|sera|verdade|e voce|e dai|de onde (?:voce|vc) e|quem sabe|por que nao
  `),
  askingToAsk: whole(raw`
    (?:tem |ha )?${alguem}(?: (?:aqui|ai|por|online|acordado|que|me|pode|possa|poderia|ajudar|ajuda|ajudar-me|por favor|pfv|vivo)){0,7}
    (?:posso|poderia|pode) (?:fazer|perguntar|tirar)(?: (?:uma|algo|aqui|pergunta|duvida|um|coisa)){0,4}
    (?:eu )?(?:tenho|tinha|to com|estou com) uma (?:pequena |rapida )?(?:pergunta|duvida|questao)|(?:uma )?(?:pergunta|duvida)|(?:me )?ajudem?(?: por favor| pfv)?|socorro
    (?:eu )?(?:preciso|quero) (?:de )?(?:uma )?ajuda(?: por favor| aqui)?|(?:podem|pode|voces podem|poderiam) me ajudar(?: por favor| pfv)?
  `),
  opening: start(raw`
    como|o que|oque|que|qual|quais|onde|aonde|quando|quanto|quem|por que|porque|pra que|para que
    tem (?:como|alguma|algum|jeito|alguem)|existe|ha (?:alguma|algum|como)|e possivel|da para|da pra|posso|pode|poderia|consigo|alguem|alguma (?:ideia|sugestao|forma)|sabe[ms]?|conhece[ms]?|devo|preciso
  `),
  seeking: anywhere(raw`
    ${alguem} (?:aqui |ai )?(?:sabe|saberia|conhece|tem|pode|poderia|me|ja|usa|que|teria|ajuda|consegue)|sabe[ms]? (?:se|como|por que|onde|o que)
    como (?:posso|se|faco|fazer|instalo|instalar|faz|que eu|eu|consigo|configuro|configurar|devo|e possivel)|tem (?:alguma|algum|uma) (?:forma|maneira|jeito|modo)?|tem como|e possivel|da (?:pra|para)
    onde (?:posso|esta|encontro|fica|eu|acho)|por que (?:nao|o|a|meu|minha|eu|da)|qual (?:e|seria|o|a) |o que (?:devo|posso|faco|eu)
    (?:alguma|uma) (?:ideia|sugestao|ajuda|solucao|dica)|algum (?:conselho|tutorial|manual)|(?:podem|pode|poderiam) me (?:ajudar|dizer|explicar)|me ajud\w+|ajuda com|procuro|estou procurando|gostaria de saber|queria saber|duvida ?[:,-]|pergunta ?[:,-]
  `),
  plea: anywhere(raw`
    (?:tenho|temos|estou com|to com|estou tendo|da|aparece)(?: \w+){0,3} (?:problemas?|erros?|dificuldade\w*|falhas?|duvidas?) (?:com|quando|ao|em|no|na|depois|desde|para|de|sobre)
    (?:preciso|procuro) (?:de )?(?:\w+ ){0,2}ajuda (?:com|para|em|no|na|sobre)|(?:queria|gostaria de|quero|preciso) saber|(?:alguma|alguem tem alguma|uma|voces tem alguma) (?:ideia|sugestao|dica|pista)(?= ?(?:$|[?!.,:;)]|de|do|por|como))
    (?:uma |outra |so uma )?(?:duvida|pergunta) ?(?:rapida ?)?[:,-]|o que (?:significa|quer dizer) (?:isso|isto|esse|essa)|o que (?:eu )?(?:faco|posso fazer)(?= ?(?:$|[?!]))
  `),
  failing: anywhere(raw`
    desde (?:ontem|hoje|que|a|o|ultima)|e agora (?:\w+ ){0,3}(?:fica|nao|esta|so|aparece|ficou)|(?:fica|ficou) (?:\w+ )?(?:pret[oa]|branc[oa]|em branco|travad[oa]|parad[oa]|vazi[oa]|escur[oa])|(?:meu|minha|o|a) \w+ (?:cai|para|trava|fecha|chia|desliga|some)|nao chega|nunca chega
    mas (?:nao (?:existe|tem|ha|encontro|consigo|funciona)|so|aparece|o \w+ (?:para|falha|trava))|(?:estou|to|fiquei|fica) sem (?:som|audio|internet|wifi|rede|imagem|video|conexao|acesso)|permissao negada|chave desconhecida
  `),
  rhetorical: anywhere(raw`
    quem precisa (?:de )?(?:\w+ ?){1,4}(?:, ?(?:ne|nao e|mesmo))? ?(?=\?)|o que (?:poderia|pode|vai) dar errado|por isso (?:cheguei|vou|estou)|quem quer (?:\w+ )?(?:pizza|cafe|cervejas?|cha|bolo)|quem (?:liga|se importa)|nao e (?:otimo|incrivel|engracado|legal|triste|lindo)|quem diria
  `),
  askingBack: start(raw`
    (?:e )?(?:qual|que) (?:e )?(?:a |sua |a sua )?(?:versao|distribuicao|distro|sistema|navegador|driver|kernel)(?: \w+){0,4}(?= ?(?:$|\?))|o que (?:diz|mostra|aparece n\w|tem n\w) ?(?:o|a|seu|sua)?
    (?:voce|vc|tu|voces) (?:ja |tentou|reiniciou|usa|tem|pode|esta|consegue|fez|viu)|ja (?:tentou|reiniciou|verificou|viu|testou|olhou|atualizou)|acontece (?:o mesmo|a mesma coisa|isso)|(?:pode|poderia|consegue) (?:colar|mandar|postar|mostrar|enviar|rodar|testar|tentar)|o que acontece (?:se|quando)
  `),
  forPeople: whole(raw`
    (?!.* (?:como|por que|porque|onde|qual|quando|sabe|erro|erros|problema|problemas|ajuda|ajudar) )${alguem}(?: (?:aqui|ai|mais|que|ja)){0,3} (?:usa|use|usou|utiliza|utilizou|testou|experimentou|instalou|tem experiencia (?:com|em))(?: [\w.,+#/'"()-]+){1,8}
  `),
  room: anywhere(raw`
    ${alguem}|voces|vcs|pessoal|galera|sabem|podem
  `),
  pointing: anywhere(raw`
    isso|isto|esse|essa|assim|ele|ela
  `),
  problem: anywhere(raw`
    nao (?:(?:me|se|o|a|esta|ta|estou|to|eu|quer|mais) ){0,3}(?:funcion\w*|consigo|consegui|inicia|abre|liga|roda|carrega|reconhece|detecta|conecta|instala\w*|encontr\w*|aparece|compila|responde|posso|sei (?:como|o que|por|onde))
    erros?|problemas?|falhas?|falhou|falhando|dificuldade\w*|trav(?:a|ou|ando)|congel\w*|quebr(?:ou|ado|ada)|impossivel|bug
    (?:estou|tava|estava|to|tenho) (?:tentando|tentado|procurando)|tento|tentei|quero|preciso|queria|gostaria|esta dando|da erro|aparece (?:um|uma|o|a)
    (?:desde|depois|apos|ao) (?:que )?(?:que |de |a |o )?(?:atualiz\w*|instal\w*|reinici\w*)
  `),
  myself: anywhere(raw`
    eu|meu|minha|meus|minhas|me|mim|comigo|nos|nosso|nossa|estou|tenho|quero|preciso|instalei|atualizei
  `),
  you: anywhere(raw`
    tu|teu|tua|te|voce|vc|seu|sua|tem que|voces tem|contigo
  `),
  continuing: start(raw`
    e|mas|entao|ou|ok|sim|nao,|ah|oh|bom|bem|hm+|isso|ele|ela|tambem|talvez|claro|tu|voce|tenta|tente|usa|use|obrigad[oa]|valeu|desculpa
  `),
  thanks: anywhere(
    raw`
    (?:muito |muit[oa]s? )?obrigad(?:o|a|ao|inho|inha)|brigad(?:o|a|ao)|obg|vlw|valeu|agradeco|grato|grata
  `,
    "g",
  ),
  noThanks: anywhere(raw`
    (?:obrigad[oa]|obg|valeu|vlw|grat[oa])(?: \w{1,10}){0,2} (?:desde ja|antecipadamente|adiantado|por nada)|desde ja,? (?:agradeco|grat[oa]|(?:muito )?obrigad[oa]|valeu)
    nao,? obrigad[oa]|obrigad[oa],? mas nao|(?:obrigad[oa]|agradeco) (?:a|por) quem (?:puder|responder)
  `),
  worked: anywhere(raw`
    (?:ja|agora|isso|assim|tudo) funciona|(?:ja |agora |isso |assim |tudo )?(?:funcionou|deu certo|rodou|resolveu)(?: (?:ja|agora|perfeito|perfeitamente|bem|direitinho))?(?= ?(?:$|[!.,:;)]))
    (?:problema )?(?:resolvido|solucionado)|(?:consegui|ja consegui) (?:resolver|arrumar|fazer funcionar)|era isso|(?:exatamente|justamente) o que eu (?:precisava|queria|procurava)
  `),
  notWorked: anywhere(raw`
    nao|nunca|nada|tambem nao|continua|se|tomara|espero|talvez|antes|quase|ainda|como funciona
  `),
  nevermind: start(raw`
    (?:(?:ah|oh|bom|ok|desculpa|nao|opa)[ ,.!]{1,3}){0,2}(?:deixa (?:pra la|para la|quieto)|esquece(?:m)?|esqueca(?:m)?|nao importa|tanto faz|ja (?:achei|encontrei|descobri)|achei|encontrei|nvm|deixe|(?:eu )?desisto|vou desistir)
  `),
  bump: whole(raw`
    bump|up|(?:alguma|nenhuma|uma) (?:ideia|resposta|ajuda|luz)(?: (?:por favor|pfv|de alguem)){0,2}|(?:me ajudem|ajudem|respondam)(?: por favor)?
    (?:(?:ola+|oi+|alo+|gente|entao|bom|por favor)[ ?!.,]{1,4})?(?:(?:tem|ha|sera|que|pode|sabe) ){0,3}${alguem}(?: (?:pode|poderia|sabe|me|ajudar|ajuda|responder|responde|por|favor|pfv|ai|aqui|tem|uma|alguma|ideia|consegue|que|minha|pergunta|a|disso)){0,8}
    (?:(?:ola+|oi+|alo+|gente|entao)[ ?!.,]{1,4})?(?:(?:ainda|serio|mesmo|nao|tem|ha) ){0,4}(?:ninguem|sem resposta)(?: (?:sabe|pode|me|ajudar|ajuda|responde|responder|ai|aqui|ainda|tem|ideia|uma|consegue|nada|disso|que)){0,6}
    (?:ainda )?(?:estou |to |continuo )esperando(?: (?:uma )?(?:resposta|ajuda))?
  `),
  ofMyself: pairs(`
    se pergunta = me pergunto
    pergunta-se = pergunto-me
    tem = tenho
    nao tem = nao tenho
    esta = estou
    procura = procuro
    precisa = preciso
    tenta = tento
    quer = quero
    gostaria = gostaria
    nao consegue = nao consigo
    nao pode = nao posso
    nao sabe = nao sei
    recebe = recebo
    usa = uso
  `),
};
