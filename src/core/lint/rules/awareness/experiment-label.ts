import type { Location } from '../../../text/span.js';
import type { SideFacts } from '../../facts/side-facts.js';
import { defineRule, noOptions } from '../../rule.js';
import type { StudyLabel } from './study-label.js';
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
    for (const { place, text, label } of labelsOf(facts)) {
      if (seen.has(place.start)) continue;
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

interface PlacedLabel {
  readonly place: Location;
  readonly text: string;
  readonly label: StudyLabel;
}

/** The labels at the ends of the messages that are not the model's, and those in the manipulation. */
function labelsOf(facts: SideFacts): PlacedLabel[] {
  const found: PlacedLabel[] = [];
  for (const message of facts.side.composed.messages) {
    if (message.role === 'model') continue;
    readLines(message.text, (text, label, start) => {
      const [place] = facts.locate(message, { start, end: start + text.length });
      if (place !== undefined) found.push({ place, text, label });
    });
  }
  const { path, text: whole } = facts.file.document;
  for (const part of facts.manipulation) {
    if (part.path !== path) continue;
    let at = whole.lastIndexOf('\n', part.start - 1) + 1;
    for (let count = 0; count < linesOfManipulation && at < part.end; count++) {
      const end = endOfLine(whole, at);
      readLine(whole, at, end, (text, label, start) => {
        found.push({ place: { path, start, end: start + text.length }, text, label });
      });
      at = end + 1;
    }
  }
  return found;
}

type OnLabel = (text: string, label: StudyLabel, start: number) => void;

/** Reads the first and the last lines of a text that are not blank at its very ends. */
function readLines(text: string, onLabel: OnLabel): void {
  let at = text.length - text.trimStart().length;
  for (let count = 0; count < linesAtEnds && at < text.length; count++) {
    const end = endOfLine(text, at);
    readLine(text, at, end, onLabel);
    at = end + 1;
  }
  let end = text.trimEnd().length;
  for (let count = 0; count < linesAtEnds && end > at; count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    readLine(text, start, end, onLabel);
    end = start - 1;
  }
}

function endOfLine(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed;
}

function readLine(text: string, start: number, end: number, onLabel: OnLabel): void {
  if (end - start > longestLabel) return;
  const line = text.slice(start, end);
  const written = line.trim();
  const label = written === '' ? undefined : studyLabel(written);
  if (label !== undefined) onLabel(written, label, start + line.indexOf(written));
}
