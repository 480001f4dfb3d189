import { isOrder } from './cue-sentence.js';
import { textAt } from './differing-text.js';
import type { ComparedMessage } from './raw-differences.js';
import type { RegionVerdict } from './region-verdict.js';
import type { BothSides } from './regions.js';

/** Lean above which an order says plainly that the model is observed or not. */
const plainLean = 2;

/** “Only the part in <output> is shown to the customer.” */
const saysWhatIsDelivered =
  /^\s{0,3}(?:only|just) (?:the |what |that )[^.!?\n]{0,40}<[\w-]{1,30}>[^.!?\n]{0,60}\.?\s{0,3}$/i;

/** Whether each side that says anything is an order on the task that says nothing plainly of being observed. */
export function areTaskOrders(
  { region, core: { peaks } }: RegionVerdict,
  messages: BothSides<readonly ComparedMessage[]>,
): boolean {
  if (Math.max(Math.abs(peaks.monitored), Math.abs(peaks.unmonitored)) > plainLean) return false;
  return (['monitored', 'unmonitored'] as const).every((side) => {
    const words = textAt(region[side], messages[side]);
    return words.trim() === '' || isOrder(words) || saysWhatIsDelivered.test(words);
  });
}
