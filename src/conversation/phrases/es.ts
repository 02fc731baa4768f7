import { anywhere, pairs, start, whole } from "./pattern.ts";
import type { Phrases } from "./phrases.ts";

const { raw } = String;

const alguien = "(?:alguien|alguno|alguna|alguno de ustedes|alguno de vosotros)";

export const spanish: Phrases = {
  language: "es",
  common: anywhere(
    raw`
    al|algun|alguna|algo|alguien|aqui|ayer|ayuda|hacer|hago|mis|otra|otro|otros|pregunta|puede|como|con|cuando|de|del|desde|donde|el|en|es|esta|hay|hola|la|las|le|lo|los|mas|me|mi
    no|para|pero|por|puedo|que|quiero|sabe|se|su|tengo|un|una|y|yo
  `,
    "g",
  ),
  greeting: start(raw`
    (?:hola+|buenas|saludos|ola|hey|wenas|que tal)(?:[ ,]{1,2}(?:a todos|a tod[oa]s|todos|gente|amigos|chicos|tardes|noches|que tal)(?!\w)){0,2}
    buen(?:os|as) (?:dias|tardes|noches)(?: a todos)?
  `),
  social: whole(raw`
    (?:como|que) (?:estas?|estais|estan|tal|hay|te va|les va|pasa)(?: (?:todo|hoy|tio|amigo|todos))?|de verdad|en serio|si|no
    que|por que|porque|como|verdad|y tu|y vos|ah si|de donde (?:eres|sois|son)|seguro|y eso|quien sabe|por que no
  `),
  askingToAsk: whole(raw`
    (?:hay )?${alguien}(?: (?:aqui|por|ahi|en|linea|que|conectado|despierto|me|puede|pueda|podria|ayudar|ayudarme|ayude|por favor|ayuda)){0,7}
    (?:puedo|podria|se puede) (?:hacer|preguntar|plantear)(?: (?:una|algo|aqui|pregunta|consulta|duda|algo aqui)){0,3}
    (?:tengo|tenia) una (?:pequena |breve )?(?:pregunta|duda|consulta|preguntita)|(?:una )?(?:pregunta|duda|consulta)|ayuda(?: por favor)?
    (?:necesito|quiero|busco) (?:un poco de )?ayuda(?: por favor| aqui)?|me (?:pueden|puedes|podrian|podeis|puede alguien) ayudar(?: por favor)?
  `),
  opening: start(raw`
    como|que|cual(?:es)?|donde|adonde|cuando|cuanto|quien(?:es)?|por que|porque no|para que
    hay (?:alguna?|algun|manera|forma|alguien)|existe|se puede|es posible|puedo|puedes|pueden|podria|alguien|alguno|alguna (?:idea|forma|manera|sugerencia)|sabe[ns]?|saben|conoce[ns]?|debo|tengo que|es necesario|tiene[ns]? (?:alguien|idea)
  `),
  seeking: anywhere(raw`
    ${alguien} (?:aqui )?(?:sabe|sabria|conoce|conoceria|tiene|puede|podria|me|ha|usa|que|tendra|ayuda)|sabe(?:n|is)? (?:alguien|si|como|por que|donde|que)
    como (?:puedo|se|hago|hacer|instalo|instalar|podria|configuro|configurar|le|debo|es posible)|hay (?:alguna|algun|una) (?:forma|manera|modo)?|es posible|se puede
    donde (?:puedo|esta|encuentro|se|esta[n]?)|por que (?:no|me|se|mi|el|la)|cual (?:es|seria)|que (?:debo|puedo|hago|tengo que|programa|paquete)
    (?:alguna|una) (?:idea|sugerencia|ayuda|solucion)|algun (?:consejo|tutorial|manual)|me (?:pueden|puedes|podrian|podria) (?:ayudar|decir|explicar)|ayuda con|ayudenme|busco|me pregunto|quisiera saber|queria (?:saber|preguntar)|pregunta ?[:,-]
  `),
  plea: anywhere(raw`
    (?:tengo|tenemos|hay|estoy teniendo|me da|me sale)(?: \w+){0,3} (?:problemas?|errore?s?|inconvenientes?|fallos?|dificultad\w*|dudas?) (?:con|cuando|al|en|despues|desde|para|a la hora|de|sobre)
    (?:necesito|busco|requiero) (?:\w+ ){0,3}ayuda (?:con|para|en|sobre)|(?:quisiera|queria|me gustaria|quiero|necesito) saber|(?:alguna|una|alguien tiene una|tienen alguna) (?:idea|sugerencia|pista)(?= ?(?:$|[?!.,:;)]|de|por|como|que))
    (?:una |otra |breve )?(?:pregunta|duda|consulta) ?(?:rapida ?)?[:,-]|que (?:significa|quiere decir) (?:esto|eso|este|ese)|(?:que|como) (?:hago|puedo hacer)(?= ?(?:$|[?!]))
  `),
  failing: anywhere(raw`
    desde (?:ayer|hoy|esta manana|hace|la|el|que|ultima)|y ahora (?:\w+ ){0,3}(?:se|no|queda|esta|sale|aparece|solo)|se (?:me )?(?:corta|para|cierra|cuelga|congela|queda|bloquea|detiene|apaga|cae)|no (?:me )?llega(?:n)? (?:nunca|el|la|nada)?|no llega
    pero (?:no (?:hay|existe|encuentro|me|se|puedo|funciona)|solo|me (?:sale|da|dice)|\w+ (?:se para|falla|se detiene))|(?:no tengo|estoy sin|me quede sin) (?:sonido|audio|internet|wifi|red|imagen|video|conexion|acceso)|permiso denegado|clave desconocida|en blanco
  `),
  rhetorical: anywhere(raw`
    quien necesita (?:\w+ ?){1,4}(?:, ?(?:verdad|no|eh))? ?(?=\?)|que (?:podria|puede|va a) salir mal|por eso (?:llego|llegue|voy|estoy)|quien quiere (?:\w+ )?(?:pizza|cafe|cervezas?|te|pastel)|a quien le importa|no es (?:genial|increible|estupendo|gracioso|triste|lindo|bonito)|quien lo diria
  `),
  askingBack: start(raw`
    (?:y )?(?:que|cual) (?:es la |es tu )?(?:version|distribucion|distro|sistema|navegador|controlador|kernel|nucleo)(?: \w+){0,4}(?= ?(?:$|\?))|que (?:dice|muestra|pone|sale en) (?:el|la|tu|los)
    (?:ya )?(?:has|probaste|reiniciaste|intentaste|puedes|podrias|usas|tienes|miraste|revisaste|estas|actualizaste|te sale|te da)|(?:pasa|ocurre|sucede|te pasa) lo mismo|(?:funciona|pasa) (?:con|en|si) (?:otro|otra)|que pasa (?:si|cuando)
  `),
  forPeople: whole(raw`
    (?!.* (?:como|por que|donde|cual|cuando|sabe|error|errores|problema|problemas|ayuda|ayudar) )${alguien}(?: (?:aqui|por aqui|de aqui|mas|que)){0,2} (?:ha |haya |ya )?(?:usa|use|usado|utiliza|utilizado|probado|probo|instalado|tiene experiencia (?:con|en))(?: [\w.,+#/'"()-]+){1,8}
  `),
  room: anywhere(raw`
    ${alguien}|ustedes|vosotros|saben|pueden|todos
  `),
  pointing: anywhere(raw`
    eso|esto|ese|esa|ello|asi|lo
  `),
  problem: anywhere(raw`
    no (?:(?:me|se|le|lo|la|puedo|logro|consigo|te) ){0,3}(?:funciona\w*|puedo|arranca|inicia|abre|deja|sirve|anda|va|encuentr\w*|carga|reconoce|detecta|conecta|instala\w*|sale|aparece|logro|consigo|hace|compila|responde|se (?:como|que|por|donde))
    error(?:es)?|problemas?|fallo|falla|fallos|inconveniente|dificultad\w*|se (?:cuelga|congela|cierra|bloquea|traba|cayo)|roto|rota|imposible
    (?:estoy|estaba|llevo|he|ando) (?:intentando|tratando|probando|intentado|tratado|probado)|intento|trato de|quiero|necesito|quisiera|me (?:sale|da|aparece|dice|tira|salta)
    (?:desde|despues de|tras|al) (?:que )?(?:actualic\w*|actualizar|instalar|la actualizacion|reiniciar|iniciar)
  `),
  myself: anywhere(raw`
    yo|mi|mis|me|conmigo|nos|nuestr[oa]s?|tengo|estoy|quiero|necesito|puedo|he|instale|actualice
  `),
  you: anywhere(raw`
    tu|tus|te|ti|usted|tienes|puedes|has|vos|tenes|contigo
  `),
  continuing: start(raw`
    y|pero|entonces|o sea|ok|vale|si|no es|no,|ah|oh|pues|bueno|hm+|eso|es que|ella|tambien|quizas?|tal vez|claro|tu|prueba|intenta|usa|gracias|perdon
  `),
  thanks: anywhere(
    raw`
    (?:muchas |mil |muchisimas )?gracias|grax|grac|se agradece|te lo agradezco
  `,
    "g",
  ),
  noThanks: anywhere(raw`
    gracias(?: \w{1,10}){0,2} (?:de antemano|por adelantado|por nada|por anticipado)|de antemano,? (?:muchas )?gracias|desde ya,? (?:muchas )?gracias
    no,? gracias|gracias,? pero no|gracias a dios
  `),
  worked: anywhere(raw`
    (?:(?:ya|ahora|eso|asi|todo|me) ){0,3}(?:funciona|funciono|sirvio|anda|arranca|anduvo)(?: (?:ya|ahora|perfecto|perfectamente|bien|de maravilla|de lujo|genial))?(?= ?(?:$|[!.,:;)]))
    (?:problema |asunto |tema )?(?:solucionado|resuelto|arreglado)|ya (?:esta|quedo|lo (?:solucione|arregle|resolvi|consegui|logre))|era eso|(?:justo|exactamente|precisamente) lo que (?:necesitaba|buscaba)
  `),
  notWorked: anywhere(raw`
    no|nao|nunca|nada|tampoco|sigue|si|ojala|espero|quizas?|tal vez|antes|casi|aun|todavia|como funciona
  `),
  nevermind: start(raw`
    (?:(?:ah|oh|bueno|ok|perdon|no|pues)[ ,.!]{1,3}){0,2}(?:no importa|olvid(?:alo|enlo|adlo|ad|a lo|en|alo)|dejal[oa]|dejen?lo|dejadlo|da igual|ya lo (?:encontre|tengo|vi)|lo encontre|ya encontre|nvm|no es nada|ya esta|me rindo|yo me rindo)
  `),
  bump: whole(raw`
    bump|up|(?:alguna|ninguna|una) (?:idea|respuesta|ayuda|pista)(?: (?:por favor|porfa|de alguien)){0,2}|(?:ayudenme|ayudadme|respondan|respondanme|contesten)(?: por favor)?
    (?:(?:hola+|oigan|oye|eh|bueno|entonces|por favor)[ ?!.,]{1,4})?(?:(?:me|hay|puede|podria|sabe|tiene) ){0,3}${alguien}(?: (?:puede|podria|que|me|pueda|ayudar|ayudarme|ayude|responder|responderme|responda|contestar|contestarme|sabe|sepa|ahi|aqui|por|favor|porfa|una|idea|tiene|alguna|a|mi|pregunta|lo)){0,8}
    (?:(?:hola+|eh|bueno)[ ?!.,]{1,4})?(?:(?:todavia|aun|sigue|sigo|no|hay|de|verdad) ){0,4}(?:nadie|sin respuesta)(?: (?:sabe|puede|me|ayudar|ayudarme|ayuda|responder|responde|contesta|nada|todavia|aun|ahi|aqui|tiene|idea|una|ni|lo|que)){0,6}
    sigo esperando(?: (?:una )?respuesta)?
  `),
  ofMyself: pairs(`
    se pregunta = me pregunto
    tiene = tengo
    no tiene = no tengo
    esta = estoy
    busca = busco
    necesita = necesito
    intenta = intento
    trata = trato
    quiere = quiero
    quisiera = quisiera
    no puede = no puedo
    no sabe = no se
    no logra = no logro
    no consigue = no consigo
    recibe = recibo
    obtiene = obtengo
    usa = uso
  `),
};
