/** "Who are you?", "what can you do?": asked of the bot itself. Pure. */
import { fold } from "./fold.ts";

/** English, German, French, Spanish, Portuguese, folded. */
const asked =
  /^(?:(?:hi|hello|hey|hallo|salut|hola|ola|oi)[,!. ]+)?(?:(?:who|what) (?:are|r) (?:you|u)(?: (?:exactly|anyway))?|are (?:you|u) (?:a |an )?(?:ro)?bot|what (?:can|do) (?:you|u) do|how do (?:you|u) work|wer bist du|was (?:bist|kannst|machst) du(?: (?:alles|denn|eigentlich))?|bist du ein (?:ro)?bot|(?:tu es qui|qui es[- ]tu|t'es qui)|(?:que (?:sais|peux)[- ]tu faire|tu sais faire quoi)|(?:tu es|es[- ]tu) un (?:ro)?bot|quien eres|que (?:eres|puedes hacer|sabes hacer)|eres un (?:ro)?bot|quem e (?:voce|tu)|o que (?:voce|tu) (?:faz|sabe fazer|pode fazer)|(?:voce|tu) e um (?:ro)?bot)[ ?!.]*$/u;

/** True when all that is said to the bot asks what it is or does. */
export const asksWhoItIs = (text: string): boolean => text.length <= 60 && asked.test(fold(text));
