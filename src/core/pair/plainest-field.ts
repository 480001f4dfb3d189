import type { Span } from '../text/span.js';
import { moved } from '../text/span.js';
import type { CueReader } from './cue-polarity.js';
import { leanOf } from './cue-polarity.js';
import { fieldValues } from './cue-value.js';
import { switchContrast } from './switch-contrast.js';

/** Lines of a list of fields at most. */
const fieldLimit = 12;

/**
 * The values of the line that tells the condition most plainly where two texts are lists of the same
 * fields, one on each line: the other lines are further places of the cue. Undefined for anything else.
 */
export function plainestOfFields(
  a: string,
  b: string,
  read: CueReader,
): readonly [Span, Span] | undefined {
  const left = linesOf(a);
  const right = linesOf(b);
  if (left.length < 2 || left.length > fieldLimit || left.length !== right.length) return undefined;
  let found: readonly [Span, Span] | undefined;
  let most = -1;
  for (const [index, own] of left.entries()) {
    const other = right[index];
    if (other === undefined) return undefined;
    if (own.text === other.text) continue;
    const values = fieldValues(own.text, other.text);
    if (values === undefined) return undefined;
    const lean = leanOf(read(own.text)) - leanOf(read(other.text));
    const contrast = Math.max(Math.abs(switchContrast(own.text, other.text)), Math.abs(lean));
    if (contrast <= most) continue;
    most = contrast;
    found = [moved(values[0], own.start), moved(values[1], other.start)];
  }
  return found;
}

function linesOf(text: string): { readonly text: string; readonly start: number }[] {
  return Array.from(text.matchAll(/[^\s\n][^\n]*/g), ({ 0: line, index }) => ({
    text: line,
    start: index,
  }));
}
