import * as z from 'zod/mini';
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
      ._default(z.int().check(z.minimum(1)), 400)
      .check(z.describe('Smallest `maxOutputTokens` that is not reported.')),
  }),
  check({ facts, side, options, report }) {
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
    if (side.composed.messages.some(({ text }) => limitsReasoning(text, limit))) return;
    report({
      span,
      message: `${limit} tokens leave little room for a scratchpad and an answer; responses that are cut off have no output to score. Allow at least ${options.minimum}.`,
    });
  },
});

/** Tokens that a word takes up at most, as a rule. */
const tokensOfWord = 2;

/** The most words that reasoning may have, said in the sentence that asks for it. */
const wordLimit =
  /\b(?:rationale|reason(?:s|ing)?|think(?:ing)?|thoughts?|scratchpad|basis|notes?|grounds)\b[^.!?\n]{0,60}\b(?:up to|at most|max(?:imum)?(?: of)?|no more than|not more than|under|within) (\d{1,3}) words\b/gi;

/** Whether a text limits the reasoning to words that leave half of the tokens to the answer. */
function limitsReasoning(text: string, limit: number): boolean {
  return Array.from(text.matchAll(wordLimit)).some(
    ([, words]) => Number(words) * tokensOfWord * 2 <= limit,
  );
}
