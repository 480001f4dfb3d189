import { commonEnd, commonStart } from '../../text/common-ends.js';

/** Signs that look alike, and what markup and tools make of them. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/[‘’ʼ′´]|&#39;|&apos;/g, "'"],
  [/[“”„″]|&quot;/g, '"'],
  [/[‐‑–—−]|&[mn]dash;/g, '-'],
  [/&amp;/g, '&'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
];

/** A name inside a sentence, or an identifier: a path, a key, a tag or a tool. */
const name =
  // bounded input: `longest` UTF-16 units
  /^\p{Lu}\p{Ll}{3,}$|^[\w./-]*[\p{L}\p{N}][_/.][\p{L}\p{N}][\w./-]*$|^\p{Ll}+\p{Lu}\p{Ll}\w*$/u;

/** Longest wording that is compared letter by letter, in UTF-16 units. */
const longest = 200;

/** Letters of a name of which one or two may be a slip. */
const leastLetters = 5;

/** Letters that a slip in a name changes at most. */
const mostLetters = 2;

/** Letters that a part of an identifier keeps at least. */
const leastKept = 3;

const lastPart = /[^_/.-]*$/; // bounded input: `longest` UTF-16 units
const boundary = /[_/.-]/;

/** What turns a word into its opposite or into a number or form of it with a meaning of its own. */
const meaningful = /\d|^(?:un|in|im|non|de|dis|re)$|^(?:ed|er|or|ee|e|d|r)$/i;

/**
 * Whether two wordings are one that slipped: signs that look alike, or a name or identifier of which one or two
 * letters changed. What tells the condition never differs like that.
 */
export function isSlip(own: string, other: string): boolean {
  if (own === other || own.length === 0 || other.length === 0) return false;
  if (own.length > longest || other.length > longest) return false;
  if (lookOf(own) === lookOf(other)) return true;
  if (!name.test(own) || !name.test(other)) return false;
  const shorter = Math.min(own.length, other.length);
  const start = commonStart(own, other, shorter);
  const end = commonEnd(own, other, shorter - start);
  if (start < 2 || start + end < leastLetters - 1) return false;
  // Of `log_on` and `log_off` a whole word differs.
  const from = own.slice(0, start).search(lastPart);
  const to = own.slice(own.length - end).search(boundary);
  const kept = start - from + (to < 0 ? end : to);
  return [own, other].every((text) => {
    const part = text.slice(start, text.length - end);
    return kept >= leastKept && part.length <= mostLetters && !meaningful.test(part);
  });
}

function lookOf(text: string): string {
  return alike.reduce((look, [sign, plain]) => look.replace(sign, plain), text);
}
