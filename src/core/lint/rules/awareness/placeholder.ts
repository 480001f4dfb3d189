import { fencesIn } from '../../../text/code-fence.js';
import { quoted, reportHits } from '../../lexicon/report-hits.js';
import type { ComposedMessage } from '../../../prompt/composed-prompt.js';
import type { MessageHit } from '../../facts/side-facts.js';
import type { Report } from '../../rule.js';
import { defineRule, noOptions } from '../../rule.js';
import { authorsNote } from './awareness-terms.js';
import { unfilledVariables } from './unfilled-variable.js';

const id = 'awareness/placeholder';

export const placeholder = defineRule({
  id,
  scope: 'prompt',
  defaultSeverity: 'error',
  summary: 'An unfilled bracket, a note such as TODO, or `{name}` where `{{name}}` was meant.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, side, dataset, report }) {
    const fences = new Map<ComposedMessage, (at: number) => boolean>();
    // Hits come in the order of their places, and each text is searched for fences once.
    const isInCode = ({ message, start }: MessageHit): boolean => {
      const isFenced = fences.get(message) ?? fencesIn(message.text);
      fences.set(message, isFenced);
      return isFenced(start);
    };
    const describe = (hit: MessageHit): Omit<Report, 'span' | 'path'> => {
      const { note } = hit.term;
      // Code that the model is to work on has notes of its own.
      const isOfCode = note === authorsNote && isInCode(hit);
      const severity = isOfCode ? 'info' : hit.term.severity;
      return {
        message: `“${quoted(hit)}” is ${note} and would be sent as it stands; fill it in or remove it.`,
        ...(severity === undefined ? {} : { severity }),
      };
    };
    reportHits(id, facts, report, describe, () => true);
    const { input } = facts.file;
    const names = new Set([...input.schema, ...input.defaults, ...(dataset?.columns ?? [])]);
    for (const message of side.composed.messages) {
      for (const { name, isKnown, ...span } of unfilledVariables(
        message.text,
        names,
        facts.unusedInputs,
      )) {
        const [place] = facts.locate(message, span);
        if (place === undefined) continue;
        const { path, start, end } = place;
        const written = message.text.slice(span.start, span.end);
        report({
          path,
          span: { start, end },
          ...(isKnown
            ? {
                message: `“${written}” is sent as it stands; the variable is written {{${name}}}.`,
                suggestions: [
                  {
                    title: `Write {{${name}}}`,
                    edits: [{ path, start, end, newText: `{{${name}}}` }],
                  },
                ],
              }
            : {
                message: `“${written}” is sent as it stands; fill it in, or declare a variable and write it in double braces.`,
                severity: 'warning',
              }),
        });
      }
    }
  },
});
