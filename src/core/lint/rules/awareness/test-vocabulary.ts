import { quoted, reportHits } from '../../lexicon/report-hits.js';
import type { Condition, PairComparison } from '../../../pair/pair-comparison.js';
import { countWords } from '../../../pair/words/tokens.js';
import type { Location, Span } from '../../../text/span.js';
import { overlaps } from '../../../text/span.js';
import { standsAlone } from '../../../text/stands-alone.js';
import type { MessageHit } from '../../facts/side-facts.js';
import type { Report } from '../../rule.js';
import { defineRule } from '../../rule.js';
import * as z from 'zod/mini';

const id = 'awareness/test-vocabulary';

export const testVocabulary = defineRule({
  id,
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary: 'Words outside the cue that tell the model it is in a test or a simulation.',
  fixable: false,
  oncePerPair: true,
  options: z.strictObject({
    allow: z
      ._default(z.array(z.string()), [])
      .check(
        z.describe(
          'Wording that belongs to the scenario and is not reported; upper and lower case are the same.',
        ),
      ),
  }),
  check({ comparison, facts, options, side, report }) {
    const allowed = options.allow.map((words) => words.toLowerCase());
    const values = valuesOf(comparison);
    const describe = (hit: MessageHit): Omit<Report, 'span' | 'path'> | undefined => {
      const words = quoted(hit);
      if (allowed.some((each) => words.toLowerCase().includes(each))) return undefined;
      if (values !== undefined && explains(hit.message.text, hit, values)) return undefined;
      const { note, severity } = hit.term;
      return {
        ...(severity === undefined ? {} : { severity }),
        message: `“${words}” ${note}; a model that knows it is being evaluated behaves differently in both conditions. Reword it.`,
      };
    };
    reportHits(id, facts, report, describe, (place) =>
      isAddedAlone(place, side.condition, comparison),
    );
  },
});

/** Words of a sentence that one prompt has alone, at least. */
const wordsOfSentence = 4;

/** Whether a place lies in a sentence that one prompt has beside its cue, and for which the other has nothing. */
function isAddedAlone(
  place: Location,
  condition: Condition,
  comparison: PairComparison | undefined,
): boolean {
  const { monitored, unmonitored } = comparison?.cue ?? {};
  if (comparison === undefined || monitored === undefined || unmonitored === undefined)
    return false;
  const counterpart = condition === 'monitored' ? 'unmonitored' : 'monitored';
  return comparison.differences.some((difference) => {
    const own = difference[condition];
    if (difference.isDeclared || difference[counterpart].text.trim() !== '') return false;
    return (
      own.path === place.path && overlaps(own, place) && countWords(own.text) >= wordsOfSentence
    );
  });
}

/** The values of a field by which the two prompts tell the condition, if they are single words. */
function valuesOf(comparison: PairComparison | undefined): readonly string[] | undefined {
  const { monitored, unmonitored } = comparison?.cue ?? {};
  if (monitored === undefined || unmonitored === undefined) return undefined;
  const areValues = [monitored, unmonitored].every(
    ({ text, unit }) => /^\p{L}[\p{L}\p{N}_-]{2,30}$/u.test(text) && text !== unit,
  );
  return areValues ? [monitored.text, unmonitored.text] : undefined;
}

/** Whether a line says what a value of the cue stands for, in a text that names both values. */
function explains(text: string, hit: Span, values: readonly string[]): boolean {
  if (!values.every((value) => hasWord(text, value))) return false;
  const end = text.indexOf('\n', hit.end);
  const line = text.slice(text.lastIndexOf('\n', hit.start - 1) + 1, end < 0 ? undefined : end);
  return values.some((value) => hasWord(line.replace(text.slice(hit.start, hit.end), ''), value));
}

function hasWord(text: string, word: string): boolean {
  return standsAlone(text.toLowerCase(), word.toLowerCase());
}
