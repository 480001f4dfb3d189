import { defineRule, noOptions } from '../../rule.js';

export const floatingModel = defineRule({
  id: 'hygiene/floating-model',
  scope: 'prompt',
  defaultSeverity: 'info',
  summary: '`model` is an alias such as `…-latest`, so a later run may ask another model.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, report }) {
    const { frontMatter } = facts.file.document;
    const model = frontMatter?.data['model'];
    if (typeof model !== 'string' || !/(?:^|[-:@/])(?:latest|preview)$/i.test(model)) return;
    const span = frontMatter?.spanOf(['model']);
    if (span === undefined) return;
    report({
      span,
      message: `“${model}” names whatever is newest, so a later run may ask another model; name a dated version to make the result repeatable.`,
    });
  },
});
