import type { Span } from '../../text/span.js';

/** Longest stretch looked at around a place, in UTF-16 units to each side. */
const reach = 600;

/**
 * The sentence around an offset, at most `reach` to each side and not before `floor`. Lines that
 * merely wrap belong together; blank lines, list items, tags and headings end a sentence.
 */
export function sentenceAround(text: string, offset: number, floor: number): Span {
  const from = Math.max(floor, offset - reach);
  const to = Math.min(text.length, offset + reach);
  let start = offset;
  while (start > from && !endsSentence(text, start - 1)) start--;
  let end = offset;
  while (end < to && !endsSentence(text, end)) end++;
  return { start, end: Math.min(to, end + 1) };
}

/** Whether the character at `index` is the last one of a sentence. */
export function endsSentence(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code === 0x2e || code === 0x21 || code === 0x3f) return isSpace(text.charCodeAt(index + 1));
  if (code !== 0x0a) return false;
  const next = text.charCodeAt(index + 1);
  // Blank line, list item, heading, tag, quotation, table row.
  return Number.isNaN(next) || next === 0x0a || next === 0x0d || lineOpeners.has(next);
}

const lineOpeners = new Set(Array.from('-*#<>|+•{', (character) => character.charCodeAt(0)));

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
