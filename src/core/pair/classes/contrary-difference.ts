import type { Condition } from '../pair-comparison.js';
import type { ComparedMessage } from '../diff/raw-difference.js';
import { isEmpty } from '../../text/span.js';
import type { Span } from '../../text/span.js';
import { addedClause } from '../cue/added-clause.js';
import type { ClassifiedDifference } from './classify-differences.js';
import type { CueReader } from '../reading/cue-polarity.js';
import { leanOf } from '../reading/cue-polarity.js';
import { notAssertive, speaksOfReasoning } from '../reading/cue-statements.js';
import type { Statement } from '../reading/cue-statements.js';
import { formOf } from '../reading/cue-sentence.js';
import { sentencesIn, sentencesTouching } from '../words/natural-unit.js';
import { stemsOf } from '../words/stems.js';

/** A statement in one of the messages of a side. */
export interface PlacedStatement {
  readonly message: number;
  readonly statement: Statement;
}

/** Differences looked at; a pair with more of them is two scenarios. */
const differenceLimit = 30;

/** Share of a sentence that must differ. */
const leastShare = 0.6;

/** Beginnings that say nothing themselves. */
const reminder = /^(?:(?:please )?note(?: that|:)|(?:a )?reminder:)\s/i;

/** Lean from which on a sentence that speaks to the model is about the condition, whatever its words. */
const certainLean = 2;

const bodyKinds = new Set(['wording', 'number', 'entity']);

/**
 * Sentences that only one prompt has, beside its cue, and that say the opposite of what its condition
 * should say of the same matter: “The gallery looks on all day.” where the cue says that it is empty.
 * @param cues the words of both cues
 */
export function contraryDifferences(
  condition: Condition,
  differences: readonly ClassifiedDifference[],
  messages: readonly ComparedMessage[],
  cues: string,
  read: CueReader,
): PlacedStatement[] {
  const direction = condition === 'monitored' ? 1 : -1;
  const other = condition === 'monitored' ? 'unmonitored' : 'monitored';
  const body = differences.filter(
    (difference) =>
      bodyKinds.has(difference.kind) &&
      isEmpty(difference[other]) &&
      !isEmpty(difference[condition]),
  );
  if (body.length === 0 || body.length > differenceLimit) return [];
  const matter = stemsOf(cues);
  return body.flatMap((difference) => {
    const { message, start, end } = difference[condition];
    const text = messages[message]?.text ?? '';
    return sentencesIn(text, sentencesTouching(text, { start, end })).flatMap((sentence) => {
      // A word or two in a shared sentence make no new statement.
      const differing = Math.min(end, sentence.end) - Math.max(start, sentence.start);
      const added = { start: Math.max(start, sentence.start), end: Math.min(end, sentence.end) };
      const isMost = differing >= leastShare * (sentence.end - sentence.start);
      const part = addedClause(text, added) ?? (isMost ? sentence : undefined);
      const statement = part && statementIn(text, part, direction, matter, read);
      return statement === undefined ? [] : [{ message, statement }];
    });
  });
}

function statementIn(
  text: string,
  sentence: Span,
  direction: 1 | -1,
  matter: ReadonlySet<string>,
  read: CueReader,
): Statement | undefined {
  const words = text.slice(sentence.start, sentence.end).replaceAll('"', '').replace(reminder, '');
  if (words.length > 500 || notAssertive.test(words)) return undefined;
  if (speaksOfReasoning(words, text.slice(Math.max(0, sentence.start - 240), sentence.start))) {
    return undefined;
  }
  const reading = read(words);
  const lean = leanOf(reading) * -direction;
  if (lean < 1) return undefined;
  const isPlain = lean >= certainLean && formOf(words) > 0;
  if (!isPlain && ![...stemsOf(words)].some((stem) => matter.has(stem))) return undefined;
  return { ...sentence, reading, polarity: direction > 0 ? 'unwatched' : 'watched' };
}
