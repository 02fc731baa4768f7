import { anywhere, pairs, start, whole } from "./pattern.ts";
import type { Phrases } from "./phrases.ts";

const { raw } = String;

const jemand = "(?:jemand|irgendjemand|wer|irgendwer|einer|jmd)";

export const german: Phrases = {
  language: "de",
  common: anywhere(
    raw`
    aber|auch|auf|aus|bekomme|brauche|gestern|gibt|hilfe|idee|irgendeine|jetzt|mal|meinem|meinen|meiner|nur|schon|seit|sind|uber|weiss|welche|welchen|wieso|bei|beim|das|dem|den|der|die|ein|eine|einen|es|fur|geht|hab|habe|hallo|hat|ich|im
    ist|jemand|kann|keine|mein|meine|mir|mit|nach|nicht|noch|sich|und|von|warum|was|wenn|wie|wird|wo
    zu
  `,
    "g",
  ),
  greeting: start(raw`
    (?:hallo|hi|hey|moin|servus|huhu|tach|gruss gott|gruezi)(?:[ ,]{1,2}(?:zusammen|alle|allerseits|leute|an alle|ihr|liebe leute)(?!\w))?
    guten (?:morgen|tag|abend)(?: zusammen| allerseits)?
  `),
  social: whole(raw`
    wie geht(?:'?s| es)?(?: dir| euch| ihnen)?(?: so| heute)?|was geht|alles (?:klar|gut|fit)|na|echt|wirklich|wie bitte
    was|warum|wieso|hae|oder|ja|nein|ach so|stimmt(?: das)?|und|na und|wer weiss|wieso nicht|warum nicht|meinst du
  `),
  askingToAsk: whole(raw`
    (?:ist )?(?:hier )?${jemand}(?: (?:hier|da|wach|online|anwesend|gerade|noch|mir|kurz|helfen|hilft|zeit|hat|kann)){0,6}
    (?:kann|konnte|mag|hat) (?:mir )?(?:mal )?(?:hier )?(?:${jemand}|man)(?: (?:mir|mal|bitte|kurz|hier|helfen|weiterhelfen|zeit|fur mich)){0,6}
    (?:darf|kann) ich (?:hier |euch |mal )?(?:was|etwas|eine frage|kurz was) (?:fragen|stellen)
    ich (?:hab|habe|hatte) (?:da )?(?:mal )?(?:eine|ne|n) (?:kurze |kleine |dumme |einfache )?frage|(?:kurze |kleine |dumme )?frage
    (?:ich )?(?:brauche?|braeuchte|brauchte) (?:mal )?(?:bitte )?hilfe|hilfe|bitte um hilfe
    bin ich hier richtig(?: \w+){0,6}
  `),
  opening: start(raw`
    wie|was|warum|wieso|weshalb|wo|woher|wohin|womit|wodurch|wofur|wozu|wann|wer|wen|wem|welche[rsmn]?
    (?:lauft|laeuft|funktioniert|unterstutzt|unterstuetzt|braucht|existiert|lohnt|geht|klappt|hat|kommt|gehort|heisst) (?:der|die|das|es|man|ihr|mein\w*|euer|eure|ein\w*|hier|denn|sich)
    gibt es|gibt's|gibts|kann (?:ich|man|mir|${jemand}|mir ${jemand})|konnte|koennte|weiss ${jemand}|kennt ${jemand}|hat ${jemand}
    ist (?:es|das|der|die|hier)|sind|muss (?:ich|man)|soll(?:te)? (?:ich|man)|darf (?:ich|man)|geht das|lasst sich|laesst sich|hat (?:hier )?${jemand}
  `),
  seeking: anywhere(raw`
    (?:weiss|kennt|hat|kann|konnte|koennte|nutzt|benutzt|verwendet) (?:hier |mir |zufallig |vielleicht |das |da ){0,3}${jemand}
    wie (?:kann|bekomme?|krieg|mache?|muss|geht|installiere?|lasst|laesst|konfiguriere?|stelle?|finde?) ?(?:ich|man|sich)?|gibt es (?:eine?|da|einen|irgend\w*)
    wo (?:finde?|kann|bekomme?|stelle?) ich|warum (?:geht|funktioniert|kann|wird|ist|startet)|woran (?:liegt|kann)|ist es moglich|besteht die moglichkeit
    (?:eine |jemand eine )?(?:idee|ideen|tipp|tipps|rat|losung|vorschlage|hilfe)|bitte helft|helft mir|ich frage? mich|ich suche|frage ?[:,-]
  `),
  plea: anywhere(raw`
    (?:ich|wir)? ?(?:hab|habe|haben|bekomme?|kriege?)(?: ich)?(?: \w+){0,3} (?:problem\w*|fehler\w*|schwierigkeit\w*|arger) (?:mit|bei|beim|im|in|wenn|nach|seit|unter)
    ich (?:hab|habe) (?:\w+ ){0,2}(?:problem\w*|schwierigkeit\w*)|(?:brauche?|brauchte|benotige|suche) (?:\w+ ){0,2}hilfe (?:mit|bei|beim|zu|fur)
    (?:wurde|wuerde|mochte|wollte) (?:\w+ ){0,2}wissen,? (?:ob|wie|was|wo|warum)|(?:kann|konnte|koennte) mir (?:\w+ ){0,2}(?:sagen|erklaren|zeigen|verraten)
    (?:irgendeine?|irgendwelche|jemand|hat (?:wer|jemand)|habt ihr|wer hat) (?:eine |ne )?(?:ideen?|tipps?|ahnung|rat)(?= ?(?:$|[?!.,:;)]|was|wie|woran|warum))|(?:kurze|kleine|dumme|blode|allgemeine|noch eine) frage ?[:,-]|was (?:bedeutet|heisst|soll) (?:das|dies\w*)
  `),
  failing: anywhere(raw`
    seit (?:gestern|heute|vorhin|letzte\w*|kurzem|dem|der|einem|einer|ich)|(?:und|aber) jetzt (?:\w+ ){0,4}(?:bleibt|ist|geht|kommt|startet|hangt|zeigt|fehlt|kann|nicht|kein\w*)|jetzt bleibt
    (?:bricht|sturzt|hangt|steigt|friert)(?: \w+){0,6} (?:ab|sich|aus|ein)|bleibt (?:\w+ ){0,3}(?:schwarz|leer|hangen|stehen|weiss|dunkel)|aber (?:es|da) (?:gibt|ist|kommt) (?:\w+ ){0,2}(?:kein\w*|nichts|nur)
    (?:kommt|kam) (?:nie|nicht|immer|nur|ein|eine|folgende\w*|der|die) (?:\w+ ){0,2}(?:an|fehler\w*|meldung)|kein(?:en|e)? (?:ton|bild|netz|internet|wlan|zugriff|verbindung)|meldet (?:\w+ ){0,3}(?:fehler|unbekannt\w*|ungultig\w*)
  `),
  rhetorical: anywhere(raw`
    wer braucht (?:schon|denn|bitte|das)|was (?:soll|kann|konnte|sollte) (?:da |denn )?(?:schon |noch )?schief ?gehen|wer (?:will|mochte) (?:\w+ )?(?:pizza|kaffee|bier|tee|kuchen)|wen (?:interessiert|juckt|kummert)|wer (?:hatte das|hatt's) gedacht
    (?:deswegen|darum|deshalb) (?:bin|war|komme) ich|ist (?:das|es) nicht (?:toll|schon|super|herrlich|witzig|traurig|komisch)
  `),
  askingBack: start(raw`
    (?:welche[rsnm]?|was fur eine?n?) (?:\w+ )?(?:version|distribution|betriebssystem|system|browser|treiber|kernel|hardware)(?: \w+){0,3} (?:du|ihr|das|es|sie)
    (?:hast|bist|nutzt|benutzt|verwendest|kannst|konntest|siehst|bekommst|kriegst|meinst) du|(?:habt|nutzt|benutzt|konnt|seht) ihr|was (?:steht|sagt|zeigt|meint) (?:\w+ )?(?:im|in|das|die|der|dein\w*) (?:\w+ )?(?:log\w*|datei|fehler\w*|ausgabe|konsole|terminal)
    (?:und )?schon (?:mal |einmal )?(?:\w+-? ){0,4}(?:probiert|versucht|gestartet|geschaut|geguckt|eingeschaltet|nachgesehen|aktualisiert)|(?:ist|geht|passiert|klappt|kommt) (?:das|es|der fehler) (?:\w+ ){0,3}(?:auch|mit|immer|noch)|was passiert,? wenn du|wie (?:hast|machst|startest) du
  `),
  forPeople: whole(raw`
    (?!.* (?:wie|was|warum|wieso|wo|weiss|fehler|problem|probleme|hilfe|hilft) )(?:nutzt|benutzt|verwendet) (?:hier )?${jemand}(?: (?:hier|von euch|schon|zufallig)){0,2}(?: [\w.,+#/'"()-]+){1,7}
    (?!.* (?:wie|was|warum|wieso|wo|weiss|fehler|problem|probleme|hilfe|hilft) )hat (?:hier )?${jemand}(?: [\w.,+#/'"()-]+){1,7} (?:benutzt|genutzt|verwendet|installiert|getestet|probiert|ausprobiert|laufen|im einsatz)
    hat (?:hier )?${jemand}(?: (?:hier|von euch|schon)){0,2} (?:schon )?erfahrung(?:en)? mit(?: [\w.,+#/'"()-]+){1,6}
  `),
  room: anywhere(raw`
    ${jemand}|ihr|leute|jemandem
  `),
  pointing: anywhere(raw`
    das|es|dies\w*|dort|er|sie
  `),
  problem: anywhere(raw`
    (?:geht|funktioniert|startet|lauft|klappt|bootet|ladt|erkennt|findet|lasst|laesst|kann|bekomme?|komme)(?: \w{1,20}){0,6} nicht|funzt nicht|nicht (?:mehr|gefunden|moglich|starten|installieren|laden|funktioniert|geht|klappt|erkannt)
    fehler\w*|fehlermeldung|problem\w*|schwierigkeit\w*|kaputt|absturz|abgesturzt|sturzt|hangt|friert|bricht ab|scheitert|schlagt fehl
    ich (?:versuche?|probiere?|bekomme?|krieg|erhalte?|mochte|wurde gern\w*|brauche?|will|habe? versucht|schaffe?)|leider|keine? (?:ton|verbindung|internet|ahnung wie)
    seit (?:dem|der) (?:update|upgrade|neuinstallation|installation)|nach (?:dem|der|einem) (?:update|upgrade|installation|neustart)
  `),
  myself: anywhere(raw`
    ich|mein|meine[nmrs]?|mir|mich|wir|uns|unsere?
  `),
  you: anywhere(raw`
    du|dein|deine[nmrs]?|dir|dich|hast du|ihr|sie
  `),
  continuing: start(raw`
    und|aber|dann|oder|ok|ja|nein|nee|ach|also|naja|hm+|das|dass|es|er|sie|weil|auch|vielleicht|stimmt|du|nimm|versuch|probier|danke|sorry
  `),
  thanks: anywhere(
    raw`
    danke(?:schon|schoen|sehr)?|dankesehr|dank dir|dank euch|vielen dank|besten dank|herzlichen dank|tausend dank|merci|thx|lieben dank
  `,
    "g",
  ),
  noThanks: anywhere(raw`
    (?:danke|dank|thx)(?: \w{1,10}){0,2} (?:im|schon ?mal|schonmal|in) (?:vorraus|voraus|vorab)|(?:danke|dank)(?: \w{1,10}){0,2} (?:vorab|schon ?mal|fur nichts)
    (?:nein|ne|nee|no),? danke|danke,? (?:nein|aber nein|nicht notig)|ohne dank|na,? (?:vielen |besten |schonen )?dank(?:e)?(?: auch)?|gott sei dank|dank (?:der|dem|des)
  `),
  worked: anywhere(raw`
    (?:das|es|jetzt|nun|so|hat|damit|alles)(?: \w{1,12}){0,2} (?:geklappt|funktioniert|geholfen|gelost|lauft|geht|klappt)(?: (?:jetzt|nun|wieder|super|prima|perfekt|einwandfrei))?
    (?:geht|lauft|funktioniert|klappt) (?:jetzt|nun|wieder|super|prima|perfekt|wunderbar|einwandfrei)|(?:problem|frage) (?:ist )?(?:gelost|geklart|behoben|erledigt)
    (?:gelost|behoben)(?= ?(?:$|[!.,:;)]))|gelost|hat geklappt|das war(?:'?s| es)|genau das (?:war|habe? ich gesucht|brauchte ich)
  `),
  notWorked: anywhere(raw`
    nicht|nie|kein\w*|nichts|leider|ob|hoffe|hoffentlich|falls|wenn|noch immer|immer noch|vielleicht|wie (?:das|es)|sonst|eigentlich|fast
  `),
  nevermind: start(raw`
    (?:(?:ah|ach|ok|oh|sorry|also|na|naja)[ ,.!]{1,3}){0,2}(?:schon gut|egal|vergiss es|vergesst es|vergiss (?:es|das)|hat sich erledigt|erledigt|hab'?s gefunden|habs|hab es gefunden|gefunden|selbst gefunden|nvm|passt schon|doch nicht|ich geb(?:'?s|e|e es)? (?:jetzt )?auf)
  `),
  bump: whole(raw`
    bump|push|(?:hoch)?schieb|(?:irgend)?eine? (?:ideen?|antwort|rat)|(?:noch )?(?:immer )?keine? (?:antwort|ideen?|ahnung|rat)(?: (?:hier|bisher|von euch)){0,2}
    (?:(?:hallo+|hi|hey|huhu|so|und|na|bitte)[ ?!.,]{1,4})?(?:(?:kann|konnte|koennte|weiss|hat|ist|mag|mir|das|denn|hier|da|bitte|vielleicht|nicht|doch) ){0,4}${jemand}(?: (?:da|hier|mir|bitte|antworten|helfen|weiterhelfen|eine|ne|idee|ahnung|rat|kann|konnte|weiss|was|noch|denn|auf|meine|frage|dazu|das|es|der)){0,7}
    (?:(?:hallo+|und|na|so)[ ?!.,]{1,4})?(?:(?:immer|noch|weiss|hat|kann|mir|das|wirklich|denn|da) ){0,4}(?:niemand|keiner)(?: (?:da|hier|eine|ne|idee|ahnung|mir|helfen|antworten|weiterhelfen|was|dazu|das|es|weiss|kann|der)){0,6}
    (?:bitte )?(?:antwortet|helft)(?: (?:mir|doch|bitte|mal)){0,3}|(?:ich )?(?:warte|hange) (?:immer )?noch(?: hier)?
  `),
  ofMyself: pairs(`
    fragt sich = ich frage mich
    wundert sich = ich frage mich
    hat = ich habe
    hatte = ich hatte
    ist = ich bin
    kann = ich kann
    will = ich will
    mochte = ich mochte
    weiss = ich weiss
    braucht = ich brauche
    sucht = ich suche
    versucht = ich versuche
    bekommt = ich bekomme
    kriegt = ich kriege
    findet = ich finde
    kommt = ich komme
    schafft = ich schaffe
    benutzt = ich benutze
    verwendet = ich verwende
  `),
};
