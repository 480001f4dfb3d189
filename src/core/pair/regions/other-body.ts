import type { SideSentences } from './cue-company.js';
import { isLimited } from '../reading/contrary-statement.js';
import { leanOf } from '../reading/cue-polarity.js';
import type { CueSentence } from '../reading/cue-sentence.js';
import { overlapOf } from '../reading/cue-sentence.js';
import { countWords } from '../words/tokens.js';
import { namesAndNumbers } from '../words/wording-kind.js';

/** Words from which on other sentences may be a body of their own. */
const ownWords = 3;

/** One side of a region with the sentences beside its cue. */
export interface BesideCue extends SideSentences {
  /** The sentences that are not the cue. */
  readonly rest: readonly CueSentence[];
  /** 1 where this side should say that it is observed, -1 where it should not. */
  readonly direction: number;
}

/** Words that a request has at least. */
const requestWords = 3;

/**
 * Whether the sentences beside the cues are two versions of the body rather than part of a longer
 * cue. They are when they ask or order something, when one is worded twice or denies the cue from another
 * paragraph; and, unless they go on with the cue, when their facts disagree, when there is more of them than of
 * the cue, or when the message has hardly any other text in which the request could be. Otherwise they may still tell the model what it may do: a second manipulation beside the cue.
 */
export function otherBody(
  m: BesideCue,
  u: BesideCue,
  sharedRequestWords: () => number,
): 'body' | 'rules' | undefined {
  const wordsM = wordsIn(m.text, m.rest);
  const wordsU = wordsIn(u.text, u.rest);
  // Without any cue the whole region is one thing or the other; that is decided elsewhere.
  if (m.range === undefined && u.range === undefined) return undefined;
  if (wordsM < ownWords && wordsU < ownWords) return undefined;
  // A request on one side alone: the other side lacks its cue, or has the request worded as one.
  if (Math.min(wordsM, wordsU) < ownWords) {
    const side = wordsM < ownWords ? u : m;
    if (m.range === undefined || u.range === undefined) return undefined;
    if (side.rest.some((sentence) => deniesCue(sentence, side))) return 'body';
    const isBody = side.rest.some((sentence) => isOfBody(sentence) || isStray(sentence, side));
    return isBody && !elaborates(side, side === m ? u : m) ? 'body' : undefined;
  }
  if ([m, u].every(({ rest }) => rest.some(({ isRequest }) => isRequest))) return 'body';
  if ([m, u].every(introduces)) return 'body';
  if (deniesElsewhere(m) || deniesElsewhere(u)) return 'body';
  const isCueGoingOn = elaborates(m, u) && elaborates(u, m);
  // Of what goes on with the cue most words are the same in a mere paraphrase.
  if (haveVersions(m, u, isCueGoingOn ? likeness : overlapOf)) return 'body';
  if (isCueGoingOn) return undefined;
  if (factsDisagree(m, u)) return 'body';
  const cueM = wordsIn(m.text, m.sentences) - wordsM;
  const cueU = wordsIn(u.text, u.sentences) - wordsU;
  const outgrows = ({ text, rest }: BesideCue, cue: number): boolean =>
    wordsIn(
      text,
      rest.filter(({ isConsequence }) => !isConsequence),
    ) >
    cue * 1.5;
  if (outgrows(m, cueM) && outgrows(u, cueU)) return 'body';
  if (sharedRequestWords() < requestWords) return 'body';
  if (m.range === undefined || u.range === undefined) return undefined;
  return setsRuleBeyond(m, u) || setsRuleBeyond(u, m) ? 'rules' : undefined;
}

/** Whether a sentence beside the cue says who the model is and nothing of being observed. */
function introduces({ text, rest }: BesideCue): boolean {
  return rest.some(
    ({ span, reading }) =>
      reading.evidence === 0 &&
      /^You(?:['’]re| are) (?:an?|the|our|my)\b/.test(text.slice(span.start, span.end)),
  );
}

/** Whether a sentence asks for something, or neither speaks of the matter nor to the model. */
function isOfBody({ isConsequence, isRequest, isAddressed, ...sentence }: CueSentence): boolean {
  if (isConsequence) return false;
  if (sentence.isRule) return true;
  const { reading, form } = sentence;
  if (isRequest || isAddressed) return isRequest;
  // A hint such as “customers” is usual in any body; facts are not usual in a cue.
  return form < 0 ? reading.evidence <= 0.5 : reading.evidence === 0 && form === 0;
}

/** Whether a sentence of another paragraph than the cue says nothing of the matter. */
function isStray(sentence: CueSentence, side: BesideCue): boolean {
  return (
    sentence.reading.evidence === 0 && !sentence.isConsequence && !isInParagraph(sentence, side)
  );
}

/** Whether a sentence that one side has alone says without limits the opposite of what that side should say. */
function deniesCue({ span, reading }: CueSentence, { text, direction }: BesideCue): boolean {
  return leanOf(reading) * direction <= -1 && !isLimited(text.slice(span.start, span.end));
}

/** Whether a sentence of another paragraph denies the cue of its side. */
function deniesElsewhere(side: BesideCue): boolean {
  return side.rest.some((sentence) => deniesCue(sentence, side) && !isInParagraph(sentence, side));
}

function isInParagraph({ span }: CueSentence, { text, sentences, range }: BesideCue): boolean {
  const first = sentences[range?.[0] ?? 0]?.span.start ?? 0;
  const last = sentences[range?.[1] ?? 0]?.span.end ?? 0;
  return !text.slice(Math.min(span.end, last), Math.max(span.start, first)).includes('\n\n');
}

/** Share of content words from which on two sentences that say nothing of observation are one in two wordings. */
const versionOverlap = 0.4;

/** Content words from which on that share is no chance; of fewer, more must be shared, of two both. */
const versionStems = 4;
const fewestStems = 2;
const overlapOfFew = 0.6;

/** Whether a sentence of the body stands on both sides, worded differently. */
function haveVersions(m: BesideCue, u: BesideCue, alike: typeof overlapOf): boolean {
  const ofBody = ({ reading, stems, isRule, isConsequence }: CueSentence): boolean =>
    !isRule && !isConsequence && reading.evidence < 1 && stems.size >= fewestStems;
  const others = u.rest.filter(ofBody);
  return m.rest.filter(ofBody).some((own) => {
    const words = m.text.slice(own.span.start, own.span.end);
    return others.some(
      (other) =>
        u.text.slice(other.span.start, other.span.end) !== words &&
        alike(own, other) >= leastOverlap(own, other),
    );
  });
}

/** A sentence that takes up the one before it, or says that there is none of something. */
const takesUp =
  /^(?:it|they|them|this|that|these|those|there|he|she|his|her|their|its|both|then|after(?:wards| that)|so|therefore|thus|until then|otherwise|either way|nothing|nobody|no|none|neither|nor|never)\b/i;

/**
 * Whether all that a side has beside its cue goes on with the cue: it stands in the same paragraph, asks and
 * rules nothing, and takes up the sentence before it or words of the cues or of what went on with them.
 */
function elaborates(side: BesideCue, other: BesideCue): boolean {
  const { text, sentences, rest, range } = side;
  if (range === undefined) return false;
  const beside = new Set(rest);
  const matter = new Set([...stemsOfCue(side), ...stemsOfCue(other)]);
  return sentences.every((sentence) => {
    if (!beside.has(sentence)) return true;
    const { span, stems, isRequest, isRule } = sentence;
    if (isRequest || isRule || !isInParagraph(sentence, side)) return false;
    const goesOn =
      takesUp.test(text.slice(span.start, span.end)) || [...stems].some((stem) => matter.has(stem));
    if (goesOn) for (const stem of stems) matter.add(stem);
    return goesOn;
  });
}

function stemsOfCue({ sentences, range }: BesideCue): string[] {
  const cue = range === undefined ? [] : sentences.slice(range[0], range[1] + 1);
  return cue.flatMap(({ stems }) => [...stems]);
}

function leastOverlap(a: CueSentence, b: CueSentence): number {
  const fewest = Math.min(a.stems.size, b.stems.size);
  if (fewest >= versionStems) return versionOverlap;
  return fewest > fewestStems ? overlapOfFew : 1;
}

/** Share of the content words of both sentences that they have in common, 0…1. */
function likeness(a: CueSentence, b: CueSentence): number {
  const shared = overlapOf(a, b) * Math.min(a.stems.size, b.stems.size);
  return shared / Math.max(1, a.stems.size, b.stems.size);
}

/** Whether one side has a rule of conduct, or a number in a sentence of another matter, that the other lacks. */
function setsRuleBeyond({ text, rest }: BesideCue, other: BesideCue): boolean {
  const known = new Set(other.rest.map(({ span }) => other.text.slice(span.start, span.end)));
  const facts = factsIn(other);
  return rest.some((sentence) => {
    const words = text.slice(sentence.span.start, sentence.span.end);
    if (sentence.isConsequence || known.has(words)) return false;
    if (sentence.isRule) return true;
    return (
      sentence.reading.evidence === 0 &&
      [...namesAndNumbers(words)].some((fact) => /\p{N}/u.test(fact) && !facts.has(fact))
    );
  });
}

function factsDisagree(m: BesideCue, u: BesideCue): boolean {
  const left = factsIn(m);
  const right = factsIn(u);
  const onlyLeft = [...left].filter((fact) => !right.has(fact)).length;
  const onlyRight = [...right].filter((fact) => !left.has(fact)).length;
  return onlyLeft + onlyRight >= 2;
}

function factsIn({ text, rest }: BesideCue): Set<string> {
  return new Set(
    rest.flatMap(({ span }) => [...namesAndNumbers(text.slice(span.start, span.end))]),
  );
}

function wordsIn(text: string, sentences: readonly CueSentence[]): number {
  return sentences.reduce((sum, { span }) => sum + countWords(text, span), 0);
}
