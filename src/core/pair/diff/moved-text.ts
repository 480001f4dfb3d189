import type { ComparedMessage, MessageSpan, RawDifference } from './raw-difference.js';
import { isEmpty } from '../../text/span.js';
import { negation } from '../words/negation.js';
import { offState } from '../words/off-states.js';
import { collapse } from '../words/tokens.js';

type Messages = readonly ComparedMessage[];
type Side = 'monitored' | 'unmonitored';

/** Differences beyond which prompts are hardly one text in another order. */
const differenceLimit = 40;

/** Words a stretch must have to be recognised at another place; a whole sentence may be shorter. */
const movedWords = 3;
const sentenceWords = 2;

/** Longest text whose words are held against those of another one, in UTF-16 units. */
const longestList = 2000;

/** UTF-16 units by which two orders of the same words differ at most, in commas and spaces. */
const mostUnlike = 12;

/** Words that may turn round what is said when they change places. */
const turning = new RegExp(
  `${negation.source}|\\b(?:yes|on(?! (?:the|an?|your)\\b)|true|${offState})\\b`,
  'i',
);

/**
 * The differences, those as differences of order in which the same words stand in another order or at
 * another place: “A and B” for “B and A”, and a stretch that is missing here and additional there.
 */
export function withMovedText(
  differences: readonly RawDifference[],
  monitored: Messages,
  unmonitored: Messages,
): RawDifference[] {
  const messages = { monitored, unmonitored };
  const divided =
    differences.length <= differenceLimit ? atMoved(differences, messages) : differences;
  const reordered = divided.map((item) =>
    isReordered(item, messages) ? { ...item, kind: 'order' as const } : item,
  );
  return joined(reordered, messages);
}

/** Whether both sides of a difference have the same words, none of which turns another one round. */
function isReordered(
  { kind, monitored, unmonitored }: RawDifference,
  messages: Record<Side, Messages>,
): boolean {
  if (kind !== 'text' || isEmpty(monitored) || isEmpty(unmonitored)) return false;
  const unlike = monitored.end - monitored.start - (unmonitored.end - unmonitored.start);
  if (Math.abs(unlike) > mostUnlike) return false;
  const [left, right] = [
    textOf(monitored, messages.monitored),
    textOf(unmonitored, messages.unmonitored),
  ];
  if (left.length > longestList) return false;
  const words = wordsIn(left);
  return (
    words.length >= sentenceWords &&
    words.join(' ') === wordsIn(right).join(' ') &&
    !turning.test(left)
  );
}

/** A stretch that is missing in one place and whose words stand together in another is one difference of order. */
function joined(
  differences: readonly RawDifference[],
  messages: Record<Side, Messages>,
): RawDifference[] {
  const removed = new Map<string, number[]>();
  differences.forEach((difference, index) => {
    if (difference.kind !== 'text' || !isEmpty(difference.unmonitored)) return;
    const key = keyOf(textOf(difference.monitored, messages.monitored));
    if (key !== undefined) removed.set(key, [...(removed.get(key) ?? []), index]);
  });
  if (removed.size === 0) return [...differences];
  const result: (RawDifference | undefined)[] = [...differences];
  differences.forEach((difference, index) => {
    if (difference.kind !== 'text' || !isEmpty(difference.monitored)) return;
    const key = keyOf(textOf(difference.unmonitored, messages.unmonitored));
    const source = key === undefined ? undefined : removed.get(key)?.shift();
    const origin = source === undefined ? undefined : differences[source];
    if (source === undefined || origin === undefined) return;
    result[source] = {
      monitored: origin.monitored,
      unmonitored: difference.unmonitored,
      kind: 'order',
    };
    result[index] = undefined;
  });
  return result.filter((difference) => difference !== undefined);
}

/** What a stretch is known by at another place; undefined where it is too short. */
function keyOf(text: string): string | undefined {
  const words = text.length <= longestList ? wordsIn(text) : text.split(' ');
  const isSentence = /[.!?;]$/.test(text);
  return words.length < (isSentence ? sentenceWords : movedWords) ? undefined : words.join(' ');
}

/** The differences, divided where one is, begins or ends with what another one lacks on that side. */
function atMoved(
  differences: readonly RawDifference[],
  messages: Record<Side, Messages>,
): readonly RawDifference[] {
  return (['monitored', 'unmonitored'] as const).reduce((items, side) => {
    const other = side === 'monitored' ? 'unmonitored' : 'monitored';
    const moved = items
      .filter(({ kind, ...item }) => kind === 'text' && isEmpty(item[other]))
      .map((item) => textOf(item[side], messages[side]))
      .filter((text) => text.length <= longestList && keyOf(text) !== undefined);
    if (moved.length === 0) return items;
    return items.flatMap((item) => dividedAt(moved, item, other, messages[other]));
  }, differences);
}

/** A difference in two where its text on a side is, begins or ends with one of some texts. */
function dividedAt(
  moved: readonly string[],
  difference: RawDifference,
  side: Side,
  messages: Messages,
): RawDifference[] {
  const span = difference[side];
  if (difference.kind !== 'text' || isEmpty(span)) return [difference];
  const text = messages[span.message]?.text.slice(span.start, span.end) ?? '';
  const inner = text.trim();
  const other = side === 'monitored' ? 'unmonitored' : 'monitored';
  const rest = difference[other];
  // What stands against nothing is joined with its other place as it is.
  const isAll = !isEmpty(rest) && moved.some((part) => bare(part) === bare(inner));
  const found = isAll
    ? inner
    : moved.find(
        (part) => inner.length > part.length && (inner.endsWith(part) || inner.startsWith(part)),
      );
  if (found === undefined) return [difference];
  const isLast = inner.endsWith(found);
  const start = span.start + text.indexOf(inner);
  const at = isLast ? start + inner.length - found.length : start + found.length;
  const first = { ...span, end: at };
  const second = { ...span, start: at };
  const place = isLast ? rest.end : rest.start;
  const nothing = { ...rest, start: place, end: place };
  const part = (own: MessageSpan, its: MessageSpan): RawDifference =>
    side === 'monitored'
      ? { kind: 'text', monitored: own, unmonitored: its }
      : { kind: 'text', monitored: its, unmonitored: own };
  return isLast
    ? [part(first, rest), part(second, nothing)]
    : [part(first, nothing), part(second, rest)];
}

/** A sentence or item without its bullet and its full stop, which two places may share with what stands around them. */
function bare(text: string): string {
  return text.replace(/^(?:[-*•]|\d{1,3}[.)]) /, '').replace(/[.;,]$/, '');
}

function textOf(span: MessageSpan, messages: Messages): string {
  return collapse(messages[span.message]?.text.slice(span.start, span.end) ?? '');
}

/** The words and numbers of a text in the order of the alphabet. */
function wordsIn(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,:'’-][\p{L}\p{N}]+)*/gu) ?? []).sort();
}
