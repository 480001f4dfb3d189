import { defineRule, noOptions } from '../../rule.js';
import { firstTemplateLine, quote } from './wording.js';

export const identical = defineRule({
  id: 'pair/identical',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'The two prompts are the same, so nothing is manipulated.',
  fixable: false,
  options: noOptions,
  check({ comparison, monitored, unmonitored, report }) {
    if (comparison.relation !== 'identical') return;
    const but = comparison.differences.length > 0 ? ' but for whitespace' : '';
    const [said] = comparison.statements.monitored;
    const both =
      said === undefined
        ? 'neither tells the model its condition'
        : `both say ${quote(said.unit)}, so neither tells the model its condition`;
    const message = `The monitored and the unmonitored prompt are the same${but}: ${both}, and any difference in behaviour would be chance. ${said === undefined ? 'Add a cue to each.' : 'Write in one of them the opposite.'}`;
    report({
      span: firstTemplateLine(monitored),
      message,
      related: [
        {
          path: unmonitored.document.path,
          ...firstTemplateLine(unmonitored),
          message: 'The same text.',
          mirrored: message,
        },
      ],
    });
  },
});
