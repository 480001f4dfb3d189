import type { Span } from '../../text/span.js';

/** Numbers for strings: equal strings get equal numbers. */
export class Interner {
  readonly #numbers = new Map<string, number>();

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

const wordPattern = /\{\{[^{}]{0,200}\}\}\}?|[\p{L}\p{N}_]+(?:['’.,:@/-][\p{L}\p{N}_]+)*|[^\s]/gu;

/**
 * The words of a span in order: template expressions, words with their inner hyphens, apostrophes and
 * decimal points, and every other visible character by itself. Whitespace lies between them.
 */
export function wordsOf(text: string, span: Span): Span[] {
  const words: Span[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(wordPattern)) {
    const start = span.start + match.index;
    words.push({ start, end: start + match[0].length });
  }
  return words;
}

/** Lines longer than this are divided into sentences, so that one change in them stays local. */
const longLine = 1000;

/** The lines of a span, each with its line end; very long lines in pieces that end with a sentence. */
export function linesOf(text: string, span: Span): Span[] {
  const lines: Span[] = [];
  let start = span.start;
  while (start < span.end) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline >= span.end ? span.end : newline + 1;
    if (end - start > longLine) pushSentences(text, start, end, lines);
    else lines.push({ start, end });
    start = end;
  }
  return lines;
}

function pushSentences(text: string, from: number, to: number, lines: Span[]): void {
  let start = from;
  for (
    let at = text.indexOf('. ', start);
    at >= 0 && at + 2 < to;
    at = text.indexOf('. ', at + 2)
  ) {
    lines.push({ start, end: at + 2 });
    start = at + 2;
  }
  lines.push({ start, end: to });
}

/** The text of a span with runs of whitespace made one space and none at its ends. */
export function collapsed(text: string, span: Span): string {
  const piece = text.slice(span.start, span.end);
  const isClean = !/^\s|\s\s|[^\S \n]|[^\S\n]$/.test(piece);
  return isClean ? (piece.endsWith('\n') ? piece.slice(0, -1) : piece) : collapse(piece);
}

/** Runs of whitespace made one space, none at the ends. */
export function collapse(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

const functionWords = new Set(
  (
    'a an the this that these those and or but nor so as at by for from in into of on onto over to up with ' +
    'is are was were be been being am do does did has have had will would shall should can could may might must ' +
    'i you he she it we they me him her us them my your his its our their who which what there here then than if'
  ).split(' '),
);

/** Whether a word carries no content of its own: articles, prepositions, auxiliaries, pronouns, punctuation. */
export function isFunctionWord(word: string): boolean {
  return !/[\p{L}\p{N}]/u.test(word) || functionWords.has(word.toLowerCase());
}

/** Number of words of a span, by default of the whole text; punctuation is not counted. */
export function countWords(text: string, span: Span = { start: 0, end: text.length }): number {
  let count = 0;
  let inWord = false;
  for (let i = span.start; i < span.end; i++) {
    const code = text.charCodeAt(i);
    const letter =
      (code >= 48 && code <= 57) ||
      (code >= 65 && code <= 90) ||
      (code >= 97 && code <= 122) ||
      code > 191 ||
      code === 39 ||
      code === 95;
    if (letter && !inWord) count++;
    inWord = letter;
  }
  return count;
}
