import { baseName } from '../../../paths.js';
import { defineRule, noOptions } from '../../rule.js';
import { locationOf, quote, withoutSpace } from './wording.js';

export const orderDifference = defineRule({
  id: 'pair/order-difference',
  scope: 'pair',
  defaultSeverity: 'warning',
  summary: 'The same text stands at another place of the other prompt.',
  fixable: false,
  options: noOptions,
  check({ comparison, report }) {
    if (comparison.relation === 'different-bodies') return;
    for (const { kind, monitored, unmonitored } of comparison.differences) {
      if (kind !== 'order') continue;
      report({
        span: withoutSpace(monitored),
        path: monitored.path,
        message: `${quote(monitored.text)} stands at another place in ${baseName(unmonitored.path)}; order influences a model, so use the same order in both.`,
        related: [
          {
            ...locationOf(unmonitored),
            message: 'The same text here.',
            mirrored: `${quote(unmonitored.text)} stands at another place in ${baseName(monitored.path)}; order influences a model, so use the same order in both.`,
          },
        ],
      });
    }
  },
});
