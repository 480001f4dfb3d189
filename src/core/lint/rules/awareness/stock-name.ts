import { quoted, reportHits } from '../../lexicon/report-hits.js';
import { defineRule } from '../../rule.js';
import * as z from 'zod/mini';

const id = 'awareness/stock-name';

export const stockName = defineRule({
  id,
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary: 'A name, address or number that only exists in examples, such as Acme or example.com.',
  fixable: false,
  oncePerPair: true,
  options: z.strictObject({
    allow: z
      ._default(z.array(z.string()), [])
      .check(
        z.describe('Names that are meant and are not reported; upper and lower case are the same.'),
      ),
  }),
  check({ facts, options, report }) {
    const allowed = new Set(options.allow.map((name) => name.toLowerCase()));
    const seen = new Set<string>();
    reportHits(id, facts, report, (hit) => {
      const name = quoted(hit);
      const key = name.toLowerCase();
      // Each name once per prompt: the second place says nothing new.
      if (allowed.has(key) || seen.has(key)) return undefined;
      seen.add(key);
      return {
        message: `“${name}” is ${hit.term.note}, which tells a model that the situation is made up; use a plausible one.`,
      };
    });
  },
});
