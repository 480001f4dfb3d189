import type { FrontMatter } from '../../../prompt/prompt-document.js';
import type { Span } from '../../../text/span.js';
import { picoschemaName } from '../../facts/declared-input.js';
import { defineRule, noOptions } from '../../rule.js';

export const unusedVariable = defineRule({
  id: 'format/unused-variable',
  scope: 'prompt',
  defaultSeverity: 'info',
  summary: 'A variable that is declared and never used.',
  fixable: false,
  options: noOptions,
  check({ facts, report }) {
    const { frontMatter, text } = facts.file.document;
    if (frontMatter === undefined) return;
    for (const name of facts.unusedInputs) {
      report({
        span: declarationOf(frontMatter, text, name),
        message: `“${name}” is declared and never used; remove it, or use it as {{${name}}}.`,
        tag: 'unnecessary',
      });
    }
  },
});

/** The key that declares a name, or the whole `input` value when it cannot be told. */
function declarationOf(frontMatter: FrontMatter, text: string, name: string): Span {
  const input = frontMatter.spanOf(['input']) ?? frontMatter.span;
  const data = frontMatter.data['input'] as { schema?: object; default?: object };
  const places = [
    ['input', 'schema', 'properties'],
    ['input', 'schema'],
    ['input', 'default'],
  ];
  const keys = [...Object.keys(data.schema ?? {}), name];
  for (const place of places) {
    for (const key of keys) {
      if (picoschemaName(key) !== name) continue;
      const value = frontMatter.spanOf([...place, key]);
      if (value === undefined) continue;
      const start = text.lastIndexOf(name, value.start);
      if (start >= input.start) return { start, end: start + name.length };
    }
  }
  return input;
}
