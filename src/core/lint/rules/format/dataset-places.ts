import type { DatasetCell } from '../../../prompt/dataset.js';
import type { RelatedLocation } from '../../rule.js';

/** Columns that commonly hold the id of an item. */
export const idColumns = ['id', 'item_id', 'itemId'];

/** Places or values shown for one problem. */
export const shown = 5;

/** The first cells as places of a finding. @param path Of the dataset. */
export function places(
  path: string,
  cells: readonly DatasetCell[],
  message: string,
): RelatedLocation[] {
  return cells.slice(0, shown).map(({ start, end }) => ({ path, start, end, message }));
}

/** The first values in a row, and how many more there are. */
export function listed(values: readonly string[]): string {
  const more = values.length > shown ? ` and ${values.length - shown} more` : '';
  return values.slice(0, shown).join(', ') + more;
}

/** The beginning of a value. */
export function excerpt(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}
