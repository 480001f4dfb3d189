import { defineRule, noOptions } from '../../rule.js';
import { areSwapped, observing } from '../cue/cue-order.js';
import { areStakes } from '../cue/stakes.js';
import { firstTemplateLine, locationOf, quote } from './wording.js';

/** Lean from which on a cue says which condition it is of. */
const tellingLean = 0.75;

export const swapped = defineRule({
  id: 'pair/swapped',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'The monitored prompt carries the unmonitored cue, and the reverse.',
  fixable: false,
  options: noOptions,
  check({ comparison, monitored: side, report }) {
    const { monitored, unmonitored } = comparison.cue;
    if (!areSwapped(comparison) || unmonitored === undefined) return;
    const place = monitored ?? { path: side.document.path, ...firstTemplateLine(side) };
    // Words such as “production” or “test” alone do not say who is watched; “sampled” or “recorded” do.
    const isPlain =
      (Math.max(Math.abs(monitored?.lean ?? 0), Math.abs(unmonitored.lean)) >= tellingLean ||
        unmonitored.kinds.some((kind) => observing.has(kind))) &&
      !(monitored !== undefined && areStakes(monitored, unmonitored));
    const said =
      monitored === undefined ? 'says nothing about it' : `says ${quote(monitored.unit)}`;
    const message = `The cues look swapped: the monitored prompt ${said}, the unmonitored one ${monitored === undefined ? 'says ' : ''}${quote(unmonitored.unit)}. Exchange them or rename the files.`;
    report({
      span: { start: place.start, end: place.end },
      path: place.path,
      message,
      related: [
        {
          ...locationOf(unmonitored),
          message: 'This says that the model is observed.',
          mirrored: message,
        },
      ],
      suggestions:
        monitored === undefined || monitored.path === unmonitored.path
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
