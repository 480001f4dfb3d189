import type { ComparedMessage, MessageSpan, RawDifference } from './raw-difference.js';
import type { Span } from '../../text/span.js';
import { isBetweenSentences, sentencesIn, sentencesTouching } from '../words/natural-unit.js';
import { collapse } from '../words/tokens.js';

/** Differences of wording beyond which prompts are hardly one text in another order. */
const differenceLimit = 40;

/** Words of a sentence that is known again at another place. */
const leastWords = 2;

/** A difference with the sentences it stands in on both sides. */
interface Touched {
  readonly difference: RawDifference;
  readonly monitored: readonly MessageSpan[];
  readonly unmonitored: readonly MessageSpan[];
}

/**
 * Differences that come from sentences or list items that have changed places, each group of them as
 * one difference of order; the others as they are. The alignment of words sees such sentences as
 * several small differences.
 */
export function joinMovedSentences(
  differences: readonly RawDifference[],
  monitored: readonly ComparedMessage[],
  unmonitored: readonly ComparedMessage[],
): readonly RawDifference[] {
  const texts = differences.filter(({ kind }) => kind === 'text');
  if (texts.length < 2 || texts.length > differenceLimit) return differences;
  const touched = texts.map((difference) => ({
    difference,
    monitored: sentencesAt(difference.monitored, monitored),
    unmonitored: sentencesAt(difference.unmonitored, unmonitored),
  }));
  if (standInOneSentence(touched)) return differences;
  const left = byText(
    touched.flatMap((item) => item.monitored),
    monitored,
  );
  const right = byText(
    touched.flatMap((item) => item.unmonitored),
    unmonitored,
  );
  const moved = new Map<string, RawDifference>();
  for (const [text, from] of left) {
    const to = right.get(text);
    if (to !== undefined && text.split(' ').length >= leastWords) {
      moved.set(text, { kind: 'order', monitored: from, unmonitored: to });
    }
  }
  const isMoved = (item: Touched): boolean => {
    const all = [
      ...item.monitored.map((span) => textOf(span, monitored)),
      ...item.unmonitored.map((span) => textOf(span, unmonitored)),
    ];
    return all.length > 0 && all.every((text) => moved.has(text));
  };
  const joined = touched.filter(isMoved);
  const [first] = joined.flatMap((item) => item.monitored.map((span) => textOf(span, monitored)));
  const order = first === undefined ? undefined : moved.get(first);
  if (joined.length < 2 || order === undefined) return differences;
  const gone = new Set(joined.map(({ difference }) => difference));
  const kept = differences.filter((difference) => !gone.has(difference));
  const at = kept.findIndex((difference) => isBefore(order, difference));
  return at < 0 ? [...kept, order] : [...kept.slice(0, at), order, ...kept.slice(at)];
}

/** Whether nothing can have changed places: several words of one sentence differ, as in most pairs. */
function standInOneSentence(touched: readonly Touched[]): boolean {
  const [first] = touched;
  const isFirst = (spans: readonly MessageSpan[], firsts: readonly MessageSpan[]): boolean =>
    spans.length === 1 &&
    firsts.length === 1 &&
    spans[0]?.message === firsts[0]?.message &&
    spans[0]?.start === firsts[0]?.start;
  return touched.every(
    ({ monitored, unmonitored }) =>
      isFirst(monitored, first?.monitored ?? []) && isFirst(unmonitored, first?.unmonitored ?? []),
  );
}

function isBefore(a: RawDifference, b: RawDifference): boolean {
  return (
    a.monitored.message < b.monitored.message ||
    (a.monitored.message === b.monitored.message && a.monitored.start < b.monitored.start)
  );
}

function sentencesAt(span: MessageSpan, messages: readonly ComparedMessage[]): MessageSpan[] {
  const text = messages[span.message]?.text ?? '';
  const isGap =
    text.slice(span.start, span.end).trim() === '' && isBetweenSentences(text, span.start);
  if (isGap) return [];
  const whole: Span = sentencesTouching(text, span);
  return sentencesIn(text, whole).map((sentence) => ({ message: span.message, ...sentence }));
}

function byText(
  spans: readonly MessageSpan[],
  messages: readonly ComparedMessage[],
): Map<string, MessageSpan> {
  return new Map(spans.map((span) => [textOf(span, messages), span]));
}

/** The words of a sentence without the number or bullet of a list before them, and its full stop. */
function textOf(span: MessageSpan, messages: readonly ComparedMessage[]): string {
  const text = messages[span.message]?.text.slice(span.start, span.end) ?? '';
  return collapse(text)
    .replace(/^(?:[-*•]|\p{N}[\p{N}.]{0,8}[.)]?) /u, '')
    .replace(/[.;,]$/, '');
}
