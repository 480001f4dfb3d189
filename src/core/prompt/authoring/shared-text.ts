import type { Span } from '../../text/span.js';
import type { PromptDocument } from '../prompt-document.js';
import { detachmentProblem } from './template-edges.js';

/** Lines of a prompt that are looked through; longer prompts get no suggestion. */
const maximumLines = 3000;

/**
 * The longest run of whole lines that both templates have, without blank lines and role markers at its
 * ends; undefined when they share no line that could stand in a partial.
 */
export function longestSharedText(
  document: PromptDocument,
  counterpart: PromptDocument,
): Span | undefined {
  const lines = linesOf(document);
  const others = linesOf(counterpart);
  if (lines.length > maximumLines || others.length > maximumLines) return undefined;
  const text = ({ start, end }: Span, { text: all }: PromptDocument): string =>
    all.slice(start, end);
  const theirs = others.map((line) => text(line, counterpart));
  const runs: Span[] = [];
  let above = new Uint32Array(theirs.length + 1);
  for (const [index, line] of lines.entries()) {
    const own = text(line, document);
    const row = new Uint32Array(theirs.length + 1);
    for (const [other, their] of theirs.entries()) {
      if (own === their) row[other + 1] = (above[other] ?? 0) + 1;
    }
    const longest = Math.max(...row);
    if (longest > 0) runs.push(trimmed(lines.slice(index + 1 - longest, index + 1), document));
    above = row;
  }
  return runs
    .filter((run) => run.end > run.start)
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .slice(0, 50)
    .find((run) => detachmentProblem(document, run) === undefined);
}

/** The lines of a template with their line breaks. */
function linesOf({ text, template }: PromptDocument): Span[] {
  const lines: Span[] = [];
  for (let start = template.start; start < template.end;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? template.end : newline + 1;
    lines.push({ start, end });
    start = end;
  }
  return lines;
}

function trimmed(lines: readonly Span[], { text }: PromptDocument): Span {
  const isIdle = ({ start, end }: Span): boolean =>
    /^\s*(?:\{\{~?\s*(?:role\s+["']\w+["']|history)\s*~?\}\}\s*)?$/.test(text.slice(start, end));
  let first = 0;
  let last = lines.length - 1;
  while (first <= last && lines[first] && isIdle(lines[first] as Span)) first++;
  while (last >= first && lines[last] && isIdle(lines[last] as Span)) last--;
  return { start: lines[first]?.start ?? 0, end: lines[last]?.end ?? 0 };
}
