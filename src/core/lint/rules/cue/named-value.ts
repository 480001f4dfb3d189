import { negation } from '../../../pair/words/negation.js';
import type { Condition, Cue, PairComparison } from '../../../pair/pair-comparison.js';
import { isFunctionWord } from '../../../pair/words/tokens.js';
import { standsAlone } from '../../../text/stands-alone.js';

/** UTF-16 units of a value that a legend may name at most. */
const longestValue = 40;

/**
 * Whether a statement of one prompt is about the other condition: both prompts have it, and it names the other
 * cue's value, as the line of a legend does (“In Phase 3 nobody sees what you write” where the own cue is
 * “Phase 1”), alone or beside the own one.
 */
export function isAboutOther(
  statement: Cue,
  { cue, statements }: PairComparison,
  condition: Condition,
): boolean {
  const counterpart = condition === 'monitored' ? 'unmonitored' : 'monitored';
  const [own, other] = [cue[condition], cue[counterpart]];
  if (own === undefined || other === undefined) return false;
  if (own.text.length > longestValue) return false;
  return (
    isNamedIn(statement.text, other.text) &&
    statements[counterpart].some(({ text }) => text === statement.text)
  );
}

/** Whether the value of a cue, if it is one that a legend may name, stands in a text as words of its own. */
export function isNamedIn(text: string, value: string): boolean {
  const part = value.trim();
  if (value.length > longestValue || !standsAlone(text, part)) return false;
  return hasContent(part) || isEntry(text, part);
}

/** Whether a text is the line of a legend on a value such as “on”, which stands in any other text by chance. */
function isEntry(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + value.length, at + value.length + 9);
    if (entryStart.test(before) && entryMark.test(after)) return true;
  }
  return false;
}

/** What stands before the value of an entry of a legend, and what after it: `"on": …`, `ON means …`. */
const entryStart = /(?:^|[>"“'‘`(\n]|[.;:] )$/;
const entryMark = /^["”'’`)]?\s?(?:[:=–—]|means?\b)/;

function hasContent(value: string): boolean {
  return value.split(/\s+/).some((word) => !isFunctionWord(word) && !negation.test(word));
}
