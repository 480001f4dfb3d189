import type { TextView } from './text-view.js';

/** Shortest anchor: with seven bytes there is an aligned group of four inside, wherever it stands. */
const shortest = 7;

interface Anchor {
  readonly bytes: Uint8Array;
  /** Position of the aligned group of four inside the anchor. */
  readonly at: number;
}

function besideSlot(group: number, pair: number): number {
  return Math.imul(group ^ Math.imul(pair, 0x85ebca6b), 0xc2b2ae35) >>> 16;
}

/** Two bytes as a number, capitals read as small letters. */
function pairAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0) | 0x2020;
}

/** Told the position of each anchor found; says where to go on, for what lies before need not be looked at. */
export type OnAnchor = (position: number) => number;

function slotOf(group: number): number {
  return Math.imul(group | 0x20202020, 0x9e3779b1) >>> 16;
}

/**
 * Finds anchors in one pass over the text. Every aligned group of four bytes is looked up in a table of
 * the groups that anchors hold; only where it is there are the anchors themselves compared. Letters
 * match in either case. Benign text is passed at close to a gigabyte a second.
 */
export class AnchorScanner {
  /** By slot of a group: the number of its bucket, from 1; 0 where no anchor has such a group. */
  readonly #table = new Uint16Array(0x10000);
  /** Groups together with the two bytes behind them or, at the end of an anchor, those before them. */
  readonly #beside = new Uint8Array(0x10000);
  readonly #buckets: Anchor[][] = [[]];

  /** Anchors are in small letters, none shorter than seven bytes. */
  constructor(anchors: readonly string[]) {
    for (const anchor of anchors) this.#add(anchor);
  }

  /** Reports the anchors from `from` on in the order of the text; the same place can be reported more than once. */
  scan({ words, bytes, length }: TextView, from: number, onAnchor: OnAnchor): void {
    const table = this.#table;
    const beside = this.#beside;
    const groups = length >> 2;
    for (let i = from >> 2; i < groups; i++) {
      const group = (words[i] ?? 0) | 0x20202020;
      const bucket = table[Math.imul(group, 0x9e3779b1) >>> 16] ?? 0;
      if (bucket === 0) continue;
      const position = i << 2;
      const behind = pairAt(bytes, position + 4);
      if (beside[besideSlot(group, behind)] === 0) {
        if (position === 0) continue;
        const before = pairAt(bytes, position - 2);
        if (beside[besideSlot(group, ~before)] === 0) continue;
      }
      const next = this.#compare(bytes, length, position, bucket, onAnchor);
      i = Math.max(i, (next >> 2) - 1);
    }
  }

  #add(anchor: string): void {
    if (anchor.length < shortest || /[^\x20-\x7e]|[A-Z]/u.test(anchor)) {
      throw new RangeError(`The anchor “${anchor}” is too short or not in small ASCII letters.`);
    }
    const bytes = Uint8Array.from(anchor, (char) => char.charCodeAt(0));
    const from = rarestWindow(anchor);
    for (let at = from; at < from + 4; at++) {
      const group =
        (bytes[at] ?? 0) |
        ((bytes[at + 1] ?? 0) << 8) |
        ((bytes[at + 2] ?? 0) << 16) |
        ((bytes[at + 3] ?? 0) << 24) |
        0x20202020;
      const bucket = this.#table[slotOf(group)] ?? 0;
      if (bucket === 0) this.#table[slotOf(group)] = this.#buckets.push([{ bytes, at }]) - 1;
      else this.#buckets[bucket]?.push({ bytes, at });
      const slot =
        at + 6 <= bytes.length
          ? besideSlot(group, pairAt(bytes, at + 4))
          : besideSlot(group, ~pairAt(bytes, at - 2));
      this.#beside[slot] = 1;
    }
  }

  /** Reports the anchors that have the group at `position`; says where to go on. */
  #compare(
    text: Uint8Array,
    length: number,
    position: number,
    bucket: number,
    onAnchor: OnAnchor,
  ): number {
    let next = 0;
    for (const { bytes, at } of this.#buckets[bucket] ?? []) {
      const start = position - at;
      if (start < 0 || start + bytes.length > length) continue;
      let i = 0;
      while (i < bytes.length && foldCase(text[start + i] ?? 0) === bytes[i]) i++;
      if (i === bytes.length) next = Math.max(next, onAnchor(start));
    }
    return next;
  }
}

/** Small letter of a capital one; a line break reads as a space, so that phrases match across lines. */
function foldCase(byte: number): number {
  if (byte >= 65 && byte <= 90) return byte | 0x20;
  return byte === 10 ? 32 : byte;
}

/** Groups of four letters that stand everywhere in English; looking for them finds too much. */
const everyday =
  /^(?:the | the|ing | to |to t|o th| of |of t|f th| and|and |tion|that|hat |ent |ion |ould|uld |for | for|with|ith | my |my t|n th|s th|t th| in |in t|d th|e th|is t|is a|ed t| is |are | are|ting|atio|ment|not | not|ere |e to|be a| be |n a |ive |ent | thi|this|his |ated|ted |er t|all | all| me |me i|e in|i am| i a|i wi|as i|ver |ally|lly |ity |ness|ess |ate |rati|t is| it |e re|e my|t my|s my|to m|o my|of m|f my|n my|my a| a t|an a|er o|t to|ly t|you |ess |ers |ter |ding|nd t)$/u;

/**
 * Where the four neighbouring groups of an anchor begin that are looked for: with four of them in a row
 * one is aligned, wherever the anchor stands, and the rarer they are the fewer places are compared in vain.
 */
function rarestWindow(anchor: string): number {
  let best = 0;
  let fewest = Infinity;
  for (let from = 0; from + 7 <= anchor.length; from++) {
    let common = 0;
    for (let at = from; at < from + 4; at++) {
      if (everyday.test(anchor.slice(at, at + 4))) common++;
    }
    if (common < fewest) {
      best = from;
      fewest = common;
    }
  }
  return best;
}
