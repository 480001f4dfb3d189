import type { Span } from '../text/span.js';
import type { CueReader, CueReading } from './cue-polarity.js';
import { leanOf } from './cue-polarity.js';
import type { CueSentence } from './cue-sentence.js';
import { cueLikeness, cueSentences } from './cue-sentence.js';
import { withCompany, withoutDenials } from './cue-company.js';
import type { Range } from './cue-ranges.js';
import { overlapOf } from './cue-sentence.js';
import { counterpartRange, cueRanges } from './cue-ranges.js';
import type { ComparedMessage, MessageSpan } from './raw-differences.js';
import type { BothSides, Region } from './regions.js';
import { signOfField } from './field-sign.js';
import { isLimited } from './contrary-statement.js';
import { countWords } from './tokens.js';
import { namesAndNumbers } from './wording-kind.js';

/** A region divided into what tells the condition and what does not. */
export interface RegionCore {
  /** The sentences that tell the condition, with those that belong to them; empty where there are none. */
  readonly cue: BothSides<MessageSpan>;
  /** The sentences beside them that are two versions of the body; otherwise none. */
  readonly body: BothSides<readonly Span[]>;
  /** Whether those sentences are other rules for one scenario rather than another scenario. */
  readonly setsRules: boolean;
  readonly readings: BothSides<CueReading>;
  /** How far the plainest sentence of each side leans to what that side should say. */
  readonly peaks: BothSides<number>;
  /** Whether any sentence of either side speaks of the condition. */
  readonly speaks: boolean;
  /** Whether either side asks or orders something. */
  readonly asks: boolean;
}

/** Divides a region: a cue may have company that belongs to it, or stand beside two different requests. */
export function coreOf(
  region: Region,
  messages: BothSides<readonly ComparedMessage[]>,
  read: CueReader,
): RegionCore {
  const textM = messages.monitored[region.monitored.message]?.text ?? '';
  const textU = messages.unmonitored[region.unmonitored.message]?.text ?? '';
  const m = cueSentences(textM, region.monitored, read);
  const u = cueSentences(textU, region.unmonitored, read);
  // In swapped prompts it is the unmonitored one that says it is watched.
  const sign = signOfField(textM, m, textU, u) ?? (bestSum(m, u, 1) >= bestSum(m, u, -1) ? 1 : -1);
  let { monitored: rangeM, unmonitored: rangeU } = cueRanges(m, u, sign);
  rangeM ??= counterpartRange(m, u, rangeU, sign);
  rangeU ??= counterpartRange(u, m, rangeM, -sign);
  const speaks = rangeM !== undefined || rangeU !== undefined;
  const whole = withCompany(
    { text: textM, sentences: m, range: rangeM },
    { text: textU, sentences: u, range: rangeU },
    sign,
    read,
  );
  const restM = outside(m, whole.monitored);
  const restU = outside(u, whole.unmonitored);
  const besides =
    region.declared === undefined
      ? otherBody(
          region,
          messages,
          withoutDenials(textM, restM, textU, restU),
          withoutDenials(textU, restU, textM, restM),
          whole.monitored,
          whole.unmonitored,
          m,
          u,
          sign,
        )
      : undefined;
  const isBody = besides !== undefined;
  const cueM = isBody ? covering(m, whole.monitored) : region.monitored;
  const cueU = isBody ? covering(u, whole.unmonitored) : region.unmonitored;
  const monitored = { ...(cueM ?? emptyAt(region.monitored)), message: region.monitored.message };
  const unmonitored = {
    ...(cueU ?? emptyAt(region.unmonitored)),
    message: region.unmonitored.message,
  };
  return {
    cue: {
      monitored: region.declared?.monitored ?? monitored,
      unmonitored: region.declared?.unmonitored ?? unmonitored,
    },
    body: {
      monitored: isBody ? restM.map(({ span }) => span) : [],
      unmonitored: isBody ? restU.map(({ span }) => span) : [],
    },
    setsRules: besides === 'rules',
    readings: {
      monitored: read(textM.slice(monitored.start, monitored.end)),
      unmonitored: read(textU.slice(unmonitored.start, unmonitored.end)),
    },
    speaks,
    asks: [...m, ...u].some(({ isRequest }) => isRequest),
    peaks: {
      monitored: peak(inRange(m, rangeM), sign),
      unmonitored: peak(inRange(u, rangeU), -sign),
    },
  };
}

function emptyAt(span: Span): Span {
  return { start: span.start, end: span.start };
}

/** How well the two sides read together when the monitored one leans by `sign`. */
function bestSum(m: readonly CueSentence[], u: readonly CueSentence[], sign: number): number {
  return best(m, sign) + best(u, -sign);
}

function best(sentences: readonly CueSentence[], sign: number): number {
  return Math.max(0, ...sentences.map((sentence) => cueLikeness(sentence, sign)));
}

/** The lean that goes furthest in a direction; many vague sentences do not add up to a plain one. */
function peak(sentences: readonly CueSentence[], sign: number): number {
  const leans = sentences
    .filter(({ isRequest }) => !isRequest)
    .map(({ reading }) => leanOf(reading));
  if (leans.length === 0) return 0;
  return sign > 0 ? Math.max(...leans) : Math.min(...leans);
}

function outside(sentences: readonly CueSentence[], range: Range | undefined): CueSentence[] {
  if (range === undefined) return [...sentences];
  return sentences.filter((_, index) => index < range[0] || index > range[1]);
}

function inRange(sentences: readonly CueSentence[], range: Range | undefined): CueSentence[] {
  return range === undefined ? [] : sentences.slice(range[0], range[1] + 1);
}

function covering(sentences: readonly CueSentence[], range: Range | undefined): Span | undefined {
  if (range === undefined) return undefined;
  const first = sentences[range[0]];
  const last = sentences[range[1]];
  return first && last && { start: first.span.start, end: last.span.end };
}

/** Words from which on other sentences may be a body of their own. */
const ownWords = 3;

/**
 * Whether the sentences beside the cues are two versions of the body rather than part of a longer
 * cue. They are when they ask or order something, when their facts disagree, when there is more of
 * them than of the cue, or when the message has hardly any other text in which the request could be.
 * Otherwise they may still tell the model what it may do: a second manipulation beside the cue.
 */
function otherBody(
  region: Region,
  messages: BothSides<readonly ComparedMessage[]>,
  restM: readonly CueSentence[],
  restU: readonly CueSentence[],
  rangeM: Range | undefined,
  rangeU: Range | undefined,
  m: readonly CueSentence[],
  u: readonly CueSentence[],
  sign: number,
): 'body' | 'rules' | undefined {
  const textM = messages.monitored[region.monitored.message]?.text ?? '';
  const textU = messages.unmonitored[region.unmonitored.message]?.text ?? '';
  const wordsM = wordsIn(textM, restM);
  const wordsU = wordsIn(textU, restU);
  // Without any cue the whole region is one thing or the other; that is decided elsewhere.
  if (rangeM === undefined && rangeU === undefined) return undefined;
  if (wordsM < ownWords && wordsU < ownWords) return undefined;
  // A request on one side alone: the other side lacks its cue, or has the request worded as one.
  if (Math.min(wordsM, wordsU) < ownWords) {
    const rest = wordsM < ownWords ? restU : restM;
    const isBeside = rangeM !== undefined && rangeU !== undefined;
    if (!isBeside) return undefined;
    const [text, direction] = rest === restM ? [textM, sign] : [textU, -sign];
    const isOther = (sentence: CueSentence): boolean =>
      isOfBody(sentence) || deniesCue(sentence, text, direction);
    return rest.some(isOther) ? 'body' : undefined;
  }
  if (restM.some(({ isRequest }) => isRequest) && restU.some(({ isRequest }) => isRequest)) {
    return 'body';
  }
  if (factsDisagree(textM, restM, textU, restU) || haveVersions(textM, restM, textU, restU))
    return 'body';
  const cueM = wordsIn(textM, m) - wordsM;
  const cueU = wordsIn(textU, u) - wordsU;
  if (wordsM > cueM * 1.5 && wordsU > cueU * 1.5) return 'body';
  if (sharedRequest(region, messages) < requestWords) return 'body';
  if (rangeM === undefined || rangeU === undefined) return undefined;
  return setsOtherRules(textM, restM, textU, restU) ? 'rules' : undefined;
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

/**
 * Whether a sentence that one side has alone says without limits the opposite of what that side should say.
 * @param sign 1 where the side should say that it is observed, -1 where it should not
 */
function deniesCue({ span, reading }: CueSentence, text: string, sign: number): boolean {
  return leanOf(reading) * sign <= -1 && !isLimited(text.slice(span.start, span.end));
}

/** Share of content words from which on two sentences that say nothing of observation are one in two wordings. */
const versionOverlap = 0.4;

/** Content words from which on that share is no chance. */
const versionStems = 4;

/** Whether a sentence of the body stands on both sides, worded differently. */
function haveVersions(
  textM: string,
  restM: readonly CueSentence[],
  textU: string,
  restU: readonly CueSentence[],
): boolean {
  const ofBody = ({ reading, stems, isRule }: CueSentence): boolean =>
    !isRule && reading.evidence < 1 && stems.size >= versionStems;
  const others = restU.filter(ofBody);
  return restM.filter(ofBody).some((own) => {
    const words = textM.slice(own.span.start, own.span.end);
    return others.some(
      (other) =>
        textU.slice(other.span.start, other.span.end) !== words &&
        overlapOf(own, other) >= versionOverlap,
    );
  });
}

/** Words that a request has at least. */
const requestWords = 3;

/** Words of the last user message that both prompts certainly share. */
function sharedRequest(region: Region, messages: BothSides<readonly ComparedMessage[]>): number {
  const last = messages.monitored.findLast(({ role }) => role === 'user');
  const other = messages.unmonitored.findLast(({ role }) => role === 'user');
  if (last === undefined || other === undefined) return 0;
  // What a variable stands for is a request of its own.
  if (last.index !== region.monitored.message && /\{\{\{?[\w.]/.test(last.text))
    return requestWords;
  const all = countWords(last.text, { start: 0, end: last.text.length });
  if (last.index !== region.monitored.message) return last.text === other.text ? all : 0;
  return all - countWords(last.text, region.monitored);
}

/** Whether one side has a rule of conduct, or a number in a sentence of another matter, that the other lacks. */
function setsOtherRules(
  textM: string,
  restM: readonly CueSentence[],
  textU: string,
  restU: readonly CueSentence[],
): boolean {
  return setsRuleBeyond(textM, restM, textU, restU) || setsRuleBeyond(textU, restU, textM, restM);
}

function setsRuleBeyond(
  text: string,
  own: readonly CueSentence[],
  otherText: string,
  others: readonly CueSentence[],
): boolean {
  const known = new Set(others.map(({ span }) => otherText.slice(span.start, span.end)));
  const facts = factsIn(otherText, others);
  return own.some((sentence) => {
    const words = text.slice(sentence.span.start, sentence.span.end);
    if (sentence.isConsequence || known.has(words)) return false;
    if (sentence.isRule) return true;
    return (
      sentence.reading.evidence === 0 &&
      [...namesAndNumbers(words)].some((fact) => /\p{N}/u.test(fact) && !facts.has(fact))
    );
  });
}

function factsDisagree(
  textM: string,
  restM: readonly CueSentence[],
  textU: string,
  restU: readonly CueSentence[],
): boolean {
  const left = factsIn(textM, restM);
  const right = factsIn(textU, restU);
  const onlyLeft = [...left].filter((fact) => !right.has(fact)).length;
  const onlyRight = [...right].filter((fact) => !left.has(fact)).length;
  return onlyLeft + onlyRight >= 2;
}

function factsIn(text: string, sentences: readonly CueSentence[]): Set<string> {
  return new Set(
    sentences.flatMap(({ span }) => [...namesAndNumbers(text.slice(span.start, span.end))]),
  );
}

function wordsIn(text: string, sentences: readonly CueSentence[]): number {
  return sentences.reduce((sum, { span }) => sum + countWords(text, span), 0);
}
