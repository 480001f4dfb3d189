import type { Location, Span } from '../../../text/span.js';
import type { SideFacts } from '../../facts/side-facts.js';
import { defineRule, noOptions } from '../../rule.js';
import { longestLabel, studyLabel } from './study-label.js';

/** Lines at each end of a message that are read: authors write labels at the top or the bottom. */
const linesAtEnds = 2;

/** Lines of a manipulation that are read. */
const linesOfManipulation = 20;

export const experimentLabel = defineRule({
  id: 'awareness/experiment-label',
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary: 'A line that names the condition, the experiment or the expected answer.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, report }) {
    const seen = new Set<number>();
    for (const { place, text } of linesToRead(facts)) {
      const label = studyLabel(text);
      if (label === undefined || seen.has(place.start)) continue;
      seen.add(place.start);
      // A cue may say that there is a test; which condition it is and what is expected, it may not.
      if (label.names === 'the experiment' && facts.inCue(place)) continue;
      report({
        path: place.path,
        span: { start: place.start, end: place.end },
        message: `“${text}” names ${label.names}, which tells the model that it is part of a study; remove it, or keep it in the front matter or a {{! comment }}.`,
        ...(label.isCertain ? {} : { severity: 'info' as const }),
      });
    }
  },
});

/** The short lines at the ends of the messages that are not the model's, and those of the manipulation. */
function* linesToRead(facts: SideFacts): Generator<{ place: Location; text: string }> {
  for (const message of facts.side.composed.messages) {
    if (message.role === 'model') continue;
    for (const span of linesAtTheEnds(message.text)) {
      const [place] = facts.locate(message, span);
      if (place !== undefined) yield { place, text: message.text.slice(span.start, span.end) };
    }
  }
  const { path, text } = facts.file.document;
  for (const part of facts.manipulation) {
    if (part.path !== path) continue;
    const start = text.lastIndexOf('\n', part.start - 1) + 1;
    for (const span of linesFrom(text, start, part.end, linesOfManipulation)) {
      yield { place: { path, ...span }, text: text.slice(span.start, span.end) };
    }
  }
}

function linesAtTheEnds(text: string): Span[] {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const first = [...linesFrom(text, start, end, linesAtEnds)];
  const last: Span[] = [];
  for (let at = end; at > start && last.length < linesAtEnds;) {
    const from = text.lastIndexOf('\n', at - 1) + 1;
    last.push(...linesFrom(text, from, at, 1));
    at = from - 1;
  }
  return [...first, ...last];
}

/** The lines, without the white space around them, that begin from an offset up to another and could be a label. */
function* linesFrom(text: string, from: number, to: number, most: number): Generator<Span> {
  let at = from;
  for (let count = 0; count < most && at < to; count++) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    if (end - at <= longestLabel) {
      const line = text.slice(at, end);
      const start = at + line.length - line.trimStart().length;
      const length = line.trim().length;
      if (length > 0) yield { start, end: start + length };
    }
    at = end + 1;
  }
}
