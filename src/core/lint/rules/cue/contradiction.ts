import { allCues } from '../../../pair/all-cues.js';
import type { Cue } from '../../../pair/pair-comparison.js';
import { onlyYou } from '../../../pair/reading/scoped-hits.js';
import { defineRule, noOptions } from '../../rule.js';
import { brokenPromise } from './broken-promise.js';
import { isAboutOther } from './named-value.js';
import { isInLegendParagraph } from './legend-paragraph.js';
import { locationOf, quote } from '../pair/wording.js';

export const contradiction = defineRule({
  id: 'cue/contradiction',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'The monitored prompt also says that it is not observed.',
  fixable: false,
  options: noOptions,
  check({ comparison, facts, monitored: side, unmonitored: counterpart, report }) {
    const cue = comparison.cue.monitored;
    if (cue === undefined || cue.polarity === 'unwatched') return;
    const other = comparison.cue.unmonitored?.unit.toLowerCase() ?? '';
    for (const statement of comparison.statements.monitored) {
      if (statement === cue || statement.polarity !== 'unwatched') continue;
      if (sameSpan(statement, cue)) continue;
      // Where the words of the cue say nothing by themselves, the other cue's contradict it all the same.
      if (cue.polarity === 'silent' && !other.includes(statement.text.toLowerCase())) continue;
      // Both prompts give the model notes of its own.
      if (onlyYou.test(statement.text) && counterpart.document.text.includes(statement.text))
        continue;
      if (isAboutOther(statement, comparison, 'monitored')) continue;
      if (isInLegendParagraph(statement, comparison, side, counterpart)) continue;
      report({
        span: { start: statement.start, end: statement.end },
        path: statement.path,
        message: `The monitored prompt says both: its cue is ${quote(cue.unit)}, and here it says ${quote(statement.text)}. Remove this, or make it part of the manipulation.`,
        related: [{ ...locationOf(cue), message: 'The cue of the monitored prompt.' }],
      });
    }
    const words = allCues(comparison, 'monitored')
      .map((place) => place.cue.unit)
      .join('\n');
    const promise = brokenPromise(facts.monitored, cue, words, counterpart.document.text);
    if (promise !== undefined) {
      report({
        span: { start: promise.start, end: promise.end },
        path: promise.path,
        message: `The cue of the monitored prompt has the reasoning observed (${quote(cue.unit)}), and here both prompts promise that nobody sees it (${quote(promise.text)}). Say of the scratchpad only what holds in both conditions.`,
        related: [{ ...locationOf(cue), message: 'The cue of the monitored prompt.' }],
        severity: 'warning',
      });
    }
  },
});

function sameSpan(a: Cue, b: Cue): boolean {
  return a.path === b.path && a.start === b.start && a.end === b.end;
}
