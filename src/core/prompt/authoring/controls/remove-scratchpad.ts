import { baseName } from '../../../paths.js';
import type { TextEdit } from '../../../lint/rule.js';
import { LineTable } from '../../../text/line-table.js';
import { sentences } from '../../../text/sentences.js';
import { contains, overlaps, type Span } from '../../../text/span.js';
import { allNodes } from '../../language/all-nodes.js';
import type { PromptDocument } from '../../prompt-document.js';

/** What speaks of the scratchpad of the sentence before. */
const anaphora =
  /\b(?:that part|this part|that section|this section|those tags|these tags|what you write (?:there|in it)|your reasoning|the reasoning|your thoughts|scratchpad)\b/i;

/**
 * The edits that take out of a template every sentence that asks for reasoning in tags, and what follows about
 * it. A sentence that also asks for the answer is a problem: it has to be written anew.
 */
export function scratchpadEdits(
  document: PromptDocument,
  reasoning: readonly string[],
  output: readonly string[],
): { readonly edits: readonly TextEdit[] } | { readonly problem: string } {
  const { path, text, template, nodes } = document;
  const names = (tagNames: readonly string[], sentence: string): boolean => {
    const words = new Set(sentence.toLowerCase().match(/\w+(?:[.-]+\w+)*/g) ?? []);
    return tagNames.some((tag) => words.has(tag.toLowerCase()));
  };
  const edits: TextEdit[] = [];
  const tags = allNodes(nodes)
    .filter(({ kind }) => kind !== 'text' && kind !== 'variable')
    .map(({ span }) => span);
  let follows = false;
  for (const found of sentences(text, template)) {
    const sentence = afterTags(text, found, tags);
    const written = text.slice(sentence.start, sentence.end);
    const asks = names(reasoning, written);
    if (!asks && !(follows && anaphora.test(written))) {
      if (follows) edits.push(...withoutThen(path, written, sentence));
      follows = false;
      continue;
    }
    if (names(output, written)) {
      const line = new LineTable(text).positionAt(sentence.start).line + 1;
      return {
        problem: `Line ${line} of ${baseName(path)} asks for the scratchpad and for the answer in one sentence; make two of it first.`,
      };
    }
    const whole = withSpace(text, sentence, template);
    if (tags.some((tag) => overlaps(tag, whole) && !contains(tag, whole))) {
      return {
        problem: `A tag stands across a sentence about the scratchpad in ${baseName(path)}; write it apart first.`,
      };
    }
    edits.push({ path, ...whole, newText: '' });
    follows = true;
  }
  return edits.length === 0
    ? { problem: `${baseName(path)} never asks for a scratchpad.` }
    : { edits };
}

/** A sentence without the markers and other tags that it begins with. */
function afterTags(text: string, { start, end }: Span, tags: readonly Span[]): Span {
  let from = start;
  for (const tag of tags) {
    if (tag.start !== from || tag.end > end) continue;
    const blank = /^\s*/.exec(text.slice(tag.end, end))?.[0].length ?? 0;
    from = tag.end + blank;
  }
  return { start: from, end };
}

/** “Then write …” is the first thing to do now. */
function withoutThen(path: string, written: string, { start }: Span): TextEdit[] {
  const then = /^(?:Then|After that|Afterwards|Next),? (\w)/.exec(written);
  if (!then) return [];
  return [{ path, start, end: start + then[0].length, newText: (then[1] ?? '').toUpperCase() }];
}

/** With the blanks after it, or with its line where it fills one. */
function withSpace(text: string, { start, end }: Span, within: Span): Span {
  const after = /^[ \t]*/.exec(text.slice(end, within.end))?.[0].length ?? 0;
  const fillsLine =
    /(?:^|\n)[ \t]*$/.test(text.slice(within.start, start)) &&
    /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, within.end));
  if (!fillsLine) return { start, end: end + after };
  const newline = /^[ \t]*(?:\r?\n)?/.exec(text.slice(end, within.end))?.[0].length ?? 0;
  return { start, end: end + newline };
}
