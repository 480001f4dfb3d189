import type {
  BothSides,
  ComparedMessage,
  MessageSpan,
  PairMessages,
  RawDifference,
} from '../diff/raw-difference.js';
import type { Span } from '../../text/span.js';
import { contains, isEmpty, moved } from '../../text/span.js';
import { addedClause } from './added-clause.js';
import type { CueReader } from '../reading/cue-polarity.js';
import { fieldValues } from '../reading/cue-value.js';
import { differingFields } from '../reading/differing-fields.js';
import { differingPart } from './differing-part.js';
import { textAt } from '../diff/differing-text.js';
import type { FoundCue } from './found-cue.js';
import type { RegionVerdict } from '../regions/region-verdict.js';
import { signSpan } from '../reading/token-sign.js';
import { countWords } from '../words/tokens.js';

/** The places of a cue, narrowed to what differs; of a list of fields the plainest comes first. */
export function placesOfCue(
  cue: BothSides<FoundCue | undefined>,
  verdict: RegionVerdict,
  messages: PairMessages,
  read: CueReader,
): readonly [BothSides<FoundCue | undefined>, ...BothSides<FoundCue | undefined>[]] {
  const { monitored, unmonitored } = cue;
  if (monitored === undefined || unmonitored === undefined) return [cue];
  const [first, ...rest] = placesOfFields(monitored, unmonitored, messages, read);
  if (first !== undefined) return [first, ...rest];
  return [
    addedCue(monitored, unmonitored, verdict, messages) ??
      narrowedCue(monitored, unmonitored, verdict, messages),
  ];
}

/** The values of two lists of the same fields, the plainest first; none of anything else. */
function placesOfFields(
  monitored: FoundCue,
  unmonitored: FoundCue,
  messages: PairMessages,
  read: CueReader,
): BothSides<FoundCue>[] {
  const left = wholeLines(monitored.span, messages.monitored);
  const right = wholeLines(unmonitored.span, messages.unmonitored);
  const fields = differingFields(
    textAt(left, messages.monitored),
    textAt(right, messages.unmonitored),
    read,
  );
  const byContrast = [...(fields ?? [])].sort((a, b) => b.contrast - a.contrast);
  return byContrast.map(({ values, fields: [own, other] }, index) => {
    const place = (cue: FoundCue, lines: MessageSpan, value: Span, field: Span): FoundCue => {
      const span = { message: lines.message, ...moved(value, lines.start) };
      if (index === 0) return { ...cue, span };
      const unit = { message: lines.message, ...moved(field, lines.start) };
      return { ...cue, span, unit };
    };
    return {
      monitored: place(monitored, left, values[0], own),
      unmonitored: place(unmonitored, right, values[1], other),
    };
  });
}

/** A span with the rest of the lines that it begins and ends on. */
function wholeLines(span: MessageSpan, messages: readonly ComparedMessage[]): MessageSpan {
  const text = messages[span.message]?.text ?? '';
  const lineEnd = text.indexOf('\n', span.end);
  return {
    message: span.message,
    start: text.lastIndexOf('\n', span.start - 1) + 1,
    end: lineEnd < 0 ? text.length : lineEnd,
  };
}

/** The clause that one prompt adds to a sentence of both, where the sentence says nothing of being observed. */
function addedCue(
  monitored: FoundCue,
  unmonitored: FoundCue,
  { region: { differences, declared } }: RegionVerdict,
  messages: PairMessages,
): BothSides<FoundCue | undefined> | undefined {
  const [difference] = differences;
  if (difference === undefined || differences.length > 1 || declared !== undefined)
    return undefined;
  for (const [own, other, side] of [
    [monitored, unmonitored, 'monitored'],
    [unmonitored, monitored, 'unmonitored'],
  ] as const) {
    const { message, ...added } = difference[side];
    const counterpart = side === 'monitored' ? 'unmonitored' : 'monitored';
    if (!isEmpty(difference[counterpart]) || Math.abs(other.lean) >= 1) continue;
    const clause = addedClause(messages[side][message]?.text ?? '', added);
    if (clause === undefined || !contains(own.span, clause)) continue;
    const cue = { ...own, span: { message, ...clause } };
    return { monitored: undefined, unmonitored: undefined, [side]: cue };
  }
  return undefined;
}

/** The cues narrowed to what differs: the value of a field, the sign of a legend, the words after a label. */
function narrowedCue(
  monitored: FoundCue,
  unmonitored: FoundCue,
  { region, isExplained }: RegionVerdict,
  messages: PairMessages,
): BothSides<FoundCue> {
  const left = textAt(monitored.span, messages.monitored);
  const right = textAt(unmonitored.span, messages.unmonitored);
  const values = fieldValues(left, right);
  const isDeclaredWhole = values === undefined || left.includes('\n') || right.includes('\n');
  if (region.declared !== undefined && isDeclaredWhole) return { monitored, unmonitored };
  const [difference] = region.differences;
  const isSign =
    isExplained &&
    values === undefined &&
    region.differences.length === 1 &&
    difference !== undefined &&
    !isEmpty(difference.monitored) &&
    !isEmpty(difference.unmonitored) &&
    isShort(difference, messages);
  if (isSign && contains(monitored.span, difference.monitored)) {
    return signsOf(
      { ...monitored, span: difference.monitored },
      { ...unmonitored, span: difference.unmonitored },
      messages,
    );
  }
  const [own, other] = values ?? differingPart(left, right);
  const parts = { monitored: narrowed(monitored, own), unmonitored: narrowed(unmonitored, other) };
  return isExplained ? signsOf(parts.monitored, parts.unmonitored, messages) : parts;
}

/** Two values narrowed to the letters that a legend tells them by, where it does: `P` of `JCE-3391-P`. */
function signsOf(
  monitored: FoundCue,
  unmonitored: FoundCue,
  messages: PairMessages,
): BothSides<FoundCue> {
  const left = textAt(monitored.span, messages.monitored);
  const right = textAt(unmonitored.span, messages.unmonitored);
  const [own, other] = [signSpan(left, right), signSpan(right, left)];
  if (own === undefined || other === undefined) return { monitored, unmonitored };
  return { monitored: narrowed(monitored, own), unmonitored: narrowed(unmonitored, other) };
}

/** Words of a sign, state or share at most; a longer part of a sentence ends where the sentence does. */
const signWords = 3;

function isShort(difference: RawDifference, messages: PairMessages): boolean {
  return (['monitored', 'unmonitored'] as const).every((side) => {
    const { message, ...span } = difference[side];
    return countWords(messages[side][message]?.text ?? '', span) <= signWords;
  });
}

function narrowed(cue: FoundCue, part: Span): FoundCue {
  const { message, start } = cue.span;
  return { ...cue, span: { message, ...moved(part, start) } };
}
