import { leanOf } from '../reading/cue-polarity.js';
import type { CueSentence } from '../reading/cue-sentence.js';
import { cueLikeness, overlapOf } from '../reading/cue-sentence.js';

/** Indexes of sentences, `[first, last]`. */
export type Range = readonly [number, number];

/** Likeness from which on a sentence can be a cue. */
const leastLikeness = 0.5;

/**
 * The plainest sentence of each side and its neighbours that speak of the condition too. Sentences
 * that are two versions of one statement belong to the body, whatever they speak of.
 */
export function cueRanges(
  m: readonly CueSentence[],
  u: readonly CueSentence[],
  sign: number,
): { monitored: Range | undefined; unmonitored: Range | undefined } {
  const scoresM = m.map((own) => (hasVersion(own, u, sign) ? -1 : cueLikeness(own, sign)));
  const scoresU = u.map((own) => (hasVersion(own, m, -sign) ? -1 : cueLikeness(own, -sign)));
  const [left, right] = plainestPair(m, scoresM, u, scoresU);
  if (left === undefined || right === undefined) {
    return {
      monitored: left === undefined ? undefined : alone(m, scoresM, left),
      unmonitored: right === undefined ? undefined : alone(u, scoresU, right),
    };
  }
  let [firstM, lastM, firstU, lastU] = [left, left, right, right];
  // Both sides grow together; alone only by sentences that speak to the model.
  for (let grown = true; grown;) {
    const beforeM = joins(m, scoresM, firstM, firstM - 1);
    const beforeU = joins(u, scoresU, firstU, firstU - 1);
    const afterM = joins(m, scoresM, lastM, lastM + 1);
    const afterU = joins(u, scoresU, lastU, lastU + 1);
    const old = [firstM, lastM, firstU, lastU].join();
    if (beforeM && (beforeU || m[firstM - 1]?.isAddressed)) firstM--;
    if (beforeU && (beforeM || u[firstU - 1]?.isAddressed)) firstU--;
    if (afterM && (afterU || m[lastM + 1]?.isAddressed)) lastM++;
    if (afterU && (afterM || u[lastU + 1]?.isAddressed)) lastU++;
    grown = old !== [firstM, lastM, firstU, lastU].join();
  }
  return { monitored: [firstM, lastM], unmonitored: [firstU, lastU] };
}

/** Likeness beyond this adds nothing: a text about auditing is not more of a cue than "this is logged". */
const mostLikeness = 2.5;

/**
 * The index of the plainest sentence of each side; of several the two that correspond: at the same
 * end of the region, or with words in common.
 */
function plainestPair(
  m: readonly CueSentence[],
  scoresM: readonly number[],
  u: readonly CueSentence[],
  scoresU: readonly number[],
): [number | undefined, number | undefined] {
  const left = candidates(m, scoresM);
  const right = candidates(u, scoresU);
  if (left.length === 0 || right.length === 0) {
    return [topOf(left, scoresM), topOf(right, scoresU)];
  }
  let found: [number, number] | undefined;
  let foundScore = -1;
  for (const i of left) {
    for (const j of right) {
      const [a, b] = [m[i], u[j]];
      if (a === undefined || b === undefined) continue;
      const sameEnd = (i === 0 && j === 0) || (i === m.length - 1 && j === u.length - 1);
      const score =
        Math.min(mostLikeness, scoresM[i] ?? 0) +
        Math.min(mostLikeness, scoresU[j] ?? 0) +
        a.form +
        b.form +
        (sameEnd ? 1 : 0) +
        2 * overlapOf(a, b);
      if (score > foundScore) {
        found = [i, j];
        foundScore = score;
      }
    }
  }
  return found ?? [topOf(left, scoresM), topOf(right, scoresU)];
}

/** Sentences considered at most on one side. */
const candidateLimit = 12;

function candidates(sentences: readonly CueSentence[], scores: readonly number[]): number[] {
  return sentences
    .map((_, index) => index)
    .filter((index) => (scores[index] ?? 0) >= leastLikeness)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, candidateLimit);
}

function topOf(indexes: readonly number[], scores: readonly number[]): number | undefined {
  return indexes.reduce<number | undefined>(
    (best, index) =>
      best === undefined || (scores[index] ?? 0) > (scores[best] ?? 0) ? index : best,
    undefined,
  );
}

function alone(sentences: readonly CueSentence[], scores: readonly number[], top: number): Range {
  let first = top;
  let last = top;
  while (joins(sentences, scores, first, first - 1) && sentences[first - 1]?.isAddressed) first--;
  while (joins(sentences, scores, last, last + 1) && sentences[last + 1]?.isAddressed) last++;
  return [first, last];
}

function joins(
  sentences: readonly CueSentence[],
  scores: readonly number[],
  from: number,
  to: number,
): boolean {
  if ((scores[to] ?? -1) < leastLikeness) return false;
  const [a, b] = [sentences[from], sentences[to]];
  return a !== undefined && b !== undefined && !a.isRequest && !b.isRequest && !b.isRule;
}

/** Share of content words from which on two sentences are versions of one. */
const versionOverlap = 0.35;

/** Content words of sentences that can be told to be versions of one. */
const fewestStems = 3;

/** Whether the other side says the same thing, in whatever words, without turning it round. */
function hasVersion(own: CueSentence, others: readonly CueSentence[], sign: number): boolean {
  // Beside other sentences a paraphrase may chance to be vaguer; alone, less is enough to be a cue.
  const leastTurn = others.length > 1 ? 2 : 1;
  if (own.stems.size < fewestStems) return false;
  const alike = others.filter(
    (other) => other.stems.size >= fewestStems && overlapOf(own, other) >= versionOverlap,
  );
  // A sentence that the other side turns round is a cue, even if the other side says the same as well.
  return (
    alike.length > 0 &&
    alike.every((other) => {
      const opposite = leanOf(other.reading) * sign;
      const turn = leanOf(own.reading) * sign - opposite;
      return !(turn >= leastTurn || (turn >= 0.5 && opposite <= 0.5));
    })
  );
}

/**
 * The sentences that stand where the other side has its cue, when nothing in them speaks of the
 * condition: they are the counterpart in unknown words, if there are as many sentences on both sides.
 * @param sign 1 where the own side should say that it is observed, -1 where it should not
 */
export function counterpartRange(
  own: readonly CueSentence[],
  other: readonly CueSentence[],
  range: Range | undefined,
  sign: number,
): Range | undefined {
  if (range === undefined || own.length === 0) return undefined;
  const [first, last] = range;
  // Requests beside the cue are no part of it, so they need no counterpart in unknown words.
  const isWhole = other.every(
    ({ isRequest }, index) => isRequest || (index >= first && index <= last),
  );
  const found: Range | undefined = isWhole
    ? (sameMatter(own, other, sign) ?? [0, own.length - 1])
    : own.length === other.length
      ? range
      : undefined;
  if (found === undefined) return undefined;
  const sentences = own.slice(found[0], found[1] + 1);
  return sentences.some(({ isRequest, form }) => isRequest || form < -0.4) ? undefined : found;
}

/**
 * The sentences without those at the ends that deny what their side should say, if one of the rest shares
 * words with the other side.
 */
function sameMatter(
  own: readonly CueSentence[],
  other: readonly CueSentence[],
  sign: number,
): Range | undefined {
  const says = ({ reading }: CueSentence): boolean => leanOf(reading) * sign > -1;
  const isShared = own.some(
    (sentence) =>
      says(sentence) &&
      other.some((counterpart) => overlapOf(sentence, counterpart) >= versionOverlap),
  );
  return isShared ? [own.findIndex(says), own.findLastIndex(says)] : undefined;
}
