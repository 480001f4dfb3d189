import type { MessageHit, SideFacts } from '../../facts/side-facts.js';
import type { Location } from '../../../text/span.js';
import { overlaps } from '../../../text/span.js';
import { quoted } from '../../lexicon/report-hits.js';
import type { PairComparison } from '../../../pair/pair-comparison.js';
import { quote } from '../pair/wording.js';
import { defineRule, noOptions } from '../../rule.js';

import { readerStatement } from './reader-statement.js';

const id = 'scratchpad/visibility-asymmetry';

export const visibilityAsymmetry = defineRule({
  id,
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'Only one condition says who reads the scratchpad.',
  fixable: false,
  options: noOptions,
  check({ facts, comparison, report }) {
    const reported = new Set<SideFacts>();
    for (const [one, other] of [
      [facts.monitored, facts.unmonitored],
      [facts.unmonitored, facts.monitored],
    ] as const) {
      const [hit] = one.hits(id);
      if (hit === undefined || other.hits(id).length > 0) continue;
      const place = placeOf(one, hit);
      if (place === undefined || isMeant(one, comparison, place)) continue;
      reported.add(one);
      report({
        path: place.path,
        span: place,
        message: `Only the ${one.side.condition} prompt ${hit.term.note} (“${quoted(hit)}”), so the conditions differ in more than the cue; say it in both or in neither.`,
      });
    }
    const places = new Set<string>();
    for (const difference of comparison.differences) {
      const said = readerStatement(difference, facts, comparison);
      if (said === undefined || reported.has(facts[said.condition])) continue;
      const { condition, path, start, end, text } = said;
      const key = `${path}:${String(start)}`;
      if (places.has(key) || isInOnlyCue(comparison, condition, said)) continue;
      places.add(key);
      report({
        path,
        span: { start, end },
        message: `Only the ${condition} prompt says who reads the scratchpad or what becomes of it (${quote(text)}), so the conditions differ in more than the cue; say it in both or in neither.`,
      });
    }
  },
});

function placeOf(facts: SideFacts, hit: MessageHit): Location | undefined {
  return facts.locate(hit.message, hit)[0];
}

/** Whether it is a cue that speaks of the scratchpad, and the other prompt has none. */
function isInOnlyCue(
  { cue }: PairComparison,
  condition: 'monitored' | 'unmonitored',
  place: Location,
): boolean {
  const own = cue[condition];
  if (cue[condition === 'monitored' ? 'unmonitored' : 'monitored'] !== undefined) return false;
  return own?.path === place.path && own.start <= place.start && place.end <= own.end;
}

/** Whether the statement is declared, or stands where the other prompt has wording of its own. */
function isMeant(facts: SideFacts, comparison: PairComparison, place: Location): boolean {
  const { condition } = facts.side;
  if (isInOnlyCue(comparison, condition, place)) return true;
  return comparison.differences.some((difference) => {
    const here = difference[condition];
    const there = difference[condition === 'monitored' ? 'unmonitored' : 'monitored'];
    if (here.path !== place.path || !overlaps(here, place)) return false;
    return (
      difference.kind === 'declared' || (difference.inManipulation && there.text.trim() !== '')
    );
  });
}
