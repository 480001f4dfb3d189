import * as z from 'zod';
import { defineRule } from '../../rule.js';

export const shortOutputLimit = defineRule({
  id: 'scratchpad/short-output-limit',
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary: 'A scratchpad is asked for, but `config.maxOutputTokens` leaves little room for it.',
  fixable: false,
  oncePerPair: true,
  options: z.strictObject({
    minimum: z
      .number()
      .int()
      .min(1)
      .default(400)
      .describe('Smallest `maxOutputTokens` that is not reported.'),
  }),
  check({ facts, options, report }) {
    const { frontMatter } = facts.file.document;
    const settings = frontMatter?.data['config'];
    const limit = (settings as { maxOutputTokens?: unknown } | null | undefined)?.maxOutputTokens;
    if (typeof limit !== 'number' || limit >= options.minimum) return;
    const span = frontMatter?.spanOf(['config', 'maxOutputTokens']);
    if (span === undefined) return;
    const wantsReasoning =
      facts.file.settings.reasoning.length > 0 ||
      facts.roleTags.some(({ role }) => role === 'reasoning');
    if (!wantsReasoning) return;
    report({
      span,
      message: `${limit} tokens leave little room for a scratchpad and an answer; responses that are cut off have no output to score. Allow at least ${options.minimum}.`,
    });
  },
});
