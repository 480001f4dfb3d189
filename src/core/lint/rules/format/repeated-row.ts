import * as z from 'zod/mini';
import type { DatasetCell } from '../../../prompt/dataset.js';
import { defineRule } from '../../rule.js';
import { excerpt, idColumns, listed, places } from './dataset-places.js';

export const repeatedRow = defineRule({
  id: 'format/repeated-row',
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary: 'Rows of the dataset say the same as an earlier row, under another id.',
  fixable: false,
  oncePerPair: true,
  options: z.strictObject({
    ignoreColumns: z
      ._default(z.array(z.string()), idColumns)
      .check(z.describe('Columns in which rows that are otherwise the same may differ.')),
  }),
  check({ facts, dataset, options, report }) {
    if (dataset === undefined) return;
    const span = facts.file.document.frontMatter?.spanOf(['gyges.dataset']);
    if (span === undefined) return;
    const compared = dataset.columns.filter((column) => !options.ignoreColumns.includes(column));
    const again = repeatedRows(dataset.cells, compared);
    const [first] = again;
    if (first === undefined) return;
    report({
      span,
      message: `The dataset has rows that repeat an earlier row (row ${listed(again.map(({ row }) => String(row)))}: “${excerpt(first.value)}”); they count as items of their own, and intervals become too narrow.`,
      related: places(dataset.path, again, 'The same as in an earlier row.'),
    });
  },
});

/**
 * The rows whose values in `columns` all stand in one earlier row: the longest cell of each. Rows
 * that lack one of the columns are left out, and those that are empty in all of them.
 */
function repeatedRows(
  cells: readonly DatasetCell[],
  columns: readonly string[],
): readonly DatasetCell[] {
  const rows = new Map<number, Map<string, DatasetCell>>();
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? new Map<string, DatasetCell>();
    rows.set(cell.row, row.set(cell.column, cell));
  }
  const seen = new Set<string>();
  return [...rows.values()].flatMap((row) => {
    const compared = columns.flatMap((column) => row.get(column) ?? []);
    if (compared.length < columns.length) return [];
    const longest = compared.reduce(
      (found: DatasetCell | undefined, cell) =>
        cell.value.trim().length > (found?.value.trim().length ?? 0) ? cell : found,
      undefined,
    );
    if (longest === undefined) return [];
    const key = JSON.stringify(compared.map(({ value }) => value.trim()));
    if (seen.has(key)) return [longest];
    seen.add(key);
    return [];
  });
}
