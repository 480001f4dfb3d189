import type { Difference, DifferenceSide } from '../../../pair/pair-comparison.js';
import { namesAndNumbers } from '../../../pair/words/wording-kind.js';
import { defineRule, noOptions } from '../../rule.js';
import { firstTemplateLine, placesOf, quote, shownFirst } from './wording.js';

export const differentBodies = defineRule({
  id: 'pair/different-bodies',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'So much differs outside the manipulation that these are two scenarios.',
  fixable: false,
  options: noOptions,
  check({ comparison, monitored, unmonitored, report }) {
    if (comparison.relation !== 'different-bodies') return;
    const body = comparison.differences.filter(
      ({ kind, inManipulation }) => !inManipulation && kind !== 'whitespace' && kind !== 'order',
    );
    const differing = body.length > 0 ? body : comparison.differences;
    const largest = differing.reduce<Difference | undefined>(
      (best, difference) =>
        best === undefined || size(difference) > size(best) ? difference : best,
      undefined,
    );
    const message = `The two prompts are different scenarios, not one scenario in two conditions${disagreement(differing)}. Whatever the model does differently could come from the text; write the unmonitored prompt from the monitored one and change only the cue.`;
    const places =
      largest === undefined
        ? {
            span: firstTemplateLine(monitored),
            related: [
              {
                path: unmonitored.document.path,
                ...firstTemplateLine(unmonitored),
                message: 'The other scenario.',
                mirrored: message,
              },
            ],
          }
        : placesOf(shownFirst(largest).shown, shownFirst(largest).other, message);
    report({ ...places, message });
  },
});

function size({ monitored, unmonitored }: Difference): number {
  return Math.min(monitored.text.length, unmonitored.text.length) * 1000 + monitored.text.length;
}

/** Names and numbers that only one side has, a few of each. */
function disagreement(differences: readonly Difference[]): string {
  const mentions = (pick: (difference: Difference) => DifferenceSide): Set<string> =>
    new Set(differences.flatMap((difference) => [...namesAndNumbers(pick(difference).text)]));
  const monitored = mentions((difference) => difference.monitored);
  const unmonitored = mentions((difference) => difference.unmonitored);
  const only = (own: Set<string>, other: Set<string>): string =>
    [...own]
      .filter((item) => !other.has(item))
      .slice(0, 4)
      .map((item) => quote(item, 30))
      .join(', ');
  const left = only(monitored, unmonitored);
  const right = only(unmonitored, monitored);
  if (left === '' && right === '') return '';
  if (right === '') return `: ${left} only in the monitored one`;
  if (left === '') return `: ${right} only in the unmonitored one`;
  return `: ${left} against ${right}`;
}
