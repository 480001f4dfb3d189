import * as z from 'zod/mini';
import { flagCategories } from '../flags/categories.js';
import type { Flag } from '../flags/flag.js';

/** What a person says of a flag; `none` takes an earlier mark back. */
export const flagMarks = ['right', 'wrong', 'none'] as const;
export type FlagMark = (typeof flagMarks)[number];

const categories = flagCategories.map(({ id }) => id);

/**
 * A mark on a flag, one JSON object a line of `FILE.labels.jsonl` beside the response or log. It is anchored
 * by the flag's words and, where these stand there more than once, by their place.
 */
export const flagLabel = z.object({
  type: z.literal('flag-label'),
  version: z.literal(1),
  /** ISO 8601. */
  at: z.string(),
  /** Id of the sample in its log; null for a response file. */
  sample: z.nullable(z.string()),
  mark: z.enum(flagMarks),
  category: z.enum(categories),
  lane: z.enum(['reasoning', 'output']),
  /** As of the flag: UTF-16 units into the text of that segment, when it was marked. */
  segment: z.int().check(z.nonnegative()),
  start: z.int().check(z.nonnegative()),
  end: z.int().check(z.nonnegative()),
  /** The flagged words, verbatim. */
  quote: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  /** Of the detector, 0…1, when it was marked. */
  confidence: z.number().check(z.minimum(0), z.maximum(1)),
  /** Version of Gyges. */
  gyges: z.string(),
});

export type FlagLabel = z.infer<typeof flagLabel>;

/** Name of the file that keeps the labels of a file. */
export function labelFileName(file: string): string {
  return `${file}.labels.jsonl`;
}

/** The label of a flag, marked now. @param at ISO 8601 */
export function labelOf(
  flag: Flag,
  how: Pick<FlagLabel, 'at' | 'sample' | 'mark' | 'gyges'>,
): FlagLabel {
  const { category, lane, segment, start, end, text, severity, confidence } = flag;
  const place = { category, lane, segment, start, end, quote: text, severity, confidence };
  return { type: 'flag-label', version: 1, ...how, ...place };
}

/** The labels of a file's text, in its order, and the lines that are none, counted from 1. */
export function readLabels(text: string): {
  readonly labels: readonly FlagLabel[];
  readonly badLines: readonly number[];
} {
  const labels: FlagLabel[] = [];
  const badLines: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const label = parsed(line);
    if (label === undefined) badLines.push(index + 1);
    else labels.push(label);
  }
  return { labels, badLines };
}

/** The text of a label file with one more label; a torn last line is ended, never overwritten. */
export function withLabel(text: string, label: FlagLabel): string {
  const end = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${end}${JSON.stringify(label)}\n`;
}

function parsed(line: string): FlagLabel | undefined {
  try {
    const result = flagLabel.safeParse(JSON.parse(line));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
