import type { ComparedMessage, MessageSpan, PairMessages } from '../diff/raw-difference.js';
import type { CueSearch } from '../cue/find-cue.js';
import type { MessagePair } from '../diff/align-messages.js';
import type { ClassifiedDifference } from './classify-differences.js';
import type { PairComparison } from '../pair-comparison.js';
import { textAt } from '../diff/differing-text.js';
import { countWords } from '../words/tokens.js';
import { namesAndNumbers } from '../words/wording-kind.js';

/** Share of the body's words that may differ before these are two scenarios. */
const differingShare = 0.3;

/** Share of one message's words that may differ before it is another request. */
const differingShareOfMessage = 0.45;

/** Words that must differ on both sides before shares count. */
const leastWords = 5;

/** Numbers and names that may disagree before these are two scenarios. */
const mostDisagreements = 2;

interface Tally {
  readonly text: string;
  differing: number;
  /** Words of the cue, which are no part of the body. */
  cue: number;
}

/**
 * Whether what differs outside the manipulation leaves one prompt in two versions, or makes two
 * scenarios: much of the body is worded otherwise on both sides, or several names and numbers disagree.
 */
export function bodyRelation(
  pairs: readonly MessagePair[],
  differences: readonly ClassifiedDifference[],
  search: CueSearch,
  messages: PairMessages,
): Exclude<PairComparison['relation'], 'identical'> {
  const tally = {
    monitored: tallies(messages.monitored),
    unmonitored: tallies(messages.unmonitored),
  };
  let disagreements = 0;
  for (const difference of differences) {
    const { kind } = difference;
    if (kind === 'whitespace' || kind === 'order' || kind === 'cue' || kind === 'declared')
      continue;
    disagreements += disagreementsIn(difference, messages);
    for (const side of ['monitored', 'unmonitored'] as const) {
      const span = difference[side];
      count(tally[side][span.message], messages[side], span, 'differing');
    }
  }
  for (const { core } of search.manipulation) {
    for (const side of ['monitored', 'unmonitored'] as const) {
      const { message } = core.cue[side];
      const own = tally[side][message];
      count(own, messages[side], core.cue[side], 'cue');
      if (core.setsRules) continue;
      // Beside a cue whole sentences are compared: two versions share words by chance.
      const spans = core.body[side].map((span) => ({ message, ...span }));
      const words = spans.reduce((sum, span) => sum + wordsIn(messages[side], span), 0);
      if (own !== undefined && words > 0) own.differing = Math.max(own.differing, words);
    }
  }
  if (disagreements > mostDisagreements) return 'different-bodies';
  if (exceeds(tally.monitored, tally.unmonitored, differingShare)) {
    return 'different-bodies';
  }
  const otherRequest = pairs.some((pair) => {
    const left = tally.monitored[pair.monitored];
    const right = tally.unmonitored[pair.unmonitored];
    return left && right && exceeds([left], [right], differingShareOfMessage);
  });
  return otherRequest ? 'different-bodies' : 'minimal';
}

/** Names and numbers of one side that have another in their place on the other side. */
function disagreementsIn(difference: ClassifiedDifference, messages: PairMessages): number {
  const left = namesAndNumbers(textAt(difference.monitored, messages.monitored));
  const right = namesAndNumbers(textAt(difference.unmonitored, messages.unmonitored));
  const onlyLeft = [...left].filter((fact) => !right.has(fact)).length;
  const onlyRight = [...right].filter((fact) => !left.has(fact)).length;
  return Math.max(Math.min(onlyLeft, onlyRight), difference.kind === 'entity' ? 1 : 0);
}

function count(
  tally: Tally | undefined,
  messages: readonly ComparedMessage[],
  span: MessageSpan,
  as: 'differing' | 'cue',
): void {
  if (tally === undefined) return;
  const words = wordsIn(messages, span);
  tally[as] += words;
}

function wordsIn(messages: readonly ComparedMessage[], span: MessageSpan): number {
  return countWords(messages[span.message]?.text ?? '', span);
}

function tallies(messages: readonly ComparedMessage[]): Tally[] {
  return messages.map(({ text }) => ({ text, differing: 0, cue: 0 }));
}

/** Whether enough words differ on both sides, and they are a large share of either body. */
function exceeds(a: readonly Tally[], b: readonly Tally[], share: number): boolean {
  const left = sum(a);
  const right = sum(b);
  if (Math.min(left, right) < leastWords) return false;
  return left >= share * bodyWords(a) || right >= share * bodyWords(b);
}

function sum(tallies: readonly Tally[]): number {
  return tallies.reduce((total, { differing }) => total + differing, 0);
}

function bodyWords(tallies: readonly Tally[]): number {
  return tallies.reduce((total, { text, cue }) => total + countWords(text) - cue, 0);
}
