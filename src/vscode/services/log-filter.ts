/**
 * Whether a text holds every word of a filter, each at the beginning of a word of the text: `monitored`
 * is not found in `unmonitored`. A phrase in double quotes counts as one word. Case does not matter.
 */
export function holdsAll(text: string, filter: string): boolean {
  const searched = text.toLowerCase();
  return wordsOf(filter.toLowerCase()).every((word) => holdsAtWordStart(searched, word));
}

function wordsOf(filter: string): string[] {
  return [...filter.matchAll(/"([^"]+)"?|[^\s"]+/g)].map(([word, phrase]) => phrase ?? word);
}

function holdsAtWordStart(text: string, word: string): boolean {
  const beginsInside = /^[\p{L}\p{N}]/u.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!beginsInside || at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}
