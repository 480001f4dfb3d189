import type { Condition } from '../pair-comparison.js';
import type { PairMessages } from '../diff/raw-difference.js';
import type { CueReader } from '../reading/cue-polarity.js';
import { textAt } from '../diff/differing-text.js';
import { isElement } from '../words/element.js';
import type { RegionVerdict } from '../regions/region-verdict.js';
import type { Region } from '../regions/regions.js';
import { stemsOf } from '../words/stems.js';
import { deniedWord, onlyStateContrast, switchContrast } from '../reading/switch-contrast.js';
import { countWords } from '../words/tokens.js';

/** Whether it is a tag or field, named in words of the cue, that one side switches on and the other off. */
export function isSwitch(
  { region }: RegionVerdict,
  main: RegionVerdict,
  messages: PairMessages,
  read: CueReader,
): boolean {
  const own = labelledState(region, 'monitored', messages);
  const other = labelledState(region, 'unmonitored', messages);
  if (own === undefined || other === undefined) return false;
  const matter = stemsOf(textAt(main.region.monitored, messages.monitored));
  const denied = deniedWord(own, other);
  if (denied !== undefined) {
    const isDeniedThere = denied.isSecond === main.contrast > 0;
    return (
      isDeniedThere &&
      (read(denied.isSecond ? own : other).watched > 0 ||
        [...stemsOf(denied.word)].some((word) => isAmong(word, matter)))
    );
  }
  const isState = onlyStateContrast(region.differences, messages) * main.contrast > 0;
  if (!isState && switchContrast(own, other) * main.contrast <= 0) return false;
  return [...stemsOf(own)].some((word) => isAmong(word, matter) && stemsOf(other).has(word));
}

/** Words of a label and its state in a line of several: “REC ON” in “REC ON | BAT 21 %”. */
const labelWords = 4;

/** A tag or field, or the beginning of a status line up to the only state in it that differs. */
function labelledState(
  { differences, ...region }: Region,
  side: Condition,
  messages: PairMessages,
): string | undefined {
  const own = textAt(region[side], messages[side]);
  if (isElement(own)) return own;
  const [state] = differences;
  if (state === undefined || differences.length > 1) return undefined;
  const text = messages[side][region[side].message]?.text ?? '';
  const label = { start: region[side].start, end: state[side].end };
  const isLine =
    /(?:^|\n)$/.test(text.slice(0, label.start)) &&
    /^ ?[|·•/\n]|^$/.test(text.slice(label.end, label.end + 2));
  return isLine && countWords(text, label) <= labelWords
    ? text.slice(label.start, label.end)
    : undefined;
}

/** Letters of a short form such as “rec”. */
const shortForm = 3;

/** Whether a stem, or one of which it is the short form, is among others. */
function isAmong(stem: string, others: ReadonlySet<string>): boolean {
  return (
    others.has(stem) ||
    (stem.length >= shortForm && [...others].some((other) => other.startsWith(stem)))
  );
}
