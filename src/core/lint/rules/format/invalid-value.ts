import type { PromptDocument } from '../../../prompt/prompt-document.js';
import { defineRule, noOptions } from '../../rule.js';

export const invalidValue = defineRule({
  id: 'format/invalid-value',
  scope: 'file',
  defaultSeverity: 'error',
  summary: 'A known key of the front matter has a value of a wrong type or out of range.',
  fixable: false,
  options: noOptions,
  check({ document, isPartial, facts, report }) {
    const { frontMatter } = document;
    if (isPartial || frontMatter === undefined) return;
    for (const { place, message } of facts.frontMatter.issues) {
      report({
        span: spanOf(document, place),
        message: `“${place.join('.')}” cannot be used: ${message}.`,
      });
    }
    checkCompliance(document, report);
  },
});

/** `gyges.compliance: /…/` must be a regular expression that can be compiled. */
function checkCompliance(
  document: PromptDocument,
  report: (finding: { span: { start: number; end: number }; message: string }) => void,
): void {
  const value = document.frontMatter?.data['gyges.compliance'];
  if (typeof value !== 'string') return;
  const pattern = /^\/(.+)\/([a-z]*)$/s.exec(value);
  if (pattern === null) return;
  try {
    new RegExp(pattern[1] ?? '', pattern[2]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report({
      span: spanOf(document, ['gyges.compliance']),
      message: `“gyges.compliance” is not a regular expression: ${reason}.`,
    });
  }
}

function spanOf(
  { frontMatter }: PromptDocument,
  place: readonly (string | number)[],
): { start: number; end: number } {
  for (let length = place.length; length > 0; length--) {
    const span = frontMatter?.spanOf(place.slice(0, length));
    if (span !== undefined) return span;
  }
  return frontMatter?.span ?? { start: 0, end: 0 };
}
