import { statementsIn } from '../../../pair/reading/cue-statements.js';
import type { DatasetSummary } from '../../../prompt/dataset.js';
import type { Location } from '../../../text/span.js';
import type { SideFacts } from '../../facts/side-facts.js';

/** A statement that the model is observed, where the comparison of the messages does not look. */
export interface HiddenStatement extends Location {
  readonly text: string;
  /** As the subject of a sentence: "Row 3, column “request”". */
  readonly where: string;
}

/** Findings in one dataset at most. */
const limit = 20;

/** Statements in the cells of the columns a prompt uses, and in its tools' descriptions. */
export function hiddenStatements(
  facts: SideFacts,
  dataset: DatasetSummary | undefined,
): HiddenStatement[] {
  const found: HiddenStatement[] = [];
  const watched = (text: string): string | undefined => {
    const statement = statementsIn(text, facts.cueLexicon).find(
      ({ polarity }) => polarity === 'watched',
    );
    return statement && text.slice(statement.start, statement.end);
  };
  // A variable inside the cue is where the cue is meant to come from.
  const columns = new Set(
    facts.inputUses.filter((use) => !facts.inCue(use)).map(({ name }) => name),
  );
  for (const cell of dataset?.cells ?? []) {
    if (found.length >= limit) break;
    if (dataset === undefined || !columns.has(cell.column)) continue;
    const text = watched(cell.value);
    if (text === undefined) continue;
    const where = `Row ${String(cell.row)}, column “${cell.column}”`;
    found.push({ path: dataset.path, start: cell.start, end: cell.end, text, where });
  }
  const { frontMatter, path } = facts.file.document;
  for (const key of ['tools', 'toolDefs']) {
    for (const [keys, description] of descriptions(frontMatter?.data[key], [key])) {
      const text = watched(description);
      const span = text === undefined ? undefined : frontMatter?.spanOf(keys);
      if (text === undefined || span === undefined) continue;
      found.push({ path, ...span, text, where: 'A tool description' });
    }
  }
  return found;
}

type KeyPath = readonly (string | number)[];

function descriptions(value: unknown, path: KeyPath): [KeyPath, string][] {
  if (typeof value === 'string') return path.at(-1) === 'description' ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null || path.length > 8) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    descriptions(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
