import type { Condition } from '../pair-comparison.js';
import type {
  BothSides,
  ComparedMessage,
  MessageSpan,
  PairMessages,
  RawDifference,
} from '../diff/raw-difference.js';
import type { Span } from '../../text/span.js';
import { contains, isEmpty, overlaps } from '../../text/span.js';

/** Occurrences of one declared text that are looked at in one message. */
const occurrenceLimit = 50;

/** A declared text shorter than this may stand anywhere by chance. */
const leastLength = 2;

/**
 * Where the texts that the author declares to differ stand and do differ, in order. Where one lies in
 * another only the longer one counts.
 */
export function declaredSpans(
  declared: readonly string[],
  differences: readonly RawDifference[],
  messages: PairMessages,
): BothSides<readonly MessageSpan[]> {
  return {
    monitored: spansOn('monitored', declared, differences, messages),
    unmonitored: spansOn('unmonitored', declared, differences, messages),
  };
}

function spansOn(
  side: Condition,
  declared: readonly string[],
  differences: readonly RawDifference[],
  messages: PairMessages,
): MessageSpan[] {
  const texts = declared.filter((text) => text.length >= leastLength);
  if (texts.length === 0) return [];
  const found: MessageSpan[] = [];
  for (const { index, text } of messages[side]) {
    const differing = differences.filter(
      (difference) => difference.kind === 'text' && difference[side].message === index,
    );
    if (differing.length === 0) continue;
    for (const item of texts) {
      let at = text.indexOf(item);
      for (let count = 0; at >= 0 && count < occurrenceLimit; count++) {
        const span = { message: index, start: at, end: at + item.length };
        if (differing.some((difference) => meets(difference[side], span))) {
          found.push({ ...span, ...elementNamed(text, span) });
        }
        at = text.indexOf(item, at + item.length);
      }
    }
  }
  return found
    .filter((span) => !found.some((other) => isLonger(other, span) && contains(other, span)))
    .sort((a, b) => a.message - b.message || a.start - b.start);
}

/** The span of a declared text; where it is the name of a tag that differs, that of the whole element. */
function elementNamed(text: string, { start, end }: Span): Span {
  if (text[start - 1] !== '<' || !/[\s>]/.test(text.charAt(end))) return { start, end };
  const closing = `</${text.slice(start, end)}>`;
  const close = text.indexOf(closing, end);
  return close < 0 ? { start, end } : { start: start - 1, end: close + closing.length };
}

function isLonger(a: MessageSpan, b: MessageSpan): boolean {
  return a.message === b.message && a.end - a.start > b.end - b.start;
}

/** Whether a difference, or the place where one side lacks something, lies in a span. */
function meets(difference: Span, span: Span): boolean {
  return isEmpty(difference)
    ? difference.start > span.start && difference.start < span.end
    : overlaps(difference, span);
}

/** Both sides' declared spans that a difference lies in, as far as there are any. */
export type DeclaredPlace = Readonly<Record<Condition, MessageSpan | undefined>>;

/** What is declared at a difference; undefined where nothing is. */
export function declaredAt(
  difference: RawDifference,
  declared: BothSides<readonly MessageSpan[]>,
): DeclaredPlace | undefined {
  if (difference.kind !== 'text') return undefined;
  const monitored = hull(declared.monitored, difference.monitored);
  const unmonitored = hull(declared.unmonitored, difference.unmonitored);
  return monitored === undefined && unmonitored === undefined
    ? undefined
    : { monitored, unmonitored };
}

function hull(spans: readonly MessageSpan[], difference: MessageSpan): MessageSpan | undefined {
  const met = spans.filter(
    (span) => span.message === difference.message && meets(difference, span),
  );
  const [first] = met;
  return first && { ...first, end: Math.max(...met.map(({ end }) => end)) };
}

/** Differences divided at the borders of what is declared, so that none lies in it in part. */
export function dividedAtDeclared(
  differences: readonly RawDifference[],
  declared: BothSides<readonly MessageSpan[]>,
  messages: PairMessages,
): readonly RawDifference[] {
  if (declared.monitored.length + declared.unmonitored.length === 0) return differences;
  return differences.flatMap((difference) => {
    const place = declaredAt(difference, declared);
    if (place === undefined) return [difference];
    const left = cut(difference.monitored, place.monitored, messages.monitored);
    const right = cut(difference.unmonitored, place.unmonitored, messages.unmonitored);
    return [0, 1, 2].flatMap((part): RawDifference[] => {
      const monitored = { ...difference.monitored, ...left[part] };
      const unmonitored = { ...difference.unmonitored, ...right[part] };
      if (isEmpty(monitored) && isEmpty(unmonitored)) return [];
      return [{ kind: 'text', monitored, unmonitored }];
    });
  });
}

/** What stands before, in and after a declared span; space at its borders goes with it. */
function cut(
  span: MessageSpan,
  declared: Span | undefined,
  messages: readonly ComparedMessage[],
): [Span, Span, Span] {
  let start = Math.max(declared?.start ?? span.start, span.start);
  let end = Math.max(start, Math.min(declared?.end ?? span.end, span.end));
  const text = messages[span.message]?.text ?? '';
  if (text.slice(span.start, start).trim() === '') start = span.start;
  if (text.slice(end, span.end).trim() === '') end = span.end;
  return [
    { start: span.start, end: start },
    { start, end },
    { start: end, end: span.end },
  ];
}
