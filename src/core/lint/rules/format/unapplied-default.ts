import { defineRule, noOptions } from '../../rule.js';

export const unappliedDefault = defineRule({
  id: 'format/unapplied-default',
  scope: 'prompt',
  defaultSeverity: 'info',
  summary: 'A default in `input.default`, which npm dotprompt does not apply when it renders.',
  fixable: false,
  options: noOptions,
  check({ facts, dataset, report }) {
    const { input, document } = facts.file;
    if (input.defaults.size === 0) return;
    const span = document.frontMatter?.spanOf(['input', 'default']);
    if (span === undefined) return;
    const columns = new Set(dataset?.columns);
    const used = new Set(facts.inputUses.map(({ name }) => name));
    const open = [...input.defaults].filter((name) => used.has(name) && !columns.has(name));
    if (open.length === 0) return;
    report({
      span,
      message: `npm dotprompt does not apply input.default: unless the calling program passes ${open.map((name) => `“${name}”`).join(', ')}, the default is not what the model sees.`,
    });
  },
});
