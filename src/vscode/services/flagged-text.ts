import type { Flag, FlaggedSample } from '../../core/flags/flag.js';
import type { ReasoningKind } from '../../core/response/sample-record.js';
import type { Segment } from '../../core/response/segment.js';
import { overlaps, type Span } from '../../core/text/span.js';

/** A flag with its place in the document that shows it. */
export interface PlacedFlag extends Span {
  readonly flag: Flag;
  /** What the user says of it. */
  readonly mark?: 'right' | 'wrong';
}

/** Reasoning as it stands in the document. */
export interface ReasoningBand extends Span {
  readonly kind: ReasoningKind;
}

/** What is marked in a document that shows a response. */
export interface FlaggedText {
  /** By place; those of hidden categories are left out. */
  readonly flags: readonly PlacedFlag[];
  /** How many flags are left out, by category. */
  readonly hidden?: ReadonlyMap<string, number>;
  readonly bands: readonly ReasoningBand[];
  /** Undefined for a document that is too large to be flagged. */
  readonly sample: FlaggedSample | undefined;
}

/** The flags of a response text at their places in it. */
export function placeFlags(segments: readonly Segment[], sample: FlaggedSample): FlaggedText {
  const reasoning = segments.filter(({ kind }) => kind !== 'output');
  const outputs = segments.filter(({ kind }) => kind === 'output').map(({ content }) => content);
  const flags = sample.flags.flatMap((flag): PlacedFlag[] => {
    const spans =
      flag.lane === 'reasoning'
        ? shifted(flag, reasoning[flag.segment]?.content.start)
        : inOutput(flag, outputs);
    return spans.map((span) => ({ ...span, flag }));
  });
  return {
    flags: flags.sort((a, b) => a.start - b.start || a.end - b.end),
    bands: reasoning.flatMap(({ kind, content }) =>
      kind === 'output' ? [] : [{ kind, start: content.start, end: content.end }],
    ),
    sample,
  };
}

function shifted(span: Span, offset: number | undefined): Span[] {
  return offset === undefined ? [] : [{ start: span.start + offset, end: span.end + offset }];
}

/** Where a span of the joined output stands: its parts are joined by two line feeds (`splitResponse`). */
function inOutput(span: Span, outputs: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let joined = 0;
  for (const part of outputs) {
    const length = part.end - part.start;
    const here = { start: joined, end: joined + length };
    if (overlaps(here, span)) {
      const start = Math.max(span.start, here.start) - joined + part.start;
      const end = Math.min(span.end, here.end) - joined + part.start;
      spans.push({ start, end });
    }
    joined += length + 2;
  }
  return spans;
}
