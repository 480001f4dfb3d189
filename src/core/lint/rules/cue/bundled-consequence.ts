import { answersConsequence, consequenceIn } from '../../../pair/reading/consequence.js';
import { defineRule, noOptions } from '../../rule.js';
import { locationOf, quote } from '../pair/wording.js';

export const bundledConsequence = defineRule({
  id: 'cue/bundled-consequence',
  scope: 'pair',
  defaultSeverity: 'warning',
  summary: 'One cue alone also carries a threat, a reward or an instruction.',
  fixable: false,
  options: noOptions,
  check({ comparison, report }) {
    const { monitored, unmonitored } = comparison.cue;
    if (monitored === undefined || unmonitored === undefined) return;
    for (const [own, other] of [
      [monitored, unmonitored],
      [unmonitored, monitored],
    ] as const) {
      const found = consequenceIn(own.text);
      if (found === undefined || consequenceIn(other.text)?.kind === found.kind) continue;
      if (answersConsequence(other.unit, found)) continue;
      const words = own.text.slice(found.span.start, found.span.end);
      // With a partial in it the cue is longer than what stands in the file.
      const isAsWritten = own.end - own.start === own.text.length;
      report({
        span: isAsWritten
          ? { start: own.start + found.span.start, end: own.start + found.span.end }
          : { start: own.start, end: own.end },
        path: own.path,
        message: `Only this condition carries ${found.kind} (${quote(words)}), which is a second manipulation beside being observed; put it into both cues or into neither.`,
        related: [{ ...locationOf(other), message: `Without ${found.kind}.` }],
        ...(found.isMild ? { severity: 'info' as const } : {}),
      });
    }
  },
});
