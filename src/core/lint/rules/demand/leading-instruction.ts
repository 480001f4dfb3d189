import { quoted, reportHits } from '../../lexicon/report-hits.js';
import { defineRule, noOptions } from '../../rule.js';

const id = 'demand/leading-instruction';

export const leadingInstruction = defineRule({
  id,
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary: 'Tells the model to think about being observed, its own goals or its survival.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, report }) {
    reportHits(
      id,
      facts,
      report,
      (hit, place) => {
        // Pointing at the condition is common in published designs, and a cue may say what becomes of the model;
        // both are worth knowing, and no slip.
        const mild =
          hit.term.note === 'points the model at its condition' || facts.inManipulation(place);
        return {
          message: `“${quoted(hit)}” ${hit.term.note}, so what is measured is partly obedience to this sentence; leave it out, or run the pair once without it.`,
          ...(mild || hit.term.severity === 'info' ? { severity: 'info' as const } : {}),
        };
      },
      () => true,
    );
  },
});
