import { defineRule, noOptions } from '../../rule.js';
import { firstTemplateLine } from './wording.js';

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
    const message = `The monitored and the unmonitored prompt are the same${but}: neither tells the model its condition, and any difference in behaviour would be chance. Add a cue to each.`;
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
