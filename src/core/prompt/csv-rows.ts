import type { Span } from '../text/span.js';

/** One field of a CSV file; the span is its content without the quotes. */
export interface CsvField extends Span {
  readonly value: string;
}

export interface CsvRow extends Span {
  readonly fields: readonly CsvField[];
  /** What is wrong with the row, as a clause; its fields are then incomplete. */
  readonly error: string | undefined;
}

/**
 * The rows of a comma-separated text (RFC 4180: quotes, doubled quotes, line breaks inside quotes; `\n`,
 * `\r\n` and `\r` end rows), one at a time. Blank lines and a byte order mark are skipped.
 *
 * @param beginsFile false for a later part of a file, where no byte order mark is looked for
 */
export function* csvRows(text: string, beginsFile = true): Generator<CsvRow> {
  let at = beginsFile && text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const start = at;
    const fields: CsvField[] = [];
    let error: string | undefined;
    for (;;) {
      if (text[at] === '"') {
        const end = closingQuote(text, at + 1);
        if (end < 0) {
          yield { start, end: text.length, fields, error: 'a quoted field is never closed' };
          return;
        }
        const inner = text.slice(at + 1, end);
        const value = inner.includes('"') ? inner.replaceAll('""', '"') : inner;
        fields.push({ start: at + 1, end, value });
        at = end + 1;
        if (at < text.length && !isFieldEnd(text.charCodeAt(at))) {
          error ??= 'text follows a closing quote; double the quotes inside a quoted field';
          at = fieldEnd(text, at);
        }
      } else {
        const end = fieldEnd(text, at);
        fields.push({ start: at, end, value: text.slice(at, end) });
        at = end;
      }
      if (text[at] !== ',') break;
      at++;
    }
    const end = at;
    if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else at++;
    if (fields.length > 1 || start < end) yield { start, end, fields, error };
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function fieldEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isFieldEnd(text.charCodeAt(at))) at++;
  return at;
}

function isFieldEnd(code: number): boolean {
  return code === 44 || code === 10 || code === 13;
}
