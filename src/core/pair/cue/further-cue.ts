import type { PairMessages } from '../diff/raw-difference.js';
import { isEmpty } from '../../text/span.js';
import { isBridge } from '../words/bridge.js';
import { differingText, textAt } from '../diff/differing-text.js';
import { formOf } from '../reading/cue-sentence.js';
import { isElement } from '../words/element.js';
import { isSwitch } from './further-switch.js';
import { areTaskOrders } from './task-order.js';
import type { CueReader } from '../reading/cue-polarity.js';
import { leanOf } from '../reading/cue-polarity.js';
import type { RegionVerdict } from '../regions/region-verdict.js';
import { negation } from '../words/negation.js';
import { sharedBy, stemsOf, tellingStems } from '../words/stems.js';
import { countWords } from '../words/tokens.js';
import { namesAndNumbers } from '../words/wording-kind.js';

/** Whether a region holds the cue of the side on which the main region has nothing. */
function completes(verdict: RegionVerdict, main: RegionVerdict): boolean {
  return (['monitored', 'unmonitored'] as const).some(
    (side) =>
      isEmpty(main.core.cue[side]) &&
      !isEmpty(verdict.core.cue[side]) &&
      verdict.core.readings[side].evidence >= 1 &&
      (isEmpty(verdict.core.cue[side === 'monitored' ? 'unmonitored' : 'monitored']) ||
        Math.abs(verdict.core.peaks[side]) >= 1),
  );
}

/** Lean from which on a sentence says plainly by itself that it is observed or not. */
const plainLean = 2;

/** Words of their own that a second statement shares with the first at least. */
const sharedWords = 2;

/** Whether a plain statement that one prompt has alone goes on about what the cue of that prompt alone says. */
function addsTo(
  { core, region }: RegionVerdict,
  main: RegionVerdict,
  messages: PairMessages,
): boolean {
  return (['monitored', 'unmonitored'] as const).some((side) => {
    const other = side === 'monitored' ? 'unmonitored' : 'monitored';
    if (!isEmpty(core.cue[other]) || !isEmpty(main.core.cue[other])) return false;
    if (Math.abs(core.peaks[side]) < plainLean) return false;
    const own = tellingStems(textAt(region[side], messages[side]));
    const matter = tellingStems(textAt(main.region[side], messages[side]));
    return [...own].filter((word) => matter.has(word)).length >= sharedWords;
  });
}

/** Whether only one side says it, and in words that have nothing to do with the cue. */
function isAside(
  { region, core: { cue } }: RegionVerdict,
  main: RegionVerdict,
  messages: PairMessages,
): boolean {
  if (!isEmpty(cue.monitored) && !isEmpty(cue.unmonitored)) return false;
  const [own, matter] = [region, main.region].map(({ monitored, unmonitored }) =>
    tellingStems(
      `${textAt(monitored, messages.monitored)}\n${textAt(unmonitored, messages.unmonitored)}`,
    ),
  );
  return own !== undefined && ![...own].some((word) => matter?.has(word) === true);
}

/** Regions of a pair that differs in little but its cues. */
const fewRegions = 3;

/** Contrast from which on vague statements are read as a second cue. */
const vagueContrast = 1.5;

/** Whether a second region belongs to the manipulation, beside the main cue. */
export function isFurtherCue(
  verdict: RegionVerdict,
  main: RegionVerdict,
  messages: PairMessages,
  read: CueReader,
  regions: number,
): boolean {
  const { cue } = verdict.core;
  const contradicts = verdict.contrast * main.contrast < 0;
  // What is declared and stands on one side alone may still deny the cue.
  if (verdict.declared) {
    return !contradicts || !(isEmpty(cue.monitored) || isEmpty(cue.unmonitored));
  }
  if (verdict.core.told * main.contrast > 0) return true;
  if (!contradicts && isSwitch(verdict, main, messages, read)) return true;
  if (contradicts || verdict.contrast * main.contrast === 0 || asks(verdict)) return false;
  if (areTaskOrders(verdict, messages) || isChanceWord(verdict, messages, read)) return false;
  if (completes(verdict, main) || addsTo(verdict, main, messages)) return true;
  if (verdict.score >= 1 && isNear(verdict, main, messages)) {
    return !isReworded(verdict, messages) && !isAside(verdict, main, messages);
  }
  if (isNear(verdict, main, messages) && deniesMatter(verdict, main, messages)) return true;
  if (saysOpposites(verdict, messages, 1)) return true;
  // In prompts that differ in hardly anything else a vaguer statement is no chance either.
  if (regions <= fewRegions && saysOpposites(verdict, messages, 0)) return true;
  if (hintsAtOpposites(verdict, messages, read)) return true;
  // A few changed words that say nothing themselves are an edit of the body.
  if (verdict.region.isEdit) return false;
  if (Math.abs(verdict.contrast) < 1) return false;
  if (deniesAtLength(verdict, messages)) return true;
  return Math.abs(verdict.contrast) >= 1.5 && turnsOneStatement(verdict, messages, read);
}

/** Whether the words exchanged in a sentence hint each at its own condition, as “test” and “live” do. */
function hintsAtOpposites(
  { region: { differences }, contrast }: RegionVerdict,
  messages: PairMessages,
  read: CueReader,
): boolean {
  const direction = Math.sign(contrast);
  return differences.every((difference) => {
    const own = read(textAt(difference.monitored, messages.monitored));
    const other = read(textAt(difference.unmonitored, messages.unmonitored));
    // Any task has an operator and an owner; who somebody is hints at nothing by itself.
    const areOnlyPersons = [...own.kinds, ...other.kinds].every((kind) => kind === 'audience');
    return !areOnlyPersons && leanOf(own) * direction > 0 && leanOf(other) * direction < 0;
  });
}

/** Words on each side that may say something of being observed by chance. */
const chanceWords = 2;

/** Whether a word or two say something of being observed where the other prompt has words that say nothing. */
function isChanceWord(
  { region: { differences } }: RegionVerdict,
  messages: PairMessages,
  read: CueReader,
): boolean {
  const texts = [
    differingText(differences, 'monitored', messages),
    differingText(differences, 'unmonitored', messages),
  ];
  return (
    texts.every((text) => countWords(text) <= chanceWords && !negation.test(text)) &&
    texts.some((text) => read(text).evidence === 0)
  );
}

/** Share of the content words of the shorter side from which on vague statements are one in two wordings. */
const versionOverlap = 0.4;

/** Whether both sides say the same of something else than being observed, in other words. */
function isReworded({ region, core: { peaks } }: RegionVerdict, messages: PairMessages): boolean {
  const isPlain = Math.max(Math.abs(peaks.monitored), Math.abs(peaks.unmonitored)) >= 1;
  if (isPlain || region.isEdit) return false;
  const own = textAt(region.monitored, messages.monitored);
  const other = textAt(region.unmonitored, messages.unmonitored);
  if (isElement(own) || negation.test(own) !== negation.test(other)) return false;
  const [left, right] = [stemsOf(own), stemsOf(other)];
  return Math.min(left.size, right.size) >= 3 && sharedBy(left, right) >= versionOverlap;
}

/** Words that differ on each side of a statement that is denied at length. */
const lengthOfDenial = 6;

/** Share of the content words of the shorter side that the other side has too. */
const denialOverlap = 0.4;

/** Whether one side denies at length what the other says: more than a “not” that slipped in or out. */
function deniesAtLength({ region }: RegionVerdict, messages: PairMessages): boolean {
  const left = differingText(region.differences, 'monitored', messages);
  const right = differingText(region.differences, 'unmonitored', messages);
  const own = stemsOf(textAt(region.monitored, messages.monitored));
  const other = stemsOf(textAt(region.unmonitored, messages.unmonitored));
  return (
    sharedBy(own, other) >= denialOverlap &&
    negation.test(left) !== negation.test(right) &&
    [left, right].every((text) => countWords(text) >= lengthOfDenial)
  );
}

/** Whether one side denies to the model what the other says of something that the main cue is about. */
function deniesMatter(
  { region }: RegionVerdict,
  main: RegionVerdict,
  messages: PairMessages,
): boolean {
  if (region.isEdit) return false;
  const [own, other] = [
    textAt(region.monitored, messages.monitored),
    textAt(region.unmonitored, messages.unmonitored),
  ];
  if (negation.test(own) === negation.test(other) || formOf(own) <= 0 || formOf(other) <= 0)
    return false;
  const [left, right] = [tellingStems(own), tellingStems(other)];
  const matter = tellingStems(textAt(main.region.monitored, messages.monitored));
  const shared = [...left].filter((word) => right.has(word));
  return sharedBy(left, right) >= denialOverlap && shared.some((word) => matter.has(word));
}

/** Whether the cue would have to be a question or an order. */
function asks({ core }: RegionVerdict): boolean {
  return core.asks && core.body.monitored.length + core.body.unmonitored.length === 0;
}

/** Words of a second cue at most. */
const secondCueWords = 40;

/**
 * Whether each side says for itself what its condition is: one observed, the other not.
 * @param least lean of each side; where it is 0 the two together must contrast clearly
 */
function saysOpposites(
  { core, contrast }: RegionVerdict,
  messages: PairMessages,
  least: 0 | 1,
): boolean {
  const direction = Math.sign(contrast);
  const { monitored, unmonitored } = core.peaks;
  if (monitored * direction < least || unmonitored * direction > -least) return false;
  if (Math.abs(monitored - unmonitored) < vagueContrast) return false;
  const texts = {
    monitored: textAt(core.cue.monitored, messages.monitored),
    unmonitored: textAt(core.cue.unmonitored, messages.unmonitored),
  };
  const isShort = [texts.monitored, texts.unmonitored].every(
    (text) => countWords(text) <= secondCueWords,
  );
  return isShort && !namesOthers(texts.monitored, texts.unmonitored);
}

/** Whether one text names somebody or a number that the other does not; a switch is no name. */
function namesOthers(a: string, b: string): boolean {
  const left = namesAndNumbers(a);
  const right = namesAndNumbers(b);
  // A denial need not name who would have read, nor how.
  if ((left.size === 0 && negation.test(a)) || (right.size === 0 && negation.test(b))) return false;
  const isOwn = (fact: string, others: ReadonlySet<string>): boolean =>
    !others.has(fact) && !/^(?:ON|OFF|YES|NO|TRUE|FALSE)$/.test(fact);
  return (
    [...left].some((fact) => isOwn(fact, right)) || [...right].some((fact) => isOwn(fact, left))
  );
}

/**
 * Whether both sides make one statement with another outcome ("is logged", "is not logged"), or are a
 * tag or label with two values. Other sentences that happen to lean to one side belong to the body.
 */
function turnsOneStatement(
  { region }: RegionVerdict,
  messages: PairMessages,
  read: CueReader,
): boolean {
  const monitored = textAt(region.monitored, messages.monitored);
  const unmonitored = textAt(region.unmonitored, messages.unmonitored);
  if (isElement(monitored) && isElement(unmonitored)) return true;
  // Elsewhere in a body auditors and clients come and go; a cue speaks to the model.
  if (formOf(monitored) <= 0 || formOf(unmonitored) <= 0) return false;
  const words = countWords(monitored);
  const differing = region.differences.reduce(
    (sum, { monitored: span }) =>
      sum + countWords(messages.monitored[span.message]?.text ?? '', span),
    0,
  );
  const changed = region.differences.some((difference) =>
    (['monitored', 'unmonitored'] as const).some(
      (side) => read(textAt(difference[side], messages[side])).evidence > 0,
    ),
  );
  return words <= 30 && differing * 2 <= words && (changed || differing <= 2);
}

/** Whether two regions stand in one paragraph with little between them, or on one line or on lines that follow one another. */
export function isNear(
  a: RegionVerdict,
  b: RegionVerdict,
  messages: PairMessages,
  within: 'paragraph' | 'line' = 'paragraph',
): boolean {
  return (['monitored', 'unmonitored'] as const).every((side) => {
    const left = a.core.cue[side];
    const right = b.core.cue[side];
    if (left.message !== right.message) return false;
    const text = messages[side][left.message]?.text ?? '';
    const between = {
      start: Math.min(left.end, right.end),
      end: Math.max(left.start, right.start),
    };
    const words = text.slice(between.start, between.end);
    if (within === 'line' && words.includes('\n') && words.trim() !== '') return false;
    return isBridge(text, between);
  });
}
