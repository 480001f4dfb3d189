import type { SideFacts } from '../../facts/side-facts.js';
import type { Rule } from '../../rule.js';
import { defineRule, noOptions } from '../../rule.js';

interface SetupRule {
  readonly id: string;
  readonly summary: string;
  /** Whether a text of the system or the user has the ingredient; linear in its length. */
  readonly isIn: (text: string) => boolean;
  readonly message: string;
  readonly defaultSeverity: 'info' | 'warning';
}

/** A rule that looks for one ingredient of the alignment-faking setup in prompts that set `gyges.objective`. */
export function setupRule({ id, summary, isIn, message, defaultSeverity }: SetupRule): Rule {
  return defineRule({
    id,
    scope: 'prompt',
    defaultSeverity,
    summary,
    fixable: false,
    oncePerPair: true,
    options: noOptions,
    check({ facts, report }) {
      const { settings, document } = facts.file;
      if (settings.objective === undefined || instructions(facts).some(isIn)) return;
      const span = document.frontMatter?.spanOf(['gyges.objective']);
      if (span === undefined) return;
      report({ span, message });
    },
  });
}

/** The texts that tell the model about its situation. */
export function instructions(facts: SideFacts): string[] {
  return facts.side.composed.messages
    .filter(({ role }) => role !== 'model')
    .map(({ text }) => text);
}
