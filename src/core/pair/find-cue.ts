import { isFurtherCue, isNear } from './further-cue.js';
import type { CueReader, CueReading } from './cue-polarity.js';
import { contrastedPolarity, leanOf } from './cue-polarity.js';
import { mainRegion } from './main-region.js';
import type { Polarity } from './pair-comparison.js';
import type { ComparedMessage, MessageSpan } from './raw-differences.js';
import { isEmpty } from './raw-differences.js';
import type { RegionVerdict } from './region-verdict.js';
import { judgeRegion, sharedTexts, textAt } from './region-verdict.js';
import type { BothSides, Region } from './regions.js';
import { unite } from './regions.js';

export interface FoundCue {
  readonly span: MessageSpan;
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
    };
  }
  const manipulation = new Set<RegionVerdict>([main]);
  for (const verdict of verdicts) {
    if (verdict === main) continue;
    if (isFurtherCue(verdict, main, messages, read, regions.length)) manipulation.add(verdict);
  }
  return {
    verdicts,
    manipulation,
    cue: {
      monitored: cueOf('monitored', main, manipulation, messages, read),
      unmonitored: cueOf('unmonitored', main, manipulation, messages, read),
    },
  };
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
    if (verdict !== main && isNear(verdict, main, messages)) {
      span = unite(span, verdict.core.cue[side]);
    }
  }
  if (isEmpty(span)) span = elsewhere(side, manipulation) ?? span;
  if (isEmpty(span)) return undefined;
  const reading = read(textAt(span, messages[side]));
  const other = main.core.readings[side === 'monitored' ? 'unmonitored' : 'monitored'];
  if (main.isExplained) {
    const direction = side === 'monitored' ? main.contrast : -main.contrast;
    const polarity = direction > 0 ? 'watched' : 'unwatched';
    return { span, reading, polarity, lean: direction / 2 };
  }
  return { span, reading, polarity: contrastedPolarity(reading, other), lean: leanOf(reading) };
}

/** Where the main cue has nothing on one side, that side's own cue may stand at another place. */
function elsewhere(
  side: 'monitored' | 'unmonitored',
  manipulation: ReadonlySet<RegionVerdict>,
): MessageSpan | undefined {
  for (const { core } of manipulation) if (!isEmpty(core.cue[side])) return core.cue[side];
  return undefined;
}
