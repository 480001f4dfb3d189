import { pairMember } from '../../../pair/pair-names.js';
import type { GygesConfig } from '../../../config/config.js';
import type { Condition } from '../../../pair/pair-comparison.js';
import { baseName } from '../../../paths.js';
import { defineRule, noOptions } from '../../rule.js';

export const conditionMismatch = defineRule({
  id: 'pair/condition-mismatch',
  scope: 'file',
  defaultSeverity: 'error',
  summary: '`gyges.condition` contradicts the condition in the file name.',
  fixable: false,
  options: noOptions,
  check({ document, isPartial, config, facts, report }) {
    const declared = facts.settings.condition;
    if (isPartial || declared === undefined) return;
    const member = pairMember(document.path, config);
    const span = document.frontMatter?.spanOf(['gyges.condition']);
    if (member === undefined || span === undefined) return;
    const condition = conditionNamed(declared, config);
    if (condition === member.condition) return;
    const problem =
      condition === undefined
        ? `“${declared}” is no condition of this project`
        : `The front matter says “${declared}”`;
    report({
      span,
      message: `${problem}, but ${baseName(document.path)} is the ${member.condition} prompt by its name; correct one of the two.`,
      suggestions: [
        {
          title: `Write “${member.conditionName}” here`,
          edits: [{ path: document.path, ...span, newText: member.conditionName }],
        },
      ],
    });
  },
});

function conditionNamed(name: string, config: GygesConfig): Condition | undefined {
  if (name === 'monitored' || name === 'unmonitored') return name;
  for (const names of config.conditions) {
    if (names.monitored === name) return 'monitored';
    if (names.unmonitored === name) return 'unmonitored';
  }
  return undefined;
}
