import type { Difference, DifferenceSide, PairSide } from '../../../pair/pair-comparison.js';
import { baseName } from '../../../paths.js';
import type { Location, Span } from '../../../text/span.js';
import type { Fix, RelatedLocation } from '../../rule.js';

/** Text for a message: on one line, shortened, in quotation marks. */
export function quote(text: string, limit = 60): string {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line.length <= limit) return `“${line}”`;
  const cut = line.slice(0, limit);
  const space = cut.lastIndexOf(' ');
  return `“${cut.slice(0, space > limit / 2 ? space : limit).trimEnd()} …”`;
}

/** The first line of a file that has text, for what concerns the file as a whole. */
export function firstLine(text: string): Span {
  const start = text.startsWith('\u{FEFF}') ? 1 : 0;
  const end = text.slice(start).search(/[\r\n]/);
  return { start, end: end < 0 ? text.length : start + end };
}

/** The first line of the messages, where what the prompt lacks as a whole is reported. */
export function firstTemplateLine(side: PairSide): Span {
  const { text, template } = side.document;
  const lead = /^\s*/.exec(text.slice(template.start, template.end))?.[0].length ?? 0;
  const start = template.start + lead;
  if (start >= template.end) return firstLine(text);
  const length = text.slice(start, template.end).search(/[\r\n]/);
  return { start, end: length < 0 ? template.end : start + length };
}

/** The two sides of a difference with the one that has text first; it is where a finding is shown. */
export function shownFirst(difference: Difference): {
  readonly shown: DifferenceSide;
  readonly other: DifferenceSide;
} {
  const { monitored, unmonitored } = difference;
  return monitored.text.trim() === '' && unmonitored.text.trim() !== ''
    ? { shown: unmonitored, other: monitored }
    : { shown: monitored, other: unmonitored };
}

/**
 * Span, path and counterpart of a difference, as a report wants them.
 * @param mirrored the message as it is shown at the counterpart
 */
export function placesOf(
  shown: DifferenceSide,
  other: DifferenceSide,
  mirrored: string,
): { span: Span; path: string; related: RelatedLocation[] } {
  const message = other.text.trim() === '' ? 'Nothing stands here.' : `Here: ${quote(other.text)}`;
  return {
    span: { start: shown.start, end: shown.end },
    path: shown.path,
    related: [{ ...locationOf(other), message, mirrored }],
  };
}

export function locationOf({ path, start, end }: Location): Location {
  return { path, start, end };
}

/**
 * The two repairs of a difference: the wording of one side put in place of the other.
 * @param file the text of the file of `shown`; undefined where it is not one of the pair's two
 */
export function copySuggestions(
  shown: DifferenceSide,
  other: DifferenceSide,
  file: string | undefined,
): Fix[] {
  // A shared partial cannot be made to say one thing for both sides.
  if (shown.path === other.path) return [];
  const isRemoval = other.text.trim() === '';
  return [
    {
      title: isRemoval
        ? `Add this to ${baseName(other.path)}`
        : `Use this wording in ${baseName(other.path)}`,
      mirroredTitle: isRemoval
        ? `Add what stands in ${baseName(shown.path)}`
        : `Take the wording from ${baseName(shown.path)}`,
      edits: [{ ...locationOf(other), newText: shown.text }],
    },
    {
      title: isRemoval
        ? `Remove it as in ${baseName(other.path)}`
        : `Take the wording from ${baseName(other.path)}`,
      mirroredTitle: isRemoval
        ? `Remove it from ${baseName(shown.path)}`
        : `Use this wording in ${baseName(shown.path)}`,
      edits: [
        {
          ...locationOf(shown),
          newText: other.text === '' ? lineEndToKeep(shown, file) : other.text,
        },
      ],
    },
  ];
}

/** The line break before the last lines of a file, which ends the file when they are removed. */
function lineEndToKeep({ text, end }: DifferenceSide, file: string | undefined): string {
  return end === file?.length ? (/^\r?\n/.exec(text)?.[0] ?? '') : '';
}

/** The place of a side's text itself, without the white space around it. */
export function withoutSpace({ text, start, end }: DifferenceSide): Span {
  return {
    start: start + (text.length - text.trimStart().length),
    end: end - (text.length - text.trimEnd().length),
  };
}
