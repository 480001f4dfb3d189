import { isFunctionWord } from './tokens.js';

/** Enough of a word to know it again in another form. */
const stemLength = 5;

/** Share of the members of the smaller of two sets that the other has too, 0…1. */
export function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/** Beginnings of the content words of a text. */
export function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.filter((word) => !isFunctionWord(word)).map((word) => word.slice(0, stemLength)),
  );
}

/** The beginnings of the longer words of a text: two texts share “only” and “not” by chance. */
export function tellingStems(text: string): Set<string> {
  return new Set([...stemsOf(text)].filter((stem) => stem.length >= stemLength));
}
