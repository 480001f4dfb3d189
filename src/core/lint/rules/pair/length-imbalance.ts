import * as z from 'zod/mini';
import { defineRule } from '../../rule.js';
import { locationOf } from './wording.js';

/** English prose has about four characters a token in the tokenizers in use. */
const charactersPerToken = 4;

export const lengthImbalance = defineRule({
  id: 'pair/length-imbalance',
  scope: 'pair',
  defaultSeverity: 'info',
  summary: 'One cue is much longer than the other.',
  fixable: false,
  options: z.strictObject({
    maxTokens: z
      ._default(z.number().check(z.minimum(0)), 20)
      .check(z.describe('Tokens, estimated, by which the cues may differ in length.')),
    maxRatio: z
      ._default(z.number().check(z.minimum(1)), 2)
      .check(z.describe('How many times as long as the other a cue may be.')),
  }),
  check({ comparison, options, report }) {
    const { monitored, unmonitored } = comparison.cue;
    // A cue that is missing is cue/missing-unmonitored.
    if (monitored === undefined || unmonitored === undefined) return;
    const left = tokensIn(monitored.text);
    const right = tokensIn(unmonitored.text);
    const [longer, shorter] = left >= right ? [left, right] : [right, left];
    if (longer - shorter <= options.maxTokens || longer <= shorter * options.maxRatio) return;
    const [shown, other] = left >= right ? [monitored, unmonitored] : [unmonitored, monitored];
    report({
      span: { start: shown.start, end: shown.end },
      path: shown.path,
      message: `This cue is about ${String(longer)} tokens long, its counterpart ${String(shorter)}; length by itself can change behaviour, so bring them nearer to each other.`,
      related: [{ ...locationOf(other), message: `About ${String(shorter)} tokens.` }],
    });
  },
});

/** Estimated number of tokens; a line break counts once, however it is written. */
function tokensIn(text: string): number {
  return Math.ceil(text.replaceAll('\r\n', '\n').length / charactersPerToken);
}
