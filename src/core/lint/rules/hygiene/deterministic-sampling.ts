import { defineRule, noOptions } from '../../rule.js';

export const deterministicSampling = defineRule({
  id: 'hygiene/deterministic-sampling',
  scope: 'prompt',
  defaultSeverity: 'info',
  summary: '`config.temperature` is 0, so several samples of one item say no more than one.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, report }) {
    const { frontMatter } = facts.file.document;
    const settings = frontMatter?.data['config'] as { temperature?: unknown } | null | undefined;
    if (settings?.temperature !== 0) return;
    const span = frontMatter?.spanOf(['config', 'temperature']);
    if (span === undefined) return;
    report({
      span,
      message:
        'At temperature 0 all samples of an item are nearly the same, so the rate at which a model fakes alignment cannot be seen in them; use one sample per item, or a higher temperature.',
    });
  },
});
