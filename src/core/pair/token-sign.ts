import { commonEnd, commonStart } from '../text/common-ends.js';

/** UTF-16 units of a sign at most. */
const longestSign = 2;

/**
 * The letter or sign that tells one token from the other, as `P` does `P-2207` from `Q-2207` and `JCE-7-P` from
 * `JCE-7-Q`; undefined where whole words do. A legend names it standing alone: "P: …, Q: …".
 */
export function signIn(value: string, other: string): string | undefined {
  if (!isToken(value) || !isToken(other)) return undefined;
  const most = Math.min(value.length, other.length);
  let start = commonStart(value, other, most);
  const end = value.length - commonEnd(value, other, most - start);
  while (start > 0 && isAlphanumeric(value.charAt(start - 1))) start--;
  if (isAlphanumeric(value.charAt(end))) return undefined;
  const sign = value.slice(start, end);
  return sign !== '' && sign.length <= longestSign ? sign : undefined;
}

/** Whether a text is one word, number or sign. */
export function isToken(text: string): boolean {
  return /^\S{1,20}$/.test(text.trim());
}

function isAlphanumeric(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
