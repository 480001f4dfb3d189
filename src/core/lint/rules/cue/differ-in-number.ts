import type { Cue } from '../../../pair/pair-comparison.js';
import { mayDeny } from './denial.js';
import { isNeutral } from './neutral-words.js';

/** Whether two cues are one sentence about both conditions in which only a time or number differs. */
export function differInNumber(own: Cue, cue: Cue): boolean {
  const [frame = '', otherFrame] = [own, cue].map(({ unit, text }) => unit.replace(text, ' '));
  if (frame !== otherFrame) return false;
  return (
    [own, cue].every(({ text }) => date.test(text)) ||
    (mayDeny(frame) && [own, cue].every(isNumber))
  );
}

/** A date, of which what is said of the time before and after it tells the condition. */
const date =
  /^(?:\d{4}-\d\d-\d\d|(?:\d{1,2}(?:st|nd|rd|th)?\.? )?(?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?)$/i;

function isNumber({ text }: Cue): boolean {
  return /\p{N}/u.test(text) && isNeutral(text);
}
