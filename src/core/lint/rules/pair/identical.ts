import type { Location } from '../../../text/span.js';
import type { SideFacts } from '../../facts/side-facts.js';
import { defineRule, noOptions } from '../../rule.js';
import type { SharedCue } from './shared-cue.js';
import { sharedCue } from './shared-cue.js';
import { firstTemplateLine, quote } from './wording.js';

export const identical = defineRule({
  id: 'pair/identical',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'The two prompts are the same, so nothing is manipulated.',
  fixable: false,
  options: noOptions,
  check({ comparison, monitored, unmonitored, facts, report }) {
    if (comparison.relation !== 'identical') return;
    const but = comparison.differences.length > 0 ? ' but for whitespace' : '';
    const said = sharedCue(facts.monitored);
    const message = said && facts.monitored.side.composed.messages[said.index];
    const words = said && message?.text.slice(said.span.start, said.span.end);
    const both =
      words === undefined
        ? 'neither tells the model its condition'
        : `both say ${quote(words)}, so neither tells the model its condition`;
    const problem = `The monitored and the unmonitored prompt are the same${but}: ${both}, and any difference in behaviour would be chance. ${said === undefined ? 'Add a cue to each.' : 'Write in one of them the opposite.'}`;
    const place = placeOf(said, facts.monitored);
    const other = placeOf(sharedCue(facts.unmonitored), facts.unmonitored);
    report({
      ...(place === undefined
        ? { span: firstTemplateLine(monitored) }
        : { span: place, path: place.path }),
      message: problem,
      related: [
        {
          ...(other ?? { path: unmonitored.document.path, ...firstTemplateLine(unmonitored) }),
          message: 'The same text.',
          mirrored: problem,
        },
      ],
    });
  },
});

function placeOf(said: SharedCue | undefined, facts: SideFacts): Location | undefined {
  const message = said && facts.side.composed.messages[said.index];
  return message && facts.locate(message, said.span)[0];
}
