/** Entwürfe von Einladungen, die ein Mensch verschickt. Auf Deutsch. */
import { literal } from "../markdown.ts";
import type { InvitationWords } from "../report/invitations.ts";

const times = (count: number): string => `${count}-mal`;

export const invitations: InvitationWords = {
  answer: (name, answered, thanked, community) =>
    `Hallo ${literal(name)}, ${answered}-mal hast du in letzter Zeit in ${literal(community)} jemandem geantwortet${thanked > 0 ? `, und ${times(thanked)} hat sich jemand bedankt` : ""}. Das ist aufgefallen, und es hilft mehr, als man denkt. Hättest du Lust, zu denen zu gehören, die unser Bot fragen darf, wenn eine Frage wartet? Du sagst, wann du Zeit hast und wie oft; ein Nein ist auch in Ordnung.`,
  docs: (name, asked, community) =>
    `Hallo ${literal(name)}, du hast in letzter Zeit ${asked} Fragen in ${literal(community)} gestellt. Gute Fragen zeigen, was in unserer Dokumentation fehlt. Hättest du Lust, aufzuschreiben, was du herausgefunden hast? Wir zeigen dir, wo, und lesen es durch; ein paar Zeilen reichen, und ein Nein ist auch in Ordnung.`,
};
