import type { Condition, Difference, PairComparison } from '../../../pair/pair-comparison.js';
import { baseName } from '../../../paths.js';
import type { PromptDocument } from '../../../prompt/prompt-document.js';
import { contains } from '../../../text/span.js';
import { defineRule, noOptions } from '../../rule.js';
import { locationOf, quote, withoutSpace } from './wording.js';

export const orderDifference = defineRule({
  id: 'pair/order-difference',
  scope: 'pair',
  defaultSeverity: 'warning',
  summary: 'The same text stands at another place of the other prompt.',
  fixable: false,
  options: noOptions,
  check({ facts, comparison, report }) {
    if (comparison.relation === 'different-bodies') return;
    const { cue } = comparison;
    const passed = textPassedByCue(comparison, facts.monitored.side.document);
    if (passed !== undefined && cue.monitored !== undefined && cue.unmonitored !== undefined) {
      const message = `The cue stands on the other side of ${quote(passed)} in`;
      const advice = 'order influences a model, so put it in the same place in both.';
      report({
        span: cue.monitored,
        path: cue.monitored.path,
        message: `${message} ${baseName(cue.unmonitored.path)}; ${advice}`,
        related: [
          {
            ...locationOf(cue.unmonitored),
            message: 'Its counterpart is here.',
            mirrored: `${message} ${baseName(cue.monitored.path)}; ${advice}`,
          },
        ],
      });
    }
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

/** Words of shared text that a cue stands before in one prompt and behind in the other, at least. */
const wordsPassed = 4;

/** The shared text between the places of the two cues, where each has nothing beside it in the other prompt. */
function textPassedByCue(
  { differences, cue }: PairComparison,
  { path, text }: PromptDocument,
): string | undefined {
  const alone = (side: Condition, other: Condition): Difference | undefined =>
    differences.find((difference) => {
      const own = cue[side];
      const isWhole =
        own?.path === difference[side].path &&
        contains(difference[side], own) &&
        difference[other].text.trim() === '';
      return isWhole && !difference.isDeclared;
    });
  const own = alone('monitored', 'unmonitored')?.monitored;
  const there = alone('unmonitored', 'monitored')?.monitored;
  if (own?.path !== path || there?.path !== path || own.message !== there.message) return undefined;
  const [first, last] = own.start < there.start ? [own, there] : [there, own];
  const passed = text.slice(first.end, last.start).trim();
  return passed.split(/\s+/).length >= wordsPassed ? passed : undefined;
}
