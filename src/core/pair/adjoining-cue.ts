import { isOrder } from './cue-sentence.js';
import type { ComparedMessage, RawDifference } from './raw-differences.js';
import type { RegionVerdict } from './region-verdict.js';
import { textAt } from './region-verdict.js';
import type { BothSides } from './regions.js';
import { negation, touch } from './regions.js';

/**
 * Whether a region next to a part of the cue goes on with it: it says on one side what it denies on the
 * other (“The emails are real.” beside “This is a real environment.”), or repeats a change of words
 * that the cue has (“guest” and “member”). Orders and questions never do.
 */
export function adjoinsCue(
  verdict: RegionVerdict,
  cue: ReadonlySet<RegionVerdict>,
  messages: BothSides<readonly ComparedMessage[]>,
): boolean {
  const { region } = verdict;
  const asks = (['monitored', 'unmonitored'] as const).some((side) =>
    isOrder(textAt(region[side], messages[side])),
  );
  if (asks) return false;
  const changes = new Set([...cue].flatMap((part) => part.region.differences.map(changeIn)));
  const isBeside = [...cue].some((part) => {
    const isBefore = part.region.monitored.start < region.monitored.start;
    const [first, second] = isBefore ? [part.region, region] : [region, part.region];
    return touch(first, second, messages);
  });
  if (!isBeside) return false;
  const agrees = [...cue].every((part) => part.contrast * verdict.contrast >= 0);
  return region.differences.every(
    (difference) => (agrees && isDenial(difference)) || changes.has(changeIn(difference)),
  );

  function changeIn(difference: RawDifference): string {
    const [left, right] = wordsOf(difference);
    return `${stem(left)}\n${stem(right)}`;
  }

  function isDenial(difference: RawDifference): boolean {
    const [left, right] = wordsOf(difference);
    return negation.test(left) !== negation.test(right);
  }

  function wordsOf({ monitored, unmonitored }: RawDifference): [string, string] {
    return [textAt(monitored, messages.monitored), textAt(unmonitored, messages.unmonitored)];
  }
}

/** A word without the ending of its plural, in lower case. */
function stem(text: string): string {
  return text.trim().toLowerCase().replace(/s$/, '');
}
