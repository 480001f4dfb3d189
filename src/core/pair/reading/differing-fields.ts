import type { Span } from '../../text/span.js';
import { moved } from '../../text/span.js';
import type { CueReader } from './cue-polarity.js';
import { leanOf } from './cue-polarity.js';
import { fieldValues } from './cue-value.js';
import { trimSpan } from '../words/natural-unit.js';
import { switchContrast } from './switch-contrast.js';

/** Fields of a list at most. */
const fieldLimit = 40;

/** The values of one field in two texts, or of the fields of one line, with the whole fields. */
export interface DifferingField {
  readonly values: readonly [Span, Span];
  readonly fields: readonly [Span, Span];
  /** How plainly the values tell the condition, at least 0. */
  readonly contrast: number;
}

/**
 * The fields that differ of two texts that are lists of the same fields: lines of a header or a table, members of an
 * object, settings in a row. Undefined for anything else.
 */
export function differingFields(
  a: string,
  b: string,
  read: CueReader,
): readonly DifferingField[] | undefined {
  const left = fieldsIn(a);
  const right = fieldsIn(b);
  if (left.length < 2 || left.length > fieldLimit || left.length !== right.length) return undefined;
  const found: DifferingField[] = [];
  for (const [index, own] of left.entries()) {
    const other = right[index];
    if (other === undefined) return undefined;
    const [mine, theirs] = [a.slice(own.start, own.end), b.slice(other.start, other.end)];
    if (mine === theirs) continue;
    const values = fieldValues(mine, theirs);
    if (values === undefined) return undefined;
    const lean = leanOf(read(mine)) - leanOf(read(theirs));
    found.push({
      values: [moved(values[0], own.start), moved(values[1], other.start)],
      fields: [own, other],
      contrast: Math.max(Math.abs(switchContrast(mine, theirs)), Math.abs(lean)),
    });
  }
  return found.reduce<DifferingField[]>((lines, field) => {
    const last = lines.at(-1);
    const isOnLine =
      last !== undefined && !a.slice(last.fields[0].end, field.fields[0].start).includes('\n');
    return isOnLine ? [...lines.slice(0, -1), joined(last, field)] : [...lines, field];
  }, []);
}

/** What differs on one line is one place of the cue. */
function joined(first: DifferingField, last: DifferingField): DifferingField {
  const both = (a: readonly [Span, Span], b: readonly [Span, Span]): readonly [Span, Span] => [
    { start: a[0].start, end: b[0].end },
    { start: a[1].start, end: b[1].end },
  ];
  return {
    values: both(first.values, last.values),
    fields: both(first.fields, last.fields),
    contrast: Math.max(first.contrast, last.contrast),
  };
}

/** What parts one field from the next: the end of a line, the comma before a member, the space before a setting. */
const border = /\n|,\s{0,9}(?="[^"\n]{1,60}"\s{0,3}:)| (?=\[?[\w.-]{1,40}=)/g;

function fieldsIn(text: string): Span[] {
  const fields: Span[] = [];
  let start = 0;
  const add = (end: number): void => {
    const field = trimSpan(text, { start, end });
    if (field.start < field.end) fields.push(field);
  };
  for (const { 0: mark, index } of text.matchAll(border)) {
    add(index);
    start = index + mark.length;
  }
  add(text.length);
  return fields;
}
