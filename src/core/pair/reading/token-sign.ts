import { commonEnd, commonStart } from '../../text/common-ends.js';
import type { Span } from '../../text/span.js';

/** UTF-16 units of a sign at most. */
const longestSign = 2;

/**
 * The letter or sign that tells one token from the other, as `P` does `P-2207` from `Q-2207` and `JCE-7-P` from
 * `JCE-7-Q`; undefined where whole words do. A legend names it standing alone: "P: …, Q: …".
 */
export function signIn(value: string, other: string): string | undefined {
  const sign = signSpan(value, other);
  return sign && value.slice(sign.start, sign.end);
}

/** Where the sign of {@link signIn} stands in a value. */
export function signSpan(value: string, other: string): Span | undefined {
  if (!isToken(value) || !isToken(other) || clockTime.test(value)) return undefined;
  const most = Math.min(value.length, other.length);
  let start = commonStart(value, other, most);
  const end = value.length - commonEnd(value, other, most - start);
  while (start > 0 && isAlphanumeric(value.charAt(start - 1))) start--;
  if (isAlphanumeric(value.charAt(end))) return undefined;
  return start < end && end - start <= longestSign ? { start, end } : undefined;
}

/** A time, of which no part stands for the whole. */
const clockTime = /^\d{1,2}[:.]\d\d$/;

/** Whether a text is one word, number or sign. */
export function isToken(text: string): boolean {
  return /^\S{1,20}$/.test(text.trim());
}

function isAlphanumeric(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
