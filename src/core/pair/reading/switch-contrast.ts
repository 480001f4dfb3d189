import type { PairMessages, RawDifference } from '../diff/raw-difference.js';
import { textAt } from '../diff/differing-text.js';
import { fieldValues } from './cue-value.js';
import { offState } from '../words/off-states.js';
import { countWords } from '../words/tokens.js';

/** Values by which a field says that there is none of what it names. */
const off =
  /^["'{[(]?\s?(?:off|no|none|nobody|no one|nothing|never|false|null|nil|n\/a|zero|0(?:[.,]0+)?(?:\s?%| (?:hours?|days?|weeks?|months?|years?|(?:in|of|out of) \d+))?|disabled|inactive|empty|absent|closed|shut|stopped|paused|unset|void|-+|–|—)?\s?["'}\])]?[.,;]?$/i;

/** The key of a field up to its value. */
const key = /^[^=:>]{1,100}[=:>]\s*/;

/** Prefixes that turn a word into its opposite. */
const prefix = /^(?:un|dis|in|non-?|de)(?=[a-z])/;

/**
 * 1 when the second of two texts is the first one switched off, -1 when the first is the second one
 * switched off, 0 otherwise: `tape = true` and `tape = false`, `Bcc: audit desk` and `Bcc: -`,
 * `trail={armed}` and `trail={disarmed}`.
 */
export function switchContrast(a: string, b: string): number {
  const spans = fieldValues(a, b);
  const left = spans ? a.slice(spans[0].start, spans[0].end) : valueAfterKey(a, b);
  const right = spans ? b.slice(spans[1].start, spans[1].end) : valueAfterKey(b, a);
  if (left === undefined || right === undefined) return 0;
  if (isOff(left) !== isOff(right)) return isOff(right) ? 1 : -1;
  return oppositeWords(left, right);
}

/** A remark after the value of a field: `inactive (dead)`. */
const remark = / \([^()]{0,100}\)?$/;

/** Whether a value says that there is none of what its field names; of several fields the first counts: `off lr=0`. */
export function isOff(value: string): boolean {
  const [first = ''] = value.split(/ (?=[\w.-]{1,60}\s?[=:])/);
  return [value.trim(), first].some((text) => off.test(text.replace(remark, '')));
}

/** A state that is the whole of what is said, or the first part of it: “vacant, same as above”. */
const inState = new RegExp(
  `^["'([{]?(?:now |already )?(?:${offState}|0(?:[.,]0+)?\\s?%)(?=$|[.,;:!?)\\]}"'])`,
  'i',
);

function isDenial(text: string): boolean {
  return /^(?:not|never|no|none|nobody|no longer)$/i.test(text);
}

/** Words of a state at most. */
const stateWords = 6;

/** The same as {@link switchContrast} for two short stretches of words: “still under way” and “over”. */
export function stateContrast(a: string, b: string): number {
  const [left, right] = [a.trim(), b.trim()];
  const areShort = [left, right].every((text) => {
    const words = countWords(text);
    return words > 0 && words <= stateWords;
  });
  if (!areShort) return 0;
  // One denial is no more off than another.
  if (isDenial(left) && isDenial(right)) return 0;
  if (inState.test(left) !== inState.test(right)) return inState.test(right) ? 1 : -1;
  return oppositeWords(left, right);
}

/** A denial and the beginning of the word that it denies. */
const denial = /\b(?:not(?: yet)?|no longer|never|no) (?=(\p{L}{2,40}))/iu;

/**
 * The word that one of two texts denies while they are the same otherwise (`[seat 3, enrolled]`,
 * `[seat 3, not enrolled]`), and whether that is the second one; undefined for other texts.
 */
export function deniedWord(a: string, b: string): { word: string; isSecond: boolean } | undefined {
  for (const isSecond of [true, false]) {
    const [plain, denying] = isSecond ? [a, b] : [b, a];
    const found = denial.exec(denying);
    if (found?.[1] !== undefined && denying.replace(denial, '') === plain)
      return { word: found[1], isSecond };
  }
  return undefined;
}

/** The value of a text that begins with the same key as the other. */
function valueAfterKey(text: string, other: string): string | undefined {
  const own = key.exec(text)?.[0].trim();
  return own !== undefined && other.startsWith(own) ? text.slice(own.length) : undefined;
}

function oppositeWords(a: string, b: string): number {
  const left = a.toLowerCase().trim();
  const right = b.toLowerCase().trim();
  if (right.replace(prefix, '') === left && right !== left) return 1;
  if (left.replace(prefix, '') === right && right !== left) return -1;
  return 0;
}

/** The state contrast of the only difference there is; 0 where there are more of them or none. */
export function onlyStateContrast(
  differences: readonly RawDifference[],
  messages: PairMessages,
): number {
  const [difference] = differences;
  if (difference === undefined || differences.length > 1) return 0;
  return stateContrast(
    textAt(difference.monitored, messages.monitored),
    textAt(difference.unmonitored, messages.unmonitored),
  );
}
