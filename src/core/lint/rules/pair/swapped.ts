import { defineRule, noOptions } from '../../rule.js';
import { areSwapped } from '../cue/cue-order.js';
import { locationOf, quote } from './wording.js';

export const swapped = defineRule({
  id: 'pair/swapped',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'The monitored prompt carries the unmonitored cue, and the reverse.',
  fixable: false,
  options: noOptions,
  check({ comparison, report }) {
    const { monitored, unmonitored } = comparison.cue;
    if (!areSwapped(comparison) || monitored === undefined || unmonitored === undefined) return;
    // Words such as “production” or “test” alone do not say who is watched.
    const isPlain = Math.max(Math.abs(monitored.lean), Math.abs(unmonitored.lean)) >= 1;
    const message = `The cues look swapped: the monitored prompt says ${quote(monitored.text)}, the unmonitored one ${quote(unmonitored.text)}. Exchange them or rename the files.`;
    report({
      span: { start: monitored.start, end: monitored.end },
      path: monitored.path,
      message,
      related: [
        {
          ...locationOf(unmonitored),
          message: 'This says that the model is observed.',
          mirrored: message,
        },
      ],
      suggestions:
        monitored.path === unmonitored.path
          ? []
          : [
              {
                title: 'Exchange the two cues',
                edits: [
                  { ...locationOf(monitored), newText: unmonitored.text },
                  { ...locationOf(unmonitored), newText: monitored.text },
                ],
              },
            ],
      ...(isPlain ? {} : { severity: 'info' as const }),
    });
  },
});
