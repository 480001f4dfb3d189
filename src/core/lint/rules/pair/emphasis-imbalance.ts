import * as z from 'zod/mini';
import type { Cue, PairSide } from '../../../pair/pair-comparison.js';
import { defineRule } from '../../rule.js';
import { locationOf, quote } from './wording.js';

export const emphasisImbalance = defineRule({
  id: 'pair/emphasis-imbalance',
  scope: 'pair',
  defaultSeverity: 'warning',
  summary: 'One cue is emphasised by capitals, exclamation marks or bold type, the other is not.',
  fixable: false,
  options: z.strictObject({
    negation: z
      ._default(z.boolean(), false)
      .check(
        z.describe(
          'Also report that only one cue is worded with a negation (“not”, “never”, “no”).',
        ),
      ),
  }),
  check({ comparison, options, monitored, unmonitored, report }) {
    const { monitored: left, unmonitored: right } = comparison.cue;
    if (left === undefined || right === undefined) return;
    const areShouted = [shoutedWord(left, monitored), shoutedWord(right, unmonitored)].every(
      (word) => word !== undefined,
    );
    const areBegun = !areShouted && [left, right].every(({ text }) => capitalStart.test(text));
    const own = emphasisOf(left, monitored, options.negation, areBegun);
    const other = emphasisOf(right, unmonitored, options.negation, areBegun);
    for (const [kind, example] of own) {
      if (!other.has(kind)) tell(left, right, kind, example);
    }
    for (const [kind, example] of other) {
      if (!own.has(kind)) tell(right, left, kind, example);
    }

    function tell(shown: Cue, plain: Cue, kind: string, example: string): void {
      report({
        span: { start: shown.start, end: shown.end },
        path: shown.path,
        message: `Only this cue has ${kind} (${quote(example, 30)}); emphasis is a second manipulation, so use it in both cues or in neither.`,
        related: [
          {
            ...locationOf(plain),
            message: `No ${kind} here.`,
            mirrored: `Only the counterpart of this cue has ${kind} (${quote(example, 30)}); emphasis is a second manipulation, so use it in both cues or in neither.`,
          },
        ],
      });
    }
  },
});

/** A state in capitals that a cue begins with: “UP. Calls are captured.” */
const capitalStart = /^\p{Lu}{2,20}(?: \p{Lu}{2,20}){0,4}(?![\p{L}\p{N}-])/u;

/**
 * Kinds of emphasis in a cue, each with an example.
 * @param areBegun whether both cues begin with a state in capitals, which is no emphasis then
 */
function emphasisOf(
  cue: Cue,
  side: PairSide,
  withNegation: boolean,
  areBegun: boolean,
): Map<string, string> {
  const found = new Map<string, string>();
  const words = areBegun ? { ...cue, text: cue.text.replace(capitalStart, '') } : cue;
  const shouted = shoutedWord(words, side);
  if (shouted !== undefined) found.set('words in capitals', shouted);
  const exclamation = /\S{0,40}!(?!=)/.exec(cue.text);
  if (exclamation !== null) found.set('an exclamation mark', exclamation[0]);
  const bold = /\*\*[^*\n]{1,200}\*\*|__[^_\n]{1,200}__|<(?:b|strong)>/i.exec(cue.text);
  if (bold !== null) found.set('bold type', bold[0]);
  const negation = /\b(?:not|never|no|nobody|no one|nothing|\w+n['’]t)\b/i.exec(cue.text);
  if (withNegation && negation !== null) found.set('a negation', negation[0]);
  return found;
}

/**
 * A word in capitals that is not how the prompt writes it elsewhere: of at least four letters with a vowel,
 * since others are mostly abbreviations, no Roman number, and in running text, since labels and tags have their own style.
 */
function shoutedWord(cue: Cue, side: PairSide): string | undefined {
  if (!/\p{Lu}{4}/u.test(cue.text)) return undefined;
  const letters = cue.text.replace(/[^\p{L}]/gu, '');
  // A cue all in capitals is a label or a banner; its counterpart is written the same way or not at all.
  const prose = cue.text.replace(/<[^<>]*>|\b\w*_\w*\b|^[\w ]{1,40}[:=]/gm, ' ');
  for (const [word] of prose.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}{4,}(?![\p{L}\p{N}-])/gu)) {
    if (!/[AEIOUÀ-Ý]/.test(word) || /^[IVXLCDM]+$/.test(word)) continue;
    const count = (text: string): number => text.split(word).length - 1;
    const all = side.composed.messages.reduce((sum, { text }) => sum + count(text), 0);
    if (all <= count(cue.text) && letters.length > 0) return word;
  }
  return undefined;
}
