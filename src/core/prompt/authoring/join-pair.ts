import { alignLines } from '../../pair/diff/align-lines.js';
import { defaultSteps } from '../../pair/diff/diff-text.js';
import { baseName } from '../../paths.js';
import type { Span } from '../../text/span.js';
import { compose } from '../compose.js';
import type { ResolvePartial } from '../expand-template.js';
import { parsePrompt } from '../parse-prompt.js';
import type { PromptDocument } from '../prompt-document.js';
import { type Authoring, rendersAlike } from './authoring-plan.js';
import { changedFrontMatter } from './front-matter-text.js';
import { mentionsName, settleCondition } from './settle-condition.js';

export interface JoinRequest {
  readonly monitored: PromptDocument;
  readonly unmonitored: PromptDocument;
  /** The variable that will be true for the monitored prompt. */
  readonly variable: string;
  readonly path: string;
  readonly resolvePartial: ResolvePartial;
}

/** Front-matter keys that belong to one prompt of a pair or to the pair, not to a template. */
const ofThePair = ['gyges.condition', 'gyges.pair', 'variant'];

/**
 * One template from the two prompts of a pair, with `{{#if variable}}` around what differs. With the variable
 * true it renders exactly the monitored prompt, without it the unmonitored one. The pair's files stay.
 */
export function joinPair(request: JoinRequest): Authoring {
  const { monitored, unmonitored, variable, path, resolvePartial } = request;
  for (const prompt of [monitored, unmonitored]) {
    const { path: own, format, templateErrors, frontMatter } = prompt;
    if (format === 'plain')
      return { problem: `${baseName(own)} is plain text, which has no conditions.` };
    if (templateErrors.length > 0 || (frontMatter?.errors.length ?? 0) > 0) {
      return { problem: `${baseName(own)} has a syntax error; mend it first.` };
    }
    if (mentionsName(prompt, variable)) {
      return { problem: `${baseName(own)} already uses “${variable}”; choose another variable.` };
    }
  }
  const head = joinedHead(monitored, unmonitored, variable);
  const [a, b] = [trimmedTemplate(monitored), trimmedTemplate(unmonitored)];
  for (const template of candidates(a, b, variable)) {
    const joined = parsePrompt(path, head.text + template);
    if (joined.templateErrors.length > 0) continue;
    const isExact = [monitored, unmonitored].every((prompt) => {
      const settled = settleCondition(joined, variable, prompt === monitored, resolvePartial);
      if ('problem' in settled) return false;
      const back = parsePrompt(path, head.text + settled.template);
      return rendersAlike(compose(prompt, resolvePartial), compose(back, resolvePartial));
    });
    if (isExact) {
      return { edits: [], creates: [{ path, text: joined.text }], notes: head.notes };
    }
  }
  return {
    problem: `The two prompts cannot be put into one template without changing what is sent; they may differ inside a block or in its tags.`,
  };
}

function trimmedTemplate({ text, template, frontMatter }: PromptDocument): string {
  const source = text.slice(template.start, template.end);
  return frontMatter ? source.trim() : source;
}

function joinedHead(
  monitored: PromptDocument,
  unmonitored: PromptDocument,
  variable: string,
): { text: string; notes: string[] } {
  if (!monitored.frontMatter) return { text: '', notes: [] };
  const theirs = unmonitored.frontMatter?.data ?? {};
  const own = monitored.frontMatter.data;
  const differing = [...new Set([...Object.keys(own), ...Object.keys(theirs)])].filter(
    (key) => !ofThePair.includes(key) && JSON.stringify(own[key]) !== JSON.stringify(theirs[key]),
  );
  const schema: unknown = (own['input'] as { schema?: unknown } | undefined)?.schema;
  const isPlainSchema =
    typeof schema === 'object' &&
    schema !== null &&
    !('type' in schema) &&
    !('properties' in schema);
  const input = own['input'] as Readonly<Record<string, unknown>> | undefined;
  const declared = isPlainSchema
    ? {
        input: {
          ...input,
          schema: {
            [`${variable}?`]: 'boolean, whether the prompt is the monitored one',
            ...schema,
          },
        },
      }
    : {};
  return {
    text: changedFrontMatter(monitored, { remove: ofThePair.map((key) => [key]), set: declared }),
    notes: differing.map(
      (key) =>
        `“${key}” differs in the two front matters; that of ${baseName(monitored.path)} is kept.`,
    ),
  };
}

/** The ways to write it: conditions on lines of their own, inside the lines, around everything. */
function candidates(a: string, b: string, variable: string): string[] {
  const open = `{{#if ${variable}}}`;
  const newline = a.includes('\r\n') ? '\r\n' : '\n';
  const hunks = hunksOf(a, b);
  const write = (choice: (own: string, other: string) => string): string => {
    let written = '';
    let at = 0;
    for (const hunk of hunks) {
      written += a.slice(at, hunk.a.start);
      written += choice(a.slice(hunk.a.start, hunk.a.end), b.slice(hunk.b.start, hunk.b.end));
      at = hunk.a.end;
    }
    return written + a.slice(at);
  };
  const inside = (own: string, other: string): string =>
    `${open}${own}${other === '' ? '' : `{{else}}${other}`}{{/if}}`;
  const onLines = (own: string, other: string): string => {
    const isWhole = [own, other].every((text) => text === '' || text.endsWith('\n'));
    if (!isWhole) return inside(own, other);
    const rest = other === '' ? '' : `{{else}}${newline}${other}`;
    return `${open}${newline}${own}${rest}{{/if}}${newline}`;
  };
  const guarded = (own: string, other: string): string =>
    `${open}{{! }}${own}{{! }}{{else}}{{! }}${other}{{! }}{{/if}}`;
  return [write(onLines), write(inside), write(guarded), inside(a, b), guarded(a, b)];
}

interface LineHunk {
  readonly a: Span;
  readonly b: Span;
}

/** The stretches of whole lines that differ. */
function hunksOf(a: string, b: string): LineHunk[] {
  const [aLines, bLines] = [linesOf(a), linesOf(b)];
  const { runs } = alignLines(a, aLines, b, bLines, { steps: defaultSteps });
  const hunks: LineHunk[] = [];
  let aAt = 0;
  let bAt = 0;
  const add = (aEnd: number, bEnd: number): void => {
    if (aEnd > aAt || bEnd > bAt)
      hunks.push({ a: { start: aAt, end: aEnd }, b: { start: bAt, end: bEnd } });
  };
  for (const { aStart, bStart, length } of runs) {
    for (let index = 0; index < length; index++) {
      const [own, other] = [aLines[aStart + index], bLines[bStart + index]];
      // Lines are aligned without regard to their whitespace.
      if (!own || !other || a.slice(own.start, own.end) !== b.slice(other.start, other.end))
        continue;
      add(own.start, other.start);
      aAt = own.end;
      bAt = other.end;
    }
  }
  add(a.length, b.length);
  return hunks;
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    lines.push({ start, end });
    start = end;
  }
  return lines;
}
