import type { Condition } from '../pair-comparison.js';
import type { MessageSpan, PairMessages } from '../diff/raw-difference.js';
import { isEmpty } from '../../text/span.js';
import type { CueReader } from '../reading/cue-polarity.js';
import { leanOf, plainLean } from '../reading/cue-polarity.js';
import { textAt } from '../diff/differing-text.js';
import { trimSpan } from '../words/natural-unit.js';
import type { Region } from './regions.js';
import { editShareOfLine, isSmallEdit } from './small-edit.js';
import { sharedBy, stemsOf } from '../words/stems.js';

/**
 * Whether two neighbouring regions stand on lines of their own and one of them is a sentence of the
 * body: worded much the same on both sides, or on one side only, and not about being observed or to the contrary
 * of what that side should say.
 */
export function isOtherParagraph(
  a: Region,
  b: Region,
  messages: PairMessages,
  read: CueReader,
): boolean {
  const isDivided = (['monitored', 'unmonitored'] as const).every((side) => {
    if (isEmpty(a[side]) || isEmpty(b[side])) return true;
    const text = messages[side][a[side].message]?.text ?? '';
    return text.slice(a[side].end, b[side].start).includes('\n');
  });
  if (!isDivided) return false;
  return [a, b].some((region) => {
    const left = textAt(region.monitored, messages.monitored);
    const right = textAt(region.unmonitored, messages.unmonitored);
    const other = region === a ? b : a;
    if (left === '' || right === '') {
      const isAlone = isEmpty(other.monitored) || isEmpty(other.unmonitored);
      const lean = leanOf(read(left + right));
      const isContrary = left === '' ? lean >= plainLean : lean <= -plainLean;
      return !isAlone && (Math.abs(lean) < 1 || isContrary);
    }
    return (
      isSmallEdit(onLines(region, messages), messages, read, editShareOfLine) ||
      (leanTogether(left, right, read) &&
        turnsRound(other, messages, read) &&
        sharedBy(stemsOf(left), stemsOf(right)) >= shareOfVersion)
    );
  });
}

/** Share of content words that two versions of a sentence have in common. */
const shareOfVersion = 0.5;

/** A region widened to the lines that it lies on. */
function onLines(region: Region, messages: PairMessages): Region {
  const widened = (side: Condition): MessageSpan => {
    const { message, start, end } = region[side];
    const text = messages[side][message]?.text ?? '';
    const lineEnd = text.indexOf('\n', end);
    return {
      message,
      ...trimSpan(text, {
        start: text.lastIndexOf('\n', start - 1) + 1,
        end: lineEnd < 0 ? text.length : lineEnd,
      }),
    };
  };
  return { ...region, monitored: widened('monitored'), unmonitored: widened('unmonitored') };
}

/** Whether two versions of a sentence say the same of being observed. */
function leanTogether(left: string, right: string, read: CueReader): boolean {
  return Math.abs(leanOf(read(left)) - leanOf(read(right))) < 0.5;
}

/** Whether the sides of a region plainly say the opposite of each other. */
function turnsRound(region: Region, messages: PairMessages, read: CueReader): boolean {
  const leans = (['monitored', 'unmonitored'] as const).map((side) =>
    leanOf(read(textAt(region[side], messages[side]))),
  );
  return Math.max(...leans) >= plainLean && Math.min(...leans) <= -plainLean;
}
