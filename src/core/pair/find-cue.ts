import type { Span } from '../text/span.js';
import { contains, moved } from '../text/span.js';
import { fieldValues } from './cue-value.js';
import { onlyStateContrast, textAt } from './differing-text.js';
import { differingPart } from './differing-part.js';
import { plainestOfFields } from './plainest-field.js';
import { companionsOf } from './adjoining-cue.js';
import { isFurtherCue, isNear } from './further-cue.js';
import type { CueReader, CueReading } from './cue-polarity.js';
import { contrastedPolarity, leanOf } from './cue-polarity.js';
import { mainRegion } from './main-region.js';
import type { Polarity } from './pair-comparison.js';
import type { ComparedMessage, MessageSpan, RawDifference } from './raw-differences.js';
import { isEmpty } from './raw-differences.js';
import type { RegionVerdict } from './region-verdict.js';
import { judgeRegion, sharedTexts } from './region-verdict.js';
import type { BothSides, Region } from './regions.js';
import { touchOn, unite } from './regions.js';
import { countWords } from './tokens.js';

export interface FoundCue {
  /** The words that tell the condition: of a field that both prompts have, its value. */
  readonly span: MessageSpan;
  /** The sentences or the field that they stand in. */
  readonly unit: MessageSpan;
  readonly reading: CueReading;
  readonly polarity: Polarity;
  /** Lean of the text, or of what the shared text explains it to mean. */
  readonly lean: number;
}

export interface CueSearch {
  readonly verdicts: readonly RegionVerdict[];
  /** The verdicts whose cores are the manipulation. */
  readonly manipulation: ReadonlySet<RegionVerdict>;
  readonly cue: BothSides<FoundCue | undefined>;
  /** The other places of the manipulation that tell the condition, in the order of the verdicts. */
  readonly further: readonly BothSides<FoundCue | undefined>[];
}

/** Regions that are looked at; prompts that differ in more places are two scenarios anyway. */
const judgedRegions = 300;

/** Regions up to which the shared text is searched for an explanation of each. */
const explainedRegions = 12;

/** Finds which differing regions tell the model its condition, the plainest of them first. */
export function findCue(
  regions: readonly Region[],
  isDeclared: (region: Region) => boolean,
  messages: BothSides<readonly ComparedMessage[]>,
  read: CueReader,
): CueSearch {
  const shared =
    regions.length <= explainedRegions ? sharedTexts(regions, messages.monitored) : undefined;
  const verdicts = regions
    .slice(0, judgedRegions)
    .map((region) => judgeRegion(region, isDeclared(region), messages, read, shared));
  const main = mainRegion(verdicts, messages);
  if (main === undefined) {
    return {
      verdicts,
      manipulation: new Set(verdicts.filter(({ declared }) => declared)),
      cue: { monitored: undefined, unmonitored: undefined },
      further: [],
    };
  }
  const manipulation = new Set<RegionVerdict>([main]);
  for (const verdict of verdicts) {
    if (verdict === main) continue;
    if (isFurtherCue(verdict, main, messages, read, regions.length)) manipulation.add(verdict);
  }
  const own = {
    monitored: cueOf('monitored', main, manipulation, messages, read),
    unmonitored: cueOf('unmonitored', main, manipulation, messages, read),
  };
  const { adjoining, repeating } = companionsOf(manipulation, verdicts, messages);
  for (const verdict of [...adjoining, ...repeating]) manipulation.add(verdict);
  const cue = turnedByOneWord(
    {
      monitored: withAdjoining('monitored', own.monitored, adjoining, messages),
      unmonitored: withAdjoining('unmonitored', own.unmonitored, adjoining, messages),
    },
    main.region,
    messages,
  );
  return {
    verdicts,
    manipulation,
    cue: narrowedCue(cue, main, messages, read),
    further: furtherCues(verdicts, manipulation, cue, messages, read),
  };
}

/** The places of the manipulation that are not in the cue. */
function furtherCues(
  verdicts: readonly RegionVerdict[],
  manipulation: ReadonlySet<RegionVerdict>,
  cue: BothSides<FoundCue | undefined>,
  messages: BothSides<readonly ComparedMessage[]>,
  read: CueReader,
): BothSides<FoundCue | undefined>[] {
  const isInCue = ({ core }: RegionVerdict): boolean =>
    (['monitored', 'unmonitored'] as const).some((side) => {
      const unit = cue[side]?.unit;
      const own = core.cue[side];
      return unit?.message === own.message && !isEmpty(own) && contains(unit, own);
    });
  return verdicts
    .filter((verdict) => manipulation.has(verdict) && !isInCue(verdict))
    .map((verdict) => {
      const alone = new Set([verdict]);
      const own = (side: 'monitored' | 'unmonitored'): FoundCue | undefined =>
        isEmpty(verdict.core.cue[side]) ? undefined : cueOf(side, verdict, alone, messages, read);
      const sides = { monitored: own('monitored'), unmonitored: own('unmonitored') };
      return narrowedCue(sides, verdict, messages, read);
    });
}

/**
 * One sentence in which only a word differs, and that into its opposite (“read”, “unread”), says the opposite,
 * however much else in it speaks of being watched.
 */
function turnedByOneWord(
  cue: BothSides<FoundCue | undefined>,
  { differences }: Region,
  messages: BothSides<readonly ComparedMessage[]>,
): BothSides<FoundCue | undefined> {
  const { monitored, unmonitored } = cue;
  const areWatched = monitored?.polarity === 'watched' && unmonitored?.polarity === 'watched';
  if (!areWatched) return cue;
  const contrast = onlyStateContrast(differences, messages);
  if (contrast > 0) return { monitored, unmonitored: turned(unmonitored) };
  return contrast < 0 ? { monitored: turned(monitored), unmonitored } : cue;
}

function turned(cue: FoundCue): FoundCue {
  return { ...cue, polarity: 'unwatched', lean: -cue.lean };
}

/** The cue with what goes on with it; what it says is settled without that. */
function withAdjoining(
  side: 'monitored' | 'unmonitored',
  cue: FoundCue | undefined,
  adjoining: readonly RegionVerdict[],
  messages: BothSides<readonly ComparedMessage[]>,
): FoundCue | undefined {
  if (cue === undefined) return undefined;
  return adjoining.reduce((whole, { region }): FoundCue => {
    const span = region[side];
    const [first, second] = span.start < whole.unit.start ? [span, whole.unit] : [whole.unit, span];
    // It may go on with another part of the manipulation.
    if (!touchOn(first, second, messages[side])) return whole;
    return { ...whole, span: unite(whole.span, span), unit: unite(whole.unit, span) };
  }, cue);
}

/** The cues narrowed to what differs: the values of a field, the sign of a legend, the words after a label. */
function narrowedCue(
  cue: BothSides<FoundCue | undefined>,
  { region, isExplained }: RegionVerdict,
  messages: BothSides<readonly ComparedMessage[]>,
  read: CueReader,
): BothSides<FoundCue | undefined> {
  const { monitored, unmonitored } = cue;
  if (monitored === undefined || unmonitored === undefined) return cue;
  const left = textAt(monitored.span, messages.monitored);
  const right = textAt(unmonitored.span, messages.unmonitored);
  const values = plainestOfFields(left, right, read) ?? fieldValues(left, right);
  const isDeclaredWhole = values === undefined || left.includes('\n') || right.includes('\n');
  if (region.declared !== undefined && isDeclaredWhole) return cue;
  const [difference] = region.differences;
  const isSign =
    isExplained &&
    values === undefined &&
    region.differences.length === 1 &&
    difference !== undefined &&
    !isEmpty(difference.monitored) &&
    !isEmpty(difference.unmonitored) &&
    isShort(difference, messages);
  if (isSign && contains(monitored.span, difference.monitored)) {
    return {
      monitored: { ...monitored, span: difference.monitored },
      unmonitored: { ...unmonitored, span: difference.unmonitored },
    };
  }
  const [own, other] = values ?? differingPart(left, right);
  return { monitored: narrowed(monitored, own), unmonitored: narrowed(unmonitored, other) };
}

/** Words of a sign, state or share at most; a longer part of a sentence ends where the sentence does. */
const signWords = 3;

function isShort(
  difference: RawDifference,
  messages: BothSides<readonly ComparedMessage[]>,
): boolean {
  return (['monitored', 'unmonitored'] as const).every((side) => {
    const { message, ...span } = difference[side];
    return countWords(messages[side][message]?.text ?? '', span) <= signWords;
  });
}

function narrowed(cue: FoundCue, part: Span): FoundCue {
  const { message, start } = cue.span;
  return { ...cue, span: { message, ...moved(part, start) } };
}

function cueOf(
  side: 'monitored' | 'unmonitored',
  main: RegionVerdict,
  manipulation: ReadonlySet<RegionVerdict>,
  messages: BothSides<readonly ComparedMessage[]>,
  read: CueReader,
): FoundCue | undefined {
  let span = main.core.cue[side];
  for (const verdict of manipulation) {
    if (verdict !== main && isNear(verdict, main, messages, 'line')) {
      span = unite(span, verdict.core.cue[side]);
    }
  }
  if (isEmpty(span)) span = elsewhere(side, manipulation) ?? span;
  if (isEmpty(span)) return undefined;
  const whole = main.region[side];
  const unit = main.region.declared !== undefined && contains(whole, span) ? whole : span;
  const reading = read(textAt(unit, messages[side]));
  const other = main.core.readings[side === 'monitored' ? 'unmonitored' : 'monitored'];
  if (main.isExplained) {
    const direction = side === 'monitored' ? main.contrast : -main.contrast;
    const polarity = direction > 0 ? 'watched' : 'unwatched';
    return { span, unit, reading, polarity, lean: direction / 2 };
  }
  const polarity = contrastedPolarity(reading, other);
  return { span, unit, reading, polarity, lean: leanOf(reading) };
}

/** Where the main cue has nothing on one side, that side's own cue may stand at another place. */
function elsewhere(
  side: 'monitored' | 'unmonitored',
  manipulation: ReadonlySet<RegionVerdict>,
): MessageSpan | undefined {
  for (const { core } of manipulation) if (!isEmpty(core.cue[side])) return core.cue[side];
  return undefined;
}
