import type { DatasetSummary } from '../../../prompt/dataset.js';
import { closest } from '../../../text/closest.js';
import * as z from 'zod/mini';
import { defineRule } from '../../rule.js';
import { excerpt, idColumns, listed, places, shown } from './dataset-places.js';

export const dataset = defineRule({
  id: 'format/dataset',
  scope: 'prompt',
  defaultSeverity: 'error',
  summary:
    'The dataset cannot be read, lacks a column the template uses, or has empty cells or duplicate ids.',
  fixable: false,
  oncePerPair: true,
  options: z.strictObject({
    idColumns: z
      ._default(z.array(z.string()), idColumns)
      .check(z.describe('Columns whose values must be different in every row.')),
  }),
  check({ facts, dataset: summary, options, report }) {
    const { document, input } = facts.file;
    if (summary === undefined) return;
    const span = document.frontMatter?.spanOf(['gyges.dataset']);
    if (span === undefined) return;
    if (summary.error !== undefined) {
      report({ span, message: summary.error });
      return;
    }
    const columns = new Set(summary.columns);
    const needed = new Set<string>();
    for (const use of facts.inputUses) {
      if (columns.has(use.name)) needed.add(use.name);
      else if (mustBeColumn(use.name)) missing(use.name);
    }
    for (const column of options.idColumns) duplicates(summary, column);
    empties(summary, needed);

    /** An undeclared name beside a schema is a slip in the template, which format/undeclared-variable reports. */
    function mustBeColumn(name: string): boolean {
      if (input.defaults.has(name) || input.optional.has(name)) return false;
      return !input.hasSchema || input.schema.has(name);
    }

    function missing(name: string): void {
      if (needed.has(name)) return;
      needed.add(name);
      const meant = closest(name, columns);
      report({
        span: span ?? { start: 0, end: 0 },
        message: `The dataset has no column “${name}”, which the template uses, so it renders as nothing${meant === undefined ? ` (columns: ${listed([...columns])}).` : `; did you mean “${meant}”?`}`,
        related: facts.inputUses
          .filter((use) => use.name === name)
          .slice(0, shown)
          .map(({ path, start, end }) => ({ path, start, end, message: 'Used here.' })),
      });
    }

    function duplicates({ repeated, path }: DatasetSummary, column: string): void {
      const again = repeated.filter((cell) => cell.column === column);
      const [first] = again;
      if (first === undefined) return;
      const rows = again.map(({ row }) => row);
      report({
        span: span ?? { start: 0, end: 0 },
        message: `The dataset repeats values of “${column}” (row ${listed(rows.map(String))}: “${excerpt(first.value)}”); items cannot be told apart.`,
        related: places(path, again, 'Repeated here.'),
      });
    }

    function empties({ cells, path }: DatasetSummary, used: ReadonlySet<string>): void {
      const empty = cells.filter(({ column, value }) => used.has(column) && value.trim() === '');
      const [first] = empty;
      if (first === undefined) return;
      const rows = [...new Set(empty.map(({ row }) => row))];
      report({
        span: span ?? { start: 0, end: 0 },
        message: `The dataset has empty cells in “${first.column}” (row ${listed(rows.map(String))}), which render as nothing.`,
        related: places(path, empty, 'Empty here.'),
      });
    }
  },
});
