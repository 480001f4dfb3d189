import type {
  BothSides,
  ComparedMessage,
  MessageSpan,
  PairMessages,
  RawDifference,
} from '../diff/raw-difference.js';
import { isEmpty, overlaps } from '../../text/span.js';
import type { CueReader } from '../reading/cue-polarity.js';
import type { DeclaredPlace } from './declared-spans.js';
import { declaredAt } from './declared-spans.js';
import { isElement } from '../words/element.js';
import { countWords } from '../words/tokens.js';
import { isOtherParagraph } from './other-paragraph.js';
import { isSmallEdit } from './small-edit.js';
import { unitsAround } from './units-around.js';

/** Neighbouring differences with the whole sentences, lines or tags they stand in. */
export interface Region {
  readonly differences: readonly RawDifference[];
  readonly monitored: MessageSpan;
  readonly unmonitored: MessageSpan;
  /** Whether only a few words of one sentence differ, none of which tells the condition. */
  readonly isEdit: boolean;
  /** What of it the author declares to differ, word for word. */
  readonly declared: DeclaredPlace | undefined;
}

/**
 * Groups the differences of wording by the sentences, lines or tags they stand in, and those that
 * follow one another. A small edit within a sentence stays by itself, unless its words tell the
 * condition: next to a cue it is still an edit of the body.
 */
export function regionsOf(
  differences: readonly RawDifference[],
  messages: PairMessages,
  read: CueReader,
  declared: BothSides<readonly MessageSpan[]> = { monitored: [], unmonitored: [] },
): Region[] {
  const groups: Region[][] = [];
  for (const difference of differences) {
    if (difference.kind !== 'text') continue;
    const region = regionOf(difference, messages, read, declaredAt(difference, declared));
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && areAlikeDeclared(last, region) && overlap(last, region))
      groups.at(-1)?.push(region);
    else groups.push([region]);
  }
  const sentences = groups.flatMap((group) => withoutNumbers(group, messages));
  const regions: Region[] = [];
  let lastIsEdit = false;
  for (const sentence of sentences) {
    const last = regions.at(-1);
    const isEdit =
      sentence.isEdit || (sentence.declared === undefined && isSmallEdit(sentence, messages, read));
    const belongs =
      last !== undefined &&
      areAlikeDeclared(last, sentence) &&
      touch(last, sentence, messages) &&
      !isOtherParagraph(last, sentence, messages, read);
    if (belongs && ((!isEdit && !lastIsEdit) || areNotes(last, sentence, messages))) {
      regions.splice(-1, 1, joinRegions(last, sentence));
      lastIsEdit = isEdit && lastIsEdit;
    } else {
      regions.push({ ...sentence, isEdit });
      lastIsEdit = isEdit;
    }
  }
  return regions;
}

/** Words between an exchanged number and the next difference of its sentence from which on the two are apart. */
const numberDistance = 3;

/** The regions of one sentence joined, but for a number at either end that stands apart from the rest. */
function withoutNumbers(group: readonly Region[], messages: PairMessages): Region[] {
  const [first, second] = group;
  const last = group.at(-1);
  const beforeLast = group.at(-2);
  if (first === undefined || last === undefined) return [];
  if (second === undefined || beforeLast === undefined) return [first];
  const isFirst = isNumberApart(first, second, first, messages);
  const isLast =
    !(isFirst && group.length === 2) && isNumberApart(beforeLast, last, last, messages);
  const rest = group.slice(isFirst ? 1 : 0, isLast ? -1 : undefined);
  return [
    ...(isFirst ? [numberAlone(first)] : []),
    ...(rest.length > 0 ? [rest.reduce(joinRegions)] : []),
    ...(isLast ? [numberAlone(last)] : []),
  ];
}

/** A region narrowed to its first difference, so that the rest of the sentence does not speak for it. */
function numberAlone(region: Region): Region {
  const [difference] = region.differences;
  return difference === undefined
    ? region
    : {
        ...region,
        monitored: difference.monitored,
        unmonitored: difference.unmonitored,
        isEdit: true,
      };
}

function isNumberApart(a: Region, b: Region, numbers: Region, messages: PairMessages): boolean {
  const [left, right] = [a.differences[0], b.differences[0]];
  const [exchanged] = numbers.differences;
  if (left === undefined || right === undefined || exchanged === undefined) return false;
  if (numbers.declared !== undefined) return false;
  const [own = '', other = ''] = (['monitored', 'unmonitored'] as const).map((side) => {
    const { message, start, end } = exchanged[side];
    return messages[side][message]?.text.slice(start, end).trim() ?? '';
  });
  if (![own, other].every((text) => /\p{N}/u.test(text) && !/\s/.test(text))) return false;
  // None of something (“for 0 days”) is what the rest of the sentence denies too.
  if (/^0+(?:[.,]0+)?%?$/.test(own) !== /^0+(?:[.,]0+)?%?$/.test(other)) return false;
  const { message, end } = left.monitored;
  const gap = { start: end, end: right.monitored.start };
  const text = messages.monitored[message]?.text ?? '';
  // “It is now 10:20, so your answers are read”: the number is why.
  const between = text.slice(gap.start, gap.end);
  const belongs = concludes.test(between) || isClassed.test(between);
  return !belongs && countWords(text, gap) >= numberDistance;
}

/** What says of a number which kind it is one of: “Line 2, one of the lines that are watched”. */
const isClassed = /^,? \(?(?:(?:which|that) is )?(?:one of|among|part of) /i;

/** What stands between a reason and what follows from it. */
const concludes = /\b(?:so|therefore|hence|thus|which means|that is why|for that reason)\b/i;

/** Whether two regions are tags or bracketed notes that stand side by side on one line. */
function areNotes(a: Region, b: Region, messages: PairMessages): boolean {
  return (['monitored', 'unmonitored'] as const).every((side) => {
    const text = messages[side][a[side].message]?.text ?? '';
    const notes = [a[side], b[side]].map(({ start, end }) => text.slice(start, end));
    const between = text.slice(a[side].end, b[side].start);
    return notes.every((note) => /^[[<]/.test(note) && isElement(note)) && !between.includes('\n');
  });
}

export function joinRegions(a: Region, b: Region): Region {
  return {
    differences: [...a.differences, ...b.differences],
    monitored: unite(a.monitored, b.monitored),
    unmonitored: unite(a.unmonitored, b.unmonitored),
    isEdit: false,
    declared: a.declared && {
      monitored: uniteDeclared(a.declared.monitored, b.declared?.monitored),
      unmonitored: uniteDeclared(a.declared.unmonitored, b.declared?.unmonitored),
    },
  };
}

function uniteDeclared(
  a: MessageSpan | undefined,
  b: MessageSpan | undefined,
): MessageSpan | undefined {
  return a === undefined || b === undefined ? (a ?? b) : unite(a, b);
}

/** What is declared ends where the author says it ends. */
function areAlikeDeclared(a: Region, b: Region): boolean {
  return (a.declared === undefined) === (b.declared === undefined);
}

function overlap(a: Region, b: Region): boolean {
  return (['monitored', 'unmonitored'] as const).some(
    (side) => a[side].message === b[side].message && overlaps(a[side], b[side]),
  );
}

function regionOf(
  difference: RawDifference,
  messages: PairMessages,
  read: CueReader,
  declared: DeclaredPlace | undefined,
): Region {
  const monitored = { ...difference.monitored, ...declared?.monitored };
  const unmonitored = { ...difference.unmonitored, ...declared?.unmonitored };
  const left = messages.monitored[monitored.message]?.text ?? '';
  const right = messages.unmonitored[unmonitored.message]?.text ?? '';
  const [leftUnit, rightUnit] = unitsAround(left, monitored, right, unmonitored, read);
  return {
    differences: [difference],
    monitored: { message: monitored.message, ...leftUnit },
    unmonitored: { message: unmonitored.message, ...rightUnit },
    isEdit: false,
    declared,
  };
}

/** Whether two regions, in the order of the text, have nothing but space between them on both sides. */
export function touch(a: Region, b: Region, messages: PairMessages): boolean {
  return (
    touchOn(a.monitored, b.monitored, messages.monitored) &&
    touchOn(a.unmonitored, b.unmonitored, messages.unmonitored)
  );
}

/** Whether two spans of one side, in the order of the text, have nothing but space between them. */
export function touchOn(
  a: MessageSpan,
  b: MessageSpan,
  messages: readonly ComparedMessage[],
): boolean {
  if (a.message !== b.message) return false;
  if (a.end >= b.start) return true;
  const between = messages[a.message]?.text.slice(a.end, Math.min(b.start, a.end + 200)) ?? '';
  return between.trim() === '' || between.trim() === '.';
}

export function unite(a: MessageSpan, b: MessageSpan): MessageSpan {
  // An empty span is only a place; it adds nothing to what the other one covers.
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  return { message: a.message, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
