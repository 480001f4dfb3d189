import { OPAQUE, REMOVED } from './fold.js';

/**
 * A text as the flagger reads it: one byte per character, zero-width characters gone, look-alike
 * letters read as the Latin ones. Positions in `bytes` map back to UTF-16 offsets of the text.
 */
export interface TextView {
  /** At least `length` bytes, in the case of the text; what lies behind `length` is not text. */
  readonly bytes: Uint8Array;
  /** The same memory four bytes at a time. */
  readonly words: Int32Array;
  readonly length: number;
  /** Offset in the text of each byte; undefined when every byte stands where its character does. */
  readonly offsets: Uint32Array | undefined;
}

/** The offset in the text at which the byte at `position` starts. */
export function startOffset(view: TextView, position: number): number {
  return view.offsets?.[position] ?? position;
}

/** The offset in the text at which the byte before `position` ends. */
export function endOffset(view: TextView, position: number): number {
  if (!view.offsets || position === 0) return position;
  return (view.offsets[position - 1] ?? 0) + 1;
}

/** Makes views in memory that it uses again: a view is good until the next one is made. */
export class TextViewer {
  readonly #fold: Uint8Array;
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(0);
  #words = new Int32Array(0);

  constructor(fold: Uint8Array) {
    this.#fold = fold;
  }

  view(text: string): TextView {
    const size = text.length;
    this.#reserve(size);
    const { read, written } = this.#encoder.encodeInto(text, this.#bytes);
    if (read === size && written === size) return this.#result(size, undefined);
    // Beyond ASCII a UTF-16 unit takes up to three bytes.
    this.#reserve(3 * size);
    return this.#folded(this.#encoder.encodeInto(text, this.#bytes).written, size);
  }

  /** Folds the UTF-8 of a text in place; what is written never passes what is still to be read. */
  #folded(size: number, units: number): TextView {
    const bytes = this.#bytes;
    const fold = this.#fold;
    let offsets: Uint32Array | undefined;
    let length = 0;
    let unit = 0;
    for (let at = 0; at < size; unit++) {
      // Most characters are ASCII, and stand where the last one left off.
      if (offsets === undefined) {
        const start = at;
        for (; at < size && (bytes[at] ?? 0) < 0x80; at++) bytes[length++] = bytes[at] ?? 0;
        unit += at - start;
        if (at === size) break;
      }
      let byte = bytes[at] ?? 0;
      let wide = false;
      if (byte < 0x80) {
        at++;
      } else {
        const code = codePointAt(bytes, at);
        at += code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        byte = code < 0x10000 ? (fold[code] ?? OPAQUE) : latinOf(code);
        // Two units of the text, one byte of the view.
        wide = code >= 0x10000;
        if (byte === REMOVED || wide) offsets ??= identity(units);
        if (byte === REMOVED) continue;
      }
      bytes[length] = byte;
      if (offsets !== undefined) offsets[length] = unit;
      length++;
      if (wide) unit++;
    }
    return this.#result(length, offsets);
  }

  #result(length: number, offsets: Uint32Array | undefined): TextView {
    this.#bytes.fill(0, length, length + 4);
    return { bytes: this.#bytes, words: this.#words, length, offsets };
  }

  #reserve(length: number): void {
    if (this.#bytes.length >= length + 8) return;
    const buffer = new ArrayBuffer((Math.ceil(length * 1.25) + 4096) & ~3);
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Int32Array(buffer);
  }
}

function identity(size: number): Uint32Array {
  const offsets = new Uint32Array(size);
  for (let i = 0; i < size; i++) offsets[i] = i;
  return offsets;
}

/** The code point of a sequence of UTF-8 that is known to be whole and of two to four bytes. */
function codePointAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  if (first < 0xe0) return ((first & 0x1f) << 6) | second;
  const third = (bytes[at + 2] ?? 0) & 0x3f;
  if (first < 0xf0) return ((first & 0x0f) << 12) | (second << 6) | third;
  return ((first & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] ?? 0) & 0x3f);
}

/** The ASCII letter that a character outside the first plane stands for: mathematical letters mostly. */
function latinOf(code: number): number {
  const first = String.fromCodePoint(code).normalize('NFKD').charCodeAt(0);
  return first > 0 && first < 0x80 ? first : OPAQUE;
}
