import type { ComposedPrompt } from '../../../prompt/composed-prompt.js';
import type { PromptDocument } from '../../../prompt/prompt-document.js';
import { readGygesSettings } from '../../../prompt/gyges-settings.js';
import { collapse, countWords } from '../../../pair/tokens.js';
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
  summary: 'A text that is declared to differ stands in neither prompt.',
  fixable: false,
  options: noOptions,
  check({ comparison, monitored, unmonitored, facts, dataset, report }) {
    // pair/identical
    if (comparison.relation === 'identical') return;
    if ([monitored, unmonitored].some(({ composed }) => composed.missingPartials.length > 0))
      return;
    const declared = [monitored, unmonitored].flatMap(({ document }) => declaredIn(document));
    if (declared.length === 0) return;
    const texts = {
      monitored: textOf(monitored.composed),
      unmonitored: textOf(unmonitored.composed),
    };
    const stands = (text: string): boolean =>
      texts.monitored.includes(text) || texts.unmonitored.includes(text);
    const reported = new Set<string>();
    for (const { text, path, span } of declared) {
      const words = normal(text);
      if (words === '' || reported.has(words) || stands(words)) continue;
      // A variable holds what the dataset gives it.
      if (dataset?.cells.some(({ value }) => normal(value).includes(words)) === true) continue;
      reported.add(words);
      const shared = declared.find(
        (other) =>
          countWords(other.text) >= leastWords &&
          texts.monitored.includes(normal(other.text)) &&
          texts.unmonitored.includes(normal(other.text)),
      );
      report({
        span,
        path,
        message: `gyges.manipulation declares ${quote(text)}, which stands in neither prompt${shared === undefined ? '' : `, while ${quote(shared.text)} stands in both`}. Write it where it belongs, or correct the declaration.`,
        related: shared === undefined ? [] : placesOf(shared.text, facts),
      });
    }
  },
});

/** Words of a declared text that does not stand in both prompts by chance. */
const leastWords = 2;

interface Declared {
  readonly text: string;
  readonly path: string;
  readonly span: Span;
}

function declaredIn({ path, frontMatter }: PromptDocument): Declared[] {
  const texts = readGygesSettings({ frontMatter }).manipulation;
  const isList = Array.isArray(frontMatter?.data[key]);
  return texts.flatMap((text, index) => {
    const span = frontMatter?.spanOf(isList ? [key, index] : [key]);
    return span === undefined ? [] : [{ text, path, span }];
  });
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
