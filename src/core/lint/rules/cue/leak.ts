import type { CueLexicon } from '../../../pair/reading/cue-lexicon.js';
import type { Cue, PairComparison } from '../../../pair/pair-comparison.js';
import { isOff } from '../../../pair/reading/switch-contrast.js';
import { overlaps } from '../../../text/span.js';
import { defineRule, noOptions } from '../../rule.js';
import { isHalfOf, isUnknown, maySayWatched, saysWatched } from './cue-order.js';
import { mayDeny } from './denial.js';
import { differInNumber } from './differ-in-number.js';
import { isAboutOther } from './named-value.js';
import { isInLegendParagraph } from './legend-paragraph.js';
import { locationOf, quote } from '../pair/wording.js';
import { hiddenStatements } from './hidden-statements.js';
import { hasNothingInstead } from './nothing-instead.js';
import { sharedReaders } from './shared-readers.js';
import { watchedClause } from './watched-clause.js';

export const leak = defineRule({
  id: 'cue/leak',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'The unmonitored prompt also says that it is observed, outside its cue.',
  fixable: false,
  options: noOptions,
  check({ comparison, dataset, facts, unmonitored: side, monitored: counterpart, report }) {
    const { monitored: cue, unmonitored: own } = comparison.cue;
    const related =
      own === undefined
        ? []
        : [{ ...locationOf(own), message: 'The cue of the unmonitored prompt.' }];
    let isInCue = false;
    for (const statement of comparison.statements.unmonitored) {
      if (statement === own || statement.polarity !== 'watched') continue;
      if (own !== undefined && sameText(statement, own)) continue;
      if (comparison.hasLegend && isShared(statement, comparison)) continue;
      if (isAboutOther(statement, comparison, 'unmonitored')) continue;
      if (isInLegendParagraph(statement, comparison, side, counterpart)) continue;
      isInCue ||= own?.path === statement.path && overlaps(own, statement);
      report({
        span: { start: statement.start, end: statement.end },
        path: statement.path,
        message: `The unmonitored prompt says that the model is observed: ${quote(statement.text)}. Remove it, or make it part of the manipulation.`,
        related,
      });
    }
    const said =
      isInCue || own === undefined || cue === undefined
        ? undefined
        : watchedWords(own, cue, comparison, facts.unmonitored.cueLexicon);
    if (said !== undefined && own !== undefined && cue !== undefined) {
      report({
        span: { start: own.start, end: own.end },
        path: own.path,
        message: `The unmonitored prompt's cue says that the model is observed as well: ${quote(said.words)}. Write there that it is not.`,
        related: [{ ...locationOf(cue), message: 'The cue of the monitored prompt.' }],
        // Fewer words speak for it.
        ...(said.isPlain ? {} : { severity: 'warning' as const }),
      });
    }
    for (const place of sharedReaders(facts.unmonitored, comparison)) {
      report({
        span: { start: place.start, end: place.end },
        path: place.path,
        message: `The unmonitored prompt says that somebody reads the scratchpad: ${quote(place.text)}. Remove it, or make it part of the manipulation.`,
        related,
      });
    }
    for (const hidden of hiddenStatements(facts.unmonitored, dataset)) {
      report({
        span: { start: hidden.start, end: hidden.end },
        path: hidden.path,
        message: `${hidden.where} says that the model is observed, in the unmonitored condition too: ${quote(hidden.text)}. Remove it there.`,
        related,
      });
    }
  },
});

/** The words of the unmonitored cue that say, as the monitored one does, that the model is observed. */
function watchedWords(
  own: Cue,
  cue: Cue,
  comparison: PairComparison,
  lexicon: CueLexicon,
): { readonly words: string; readonly isPlain: boolean } | undefined {
  if (!maySayWatched(cue) && !isUnknown(cue)) return undefined;
  // cue/missing-unmonitored
  if (hasNothingInstead('unmonitored', comparison)) return undefined;
  // A cue that turns nothing round. One that says less than the other side's may say nothing of the kind.
  const isWatched =
    (saysWatched(own) || (own.lean >= 2 && bothMayDeny(own, cue))) &&
    (own.lean >= 2 || own.lean >= cue.lean || isHalfOf(own.unit, cue.unit)) &&
    !differInNumber(own, cue) &&
    // “0 days” beside “10 years”
    (isOff(cue.text) || !isOff(own.text));
  if (isWatched) return { words: own.unit, isPlain: own.lean >= 2 };
  const clause = watchedClause(own.unit, lexicon);
  return clause === undefined || cue.unit.includes(clause)
    ? undefined
    : { words: clause, isPlain: false };
}

/** Whether both prompts have a statement. */
function isShared({ text }: Cue, { statements }: PairComparison): boolean {
  return statements.monitored.some((statement) => statement.text === text);
}

/** Whether both cues say that the model is observed, with words in both that may deny something else. */
function bothMayDeny(own: Cue, cue: Cue): boolean {
  const areWatched = own.polarity === 'watched' && cue.polarity === 'watched';
  return areWatched && mayDeny(own.unit) && mayDeny(cue.unit);
}

function sameText(a: Cue, b: Cue): boolean {
  return a.path === b.path && a.start === b.start && a.end === b.end;
}
