import { baseName } from '../../../paths.js';
import type { InputUse } from '../../facts/input-uses.js';
import type { SideFacts } from '../../facts/side-facts.js';
import { defineRule, noOptions } from '../../rule.js';
import { firstTemplateLine } from './wording.js';

export const variableMismatch = defineRule({
  id: 'pair/variable-mismatch',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'A variable is used in one condition only.',
  fixable: false,
  options: noOptions,
  check({ facts, report, comparison }) {
    if (comparison.relation === 'different-bodies') return;
    const left = onlyIn(facts.monitored, facts.unmonitored);
    const right = onlyIn(facts.unmonitored, facts.monitored);
    const count = Math.max(left.length, right.length);
    for (let i = 0; i < count; i++) {
      const own = left[i] ?? right[i];
      const renamed = left[i] === undefined ? undefined : right[i];
      if (own === undefined) continue;
      const otherFile = left[i] === undefined ? facts.monitored : facts.unmonitored;
      const name = baseName(otherFile.side.document.path);
      const here = baseName(own.path);
      report({
        span: { start: own.start, end: own.end },
        path: own.path,
        message:
          renamed === undefined
            ? `The variable “${own.name}” is used in this prompt only, so the items are filled in differently; use it in ${name} too or remove it here.`
            : `The variable “${own.name}” stands where ${name} has “${renamed.name}”, so the two prompts are filled from different values; use one name in both.`,
        related:
          renamed === undefined
            ? [
                {
                  path: otherFile.side.document.path,
                  ...firstTemplateLine(otherFile.side),
                  message: `“${own.name}” is not used here.`,
                  mirrored: `The variable “${own.name}” is used in ${here} only, so the items are filled in differently; use it here too or remove it there.`,
                },
              ]
            : [
                {
                  path: renamed.path,
                  start: renamed.start,
                  end: renamed.end,
                  message: `“${renamed.name}” here.`,
                  mirrored: `The variable “${renamed.name}” stands where ${here} has “${own.name}”, so the two prompts are filled from different values; use one name in both.`,
                },
              ],
      });
    }
  },
});

/** First uses of the variables that the other prompt does not use; those of the manipulation may differ. */
function onlyIn(own: SideFacts, other: SideFacts): InputUse[] {
  const others = new Set(other.inputUses.map(({ name }) => name));
  const found = new Map<string, InputUse>();
  for (const use of own.inputUses) {
    if (others.has(use.name) || found.has(use.name) || own.inCue(use)) continue;
    found.set(use.name, use);
  }
  return [...found.values()];
}
