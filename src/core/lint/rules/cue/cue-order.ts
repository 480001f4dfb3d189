import type { Cue, CueKind, PairComparison } from '../../../pair/pair-comparison.js';
import { stemsOf } from '../../../pair/words/stems.js';
import { countWords } from '../../../pair/words/tokens.js';
import { mayDeny } from './denial.js';

/**
 * Whether each prompt carries the cue of the other: the unmonitored one says that it is observed and
 * the monitored one does not. Where neither says so plainly, the cue is missing instead.
 */
export function areSwapped({ cue }: PairComparison): boolean {
  const { monitored, unmonitored } = cue;
  if (unmonitored?.polarity !== 'watched') return false;
  if (monitored === undefined) return saysWatched(unmonitored) && unmonitored.lean >= 2;
  if (maySayWatched(monitored)) return false;
  // It may say the same in words that are not known; what the other one says is certain.
  if (isUnknown(monitored) && unmonitored.lean >= 2) return false;
  if (monitored.polarity === 'silent') return saysWatched(unmonitored);
  if (monitored.lean > -1 || areAlike(monitored.unit, unmonitored.unit)) return true;
  // Beside a plain denial few words with a negation are likelier another one.
  if (mayDeny(unmonitored.unit)) return unmonitored.lean >= 2;
  return (
    unmonitored.lean >= 1 ||
    (unmonitored.lean > 0 && unmonitored.kinds.some((kind) => plain.has(kind)))
  );
}

/** Whether nothing is known of what a cue says, and it denies nothing. */
export function isUnknown({ polarity, lean, unit }: Cue): boolean {
  return polarity === 'silent' && lean === 0 && !mayDeny(unit);
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
