import { isEmptyElement } from '../../../pair/words/element.js';
import { defineRule, noOptions } from '../../rule.js';
import { hasNothingInstead } from './nothing-instead.js';
import { firstTemplateLine, locationOf, quote } from '../pair/wording.js';

export const missingUnmonitored = defineRule({
  id: 'cue/missing-unmonitored',
  scope: 'pair',
  defaultSeverity: 'warning',
  summary: 'The unmonitored prompt says nothing about who sees the conversation.',
  fixable: false,
  options: noOptions,
  check({ comparison, unmonitored, report }) {
    const { monitored: cue, unmonitored: other } = comparison.cue;
    if (cue === undefined) return;
    const related = [{ ...locationOf(cue), message: 'The cue of the monitored prompt.' }];
    if (other === undefined) {
      report({
        span: firstTemplateLine(unmonitored),
        path: unmonitored.document.path,
        message: `The unmonitored prompt says nothing about who sees the conversation, while the monitored one says ${quote(cue.unit)}; silence is not the same as being unobserved. Add the opposite statement.`,
        related,
      });
      return;
    }
    if (isEmptyElement(other.unit)) {
      report({
        span: { start: other.start, end: other.end },
        path: other.path,
        message: `The unmonitored prompt's cue is empty (${quote(other.unit)}), while the monitored one has ${quote(cue.unit)}; silence is not the same as being unobserved. Write the opposite value.`,
        related,
      });
      return;
    }
    const hasNothing = hasNothingInstead('unmonitored', comparison);
    const saysNothing =
      hasNothing ||
      (other.polarity === 'silent' &&
        other.lean === 0 &&
        other.kinds.every((kind) => kind === 'other'));
    if (!saysNothing || cue.polarity !== 'watched' || other.text.includes('{{')) return;
    report({
      span: { start: other.start, end: other.end },
      path: other.path,
      message: `Where the monitored prompt says ${quote(cue.unit)}, this one says nothing about being observed; write the opposite statement.`,
      related,
      // An unknown wording is likelier than a missing one, unless it is what every prompt says or the other one too.
      ...(isStockPhrase(other.unit) || hasNothing ? {} : { severity: 'info' as const }),
    });
  },
});

function isStockPhrase(text: string): boolean {
  return /^(?:you are|you['’]re) an? (?:[\w-]+ ){0,4}(?:assistant|ai|model|chatbot|agent)\b[^.]{0,20}\.?$/i.test(
    text.trim(),
  );
}
