import { isFunctionWord } from './tokens.js';

/** Enough of a word to know it again in another form. */
const stemLength = 5;

/** Beginnings of the content words of a text. */
export function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.filter((word) => !isFunctionWord(word)).map((word) => word.slice(0, stemLength)),
  );
}
