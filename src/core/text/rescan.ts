import { commonEnd, commonStart } from './common-ends.js';
import type { Span } from './span.js';

/** A text and what was found in it, in order. */
export interface Scanned<T> {
  readonly text: string;
  readonly found: readonly T[];
}

/** UTF-16 units before a place that a scan may look at to decide about it. */
const lookBehind = 400;

/** Texts of fewer UTF-16 units are scanned as fast as they are compared. */
const shortText = 1000;

/**
 * What `scan` finds in a text: taken from a similar text that was scanned before where the two are alike,
 * such as the prompt of the other condition.
 * @param scan looks at each paragraph by itself and at the little that stands before it; its offsets are into
 * the text it is given
 * @param moved what was found, so many UTF-16 units further on
 */
export function rescan<T extends Span>(
  text: string,
  similar: Scanned<T> | undefined,
  scan: (text: string) => readonly T[],
  moved: (item: T, by: number) => T,
): readonly T[] {
  if (similar === undefined || text.length < shortText) return scan(text);
  if (text === similar.text) return similar.found;
  const shorter = Math.min(text.length, similar.text.length);
  const common = commonStart(text, similar.text, shorter);
  const tail = commonEnd(text, similar.text, shorter - common);
  const start = paragraphStart(text, common);
  const end = nextParagraph(text, text.length - tail + lookBehind);
  const from = paragraphStart(text, start - lookBehind);
  const by = text.length - similar.text.length;
  return [
    ...similar.found.filter((item) => item.end <= start),
    ...scan(text.slice(from, end))
      .filter((item) => item.start + from >= start)
      .map((item) => moved(item, from)),
    ...similar.found.filter((item) => item.start >= end - by).map((item) => moved(item, by)),
  ];
}

/** The start of the paragraph at an offset. */
function paragraphStart(text: string, offset: number): number {
  const gap = offset <= 0 ? -1 : text.lastIndexOf('\n\n', offset - 2);
  return gap < 0 ? 0 : gap + 2;
}

/** The start of the paragraph behind an offset, or the end of the text. */
function nextParagraph(text: string, offset: number): number {
  const gap = text.indexOf('\n\n', offset);
  return gap < 0 ? text.length : gap + 2;
}
