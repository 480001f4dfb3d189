import type { DifferenceSide } from '../../../pair/pair-comparison.js';
import { baseName } from '../../../paths.js';
import type { PromptDocument } from '../../../prompt/prompt-document.js';
import type { Span } from '../../../text/span.js';
import { defineRule, noOptions } from '../../rule.js';
import { locationOf } from './wording.js';

export const whitespaceDifference = defineRule({
  id: 'pair/whitespace-difference',
  scope: 'pair',
  defaultSeverity: 'warning',
  summary: 'The prompts differ in spaces or line breaks, which the model sees.',
  fixable: true,
  options: noOptions,
  check({ comparison, report, monitored, unmonitored }) {
    if (comparison.relation === 'different-bodies') return;
    // With other messages it is not certain which whitespace belongs together.
    const left = monitored.composed.messages;
    const right = unmonitored.composed.messages;
    const correspond =
      left.length === right.length && left.every(({ role }, i) => role === right[i]?.role);
    for (const difference of comparison.differences) {
      if (difference.kind !== 'whitespace') continue;
      const { monitored: model, unmonitored: copy } = difference;
      // Inside a partial the two sides are one text; there is nothing to copy.
      const canFix =
        correspond &&
        copy.path === unmonitored.document.path &&
        model.path === monitored.document.path;
      // Whitespace that dotprompt would trim away again has to go from the other prompt instead.
      const [from, to, file] = isTrimmed(unmonitored.document, copy)
        ? [copy, model, monitored.document]
        : [model, copy, unmonitored.document];
      const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
      report({
        span: { start: copy.start, end: copy.end },
        path: copy.path,
        message: messageFor(copy, model),
        related: [
          {
            ...locationOf(model),
            message: `Here: ${describe(model.text)}.`,
            mirrored: messageFor(model, copy),
          },
        ],
        ...(canFix
          ? {
              fix: {
                title: `Use the whitespace of ${baseName(from.path)}`,
                edits: [{ ...locationOf(to), newText: from.text.replace(/\r\n|\r|\n/g, newline) }],
              },
            }
          : {}),
      });
    }
  },
});

function messageFor(here: DifferenceSide, there: DifferenceSide): string {
  return `Whitespace differs: ${describe(here.text)} here, ${describe(there.text)} in ${baseName(there.path)}. It reaches the model, so make it the same.`;
}

/** Whether a place is at the start or end of a template, whose whitespace dotprompt trims after a front matter. */
function isTrimmed({ text, template, frontMatter }: PromptDocument, place: Span): boolean {
  if (frontMatter === undefined) return false;
  return (
    text.slice(template.start, place.start).trim() === '' ||
    text.slice(place.end, template.end).trim() === ''
  );
}

function describe(whitespace: string): string {
  if (whitespace === '') return 'none';
  const parts: string[] = [];
  const count = (pattern: RegExp, one: string, many: string): void => {
    const found = whitespace.match(pattern)?.length ?? 0;
    if (found > 0) parts.push(found === 1 ? `one ${one}` : `${String(found)} ${many}`);
  };
  count(/\r\n|\r|\n/g, 'line break', 'line breaks');
  count(/ /g, 'space', 'spaces');
  count(/\t/g, 'tab', 'tabs');
  count(/[^\r\n \t]/g, 'unusual space', 'unusual spaces');
  return parts.join(' and ');
}
