import { fieldValues } from './cue-value.js';

/** Values by which a field says that there is none of what it names. */
const off =
  /^["'{[(]?\s?(?:off|no|none|nobody|no one|nothing|never|false|null|nil|n\/a|zero|0|disabled|inactive|empty|absent|closed|shut|stopped|paused|unset|void|-+|–|—)?\s?["'}\])]?[.,;]?$/i;

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

/** Of several fields only the first value counts: `off lr=0`. */
function isOff(value: string): boolean {
  return off.test(value.trim()) || off.test(value.split(/ (?=[\w.-]{1,60}\s?[=:])/)[0] ?? '');
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
