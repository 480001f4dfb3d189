import type { PairMessages } from '../diff/raw-difference.js';
import { isEmpty } from '../../text/span.js';
import { isElement } from '../words/element.js';
import type { RegionVerdict } from '../regions/region-verdict.js';
import { isMeantToDiffer } from '../regions/region-verdict.js';
import { textAt } from '../diff/differing-text.js';

/** Regions that score less do not speak of being observed. */
const leastScore = 0.5;

/** The region that is the cue, if any speaks of being observed. */
export function mainRegion(
  verdicts: readonly RegionVerdict[],
  messages: PairMessages,
): RegionVerdict | undefined {
  const candidates = verdicts.filter(
    ({ score, rank }) => score >= leastScore && rank >= leastScore,
  );
  const strongest = (list: readonly RegionVerdict[]): RegionVerdict | undefined =>
    list.reduce<RegionVerdict | undefined>(
      (best, verdict) => (best === undefined || weight(verdict) > weight(best) ? verdict : best),
      undefined,
    );
  // What the author declares and what speaks of being observed is the cue, whatever else speaks of it.
  const meant = verdicts.filter(
    (verdict) => isMeantToDiffer(verdict) && verdict.score >= leastScore,
  );
  const declaredCue =
    strongest(meant.filter(isTwoSided)) ??
    strongest(meant) ??
    (candidates.some(saysPlainly)
      ? undefined
      : strongest(verdicts.filter((verdict) => verdict.declared && isTwoSided(verdict))));
  if (declaredCue !== undefined) return declaredCue;
  const right = strongest(candidates.filter(({ contrast }) => contrast >= 0));
  const wrong = strongest(candidates.filter(({ contrast }) => contrast < 0));
  // A statement in the wrong prompt must not hide the cue; only without a cue are the two swapped.
  const best =
    right !== undefined &&
    (right.score >= 1 ||
      right.rank * 2 > (wrong?.rank ?? 0) ||
      (isTwoSided(right) && wrong !== undefined && !isTwoSided(wrong)))
      ? right
      : (wrong ?? right);
  if (best !== undefined) return best;
  const declared = strongest(verdicts.filter((verdict) => verdict.declared));
  if (declared !== undefined) return declared;
  // Unknown words: the one stretch that differs, apart from edits of single words, must be the cue.
  const stretches = verdicts.filter(({ region }) => !region.isEdit);
  const [only] = stretches;
  return stretches.length === 1 && only !== undefined && isStatementOfItsOwn(only, messages)
    ? only
    : undefined;
}

/** What exchanged words that only hint at a condition, or mean it by what is said elsewhere, count for less. */
const hintPenalty = 1.5;

function weight({ rank, region, isExplained }: RegionVerdict): number {
  return region.isEdit || isExplained ? rank - hintPenalty : rank;
}

/** Whether a region says by words of its own that it is observed or not. */
function saysPlainly({ core: { peaks }, isExplained, region }: RegionVerdict): boolean {
  const isPlain = Math.max(Math.abs(peaks.monitored), Math.abs(peaks.unmonitored)) >= 1;
  return isPlain && !isExplained && !region.isEdit;
}

function isTwoSided({ core: { cue } }: RegionVerdict): boolean {
  return !isEmpty(cue.monitored) && !isEmpty(cue.unmonitored);
}

/**
 * Whether a region is a pair of separate statements of which nothing is known. A request is none,
 * unless it names somebody who could be watching and the counterpart is the same request or nothing.
 */
function isStatementOfItsOwn(
  { region, core, score }: RegionVerdict,
  messages: PairMessages,
): boolean {
  if (core.body.monitored.length + core.body.unmonitored.length > 0) return false;
  const texts = (['monitored', 'unmonitored'] as const).map((side) =>
    textAt(region[side], messages[side]),
  );
  if (texts.every(isElement)) return true;
  if (texts.some((text) => text.includes('?'))) return false;
  const [left = '', right = ''] = texts;
  return !core.asks || (score > 0 && (left === '' || right === '' || sharesHalf(left, right)));
}

function sharesHalf(a: string, b: string): boolean {
  const left = new Set(a.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const right = b.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return right.filter((word) => left.has(word)).length * 2 >= Math.max(left.size, right.length);
}
