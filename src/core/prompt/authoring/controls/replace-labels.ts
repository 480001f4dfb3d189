import type { PromptDocument } from '../../prompt-document.js';
import { allNodes } from '../../language/all-nodes.js';
import type { TextEdit } from '../../../lint/rule.js';

/** Other senses of label words: “feel free to”, “free of charge”. */
const otherSenses = /(?:\bfeel|\bfor|\bset)[ \t]$/i;
const otherSensesAfter = /^[ \t](?:to|of|from|up|will)\b/i;

/**
 * The edits that put other words in the place of label words in a template's text, in every spelling of their
 * case and inside names such as `is_free_tier_user`. Words inside braces stay.
 */
export function labelEdits(
  { path, text, nodes }: PromptDocument,
  replacements: ReadonlyMap<string, string>,
): TextEdit[] {
  const pattern = wordPattern([...replacements.keys()]);
  return allNodes(nodes).flatMap((node) => {
    if (node.kind !== 'text' || node.value === '') return [];
    const { start, end } = node.span;
    return [...text.slice(start, end).matchAll(pattern)].flatMap((match) => {
      const [article = '', word = ''] = [match[1], match[2]];
      const from = start + match.index;
      const at = from + article.length;
      const replacement = replacements.get(word.toLowerCase());
      const isOtherSense =
        otherSenses.test(text.slice(Math.max(start, at - 10), at)) ||
        otherSensesAfter.test(text.slice(at + word.length, at + word.length + 10));
      if (replacement === undefined || isOtherSense) return [];
      return [
        {
          path,
          start: from,
          end: at + word.length,
          newText: withArticle(article, replacement) + inCaseOf(word, replacement),
        },
      ];
    });
  });
}

/** Which of the words stand in a text as labels. */
export function usesLabel(document: PromptDocument, word: string): boolean {
  return labelEdits(document, new Map([[word.toLowerCase(), word]])).length > 0;
}

/** A text such as a declared tag name with its labels replaced. */
export function replacedLabels(text: string, replacements: ReadonlyMap<string, string>): string {
  return text.replace(
    wordPattern([...replacements.keys()]),
    (all, article: string | undefined, word: string) => {
      const replacement = replacements.get(word.toLowerCase());
      return replacement === undefined
        ? all
        : withArticle(article ?? '', replacement) + inCaseOf(word, replacement);
    },
  );
}

/** Labels are letters only, see the schema of the configuration. */
function wordPattern(words: readonly string[]): RegExp {
  return new RegExp(`(?<![A-Za-z])(an?[ ])?(${words.join('|')})(?![A-Za-z])`, 'gi');
}

function withArticle(article: string, next: string): string {
  if (article === '') return '';
  const letter = article.slice(0, 1);
  return `${letter}${vowels.has(next.slice(0, 1).toLowerCase()) ? 'n' : ''} `;
}

const vowels = new Set(['a', 'e', 'i', 'o']);

function inCaseOf(word: string, replacement: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return replacement.toUpperCase();
  return /^[A-Z]/.test(word)
    ? replacement.charAt(0).toUpperCase() + replacement.slice(1)
    : replacement;
}
