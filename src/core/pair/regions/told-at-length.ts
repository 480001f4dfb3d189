import type { Condition } from '../pair-comparison.js';
import type { PairMessages } from '../diff/raw-difference.js';
import { leanOf } from '../reading/cue-polarity.js';
import type { CueSentence } from '../reading/cue-sentence.js';
import type { Region } from './regions.js';
import { countWords } from '../words/tokens.js';

/** One side of a region and its sentences. */
interface Side {
  readonly text: string;
  readonly sentences: readonly CueSentence[];
}

/** Sentences of each side from which on the sides are read as wholes. */
const atLength = 3;

/** Sum of the leans of a side that says at length whether it is observed. */
const leastTold = 2;

/** Share of the words of a side that stand in sentences of other matters in a row at most: longer, they are a body. */
const longestAside = 0.4;

/** Share of a region's words that differ from which on it was written anew and not edited. */
const rewrittenShare = 0.5;

/** Words that differ on each side of such a region at least. */
const rewrittenWords = 12;

/**
 * How far the two sides of a region lean apart as wholes, above zero when the monitored one says that it is
 * observed. 0 unless the region was written anew and both sides say at length the opposite of each other, ask
 * nothing and say hardly anything else: many vague sentences are a cue only where there is no body in which they
 * could stand by chance.
 */
export function toldAtLength(
  region: Region,
  messages: PairMessages,
  sentencesOf: (side: Condition, text: string) => readonly CueSentence[],
): number {
  if (!isRewritten(region, messages)) return 0;
  const sides = (['monitored', 'unmonitored'] as const).map((side): Side => {
    const text = messages[side][region[side].message]?.text ?? '';
    return { text, sentences: sentencesOf(side, text) };
  });
  if (sides.some(({ sentences }) => sentences.length < atLength)) return 0;
  if (sides.some(({ sentences }) => sentences.some(({ isRequest }) => isRequest))) return 0;
  const [left = 0, right = 0] = sides.map(leanOfAll);
  if (left * right >= 0 || Math.min(Math.abs(left), Math.abs(right)) < leastTold) return 0;
  return sides.every(isAboutIt) ? left - right : 0;
}

/** Whether most words of a region differ on both sides, in more than one place. */
function isRewritten({ differences, ...region }: Region, messages: PairMessages): boolean {
  if (differences.length < 2) return false;
  return (['monitored', 'unmonitored'] as const).every((side) => {
    const text = messages[side][region[side].message]?.text ?? '';
    const differing = differences.reduce((sum, item) => sum + countWords(text, item[side]), 0);
    return (
      differing >= rewrittenWords && differing >= countWords(text, region[side]) * rewrittenShare
    );
  });
}

function leanOfAll({ sentences }: Side): number {
  return sentences.reduce((sum, { reading }) => sum + leanOf(reading), 0);
}

function isAboutIt({ text, sentences }: Side): boolean {
  let all = 0;
  let aside = 0;
  let longest = 0;
  for (const { span, reading } of sentences) {
    const words = countWords(text, span);
    all += words;
    aside = reading.evidence >= 1 ? 0 : aside + words;
    longest = Math.max(longest, aside);
  }
  return longest <= all * longestAside;
}
