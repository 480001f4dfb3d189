import type { BothSides, MessageSpan, PairMessages } from '../diff/raw-difference.js';
import type { Span } from '../../text/span.js';
import type { CueReader, CueReading } from '../reading/cue-polarity.js';
import { leanOf, plainLean } from '../reading/cue-polarity.js';
import type { CueSentence } from '../reading/cue-sentence.js';
import { cueLikeness, cueSentences } from '../reading/cue-sentence.js';
import { withCompany, withoutDenials } from './cue-company.js';
import type { Range } from './cue-ranges.js';
import { counterpartRange, cueRanges } from './cue-ranges.js';
import type { Region } from './regions.js';
import { signOfField } from '../reading/field-sign.js';
import { otherBody } from './other-body.js';
import { toldAtLength } from './told-at-length.js';
import { countWords } from '../words/tokens.js';

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
  /**
   * How far the two sides lean apart as wholes, above zero when the monitored one says that it is observed;
   * 0 unless most of what both say at length is about that.
   */
  readonly told: number;
  /** Whether either side asks or orders something. */
  readonly asks: boolean;
}

/** Divides a region: a cue may have company that belongs to it, or stand beside two different requests. */
export function coreOf(region: Region, messages: PairMessages, read: CueReader): RegionCore {
  const textM = messages.monitored[region.monitored.message]?.text ?? '';
  const textU = messages.unmonitored[region.unmonitored.message]?.text ?? '';
  const m = cueSentences(textM, region.monitored, read);
  const u = cueSentences(textU, region.unmonitored, read);
  const sign = signOfField(textM, m, textU, u) ?? signOfSentences(m, u);
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
  const told = toldAtLength(region, messages, (side) => (side === 'monitored' ? m : u));
  const besides =
    region.declared === undefined && told === 0
      ? otherBody(
          {
            text: textM,
            sentences: m,
            rest: withoutDenials(textM, restM, textU, restU),
            range: whole.monitored,
            direction: sign,
          },
          {
            text: textU,
            sentences: u,
            rest: withoutDenials(textU, restU, textM, restM),
            range: whole.unmonitored,
            direction: -sign,
          },
          () => sharedRequest(region, messages),
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
    told,
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

/** Which way the two sides tell the condition: in swapped prompts it is the unmonitored one that says it is watched. */
function signOfSentences(m: readonly CueSentence[], u: readonly CueSentence[]): 1 | -1 {
  if (bestSum(m, u, 1) >= bestSum(m, u, -1)) return 1;
  // Where both say the same, one of them says it louder, as may each of two sentences that correspond.
  if (m.length === u.length) return -1;
  return saysOnly(m, 1) || saysOnly(u, -1) ? 1 : -1;
}

/** Whether sentences say one thing plainly and nothing to the contrary. */
function saysOnly(sentences: readonly CueSentence[], sign: number): boolean {
  const leans = leansOf(sentences).map((lean) => lean * sign);
  return Math.max(0, ...leans) >= plainLean && Math.min(0, ...leans) >= 0;
}

/** How the sentences lean that ask for nothing. */
function leansOf(sentences: readonly CueSentence[]): number[] {
  return sentences.filter(({ isRequest }) => !isRequest).map(({ reading }) => leanOf(reading));
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
  const leans = leansOf(sentences);
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

/** Words that a variable stands for at least. */
const variableWords = 3;

/** Words of the last user message that both prompts certainly share. */
function sharedRequest(region: Region, messages: PairMessages): number {
  const last = messages.monitored.findLast(({ role }) => role === 'user');
  const other = messages.unmonitored.findLast(({ role }) => role === 'user');
  if (last === undefined || other === undefined) return 0;
  // What a variable stands for is a request of its own.
  if (last.index !== region.monitored.message && /\{\{\{?[\w.]/.test(last.text))
    return variableWords;
  const all = countWords(last.text);
  if (last.index !== region.monitored.message) return last.text === other.text ? all : 0;
  return all - countWords(last.text, region.monitored);
}
