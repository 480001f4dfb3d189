import type { Condition } from '../pair-comparison.js';
import type { BothSides, MessageSpan, PairMessages } from '../diff/raw-difference.js';
import { contains, isEmpty } from '../../text/span.js';
import { textAt } from '../diff/differing-text.js';
import { onlyStateContrast } from '../reading/switch-contrast.js';
import type { FoundCue } from './found-cue.js';
import { placesOfCue } from './places-of-cue.js';
import { companionsOf } from './adjoining-cue.js';
import { isFurtherCue, isNear } from './further-cue.js';
import type { CueReader } from '../reading/cue-polarity.js';
import { contrastedPolarity, leanOf } from '../reading/cue-polarity.js';
import type { SharedText } from '../reading/explained-lean.js';
import { hasLegend } from './legend.js';
import { mainRegion } from './main-region.js';
import type { RegionVerdict } from '../regions/region-verdict.js';
import { isMeantToDiffer, judgeRegion, sharedTexts } from '../regions/region-verdict.js';
import type { Region } from '../regions/regions.js';
import { touch, touchOn, unite } from '../regions/regions.js';
import { countWords } from '../words/tokens.js';

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
  messages: PairMessages,
  read: CueReader,
): CueSearch {
  const shared =
    regions.length <= explainedRegions ? sharedTexts(regions, messages.monitored) : undefined;
  const verdicts = regions
    .slice(0, judgedRegions)
    .map((region) => judgeRegion(region, isDeclared(region), messages, read, shared));
  const plain = mainRegion(verdicts, messages);
  const main = plain ?? valueOfLegend(verdicts, messages, shared, read);
  if (main === undefined) {
    return {
      verdicts,
      manipulation: new Set(verdicts.filter(({ declared }) => declared)),
      cue: { monitored: undefined, unmonitored: undefined },
      further: [],
    };
  }
  // Of values that a legend explains each is one of the cue.
  const manipulation = new Set<RegionVerdict>(plain === undefined ? verdicts : [main]);
  const mayBelong = verdicts.filter((verdict) => !isUndeclared(verdict, main, messages));
  for (const verdict of mayBelong) {
    if (verdict === main) continue;
    if (isFurtherCue(verdict, main, messages, read, regions.length)) manipulation.add(verdict);
  }
  const own = {
    monitored: cueOf('monitored', main, manipulation, messages, read),
    unmonitored: cueOf('unmonitored', main, manipulation, messages, read),
  };
  const { adjoining, repeating } = companionsOf(manipulation, mayBelong, messages);
  for (const verdict of [...adjoining, ...repeating]) manipulation.add(verdict);
  const cue = turnedByOneWord(
    {
      monitored: withAdjoining('monitored', own.monitored, adjoining, messages),
      unmonitored: withAdjoining('unmonitored', own.unmonitored, adjoining, messages),
    },
    main.region,
    messages,
  );
  const [first, ...rest] = placesOfCue(cue, main, messages, read);
  return {
    verdicts,
    manipulation,
    cue: first,
    further: [...rest, ...furtherCues(verdicts, manipulation, cue, messages, read)],
  };
}

/** Differences of a pair that differs in values alone, and the words of one. */
const fewValues = 4;
const wordsOfValue = 4;

/** The first of a few short differences where the shared text explains both conditions: one of its values. */
function valueOfLegend(
  verdicts: readonly RegionVerdict[],
  messages: PairMessages,
  shared: readonly SharedText[] | undefined,
  read: CueReader,
): RegionVerdict | undefined {
  const differences = verdicts.flatMap(({ region }) => region.differences);
  if (shared === undefined || differences.length > fewValues) return undefined;
  const areValues = differences.every((difference) =>
    (['monitored', 'unmonitored'] as const).every(
      (side) => countWords(textAt(difference[side], messages[side])) <= wordsOfValue,
    ),
  );
  return areValues && shared.some(({ text }) => hasLegend(text, read)) ? verdicts[0] : undefined;
}

/** Whether a region is none of what the author declares to differ: neither declared nor next to it. */
function isUndeclared(
  verdict: RegionVerdict,
  main: RegionVerdict,
  messages: PairMessages,
): boolean {
  if (!isMeantToDiffer(main) || verdict.declared) return false;
  const isBefore = verdict.region.monitored.start < main.region.monitored.start;
  return isBefore
    ? !touch(verdict.region, main.region, messages)
    : !touch(main.region, verdict.region, messages);
}

/** The places of the manipulation that are not in the cue. */
function furtherCues(
  verdicts: readonly RegionVerdict[],
  manipulation: ReadonlySet<RegionVerdict>,
  cue: BothSides<FoundCue | undefined>,
  messages: PairMessages,
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
    .flatMap((verdict) => {
      const alone = new Set([verdict]);
      const own = (side: Condition): FoundCue | undefined =>
        isEmpty(verdict.core.cue[side]) ? undefined : cueOf(side, verdict, alone, messages, read);
      const sides = { monitored: own('monitored'), unmonitored: own('unmonitored') };
      return placesOfCue(sides, verdict, messages, read);
    });
}

/**
 * One sentence in which only a word differs, and that into its opposite (“read”, “unread”), says the opposite,
 * however much else in it speaks of being watched.
 */
function turnedByOneWord(
  cue: BothSides<FoundCue | undefined>,
  { differences }: Region,
  messages: PairMessages,
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
  side: Condition,
  cue: FoundCue | undefined,
  adjoining: readonly RegionVerdict[],
  messages: PairMessages,
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

function cueOf(
  side: Condition,
  main: RegionVerdict,
  manipulation: ReadonlySet<RegionVerdict>,
  messages: PairMessages,
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
  side: Condition,
  manipulation: ReadonlySet<RegionVerdict>,
): MessageSpan | undefined {
  for (const { core } of manipulation) if (!isEmpty(core.cue[side])) return core.cue[side];
  return undefined;
}
