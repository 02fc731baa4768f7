/** Brouillons d’invitations, qu’un humain envoie. En français. */
import { literal } from "../markdown.ts";
import type { InvitationWords } from "../report/invitations.ts";
import { t } from "./french.ts";

export const invitations: InvitationWords = {
  answer: (name, answered, thanked, community) =>
    t`Bonjour ${literal(name)}, ces derniers temps tu as répondu ${answered} fois à quelqu’un dans ${literal(community)}${thanked > 0 ? `, et on t’a remercié ${thanked} fois` : ""}. Cela s’est vu, et cela aide plus qu’on ne croit. Voudrais-tu faire partie des personnes que notre bot peut solliciter quand une question attend ? Tu dis quand tu as le temps et à quelle fréquence ; non est aussi une bonne réponse.`,
  docs: (name, asked, community) =>
    t`Bonjour ${literal(name)}, tu as posé ${asked} questions dans ${literal(community)} ces derniers temps. Les bonnes questions montrent ce qui manque à notre documentation. Voudrais-tu écrire ce que tu as trouvé ? Nous te montrerons où et nous relirons ; quelques lignes suffisent, et non est aussi une bonne réponse.`,
};
