import type { CueReader } from '../reading/cue-polarity.js';
import { leanOf } from '../reading/cue-polarity.js';
import type { Range } from './cue-ranges.js';
import type { CueSentence } from '../reading/cue-sentence.js';
import { overlapOf } from '../reading/cue-sentence.js';
import { fieldValues } from '../reading/cue-value.js';
import { negation } from '../words/negation.js';
import { stateContrast, switchContrast } from '../reading/switch-contrast.js';
import { commonEnd, commonStart } from '../../text/common-ends.js';

/** The sentences of one side of a region with the text that they stand in. */
export interface SideSentences {
  readonly text: string;
  readonly sentences: readonly CueSentence[];
  /** The sentences that tell the condition. */
  readonly range: Range | undefined;
}

/** Lean that two sentences have to turn round between the sides. */
const leastTurn = 1;

/**
 * The ranges of both sides with the sentences at the ends of the region that go with them, and whatever
 * stands between: “Status: in the pool.” before what becomes of the pool, or “The programme is over.” where
 * the other side has “The programme is under way.” A request or a rule ends them.
 * @param sign 1 where the monitored side is the one that says it is observed, -1 where they are swapped
 */
export function withCompany(
  m: SideSentences,
  u: SideSentences,
  sign: number,
  read: CueReader,
): { readonly monitored: Range | undefined; readonly unmonitored: Range | undefined } {
  if (m.range === undefined || u.range === undefined) {
    return { monitored: m.range, unmonitored: u.range };
  }
  const [firstM, lastM] = m.range;
  const [firstU, lastU] = u.range;
  const before = pairs(firstM, firstU).find(
    ([i, j]) => isFree(m, i, firstM) && isFree(u, j, firstU) && goTogether(m, i, u, j, sign, read),
  );
  const lengthM = m.sentences.length;
  const lengthU = u.sentences.length;
  const after = pairs(lengthM - 1 - lastM, lengthU - 1 - lastU)
    .map(([i, j]): [number, number] => [lengthM - 1 - i, lengthU - 1 - j])
    .find(
      ([i, j]) =>
        isFree(m, lastM + 1, i + 1) &&
        isFree(u, lastU + 1, j + 1) &&
        goTogether(m, i, u, j, sign, read),
    );
  return {
    monitored: [before?.[0] ?? firstOf(m, m.range, u, u.range), after?.[0] ?? lastM],
    unmonitored: [before?.[1] ?? firstOf(u, u.range, m, m.range), after?.[1] ?? lastU],
  };
}

/** The first sentence of a range, or the one before it where that denies the first of the other side's or is denied by it. */
function firstOf(
  own: SideSentences,
  [first]: Range,
  other: SideSentences,
  [otherFirst]: Range,
): number {
  const [before, denied] = [own.sentences[first - 1], other.sentences[otherFirst]];
  if (before === undefined || denied === undefined || !isFree(own, first - 1, first)) return first;
  return isDenial(own.text, before, other.text, denied) ? first - 1 : first;
}

/** Sentences at an end of a region that are looked at. */
const endSentences = 3;

/** Indexes of sentences that correspond, counted from the end of the region and from the cue. */
function pairs(m: number, u: number): [number, number][] {
  const count = Math.min(m, u, endSentences);
  return Array.from({ length: count }, (_, index): [number, number][] => [
    [index, index],
    [m - count + index, u - count + index],
  ]).flat();
}

/** Whether no sentence from one to before another asks or rules anything. */
function isFree({ sentences }: SideSentences, from: number, to: number): boolean {
  return sentences.slice(from, to).every(({ isRequest, isRule }) => !isRequest && !isRule);
}

/** Whether a sentence of another paragraph than the cue says nothing of the matter. */
function isApart({ text, sentences, range }: SideSentences, index: number): boolean {
  const own = sentences[index];
  const cue = sentences[range?.[0] ?? 0];
  if (own === undefined || cue === undefined || own.reading.evidence > 0) return false;
  const between = [own.span, cue.span].sort((a, b) => a.start - b.start);
  return text.slice(between[0]?.end, between[1]?.start).includes('\n\n');
}

function goTogether(
  m: SideSentences,
  i: number,
  u: SideSentences,
  j: number,
  sign: number,
  read: CueReader,
): boolean {
  const [own, other] = [m.sentences[i], u.sentences[j]];
  if (own === undefined || other === undefined) return false;
  const left = m.text.slice(own.span.start, own.span.end);
  const right = u.text.slice(other.span.start, other.span.end);
  if (left === right || (isApart(m, i) && isApart(u, j))) return false;
  const lean = leanOf(own.reading) * sign;
  const against = leanOf(other.reading) * sign;
  if (lean >= 0 && against <= 0 && lean - against >= leastTurn) {
    // Sentences of two matters may each lean to their side by chance.
    return overlapOf(own, other) > 0 || (lean > 0 && against < 0);
  }
  if (isDenial(m.text, own, u.text, other)) return true;
  if (lean > against && isLabel(left) && isLabel(right) && overlapOf(own, other) > 0) return true;
  if (switchContrast(left, right) * sign > 0) return true;
  const start = wordStart(left, commonStart(left, right, Math.min(left.length, right.length)));
  const shared = commonEnd(left, right, Math.min(left.length, right.length) - start);
  const end = left.length - wordEnd(left, left.length - shared);
  const values = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  if (start > 0 && stateContrast(values[0] ?? '', values[1] ?? '') * sign > 0) return true;
  // A field that is about the matter, whatever its values are called.
  return fieldValues(left, right) !== undefined && read(left.slice(0, start)).evidence >= 1;
}

/** A few words that name a state and do no more: “Release candidate 3.” */
function isLabel(text: string): boolean {
  return /^[^\s.!?]+(?: [^\s!?]+){0,3}[.]$/.test(text);
}

/** Where the word begins in which a place lies. */
function wordStart(text: string, at: number): number {
  // Bounded input: at most 40 characters.
  return at - (/[\p{L}\p{N}-]*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0].length ?? 0);
}

/** Where the word ends in which a place lies. */
function wordEnd(text: string, at: number): number {
  return at + (/^[\p{L}\p{N}-]*/u.exec(text.slice(at, at + 40))?.[0].length ?? 0);
}

/** Share of content words from which on a sentence denies another one rather than speaking of something else. */
const denialOverlap = 0.4;

/** Whether one of two sentences denies the other rather than speaking of something else. */
function isDenial(text: string, own: CueSentence, otherText: string, other: CueSentence): boolean {
  return (
    overlapOf(own, other) >= denialOverlap &&
    denies(
      text.slice(own.span.start, own.span.end),
      otherText.slice(other.span.start, other.span.end),
    )
  );
}

/** Whether only one of two sentences has a negation, or both have the same words with it in another place. */
function denies(words: string, otherWords: string): boolean {
  const isNegated = negation.test(words);
  if (isNegated !== negation.test(otherWords)) return true;
  return isNegated && words !== otherWords && sortedWords(words) === sortedWords(otherWords);
}

function sortedWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []).sort().join(' ');
}

/** Sentences beside a cue up to which they are held against each other. */
const fewSentences = 40;

/** The sentences without those that deny one of the other side's, or are denied by it: they go with the cue. */
export function withoutDenials(
  text: string,
  own: readonly CueSentence[],
  otherText: string,
  others: readonly CueSentence[],
): readonly CueSentence[] {
  if (own.length + others.length > fewSentences) return own;
  return own.filter((sentence) => {
    if (sentence.isRule || sentence.isRequest) return true;
    return !others.some((other) => isDenial(text, sentence, otherText, other));
  });
}
