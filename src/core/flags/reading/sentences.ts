import type { TextView } from './text-view.js';

/** A line at least this long that ends without punctuation is taken to run on in the next one. */
const wrappedLine = 60;
/** A sentence longer than this is cut, so that text without punctuation cannot make one of everything. */
const maxSentence = 800;

const newline = 10;

function isSpace(byte: number): boolean {
  return byte === 32 || byte === newline || byte === 13 || byte === 9;
}

/** `.`, `!`, `?` and what may follow them before the next sentence. */
function endsSentence(byte: number): boolean {
  return byte === 46 || byte === 33 || byte === 63;
}
function closes(byte: number): boolean {
  return byte === 34 || byte === 39 || byte === 41 || byte === 93 || byte === 42;
}
function isLetter(byte: number): boolean {
  const small = byte | 32;
  return small >= 97 && small <= 122;
}

/** A list item starts here: a bullet, a heading, a table row, or `1.`, `a)`. */
function startsItem(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? 0;
  if (byte === 42 || byte === 35 || byte === 124 || byte === 60 || byte === newline) return true;
  if (byte === 45) return isSpace(bytes[at + 1] ?? 0);
  const next = bytes[at + 1] ?? 0;
  return (next === 46 || next === 41) && isSpace(bytes[at + 2] ?? 0);
}

/** Whether a sentence ends right after the byte at `at`, which is no space. */
function boundaryAfter(view: TextView, at: number): boolean {
  const { bytes, length } = view;
  const next = bytes[at + 1] ?? 0;
  if (at + 1 >= length) return true;
  if (!isSpace(next)) return false;
  let mark = at;
  while (mark > 0 && closes(bytes[mark] ?? 0)) mark--;
  if (endsSentence(bytes[mark] ?? 0)) {
    // `e.g. `, `J. Smith`, `1. ` at the start of a line: a point after a single letter or digit.
    const single =
      bytes[mark] === 46 &&
      mark === at &&
      (mark < 2 || !isLetter(bytes[mark - 2] ?? 0)) &&
      (mark < 2 || isSpace(bytes[mark - 2] ?? 0) || bytes[mark - 2] === 46);
    if (!single) return true;
  }
  return false;
}

/** Whether the newline at `at` ends a sentence although no punctuation does. */
function breaksLine(view: TextView, at: number): boolean {
  const { bytes, length } = view;
  let next = at + 1;
  while (next < length && (bytes[next] === 32 || bytes[next] === 9 || bytes[next] === 13)) next++;
  if (next >= length || startsItem(bytes, next)) return true;
  let last = at - 1;
  while (last >= 0 && isSpace(bytes[last] ?? 0) && bytes[last] !== newline) last--;
  if (last < 0 || bytes[last] === newline || bytes[last] === 58) return true;
  for (let i = at - 1; i > at - wrappedLine; i--) {
    if (i < 0 || bytes[i] === newline) return true;
  }
  return false;
}

/**
 * Where the sentence ends that starts at `start`: the position behind its last character. Works on
 * bytes, forwards only, in one pass.
 */
export function sentenceEnd(view: TextView, start: number): number {
  const { bytes, length } = view;
  const limit = Math.min(length, start + maxSentence);
  for (let i = start; i < limit; i++) {
    const byte = bytes[i] ?? 0;
    if (byte > 63 || byte === 32) continue;
    if (byte === newline) {
      if (i > start && breaksLine(view, i)) return i;
    } else if ((endsSentence(byte) || closes(byte)) && boundaryAfter(view, i)) return i + 1;
  }
  return limit;
}

/** Where the next sentence starts at or after `at`; `length` when there is none. */
export function sentenceStart(view: TextView, at: number): number {
  let i = at;
  while (i < view.length && isSpace(view.bytes[i] ?? 0)) i++;
  return i;
}

/** Where the sentence starts that holds `at`, searched backwards at most `maxSentence` far. */
export function sentenceStartBefore(view: TextView, at: number): number {
  const { bytes } = view;
  const limit = Math.max(0, at - maxSentence);
  for (let i = at - 1; i > limit; i--) {
    const byte = bytes[i] ?? 0;
    if (byte > 63) continue;
    if (byte === newline ? breaksLine(view, i) : boundaryAfter(view, i) && !isSpace(byte)) {
      return sentenceStart(view, i + 1);
    }
  }
  return limit;
}
