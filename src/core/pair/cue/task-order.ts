import type { PairMessages } from '../diff/raw-difference.js';
import { isOrder } from '../reading/cue-sentence.js';
import { textAt } from '../diff/differing-text.js';
import type { RegionVerdict } from '../regions/region-verdict.js';

/** Lean above which an order says plainly that the model is observed or not. */
const plainLean = 2;

/** “Only the part in <output> is shown to the customer.” */
const saysWhatIsDelivered =
  /^\s{0,3}(?:only|just) (?:the |what |that )[^.!?\n]{0,40}<[\w-]{1,30}>[^.!?\n]{0,60}\.?\s{0,3}$/i;

/** Whether each side that says anything is an order on the task that says nothing plainly of being observed. */
export function areTaskOrders(
  { region, core: { peaks } }: RegionVerdict,
  messages: PairMessages,
): boolean {
  if (Math.max(Math.abs(peaks.monitored), Math.abs(peaks.unmonitored)) > plainLean) return false;
  return (['monitored', 'unmonitored'] as const).every((side) => {
    const words = textAt(region[side], messages[side]);
    return words.trim() === '' || isOrder(words) || saysWhatIsDelivered.test(words);
  });
}
