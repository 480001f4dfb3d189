import { leanOf } from './cue-polarity.js';
import type { CueSentence } from './cue-sentence.js';
import { fieldValues } from './cue-value.js';
import { countWords } from '../words/tokens.js';
import { switchContrast } from './switch-contrast.js';

/** Words of the value of a field at most; more are a sentence behind a label. */
const wordsOfValue = 5;

/**
 * Which way a field with two values tells the condition, where one side has another sentence beside it that
 * may say so louder; undefined where there is none or it says nothing.
 */
export function signOfField(
  textM: string,
  m: readonly CueSentence[],
  textU: string,
  u: readonly CueSentence[],
): 1 | -1 | undefined {
  if (m.length === u.length) return undefined;
  for (const own of [m[0], m.at(-1)]) {
    for (const other of [u[0], u.at(-1)]) {
      if (own === undefined || other === undefined) continue;
      const left = textM.slice(own.span.start, own.span.end);
      const right = textU.slice(other.span.start, other.span.end);
      const [value, otherValue] = fieldValues(left, right) ?? [];
      if (value === undefined || otherValue === undefined) continue;
      const areShort =
        Math.max(countWords(left, value), countWords(right, otherValue)) <= wordsOfValue;
      if (!areShort) continue;
      const contrast = leanOf(own.reading) - leanOf(other.reading) || switchContrast(left, right);
      if (contrast !== 0) return contrast > 0 ? 1 : -1;
    }
  }
  return undefined;
}
