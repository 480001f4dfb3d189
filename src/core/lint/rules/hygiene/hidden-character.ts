import { defineRule, noOptions } from '../../rule.js';
import { capitalised, isInComment, repairOf } from './suspect.js';
import { suspectsIn } from './suspects.js';

export const hiddenCharacter = defineRule({
  id: 'hygiene/hidden-character',
  scope: 'file',
  defaultSeverity: 'error',
  summary:
    'An invisible or look-alike character: zero-width, bidirectional control, non-breaking space, homoglyph, decomposed letter.',
  fixable: true,
  readsBrokenFiles: true,
  options: noOptions,
  check({ document, facts, similar, report }) {
    const { path, text } = document;
    for (const found of facts.scanned(suspectsIn, similar)) {
      if (found.kind !== 'hidden' || isInComment(facts, found)) continue;
      report({
        span: { start: found.start, end: found.end },
        message: `${capitalised(found.what)} (${codePoint(text, found.start)}) ${found.effect}`,
        ...repairOf(path, found),
      });
    }
  },
});

function codePoint(text: string, start: number): string {
  const code = text.codePointAt(start) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
