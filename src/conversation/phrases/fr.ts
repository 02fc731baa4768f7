import { anywhere, pairs, start, whole } from "./pattern.ts";
import type { Phrases } from "./phrases.ts";

const { raw } = String;

const quelquun = "(?:quelqu'?un|qqun|qq1|quelquun|qqn)";

export const french: Phrases = {
  language: "fr",
  common: anywhere(
    raw`
    a|apres|aide|au|aux|avec|besoin|bonsoir|cette|elle|faire|fait|mes|quel|quelle|quoi|sans|savoir|bonjour|c'est|ca|ce|comment|d'un|dans|de|depuis|des|du|en|est|est-ce|et|il|j'ai|je
    l'ai|la|le|les|ma|mais|mes|mon|n'ai|ne|nous|ou|pas|pour|quand|que|quelqu'un|qui|salut|sur|un|une
    vous
  `,
    "g",
  ),
  greeting: start(raw`
    (?:bonjour|bonsoir|salut|slt|coucou|hello|bjr|re)(?:[ ,]{1,2}(?:a tous|tous|tout le monde|a toutes|les gens|la compagnie)(?!\w))?
  `),
  social: whole(raw`
    (?:comment )?ca va(?: bien)?(?: et toi| et vous)?|(?:comment )?ca va(?: \w+)?(?: aujourd'hui| ce matin| les gens| tout le monde| vous)|comment (?:vas tu|vas-tu|allez-vous|allez vous|tu vas)|quoi de neuf|ah bon|vraiment|serieux
    quoi|pourquoi|pourquoi pas|hein|comment|ah oui|non|oui|c'est vrai|tu crois|et toi|et alors|tu es sur
  `),
  askingToAsk: whole(raw`
    (?:est-ce qu'?|est ce qu'?|y a-t-il |y a t il |il y a |y a |ya )?${quelquun}(?: (?:ici|la|dispo|disponible|de|present|pour|qui|peut|pourrait|m'aider|aider|m'aide|svp|stp|s'il vous plait)){0,6}
    (?:je peux|puis-je|puis je|est-ce que je peux) (?:vous |te )?(?:poser|demander) (?:une question|quelque chose|un truc)(?: ici)?
    j'ai (?:juste )?une (?:petite |question )?question|(?:petite )?question|(?:a l')?aide|besoin d'aide|au secours
    (?:j'ai |j'aurais )?besoin d'(?:un peu d')?aide(?: svp| stp| s'il vous plait)?|(?:pouvez-vous|pouvez vous|peux-tu|peux tu) m'aider(?: svp| stp)?
  `),
  opening: start(raw`
    comment|pourquoi|ou est|ou sont|ou (?:puis|peut|trouver|se)|quand|qui|que|qu'est|quel(?:le)?s?|combien|est-ce|est ce|esce
    on peut|est-on|ca (?:marche|fonctionne|tourne) (?:sur|avec|sous)|y a-t-il|y a t il|y a-t'il|ya t il|peut-on|peut on|puis-je|puis je|dois-je|faut-il|faut il|savez-vous|savez vous|sais-tu|connaissez|quelqu'?un|qqun|qqn|existe-t-il|existe t il
  `),
  seeking: anywhere(raw`
    ${quelquun} (?:sait|saurait|connait|connaitrait|a|aurait|peut|pourrait|utilise|voit|a deja|ici)
    comment (?:faire|puis|peut|on|je|installer|configurer|est-ce)|est-ce (?:que|qu')|est ce que|y a-t-il|y a t il|est-il possible|est il possible
    ou (?:puis-je|puis je|peut-on|peut on|trouver|je peux|est-ce)|pourquoi (?:est|je|ca|mon|ma|le|la)|quelle? (?:est|sont)|je cherche|je me demande|je voudrais savoir
    (?:une|des) idees?|un conseil|des conseils|une solution|de l'aide|merci de m'aider|aidez[- ]moi|besoin d'aide|savez-vous|savez vous|question ?[:,-]
  `),
  plea: anywhere(raw`
    (?:j'ai|on a|nous avons|je rencontre|j'obtiens)(?! eu)(?: \w+){0,3} (?:probleme\w*|soucis?|erreurs?|bug|difficultes?) (?:avec|quand|lors|dans|sur|apres|depuis|pour|au|en|a)
    besoin d'aide (?:avec|pour|sur)|besoin d'un coup de main|(?:je voudrais|j'aimerais|je souhaite|j'aurais aime|je voulais) savoir|(?:une|des|quelqu'un a une|vous avez une|quelqu'un aurait une) (?:petite )?(?:idees?|piste|suggestions?)(?= ?(?:$|[?!.,:;)]|de|pourquoi|comment))
    (?:petite |autre |une )?question ?[:,-]|(?:ca|cela|ceci) (?:veut dire|signifie) quoi|(?:que|qu'est-ce que) (?:veut dire|signifie|ca veut dire|ca signifie)|(?:je fais|faire) quoi(?= ?(?:$|[?!]))
  `),
  failing: anywhere(raw`
    depuis (?:hier|ce matin|aujourd'hui|la|le|que|ma|une?|l'\w+)|et maintenant (?:\w+ |l'\w+ ){0,3}(?:reste|est|ne|n'\w+|plus|affiche|marche|plante)|reste (?:noir|vide|bloque|blanc|fige)\w*|n'arrive (?:jamais|pas|plus)
    (?:s'arrete|se bloque|se ferme|se coupe|plante|coupe|gresille|echoue|se fige)|mais (?:il n'y a|y a|je n'ai|ca|il|elle) (?:\w+ )?(?:pas|aucun\w*|rien|plus)|(?:je n'ai|j'ai|n'y a|y a) (?:pas|plus|aucun) (?:de |d')?\w+|permission refusee|cle inconnue
  `),
  rhetorical: anywhere(raw`
    qui a besoin d\w* (?:\w+ ){1,5}(?:de toute facon|apres tout|hein)|qui a besoin d[e'] ?\w+(?:,? hein)? ?(?=\?)|qu'est-ce qui (?:pourrait|peut) (?:bien )?mal (?:tourner|se passer)|(?:qui|on) s'en (?:soucie|fiche|fout)
    (?:c'est|ce n'est|n'est-ce) pas (?:genial|super|beau|drole|merveilleux|cool|triste)|du coup je (?:suis|serai|vais|pars)|qui veut (?:\w+ ){0,2}(?:pizza|cafe|bieres?|the|gateau)|a quoi bon|qui l'eut cru
  `),
  askingBack: start(raw`
    (?:c'est |et )?quelle? (?:version|distribution|distrib|systeme|navigateur|pilote|noyau|os)(?: \w+){0,4}(?= ?(?:$|\?))|(?:que|qu'est-ce que) (?:dit|disent|donne|montre|affiche)|(?:et )?(?:tu|vous) (?:as|avez|peux|pouvez|utilises|utilisez|pourrais|es|etes|vois|obtiens)
    (?:as-tu|avez-vous|as tu|avez vous|peux-tu|pouvez-vous|utilises-tu|utilisez-vous)|(?:c'est|ca fait|ca donne) (?:pareil|la meme chose|quoi)|(?:est-ce que )?(?:ca|c'est) (?:marche|fonctionne|pareil) (?:avec|sur|si|quand)|il se passe quoi (?:si|quand)
  `),
  forPeople: whole(raw`
    (?!.* (?:comment|pourquoi|ou|quel|quelle|quand|sait|erreur|probleme|problemes|aide|aider) )(?:est-ce que |y a-t-il |il y a )?${quelquun}(?: (?:ici|parmi vous|d'autre|qui)){0,2} (?:a deja |a )?(?:utilise[zr]?|essaye|teste|installe|connait|une? experience (?:avec|de))(?: [\w.,+#/'"()-]+){1,8}
  `),
  room: anywhere(raw`
    ${quelquun}|vous|tous
  `),
  pointing: anywhere(raw`
    ca|c'est|cela|ce|il|elle|y
  `),
  problem: anywhere(raw`
    (?:ne |n')\w{1,20}(?: \w{1,10}){0,3} (?:pas|plus|rien)|(?:marche|fonctionne|demarre|arrive|trouve|peux|peut|reussis|lance|s'ouvre|demarre|passe) (?:pas|plus)
    erreurs?|probleme\w*|soucis?|souci|bug|bugs|plante|bloque[e]?s?|gele|casse|echoue|echec|galere|coince
    j'(?:essaie|essaye|ai essaye|arrive|obtiens|ai un|ai une|aimerais|ai installe|ai besoin)|je (?:voudrais|veux|n'arrive|cherche|souhaite)|impossible (?:de|d')
    depuis (?:la|le|que|ma|mon)|apres (?:la|le|une|un|avoir) (?:mise a jour|mis a jour|installation|redemarrage)|message d'erreur
  `),
  myself: anywhere(raw`
    je|j'\w+|mon|ma|mes|moi|me|m'\w+|nous|notre|nos
  `),
  you: anywhere(raw`
    tu|t'\w+|ton|ta|tes|toi|vous|votre|vos
  `),
  continuing: start(raw`
    et|mais|alors|donc|ou bien|ok|oui|non|ah|oh|ben|bah|bon|hm+|c'est|ca|il|elle|parce|car|aussi|peut-etre|tu|essaie|essaye|merci|desole
  `),
  thanks: anywhere(
    raw`
    merci(?: bien| beaucoup| mille fois)?|mille mercis|grand merci|je (?:te|vous) remercie|mci|thx
  `,
    "g",
  ),
  noThanks: anywhere(raw`
    merci(?: \w{1,10}){0,2} (?:d'avance|par avance|de m'aider|de votre aide|d'avoir|pour votre aide|pour rien)|d'avance merci|par avance merci
    non,? merci|merci,? (?:mais non|non)|dieu merci|merci de (?:ne|bien)
  `),
  worked: anywhere(raw`
    (?:ca|c'|cela|tout|il|elle)(?: a)?(?: \w{1,12})? ?(?:marche|fonctionne|fonctionnait|regle|resolu|aide)(?: (?:maintenant|nickel|parfaitement|bien|impec|enfin))?
    (?:probleme|souci|question) (?:est )?(?:resolu|regle)e?|resolu|c'est (?:bon|regle|resolu|ok|nickel|parfait)|c'etait (?:ca|bien ca|le probleme)|exactement ce qu'il me fallait
  `),
  notWorked: anywhere(raw`
    pas|plus|jamais|rien|ne|n'\w+|toujours|si|j'espere|peut-etre|esperons|presque|avant|comment (?:ca|il)
  `),
  nevermind: start(raw`
    (?:(?:ah|oh|bon|ok|desole|non|euh)[ ,.!]{1,3}){0,2}(?:laisse[sz]? tomber|oublie[sz]?(?: ca| ma question)?|c'est bon,? j'ai trouve|j'ai trouve|j'ai fini par trouver|trouve|pas grave|nvm|rien|laissez|tant pis|j'abandonne|je laisse tomber)
  `),
  bump: whole(raw`
    bump|up|(?:une |des |d'autres )?(?:idees?|pistes?|reponses?)(?: (?:svp|stp|${quelquun})){0,2}|(?:aidez|repondez)[- ](?:moi|nous)(?: (?:svp|s'il vous plait))?
    (?:(?:allo+|bonjour|salut|hello|euh|alors|bon|svp)[ ?!.,]{1,4})?(?:est[- ]ce qu(?:'|e )|il y a |y a |y a-t-il |y a t il )?${quelquun}(?: (?:la|ici|pour|peut|pourrait|sait|saurait|me|m'aider|repondre|aider|svp|stp|s'il vous plait|une|idee|a|qui|de|dispo|ma|question|vous)){0,8}
    (?:(?:allo+|euh|alors|bon)[ ?!.,]{1,4})?(?:(?:toujours|encore|vraiment|il|n'y|y|a) ){0,4}(?:personne|aucune (?:idee|reponse)|pas de reponse)(?: (?:ne|n'a|sait|peut|m'aider|me|repondre|pour|qui|une|d'idee|idee|la|ici|svp|stp)){0,6}
    j'attends toujours(?: une reponse)?
  `),
  ofMyself: pairs(`
    se demande = je me demande
    a = j'ai
    n'a = je n'ai
    est = je suis
    cherche = je cherche
    essaie = j'essaie
    essaye = j'essaye
    arrive = j'arrive
    n'arrive = je n'arrive
    obtient = j'obtiens
    n'obtient = je n'obtiens
    voudrait = je voudrais
    aimerait = j'aimerais
    veut = je veux
    rencontre = je rencontre
    ne peut = je ne peux
    ne sait = je ne sais
    ne trouve = je ne trouve
    ne comprend = je ne comprends
  `),
};
