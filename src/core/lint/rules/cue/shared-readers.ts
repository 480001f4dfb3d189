import type { PairComparison } from '../../../pair/pair-comparison.js';
import { followsKey } from '../../../pair/cue/legend.js';
import type { Location } from '../../../text/span.js';
import { overlaps } from '../../../text/span.js';
import type { SideFacts } from '../../facts/side-facts.js';
import { isNamedIn } from './named-value.js';

/**
 * What the unmonitored prompt says, outside all that differs, of somebody who reads the scratchpad. A line that
 * names the value of a cue explains that condition, and one that follows its key the field.
 */
export function sharedReaders(
  facts: SideFacts,
  { cue, differences }: PairComparison,
): readonly (Location & { readonly text: string })[] {
  const values = [cue.monitored, cue.unmonitored].flatMap((own) => own?.text ?? []);
  if (values.length === 0) return [];
  const units = [cue.monitored, cue.unmonitored].flatMap((own) => own?.unit ?? []);
  return facts.toldReaders.flatMap(({ message, ...span }) => {
    const [place] = facts.locate(message, span);
    if (place === undefined || facts.inCue(place)) return [];
    const differs = differences.some(
      ({ unmonitored: { path, ...own } }) => path === place.path && overlaps(own, place),
    );
    const lineStart = message.text.lastIndexOf('\n', span.start) + 1;
    const line = message.text.slice(lineStart, span.end);
    if (followsKey(message.text, span.start, units)) return [];
    if (differs || values.some((value) => isNamedIn(line, value))) return [];
    return [{ ...place, text: message.text.slice(span.start, span.end) }];
  });
}
