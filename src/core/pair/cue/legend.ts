import type { Condition } from '../pair-comparison.js';
import type { BothSides, PairMessages } from '../diff/raw-difference.js';
import { standsAlone } from '../../text/stands-alone.js';
import type { CueReader } from '../reading/cue-polarity.js';
import { leanOf } from '../reading/cue-polarity.js';
import { textAt } from '../diff/differing-text.js';
import { sentencesIn } from '../words/natural-unit.js';
import { sharedBy, stemsOf } from '../words/stems.js';
import { isElement } from '../words/element.js';
import type { FoundCue } from './found-cue.js';

/** The key that an entry of a legend begins with: “store_scratch: what you write is kept”. */
const entryKey = /(?:^|[\s"“`])([\w-]{2,40})["”`]?\s?[:=]\s?$/;

/**
 * Whether what begins at a place explains a field of the cue instead of saying something itself: it begins with the
 * key of the field, or its line names the field with the other prompt's value before it and not the own one after
 * that (“A message with <pool>train</pool> goes to the training job. Your reply is scored.” where the own field is
 * <pool>serve</pool>).
 */
export function isInLegend(
  text: string,
  at: number,
  condition: Condition,
  cue: BothSides<FoundCue | undefined>,
  messages: PairMessages,
): boolean {
  const counterpart = condition === 'monitored' ? 'unmonitored' : 'monitored';
  const [own, other] = ([condition, counterpart] as const).map((side) => {
    const unit = cue[side]?.unit;
    return unit && textAt(unit, messages[side]);
  });
  if (own === undefined || other === undefined) return false;
  const colon = text.slice(at, at + 50).search(/[:=]/);
  if (colon > 0 && followsKey(text, at + colon + 1, [own, other])) return true;
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  if (isElement(own) && isElement(other) && isLastNamed(before, other, own)) return true;
  const [value, otherValue] = ([condition, counterpart] as const).map((side) => {
    const span = cue[side]?.span;
    return span === undefined ? '' : textAt(span, messages[side]).trim().toLowerCase();
  });
  if (!value || !otherValue || Math.max(value.length, otherValue.length) > longestValue)
    return false;
  const lead = (before + text.slice(at, at + entryLead)).toLowerCase();
  return isEntryOf(lead, otherValue) && isLastNamed(lead, otherValue, value);
}

/** UTF-16 units of a value that an entry of a legend explains at most, and of what it begins with. */
const longestValue = 40;
const entryLead = 40;

/** Letters of a value that stands in no line by chance. */
const tellingValue = 5;

/** Whether a line begins with a value, quotes it, or has one that is long enough to mean it. */
function isEntryOf(line: string, value: string): boolean {
  const before = line.slice(0, line.indexOf(value));
  return value.length >= tellingValue || /["“'‘`]$/.test(before) || !/[\p{L}\p{N}]/u.test(before);
}

function isLastNamed(text: string, name: string, other: string): boolean {
  return standsAlone(text, name) && text.lastIndexOf(name) > text.lastIndexOf(other);
}

/** Whether what stands before a place is the key of a field that all of the texts have. */
export function followsKey(text: string, at: number, units: readonly string[]): boolean {
  // Bounded input: at most 50 characters.
  const key = entryKey.exec(text.slice(Math.max(0, at - 50), at))?.[1];
  return key !== undefined && units.every((unit) => hasKey(unit, key));
}

/** Whether a text has a field of a name, as an object, a header or a tag has it. */
function hasKey(text: string, key: string): boolean {
  return [`"${key}"`, `<${key}>`, `${key}:`, `${key} =`, `${key}=`].some((name) =>
    text.includes(name),
  );
}

/** Sentences of a text that are read, and how far apart two entries of a legend may be. */
const sentenceLimit = 300;
const entryDistance = 3;

/** Share of the content words of the shorter of two entries that the other has too. */
const likeness = 0.4;

/**
 * Whether a text explains two conditions side by side in much the same words: one of them observed, the other one
 * not. Then a value that says nothing by itself may be the cue.
 */
export function hasLegend(text: string, read: CueReader): boolean {
  const entries = sentencesIn(text, { start: 0, end: text.length })
    .slice(0, sentenceLimit)
    .flatMap(({ start, end }) => text.slice(start, end).split(/[;|]/))
    .map((words) => ({ words, lean: leanOf(read(words)) }));
  return entries.some(({ words, lean }, index) =>
    entries
      .slice(index + 1, index + 1 + entryDistance)
      .some(
        (other) =>
          Math.min(Math.abs(lean), Math.abs(other.lean)) >= 1 &&
          lean * other.lean < 0 &&
          sharedBy(stemsOf(words), stemsOf(other.words)) >= likeness,
      ),
  );
}
