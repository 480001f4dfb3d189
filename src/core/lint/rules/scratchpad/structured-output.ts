import { defineRule, noOptions } from '../../rule.js';

export const structuredOutput = defineRule({
  id: 'scratchpad/structured-output',
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary:
    'A scratchpad in tags is asked for, but `output` forces JSON, which leaves no room for it.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, report }) {
    const { frontMatter } = facts.file.document;
    const output = frontMatter?.data['output'] as
      { format?: unknown; schema?: unknown } | null | undefined;
    const isJson =
      output?.format === 'json' || (output?.format === undefined && output?.schema !== undefined);
    if (!isJson) return;
    const span = frontMatter?.spanOf(['output', output.format === undefined ? 'schema' : 'format']);
    if (span === undefined) return;
    const tag = facts.roleTags.find(({ role }) => role === 'reasoning');
    if (tag === undefined) return;
    const [place] = facts.locate(tag.message, tag.span);
    report({
      span,
      message: `JSON output and reasoning in <${tag.name}> exclude each other with most providers; make the reasoning a field of the schema, or leave the output as text.`,
      related:
        place === undefined ? [] : [{ ...place, message: 'The scratchpad is asked for here.' }],
    });
  },
});
