import type * as z from 'zod';

/**
 * The entries of a journal of one JSON object a line. A last line without its line break is what a kill leaves
 * behind and is ignored; any other line that cannot be read is listed, counted from 1, never dropped in silence.
 */
export function readEntries<Entry>(
  journal: string,
  schema: z.ZodType<Entry>,
): { readonly entries: readonly Entry[]; readonly badLines: readonly number[] } {
  const entries: Entry[] = [];
  const badLines: number[] = [];
  const lines = journal.split('\n');
  lines.pop();
  for (const [index, line] of lines.entries()) {
    const entry = parseEntry(line, schema);
    if (entry === undefined) badLines.push(index + 1);
    else entries.push(entry);
  }
  return { entries, badLines };
}

function parseEntry<Entry>(line: string, schema: z.ZodType<Entry>): Entry | undefined {
  try {
    const result = schema.safeParse(JSON.parse(line));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
