import type { BothSides, ComparedMessage, PairMessages } from '../diff/raw-difference.js';
import type { CueReader, CueReading } from '../reading/cue-polarity.js';
import { flagContrast } from '../reading/explained-flag.js';
import { explainedLean, isShortValue, sharedText } from '../reading/explained-lean.js';
import type { SharedText } from '../reading/explained-lean.js';
import { differingText, textAt } from '../diff/differing-text.js';
import type { RegionCore } from './region-core.js';
import { coreOf } from './region-core.js';
import type { Region } from './regions.js';
import { negation } from '../words/negation.js';
import { onlyStateContrast, switchContrast } from '../reading/switch-contrast.js';
import { formOf } from '../reading/cue-sentence.js';
import { isElement } from '../words/element.js';
import { countWords } from '../words/tokens.js';
import { fieldValues } from '../reading/cue-value.js';
import { standsAlone } from '../../text/stands-alone.js';

/** What one region says about the condition. */
export interface RegionVerdict {
  readonly region: Region;
  readonly core: RegionCore;
  /** How strongly the two sides contrast in being observed; 0 when nothing in them speaks of it. */
  readonly score: number;
  /** `score` with what else tells a cue from a body that happens to speak of such things. */
  readonly rank: number;
  /** Lean of the monitored side minus lean of the unmonitored one. */
  readonly contrast: number;
  /** Whether the contrast is what the shared text, or being on or off, makes of a label. */
  readonly isExplained: boolean;
  readonly declared: boolean;
}

/** Whether the author declares that what a verdict speaks of differs, or a part of it. */
export function isMeantToDiffer({ declared, region }: RegionVerdict): boolean {
  return declared || region.declared !== undefined;
}

/** What is told at length counts as much as a plain statement and its opposite at most. */
const mostTold = 4;

/**
 * Reads both sides of a region and weighs them against each other.
 * @param shared texts in which to look for what a label means
 */
export function judgeRegion(
  region: Region,
  declared: boolean,
  messages: PairMessages,
  read: CueReader,
  shared: readonly SharedText[] | undefined,
): RegionVerdict {
  const core = coreOf(region, messages, read);
  const plainest = core.peaks.monitored - core.peaks.unmonitored;
  const told = Math.sign(core.told) * Math.min(mostTold, Math.abs(core.told));
  const spoken = Math.abs(told) > Math.abs(plainest) ? told : plainest;
  const explained =
    shared !== undefined && Math.abs(spoken) < 1.5
      ? explainedContrast(region, core, messages, read, shared)
      : 0;
  const switched =
    Math.abs(explained) < 1 && Math.abs(spoken) < 1.5 ? switchOf(region, core, messages) : 0;
  // What the shared text says of a label counts more than the sound of the label.
  const isExplained = Math.abs(explained) >= 1 || switched !== 0;
  const contrast = isExplained
    ? switched || explained
    : spoken + explained || negationContrast(region, messages);
  const differing = readDiffering(region, messages, read);
  const evidence = Math.min(2, differing.monitored.evidence + differing.unmonitored.evidence);
  const speaks = core.speaks || isExplained;
  const asksOtherwise = core.asks && evidence > 0 && !speaks;
  const score = speaks ? Math.abs(contrast) + evidence / 2 : asksOtherwise ? 0.25 : 0;
  const rank = score + likenessOf(core, contrast, messages);
  return { region, core, score, rank, contrast, isExplained, declared };
}

/**
 * How far the values of a field, or the only words that differ in a sentence about the matter, contrast as "on"
 * and "off", or as a word and its opposite.
 */
function switchOf({ differences }: Region, core: RegionCore, messages: PairMessages): number {
  const own = textAt(core.cue.monitored, messages.monitored);
  const other = textAt(core.cue.unmonitored, messages.unmonitored);
  const known = core.readings.monitored.evidence + core.readings.unmonitored.evidence > 0;
  const contrast = switchContrast(own, other);
  if (!known) return contrast;
  return 2 * (contrast || onlyStateContrast(differences, messages));
}

/** A statement and its negation: the plain one is taken to be the monitored one. */
function negationContrast(region: Region, messages: PairMessages): number {
  const left = negation.test(differingText(region.differences, 'monitored', messages));
  const right = negation.test(differingText(region.differences, 'unmonitored', messages));
  if (left === right) return 0;
  return right ? 0.5 : -0.5;
}

/** Words beyond which a region is hardly a cue. */
const usualLength = 60;

/**
 * Above zero for what addresses the model, is labelled, or is one statement turned round; below for
 * long texts, facts, first persons, and sides that say the opposite of what they should.
 */
function likenessOf(core: RegionCore, contrast: number, messages: PairMessages): number {
  const texts = {
    monitored: textAt(core.cue.monitored, messages.monitored),
    unmonitored: textAt(core.cue.unmonitored, messages.unmonitored),
  };
  let likeness = sharesFrame(texts.monitored, texts.unmonitored) ? 1 : 0;
  const direction = { monitored: Math.sign(contrast), unmonitored: -Math.sign(contrast) };
  for (const side of ['monitored', 'unmonitored'] as const) {
    const text = texts[side];
    likeness += 1.5 * formOf(text);
    if (core.peaks[side] * direction[side] <= -1) likeness -= 1;
    if (core.told !== 0) continue;
    const words = countWords(text);
    likeness -= Math.min(2, Math.max(0, words - usualLength) / usualLength);
  }
  return likeness;
}

/** Whether two texts have a third of their words in common. */
function sharesFrame(a: string, b: string): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const left = new Set(words(a));
  const right = words(b);
  const shared = right.filter((word) => left.has(word)).length;
  return right.length > 0 && left.size > 0 && shared * 3 >= Math.min(left.size, right.length);
}

function readDiffering(
  region: Region,
  messages: PairMessages,
  read: CueReader,
): BothSides<CueReading> {
  return {
    monitored: read(differingText(region.differences, 'monitored', messages)),
    unmonitored: read(differingText(region.differences, 'unmonitored', messages)),
  };
}

function explainedContrast(
  region: Region,
  core: RegionCore,
  messages: PairMessages,
  read: CueReader,
  shared: readonly SharedText[],
): number {
  const own = textAt(core.cue.monitored, messages.monitored);
  const other = textAt(core.cue.unmonitored, messages.unmonitored);
  const flagged = flagContrast(own, other, shared, read);
  if (flagged !== 0) return flagged;
  const [value, otherValue] = differingValues(region, own, other, messages);
  // Only a label or sign needs an explanation; a sentence speaks for itself.
  const areLabels = isElement(own) && isElement(other);
  const areShort = [value, otherValue].every(isShortValue);
  const areNamed = (): boolean => [value, otherValue].every((name) => isNamedIn(shared, name));
  if (!areLabels && !areShort && !areNamed()) return 0;
  const contrast =
    explainedLean(own, value, otherValue, shared, read) -
    explainedLean(other, otherValue, value, shared, read);
  if (areLabels || areNamed()) return contrast;
  // Of who is spoken of all over a prompt much may be said that explains nothing.
  return Math.sign(contrast) * Math.min(Math.abs(contrast), mostOfOneSide);
}

/** What is said of one of two words of a sentence counts as much as one plain statement at most. */
const mostOfOneSide = 2;

/** Words of a name at most: “web chat”, “telephone line”. */
const wordsOfName = 3;

/** Whether the shared text has a name of a few words, none of them a negation. */
function isNamedIn(shared: readonly SharedText[], name: string): boolean {
  const words = name.trim().toLowerCase();
  if (words === '' || countWords(words) > wordsOfName || negation.test(words)) return false;
  return shared.some(({ lower }) => standsAlone(lower(), words));
}

/** The words that differ; where one label has none (“drawn”, “not drawn”), the whole values of both. */
function differingValues(
  { differences }: Region,
  own: string,
  other: string,
  messages: PairMessages,
): readonly [string, string] {
  const left = differingText(differences, 'monitored', messages);
  const right = differingText(differences, 'unmonitored', messages);
  const values = left.trim() === '' || right.trim() === '' ? fieldValues(own, other) : undefined;
  if (values === undefined) return [left, right];
  return [own.slice(values[0].start, values[0].end), other.slice(values[1].start, values[1].end)];
}

/** The texts of the monitored messages without what lies in the regions. */
export function sharedTexts(
  regions: readonly Region[],
  messages: readonly ComparedMessage[],
): SharedText[] {
  return messages.map(({ text, index }) => {
    let shared = '';
    let at = 0;
    for (const { monitored } of regions) {
      if (monitored.message !== index || monitored.start < at) continue;
      shared += `${text.slice(at, monitored.start)}\n\n`;
      at = monitored.end;
    }
    return sharedText(shared + text.slice(at));
  });
}
