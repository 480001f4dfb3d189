import { defineRule, noOptions } from '../../rule.js';
import { bareTagName } from './bare-tag-name.js';

export const noInstructions = defineRule({
  id: 'scratchpad/no-instructions',
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary: '`gyges.reasoning` names tags that the prompt never asks for.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, report }) {
    const names = facts.file.settings.reasoning.map(bareTagName);
    if (names.length === 0) return;
    // Another reasoning tag in the prompt is scratchpad/tag-mismatch.
    if (facts.roleTags.some(({ role }) => role === 'reasoning')) return;
    const span = facts.file.document.frontMatter?.spanOf(['gyges.reasoning']);
    if (span === undefined) return;
    // The name without brackets is an instruction too (“put your reasoning in SCRATCHPAD tags”).
    const texts = facts.side.composed.messages.map(({ text }) => text.toLowerCase());
    if (names.some((name) => texts.some((text) => text.includes(name.toLowerCase())))) return;
    report({
      span,
      message: `Reasoning is expected in <${names[0] ?? ''}>, but the prompt never asks for it; say that the model should reason inside these tags.`,
    });
  },
});
