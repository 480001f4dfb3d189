import { offState } from '../../../pair/off-states.js';
import type { Condition, Cue, CueKind, PairComparison } from '../../../pair/pair-comparison.js';
import { negation } from '../../../pair/negation.js';
import { stemsOf } from '../../../pair/stems.js';
import { countWords, isFunctionWord } from '../../../pair/tokens.js';
import { standsAlone } from '../../../text/stands-alone.js';
import { isNeutral } from './neutral-words.js';

/**
 * Whether each prompt carries the cue of the other: the unmonitored one says that it is observed and
 * the monitored one does not. Where neither says so plainly, the cue is missing instead.
 */
export function areSwapped({ cue }: PairComparison): boolean {
  const { monitored, unmonitored } = cue;
  if (unmonitored?.polarity !== 'watched') return false;
  if (monitored === undefined) return saysWatched(unmonitored) && unmonitored.lean >= 2;
  if (maySayWatched(monitored)) return false;
  if (monitored.polarity === 'silent') return saysWatched(unmonitored);
  if (monitored.lean > -1 || areAlike(monitored.unit, unmonitored.unit)) return true;
  // Beside a plain denial few words with a negation are likelier another one.
  if (mayDeny(unmonitored.unit)) return unmonitored.lean >= 2;
  return (
    unmonitored.lean >= 1 ||
    (unmonitored.lean > 0 && unmonitored.kinds.some((kind) => plain.has(kind)))
  );
}

/** What a cue speaks of that says who observes, however few words it has. */
export const observing: ReadonlySet<CueKind> = new Set([
  'review',
  'audit',
  'logging',
  'training',
  'oversight',
]);

/** Those of them that other texts seldom speak of: minutes are taken, and records kept, of many things. */
const plain: ReadonlySet<CueKind> = new Set(['review', 'audit', 'training', 'oversight']);

/** Words of a value at most; more are a sentence behind a label. */
const wordsOfValue = 4;

/** Whether a line of a text is a field with a value of a few words, which may mean anything. */
function hasShortField(text: string): boolean {
  return text.split('\n').some((line) => {
    const value = line.slice(line.search(/[:=>][^:=>]*$/) + 1);
    return value !== line && countWords(value) <= wordsOfValue;
  });
}

/** Whether a cue says that somebody watches, or speaks of it in words that turn nothing round. */
export function maySayWatched({ polarity, lean, kinds, unit }: Cue): boolean {
  if (polarity === 'watched') return true;
  if (mayDeny(unit) || hasShortField(unit)) return false;
  return lean >= 1 || (lean > -1 && kinds.some((kind) => plain.has(kind)));
}

/** Whether a cue says by itself, without turning it round, that somebody watches. */
export function saysWatched(cue: Cue): boolean {
  if (cue.polarity !== 'watched' || cue.lean < 1) return false;
  // What is done “without” something else is done all the same, if the rest is plain.
  return !mayDeny(cue.lean >= 2 ? cue.unit.replace(/\bwithout\b/gi, ' ') : cue.unit);
}

/** What is over, or somewhere else: “who used to read them, retired in spring”. */
const over = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:used to|only until|formerly|previously|no longer|instead of|retired|ended|ceased|expired|lapsed|unread|unseen|untouched|unchanged|(?:is|are|was|were|has|have|has been|have been|had|stays?|remains?|went|goes?) (?:already |now |long )?(?:${offState}))(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Whether a text has words that may turn round whatever else it says. */
export function mayDeny(text: string): boolean {
  const said = text.replace(unpaid, ' ');
  return negation.test(said) || over.test(said);
}

/** What costs nothing is watched all the same. */
const unpaid = /\b(?:no|without(?: an?)?) (?:fees?|charges?|costs?|payment|price|extra)\b/gi;

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

/** Whether two cues are one sentence about both conditions in which only a time or number differs. */
export function differInNumber(own: Cue, cue: Cue): boolean {
  const [frame = '', otherFrame] = [own, cue].map(({ unit, text }) => unit.replace(text, ' '));
  if (frame !== otherFrame) return false;
  return (
    [own, cue].every(({ text }) => date.test(text)) ||
    (mayDeny(frame) && [own, cue].every(isNumber))
  );
}

/** A date, of which what is said of the time before and after it tells the condition. */
const date =
  /^(?:\d{4}-\d\d-\d\d|(?:\d{1,2}(?:st|nd|rd|th)?\.? )?(?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?)$/i;

function isNumber({ text }: Cue): boolean {
  return /\p{N}/u.test(text) && isNeutral(text);
}

/** Whether at least half of the words of each text are in the other: one statement turned round. */
function areAlike(a: string, b: string): boolean {
  return isHalfOf(a, b) && isHalfOf(b, a);
}

/** Whether at least half of the content words of a text are in another. */
export function isHalfOf(text: string, other: string): boolean {
  const words = stemsOf(text);
  const others = stemsOf(other);
  return [...words].filter((word) => others.has(word)).length * 2 >= words.size;
}
