import { commonEnd, commonStart } from '../../text/common-ends.js';
import type { Span } from '../../text/span.js';

/** A tag, a row of a table, a JSON member, a key of a configuration file or header, or a label at the beginning of a unit. */
const field =
  /^(?:[-*•] )?(?:\|(?:[^|\n]{1,80}\|){1,8}|<[^<>\n]{1,200}>?|\{?"[^"\n]{1,60}"\s*:|(?:export |set |\[)?[\w.$-]{1,60}\s*=|[\w-]{2,40}(?: [\w-]{1,30}){0,3}\s?:\s)/;

/** A label or key with a colon, as in running text and headers. */
const label = /^(?:[-*•] )?[\w-]+(?: [\w-]+)*\s?:/;

/** Words that a value after such a label has at most. */
const wordsOfValue = 4;

/** What stands between a key and its value. */
const separator = /[=>|]\s*|:\s+|(?<="):|(?<=[=:])[[{(]/g;

/** Where a value ends at the latest: what closes it, the next member, or the end of its line. */
const valueEnd = /["}\]<>\n]|\s?\||;\s|,\s{0,9}"|[,;]?\s{0,9}$/g;

/**
 * The values of a field that stands in both prompts with the same key: `on` of `logging: on`, `true`
 * of `<observed>true</observed>`. The key belongs to both prompts, the value is the cue. A statement
 * with a label ("Note: this chat is reviewed …") is none, nor is anything else.
 */
export function fieldValues(a: string, b: string): readonly [Span, Span] | undefined {
  if (!field.test(a) || !field.test(b)) return undefined;
  const start = valueStart(a, b);
  if (start === 0) return undefined;
  const shared = commonEnd(a, b, Math.min(a.length, b.length) - start);
  const left = unquoted(a, valueIn(a, start, a.length - shared));
  const right = unquoted(b, valueIn(b, start, b.length - shared));
  if (left === undefined || right === undefined) return undefined;
  const values = [a.slice(left.start, left.end), b.slice(right.start, right.end)];
  if (values.some((value) => !/[\p{L}\p{N}]/u.test(value) || /"\s*:/.test(value))) return undefined;
  // A label before a statement is the beginning of it; before a word or two it is a key.
  const isStatement = values.some((value) => wordsIn(value) > wordsOfValue);
  return label.test(a) && isStatement ? undefined : [left, right];
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** The end of the last separator in what the two texts begin with alike. */
function valueStart(a: string, b: string): number {
  const common = commonStart(a, b, Math.min(a.length, b.length));
  let start = 0;
  for (const match of a.slice(0, common).matchAll(separator)) start = match.index + match[0].length;
  return start;
}

/** A value without the quotation marks around it. */
function unquoted(text: string, value: Span | undefined): Span | undefined {
  if (value === undefined) return undefined;
  const isQuoted = /^"[^"]+"$/.test(text.slice(value.start, value.end));
  return isQuoted ? { start: value.start + 1, end: value.end - 1 } : value;
}

/** The value that begins at `start` and does not end before `least`. */
function valueIn(text: string, start: number, least: number): Span | undefined {
  const isQuoted = text.charAt(start) === '"';
  valueEnd.lastIndex = Math.max(start + (isQuoted ? 1 : 0), least);
  let end = valueEnd.exec(text)?.index ?? text.length;
  if (text.charAt(end) === '"' && isQuoted) end++;
  // The full stop of a line that is nothing but label and value belongs to neither.
  if (
    text.charAt(end) !== '<' &&
    text.charAt(end - 1) === '.' &&
    !/[.!?] /.test(text.slice(start, end))
  )
    end--;
  return end > start ? { start, end } : undefined;
}
