import type * as z from 'zod/mini';
import { decodeUtf8 } from '../response/json.js';

/**
 * The entries of a journal of one JSON object a line. A last line without its line break is what a kill leaves
 * behind and is ignored; any other line that cannot be read is listed, counted from 1, never dropped in silence.
 *
 * @param journal its text, or the bytes of it in UTF-8: streamed answers make journals longer than the longest
 * string there can be, half a gigabyte
 */
export function readEntries<Entry>(
  journal: string | Uint8Array,
  schema: z.ZodMiniType<Entry>,
): { readonly entries: readonly Entry[]; readonly badLines: readonly number[] } {
  const entries: Entry[] = [];
  const badLines: number[] = [];
  const bytes = typeof journal === 'string' ? new TextEncoder().encode(journal) : journal;
  let line = 0;
  let start = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
    line++;
    const entry = parseEntry(decodeUtf8(bytes.subarray(start, end)), schema);
    if (entry === undefined) badLines.push(line);
    else entries.push(entry);
    start = end + 1;
  }
  return { entries, badLines };
}

const newline = 10;

function parseEntry<Entry>(line: string, schema: z.ZodMiniType<Entry>): Entry | undefined {
  try {
    const result = schema.safeParse(JSON.parse(line));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
