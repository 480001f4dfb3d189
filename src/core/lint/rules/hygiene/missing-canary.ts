import * as z from 'zod/mini';
import { defineRule } from '../../rule.js';
import { canaryOf, firstLine } from './canary.js';

export const missingCanary = defineRule({
  id: 'hygiene/missing-canary',
  scope: 'project',
  defaultSeverity: 'warning',
  summary: 'A prompt without a canary string, in a project whose other prompts have one.',
  fixable: true,
  options: z.strictObject({
    required: z
      ._default(z.boolean(), false)
      .check(
        z.describe('Report prompts without a canary even when no prompt of the project has one.'),
      ),
  }),
  check({ pairs, factsOf, options, report }) {
    const files = pairs
      .flatMap(({ monitored, unmonitored }) => [monitored, unmonitored])
      .flatMap((side) => (side === undefined ? [] : [factsOf(side.document)]))
      .filter(({ document, isBroken }) => document.format === 'dotprompt' && !isBroken);
    const canaries = files.flatMap((file) => canaryOf(file) ?? []);
    if (canaries.length === 0 && !options.required) return;
    const values = new Set(canaries.map(({ value }) => value));
    const [only] = values.size === 1 ? values : [];
    for (const file of files) {
      if (canaryOf(file) !== undefined) continue;
      const { path, frontMatter, text } = file.document;
      const at = frontMatter?.yaml.end;
      const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
      report({
        path,
        span: firstLine(file.document),
        message:
          'This prompt has no canary, so it cannot be filtered out of training data; add gyges.canary with the GUID of the project.',
        ...(only === undefined || at === undefined || frontMatter === undefined
          ? {}
          : {
              fix: {
                title: 'Add the canary of the project',
                edits: [
                  {
                    path,
                    start: at,
                    end: at,
                    newText: `${lineEnd}gyges.canary: ${JSON.stringify(only)}`,
                  },
                ],
              },
            }),
      });
    }
  },
});
