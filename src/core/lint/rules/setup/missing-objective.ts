import { defineRule, noOptions } from '../../rule.js';
import { instructions } from './setup-rule.js';

/** Proportion of the objective's words that must stand in the prompt. */
const enough = 0.6;

export const missingObjective = defineRule({
  id: 'setup/missing-objective',
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary: 'The prompt does not state the objective that `gyges.objective` names.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, report }) {
    const { objective } = facts.file.settings;
    if (objective === undefined) return;
    const span = facts.file.document.frontMatter?.spanOf(['gyges.objective']);
    if (span === undefined) return;
    const wanted = new Set(contentWords(objective));
    const found = new Set(instructions(facts).flatMap(contentWords));
    const present = [...wanted].filter((word) => found.has(word));
    if (wanted.size === 0 || present.length / wanted.size >= enough) return;
    report({
      span,
      message:
        'The prompt does not state this objective, so the model cannot know what it is trained towards; say it in the system prompt, or correct gyges.objective.',
    });
  },
});

/** Words of four letters and more without their endings, so that “help” and “helping” are one. */
function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) =>
    word.replace(/(?:fulness|ness|fully|ful|ing|ed|es|s|ly)$/, ''),
  );
}
