/** Is a heading, or a line, put as a question? By its form, in the five languages the bot speaks. */

const interrogatives = [
  // English
  /^(how|what|what's|whats|why|where|who|whose|which|when|whom)(\s|$)/,
  /^(can|could|may|should|must|will|would|do|does|did|is|are|am|was|were|has|have)(n't)?\s+(i|you|we|he|she|it|they|there|this|that|these|those|my|your|our|the|a|an|any|anyone|anybody|some|someone|one|\p{L}+\s+(really|still|also|be|work|support|run|need|have|free|safe|available|supported|possible))\s/u,
  // German
  /^(wie|was|warum|wieso|weshalb|wozu|wo|wohin|woher|wer|wen|wem|wann|welche[rsmn]?|womit|wofür)\s/,
  /^(kann|könnte|darf|muss|soll|sollte|ist|sind|hat|haben|gibt|wird|werden|funktioniert|brauche|läuft|unterstützt)\s+(ich|man|wir|es|er|sie|das|der|die|den|mein|meine|ein|eine)\s/,
  // French
  /^(comment|pourquoi|que|quoi|quel|quelle|quels|quelles|où|qui|quand|combien|est-ce|puis-je|peut-on|pouvez-vous|faut-il|dois-je|y a-t-il|existe-t-il)\s/,
  /^qu'(est-ce|est ce)\s/,
  // Spanish
  /^(cómo|qué|por qué|cuál|cuáles|dónde|quién|quiénes|cuándo|cuánto|cuánta|cuántos|cuántas|puedo|se puede|es posible|debo|tengo que)\s/,
  // Portuguese (`como` and `quando` as in Spanish without their accents, too)
  /^(como|o que|por que|porque|qual|quais|onde|quem|quando|quanto|quantos|posso|é possível|existe|preciso|devo)\s/,
];

/**
 * True when a heading asks: it ends with a question mark, or begins as questions do
 * (`How to …`, `Kann ich …`, `Pourquoi …`).
 */
export function asks(text: string): boolean {
  const plain = text.trim();
  if (/[?？؟][\s\p{P}\p{S}]*$/u.test(plain)) return true;
  const start = `${plain.replace(/^[\s\p{P}\p{S}]+/u, "").replaceAll("’", "'")} `.toLowerCase();
  return interrogatives.some((form) => form.test(start));
}

/** True when a heading is the title of a list of questions and answers. */
export function saysFaq(text: string): boolean {
  return /\bfaqs?\b|\bf\.a\.q\.?|frequently[\s-]+asked|common questions|questions (and|&) answers|\bq ?& ?a\b|häufig(e| gestellte)? fragen|foire aux questions|questions fréquentes|preguntas (más )?frecuentes|perguntas (mais )?frequentes/i.test(
    text,
  );
}

/** True for headings that never are entries of an FAQ, such as its table of contents. */
export function isFurniture(text: string): boolean {
  return /^(table of )?contents?$|^toc$|^index$|^overview$|^introduction$|^see also$|^further reading$|^references?$|^links?$|^licen[cs]e$|^credits?$|^about( this.*)?$|^changelog$|^inhalt(sverzeichnis)?$|^sommaire$|^índice$/i.test(
    text.trim(),
  );
}
