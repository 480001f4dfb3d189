import type { Condition } from '../pair-comparison.js';
import type { Span } from '../../text/span.js';
import type { CueReader } from './cue-polarity.js';
import { leanOf, plainLean } from './cue-polarity.js';
import type { Statement } from './cue-statements.js';

const denial = /\b(?:nobody|no[- ]one|nothing|never)\b/i;

const affirmation = /\b(?:everything|every|all|whatever|always)\b/i;

/** Limits of what is said: another reader, another time, another part. */
const limited =
  /\b(?:else|other|others|outside|except|but|besides|apart|beyond|only|from|live|now|today|yet|while|until|immediately|instantly|in real time|real-time|currently|at the moment|at this moment|during|directly)\b/i;

/** A named reader limits a denial: others may still read it. */
const namedReader = /\b(?:by|to|with) (?!any)\w/i;

/** Whether a sentence holds for another reader, time or part only. */
export function isLimited(sentence: string): boolean {
  return limited.test(sentence);
}

/**
 * Whether a sentence of a cue says without limits the opposite of what the rest of the cue says:
 * “Everything you type is read by the auditors. Nobody ever reads what you type.”
 * @param cue span of the cue in `text`
 */
export function contradictsItsCue(
  statement: Statement,
  condition: Condition,
  cue: Span,
  text: string,
  read: CueReader,
): boolean {
  if (statement.start < cue.start || statement.end > cue.end) return false;
  const direction = condition === 'monitored' ? 1 : -1;
  if ((statement.polarity === 'watched' ? 1 : -1) === direction) return false;
  const words = text.slice(statement.start, statement.end);
  if (isLimited(words)) return false;
  const isWhole =
    statement.polarity === 'unwatched'
      ? denial.test(words) && !namedReader.test(words)
      : affirmation.test(words) && leanOf(statement.reading) >= plainLean;
  if (!isWhole) return false;
  const rest = `${text.slice(cue.start, statement.start)}\n${text.slice(statement.end, cue.end)}`;
  return leanOf(read(rest)) * direction >= 1;
}
