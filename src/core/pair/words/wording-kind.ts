import type { DifferenceKind } from '../pair-comparison.js';

const numberWords =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion';

const numberToken = new RegExp(
  `^(?:[$€£]?\\p{N}[\\p{N}.,:/%-]*(?:st|nd|rd|th|k|m|am|pm|%)?|(?:${numberWords})(?:-(?:${numberWords}))?)$`,
  'iu',
);

/** What kind of words a difference outside the manipulation consists of. */
export function wordingKind(
  monitored: string,
  unmonitored: string,
): Extract<DifferenceKind, 'number' | 'entity' | 'wording' | 'structure'> {
  if (/\{\{|\}\}/.test(monitored) || /\{\{|\}\}/.test(unmonitored)) return 'structure';
  const left = tokens(monitored);
  const right = tokens(unmonitored);
  if (left.length === 0 || right.length === 0) return 'wording';
  if (left.every(isNumber) && right.every(isNumber)) return 'number';
  if (left.every(isName) && right.every(isName)) return 'entity';
  return 'wording';
}

/** Numbers and proper names of a text, for telling what two different bodies disagree in. */
export function namesAndNumbers(text: string): Set<string> {
  const found = new Set<string>();
  for (const match of text.matchAll(/[$€£]?\p{N}[\p{N}.,:/]*\p{N}|\p{N}+%?/gu)) found.add(match[0]);
  // A capitalized word after a lower-case one is a name; at the beginning of a sentence it need not be.
  for (const match of text.matchAll(
    /(?<=[\p{Ll}\p{N},;] )\p{Lu}[\p{L}\p{N}’'-]+(?: \p{Lu}[\p{L}\p{N}’'-]+)*/gu,
  )) {
    if (!/^(?:I|I['’].*)$/.test(match[0])) found.add(match[0]);
  }
  return found;
}

function tokens(text: string): string[] {
  return text
    .split(/\s+/)
    .map((token) => token.replace(/^[("'“‘[]{1,20}|[)"'”’\],;:!?.]{1,20}$/gu, ''))
    .filter((token) => token !== '');
}

function isNumber(token: string): boolean {
  return numberToken.test(token);
}

function isName(token: string): boolean {
  return /^\p{Lu}[\p{L}\p{N}’'.&-]*$/u.test(token) || /^(?:of|the|and|de|van|von|&)$/.test(token);
}
