import type { ComposedPrompt } from '../../../prompt/composed-prompt.js';
import type { PromptDocument } from '../../../prompt/prompt-document.js';
import type { PairComparison } from '../../../pair/pair-comparison.js';
import { readGygesSettings } from '../../../prompt/gyges-settings.js';
import { collapse, countWords } from '../../../pair/words/tokens.js';
import type { Span } from '../../../text/span.js';
import type { SideFacts } from '../../facts/side-facts.js';
import type { RelatedLocation } from '../../rule.js';
import { defineRule, noOptions } from '../../rule.js';
import { quote } from './wording.js';

const key = 'gyges.manipulation';

export const lostManipulation = defineRule({
  id: 'pair/lost-manipulation',
  scope: 'pair',
  defaultSeverity: 'warning',
  summary: 'A text that is declared to differ stands in neither prompt, or in both.',
  fixable: false,
  options: noOptions,
  check({ comparison, monitored, unmonitored, facts, dataset, report }) {
    // pair/identical
    if (comparison.relation === 'identical') return;
    if ([monitored, unmonitored].some(({ composed }) => composed.missingPartials.length > 0))
      return;
    const declared = declaredIn([monitored.document, unmonitored.document]);
    if (declared.length === 0) return;
    const [left, right] = [textOf(monitored.composed), textOf(unmonitored.composed)];
    const shared = declared.filter(
      ({ words }) =>
        countWords(words) >= leastWords &&
        left.includes(words) &&
        // What stands in both, and once more in one of them, is explained in both.
        left.split(words).length === right.split(words).length &&
        !declared.some((other) => other.words !== words && other.words.includes(words)),
    );
    const lost = declared.filter(
      ({ words }) =>
        !left.includes(words) &&
        !right.includes(words) &&
        // A variable holds what the dataset gives it.
        dataset?.cells.some(({ value }) => normal(value).includes(words)) !== true,
    );
    const [kept] = shared;
    for (const { text, path, span } of lost) {
      report({
        span,
        path,
        message: `gyges.manipulation declares ${quote(text)}, which stands in neither prompt${kept === undefined ? '' : `, while ${quote(kept.text)} stands in both`}. Write it where it belongs, or correct the declaration.`,
        related: kept === undefined ? [] : placesOf(kept.text, facts),
      });
    }
    if (lost.length > 0) return;
    for (const { text, words, path, span } of shared) {
      if (countWords(words) < wordsOfStatement || isContrary(words, comparison)) continue;
      report({
        span,
        path,
        message: `gyges.manipulation declares that ${quote(text)} differs, but it stands in both prompts. Write in one of them what it should say, or correct the declaration.`,
        related: placesOf(text, facts),
      });
    }
  },
});

/** Words of a declared text that does not stand in both prompts by chance. */
const leastWords = 2;

/** Words of one that no legend in both prompts has as a value. */
const wordsOfStatement = 4;

/** Whether `cue/leak` or `cue/contradiction` reports that a prompt says the text too. */
function isContrary(words: string, { statements, cue }: PairComparison): boolean {
  return (['monitored', 'unmonitored'] as const).some((side) =>
    statements[side].some((statement) => {
      if (statement === cue[side]) return false;
      const said = normal(statement.text);
      const polarity = side === 'monitored' ? 'unwatched' : 'watched';
      return statement.polarity === polarity && (said.includes(words) || words.includes(said));
    }),
  );
}

interface Declared {
  readonly text: string;
  /** The text as it is compared. */
  readonly words: string;
  readonly path: string;
  readonly span: Span;
}

/** What either file declares, each text once. */
function declaredIn(documents: readonly PromptDocument[]): Declared[] {
  const declared = new Map<string, Declared>();
  for (const { path, frontMatter } of documents) {
    const isList = Array.isArray(frontMatter?.data[key]);
    for (const [index, text] of readGygesSettings({ frontMatter }).manipulation.entries()) {
      const words = normal(text);
      const span = frontMatter?.spanOf(isList ? [key, index] : [key]);
      if (span === undefined || words === '' || declared.has(words)) continue;
      declared.set(words, { text, words, path, span });
    }
  }
  return [...declared.values()];
}

function textOf({ messages }: ComposedPrompt): string {
  return normal(messages.map(({ text }) => text).join('\n'));
}

function normal(text: string): string {
  return collapse(text).toLowerCase();
}

/** Where a declared text stands, once in each prompt. */
function placesOf(
  words: string,
  facts: { readonly monitored: SideFacts; readonly unmonitored: SideFacts },
): RelatedLocation[] {
  return [facts.monitored, facts.unmonitored].flatMap((side) => {
    for (const message of side.side.composed.messages) {
      const start = message.text.indexOf(words);
      if (start < 0) continue;
      const places = side.locate(message, { start, end: start + words.length });
      return places.slice(0, 1).map((place) => ({ ...place, message: 'It stands here too.' }));
    }
    return [];
  });
}
