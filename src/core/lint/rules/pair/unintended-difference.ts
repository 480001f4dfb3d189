import type { Difference, DifferenceKind, DifferenceSide } from '../../../pair/pair-comparison.js';
import { baseName } from '../../../paths.js';
import { overlaps } from '../../../text/span.js';
import type { PairContext } from '../../rule.js';
import { defineRule, noOptions } from '../../rule.js';
import { readerStatement } from '../scratchpad/reader-statement.js';
import { declareSuggestion } from './declare-manipulation.js';
import { copySuggestions, placesOf, quote, shownFirst } from './wording.js';

const reported = new Set<DifferenceKind>(['number', 'entity', 'wording', 'structure']);

export const unintendedDifference = defineRule({
  id: 'pair/unintended-difference',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'The prompts differ outside the manipulation.',
  fixable: false,
  options: noOptions,
  check(context) {
    const { comparison, pair, report } = context;
    if (comparison.relation !== 'minimal') return;
    for (const difference of comparison.differences) {
      if (!reported.has(difference.kind) || isReportedElsewhere(difference, context)) continue;
      const { shown, other } = shownFirst(difference);
      report({
        ...placesOf(shown, other, messageFor(difference, other, shown)),
        message: messageFor(difference, shown, other),
        suggestions: [
          ...copySuggestions(shown, other, fileOf(shown, context)),
          ...declareSuggestion(difference, pair),
        ],
      });
    }
  },
});

function fileOf(
  { path }: DifferenceSide,
  { monitored, unmonitored }: PairContext<unknown>,
): string | undefined {
  const files = [monitored.document, unmonitored.document];
  return files.find((document) => document.path === path)?.text;
}

function messageFor(difference: Difference, here: DifferenceSide, there: DifferenceSide): string {
  const what = {
    number: 'The number differs',
    entity: 'The name differs',
    structure: 'The template differs',
  }[difference.kind as string];
  const where = baseName(there.path);
  if (there.text.trim() === '') {
    return `${quote(here.text)} stands in this prompt only, outside the manipulation; add it to ${where}, remove it here, or declare it in gyges.manipulation.`;
  }
  if (here.text.trim() === '') {
    return `${quote(there.text)} stands in ${where} only, outside the manipulation; add it here, remove it there, or declare it in gyges.manipulation.`;
  }
  return `${what ?? 'The wording differs'} outside the manipulation: ${quote(here.text)} here, ${quote(there.text)} in ${where}. Use one of them in both, or declare it in gyges.manipulation.`;
}

/** One defect is reported once, by the rule that names it best. */
function isReportedElsewhere(
  difference: Difference,
  { comparison, monitored, unmonitored, facts }: PairContext<unknown>,
): boolean {
  // hygiene/hidden-character
  if (visible(difference.monitored.text) === visible(difference.unmonitored.text)) return true;
  // pair/message-mismatch
  const sides = { monitored, unmonitored };
  const counts = [monitored, unmonitored].map(({ composed }) => composed.messages.length);
  const sameCount = counts[0] === counts[1];
  for (const condition of ['monitored', 'unmonitored'] as const) {
    const side = difference[condition];
    const message = sides[condition].composed.messages[side.message];
    const other = difference[condition === 'monitored' ? 'unmonitored' : 'monitored'];
    if (!sameCount && other.text === '' && message?.text.trim() === side.text.trim()) return true;
  }
  // cue/leak and cue/contradiction
  for (const condition of ['monitored', 'unmonitored'] as const) {
    const side = difference[condition];
    const contrary = condition === 'monitored' ? 'unwatched' : 'watched';
    const hits = comparison.statements[condition].some(
      (statement) =>
        statement.polarity === contrary &&
        statement.path === side.path &&
        overlaps(statement, side),
    );
    if (hits && comparison.cue[condition] !== undefined) return true;
  }
  // scratchpad/visibility-asymmetry
  if (readerStatement(difference, facts, comparison) !== undefined) return true;
  // pair/variable-mismatch
  if (difference.kind === 'structure') {
    const other = difference.unmonitored.text;
    return isOnlyVariables(difference.monitored.text) && isOnlyVariables(other);
  }
  // scratchpad/unbalanced-tag
  return (['monitored', 'unmonitored'] as const).some((condition) => {
    const other = difference[condition === 'monitored' ? 'unmonitored' : 'monitored'];
    const tag = /^<\/?([A-Za-z][\w:.-]*)\s*>$/.exec(difference[condition].text.trim());
    if (tag === null || other.text.trim() !== '') return false;
    return [facts.monitored, facts.unmonitored].some(({ tags }) => {
      const named = tags.filter(({ name }) => name === tag[1]);
      const opened = named.filter(({ kind }) => kind === 'open').length;
      return opened !== named.filter(({ kind }) => kind === 'close').length;
    });
  });
}

/** The text as it is seen: without characters of no width, and with ordinary spaces. */
function visible(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function isOnlyVariables(text: string): boolean {
  return /^(?:\{\{\{?\s*[\w.]+\s*\}?\}\}\s*)*$/.test(text.trimStart());
}
