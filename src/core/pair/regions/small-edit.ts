import type { PairMessages } from '../diff/raw-difference.js';
import type { CueReader } from '../reading/cue-polarity.js';
import { leanOf } from '../reading/cue-polarity.js';
import { isOrder } from '../reading/cue-sentence.js';
import { differingText, textAt } from '../diff/differing-text.js';
import { fieldValues } from '../reading/cue-value.js';
import { negation } from '../words/negation.js';
import type { Region } from './regions.js';
import { onlyStateContrast, switchContrast } from '../reading/switch-contrast.js';
import { countWords } from '../words/tokens.js';

/** Share of a sentence's words that a small edit changes at most. */
const editShare = 0.34;

/** The same for a sentence on a line of its own beside another that differs. */
export const editShareOfLine = 0.5;

/** The same for an order, of which a “do not” is half. */
const editShareOfOrder = 0.6;

interface EditedSide {
  readonly unit: string;
  /** Words of the unit. */
  readonly all: number;
  readonly differing: string;
}

/** Whether only a few words of a sentence differ on both sides, and these do not tell the condition. */
export function isSmallEdit(
  region: Region,
  messages: PairMessages,
  read: CueReader,
  leastShare = editShare,
): boolean {
  const sides = (['monitored', 'unmonitored'] as const).map((side): EditedSide => {
    const unit = textAt(region[side], messages[side]);
    return {
      unit,
      all: countWords(unit),
      differing: differingText(region.differences, side, messages),
    };
  });
  const areOrders = sides.every(({ unit }) => isOrder(unit));
  const share = areOrders ? editShareOfOrder : leastShare;
  const areFew = sides.every(
    ({ all, differing }) =>
      all >= 2 &&
      countWords(differing) <= Math.max(1, all * share) &&
      (areOrders || !negation.test(differing)),
  );
  // What the words say is read last: that takes longest.
  if (!areFew) return false;
  // The value of a field that speaks of the matter tells it, however short.
  const units = sides.map(({ unit }) => unit);
  if (isTellingField(sides, read) || isTellingState(region, messages, units, read)) return false;
  // The same words turned round by a few: "is part of the run", "the run is complete".
  const leans = units.map((unit) => leanOf(read(unit)));
  if (Math.max(...leans) >= 1 && Math.min(...leans) <= -1) return false;
  // A hint such as “visitor” is usual in any body.
  return sides.every(({ differing }) => read(differing).evidence < 1);
}

/** Whether all that differs in a sentence about the matter is a state and its opposite: “100 %” and “0 %”. */
function isTellingState(
  { differences }: Region,
  messages: PairMessages,
  units: readonly string[],
  read: CueReader,
): boolean {
  const contrast = onlyStateContrast(differences, messages);
  return contrast !== 0 && units.every((unit) => read(unit).evidence >= 1);
}

/** Whether the key of a field or what differs in its value speaks of the matter, or the value is switched. */
function isTellingField(sides: readonly EditedSide[], read: CueReader): boolean {
  const [left = '', right = ''] = sides.map(({ unit }) => unit);
  if (!sides.some(({ unit }) => read(unit).evidence >= 1)) return false;
  if (switchContrast(left, right) !== 0) return true;
  return (fieldValues(left, right) ?? []).some(({ start }, index) => {
    const { unit = '', differing = '' } = sides[index] ?? {};
    return read(unit.slice(0, start) + differing).evidence >= 1;
  });
}
