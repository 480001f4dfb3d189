import { applyEdits } from '../../lint/apply-fixes.js';
import type { TextEdit } from '../../lint/rule.js';
import { baseName } from '../../paths.js';
import type { Span } from '../../text/span.js';
import { compose } from '../compose.js';
import type { ResolvePartial } from '../expand-template.js';
import { parsePrompt } from '../parse-prompt.js';
import type { PromptDocument } from '../prompt-document.js';
import { type Authoring, rendersAlike } from './authoring-plan.js';
import { type KnownText, partialNameProblem, partialPath } from './partial-name.js';
import { detachmentProblem } from './template-edges.js';

export interface ExtractRequest {
  readonly document: PromptDocument;
  /** What was selected in it. */
  readonly span: Span;
  /** The other prompt of the pair, where there is one. */
  readonly counterpart: PromptDocument | undefined;
  /** The partial's name, without `_` and `.prompt`. */
  readonly name: string;
  readonly resolvePartial: ResolvePartial;
  readonly known: KnownText;
}

/** A way to take the selected text out: which text, and what comes into its place. */
interface Cut extends Span {
  readonly replacement: string;
}

/**
 * Moves text that both prompts of a pair share into a partial that both include. The text must stand in
 * the counterpart word for word. Every way to cut it out is tried on both prompts, and one is taken only
 * when neither prompt's rendered text changes.
 */
export function extractPartial(request: ExtractRequest): Authoring {
  const { document, span, counterpart, name, known } = request;
  const both = counterpart ? [document, counterpart] : [document];
  for (const { path, format, templateErrors, frontMatter } of both) {
    if (format === 'plain') {
      return { problem: `${baseName(path)} is plain text, which has no partials.` };
    }
    if (templateErrors.length > 0 || (frontMatter?.errors.length ?? 0) > 0) {
      return { problem: `${baseName(path)} has a syntax error; mend it first.` };
    }
  }
  let problem = detachmentProblem(document, span);
  if (problem !== undefined) return { problem };
  for (const cut of cutsOf(document, span, name)) {
    const text = document.text.slice(cut.start, cut.end);
    const places = placesIn(document, cut, counterpart);
    if ('problem' in places) {
      problem ??= places.problem;
      continue;
    }
    const nameProblem = partialNameProblem(name, document.path, known, text);
    if (nameProblem !== undefined) return { problem: nameProblem };
    const path = partialPath(name, document.path);
    const partial = parsePrompt(path, text);
    if (partial.frontMatter || partial.templateErrors.length > 0) continue;
    const edits = places.map((place): TextEdit => ({ ...place, newText: cut.replacement }));
    const resolve: ResolvePartial = (wanted, from) =>
      wanted === name ? partial : request.resolvePartial(wanted, from);
    if (!both.every((prompt) => isUnchanged(prompt, edits, request.resolvePartial, resolve))) {
      continue;
    }
    const creates = known(path) === undefined ? [{ path, text }] : [];
    return { edits, creates, notes: [] };
  }
  return {
    problem:
      problem ??
      'The text cannot be moved without changing what is sent; select whole lines, or without the spaces and tags at its ends.',
  };
}

/** Whole lines first, as partials are usually written, then the text alone. */
function cutsOf({ text, template }: PromptDocument, span: Span, name: string): Cut[] {
  const selected = text.slice(span.start, span.end);
  const start = span.start + selected.length - selected.trimStart().length;
  const end = span.start + selected.trimEnd().length;
  const tag = `{{>${name}}}`;
  let lineStart = start;
  while (lineStart > template.start && isBlank(text.charAt(lineStart - 1))) lineStart--;
  const beginsLine = lineStart === template.start || /[\r\n]/.test(text.charAt(lineStart - 1));
  const rest = /^[ \t]*(\r\n|\n|\r)/.exec(text.slice(end));
  const cuts: Cut[] = [];
  if (beginsLine && rest) {
    const newline = rest[1] ?? '';
    cuts.push({ start: lineStart, end: end + rest[0].length, replacement: tag + newline });
  }
  if (beginsLine && lineStart < start) cuts.push({ start: lineStart, end, replacement: tag });
  cuts.push({ start, end, replacement: tag }, { ...span, replacement: tag });
  return cuts;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}

/** Where the text of a cut stands in both prompts, or why that is not clear. */
function placesIn(
  { path, text, template }: PromptDocument,
  cut: Span,
  counterpart: PromptDocument | undefined,
): Omit<TextEdit, 'newText'>[] | { readonly problem: string } {
  const own = { path, start: cut.start, end: cut.end };
  if (!counterpart) return [own];
  const wanted = text.slice(cut.start, cut.end);
  const places = occurrences(counterpart.text, wanted, counterpart.template.start);
  const all = occurrences(text, wanted, template.start);
  const there = baseName(counterpart.path);
  if (places.length === 0) {
    const isSame = counterpart.text
      .replaceAll('\r\n', '\n')
      .includes(wanted.replaceAll('\r\n', '\n'));
    return {
      problem: isSame
        ? `${there} has this text with other line endings, which the model sees; make them the same first.`
        : `${there} does not have this text word for word; select only what both prompts share.`,
    };
  }
  if (places.length !== all.length) {
    return {
      problem: `This text stands ${places.length} times in ${there} and ${all.length} times here; select more of it.`,
    };
  }
  const start = places[all.indexOf(cut.start)];
  if (start === undefined)
    return { problem: `It is not clear where ${there} has this text; select more of it.` };
  return [own, { path: counterpart.path, start, end: start + wanted.length }];
}

function occurrences(text: string, wanted: string, from: number): number[] {
  const found: number[] = [];
  for (
    let at = text.indexOf(wanted, from);
    at >= 0;
    at = text.indexOf(wanted, at + wanted.length)
  ) {
    found.push(at);
  }
  return found;
}

function isUnchanged(
  document: PromptDocument,
  edits: readonly TextEdit[],
  before: ResolvePartial,
  after: ResolvePartial,
): boolean {
  const own = edits.filter(({ path }) => path === document.path);
  const place = own[0];
  if (!place || detachmentProblem(document, place) !== undefined) return false;
  const edited = parsePrompt(document.path, applyEdits(document.text, own), document);
  return (
    edited.templateErrors.length === 0 &&
    rendersAlike(compose(document, before), compose(edited, after))
  );
}
