import { commonStart } from '../../text/common-ends.js';
import type { Span } from '../../text/span.js';

/** A bullet, a number or a row of dashes before a statement. */
const bullet = /^(?:[-–—*•>#=~|]{1,6}|\d{1,3}(?:\.\d{1,3}){0,3}[.)]?)[ \t]{1,4}/;

/** A row of dashes or stars after a statement. */
const rule = /[ \t]{1,4}[-–—*=~|#]{2,6}$/;

/**
 * A label with what follows it in the same sentence; one capital begins a statement of its own, several are a value.
 * The key of a configuration file (`deployment_status`) is part of the line that it makes with its statement.
 */
const label =
  /^[([]?[\p{L}\p{N}][^\n:.!?"“”_]{0,60}:[ \t]{1,4}(?=[\p{Ll}\p{N}"“]|\p{Lu}{2}|[–—-] )/u;

/** The cells of a table row before the one that differs, and its end. */
const cells = /^\|?(?:[^|\n]{1,80}\|)+[ \t]*/;
const rowEnd = /[ \t]{0,4}\|$/;

const closingBracket = /[.;]?[)\]]$/;

/** Longest statement, in UTF-16 units, of which a part is looked for. */
const longest = 2000;

/**
 * What differs of two statements that are the cue of one line: not the bullet, the label or the quotation marks
 * that both have, nor a beginning that is half of the statement or more. A “not” that one of them has beyond the
 * other is no part; then, and where nothing is in common, the part is the whole.
 */
export function differingPart(a: string, b: string): readonly [Span, Span] {
  const left = { start: 0, end: a.length };
  const right = { start: 0, end: b.length };
  if (a.includes('\n') || b.includes('\n') || a.length > longest || b.length > longest)
    return [left, right];
  const rest = (): [string, string] => [
    a.slice(left.start, left.end),
    b.slice(right.start, right.end),
  ];
  const cutStart = (pattern: RegExp): string | undefined => {
    const [own, other] = rest().map((text) => pattern.exec(text)?.[0]);
    if (own === undefined || own !== other) return undefined;
    left.start += own.length;
    right.start += own.length;
    return own;
  };
  const cutEnd = (pattern: RegExp): boolean => {
    const [own, other] = rest().map((text) => pattern.exec(text)?.[0]);
    if (own === undefined || own !== other) return false;
    left.end -= own.length;
    right.end -= own.length;
    return true;
  };
  cutStart(bullet);
  cutEnd(rule);
  if (cutEnd(rowEnd)) cutStart(cells);
  const introduced = cutStart(label);
  if (introduced !== undefined && /^[([]/.test(introduced)) cutEnd(closingBracket);
  if (introduced === undefined && rest().every((text) => /^["“][^"“”]+["”]$/.test(text))) {
    cutStart(/^["“]/);
    cutEnd(/["”]$/);
  }
  const [start, end] = sharedEnds(...rest());
  left.start += start;
  right.start += start;
  left.end -= end;
  right.end -= end;
  return [left, right];
}

/** Words that a beginning has at least to be left out. */
const leastBeginning = 4;

/** Share of the words of the shorter statement that the beginning has at least. */
const leastShare = 0.5;

/** The same for a part after which the two statements go on alike. */
const leastShareOfTail = 0.6;

/** Words of a part up to which what follows it on both sides is no part of it. */
const shortPart = 1;

const insertedNot = /^(?:not|never|no longer)\b/i;

/** UTF-16 units at both ends of two statements that are no part, where the beginning is half of the shorter one. */
function sharedEnds(a: string, b: string): [start: number, end: number] {
  const most = commonStart(a, b, Math.min(a.length, b.length));
  const start = a.slice(0, most).lastIndexOf(' ') + 1;
  const beginning = a.slice(0, start);
  const words = wordsIn(beginning);
  if (words < leastBeginning || /[.!?] |[{<=]/.test(beginning)) return [0, 0];
  const share = words / Math.min(wordsIn(a), wordsIn(b));
  if (share < leastShare) return [0, 0];
  const parts = [a.slice(start), b.slice(start)] as const;
  if (parts.some((part) => !/[\p{L}\p{N}]/u.test(part) || insertedNot.test(part))) return [0, 0];
  const [left, right] = [parts[0].split(' '), parts[1].split(' ')];
  const longer = Math.max(left.length, right.length);
  let shared = 0;
  while (
    shared < Math.min(left.length, right.length) - 1 &&
    left.at(-1 - shared) === right.at(-1 - shared)
  ) {
    shared++;
  }
  if (shared > 0 && longer - shared <= shortPart) {
    return [start, left.slice(left.length - shared).join(' ').length + 1];
  }
  if (share < leastShareOfTail && (shared > 0 || share === leastShare)) return [0, 0];
  return [start, parts.every((part) => part.endsWith('.')) ? 1 : 0];
}

function wordsIn(text: string): number {
  return text.match(/[^\s]+/g)?.length ?? 0;
}
