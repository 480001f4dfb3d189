import type { Span } from '../text/span.js';
import type { Segment } from './segment.js';
import { nativeTag, tagVocabulary, type TagVocabulary } from './response-tags.js';
import { scanTags, type TagToken } from './scan-tags.js';
import { headedScratchpad } from './scratchpad-heading.js';

export interface SegmentOptions {
  /** Tag names of the scratchpad beyond the known ones, with or without brackets, in any case. */
  readonly reasoningTags?: readonly string[];
  /** Tag names of the final output beyond the known ones. */
  readonly outputTags?: readonly string[];
}

/**
 * Blocks of reasoning that are told apart in one response. No model writes as many; what follows up to the
 * last closing tag is taken as one more block, so that hostile text cannot make millions of them.
 */
const mostBlocks = 5000;

/** The tags of a project that adds none. */
const knownTags = tagVocabulary();

type MutableSegment = { -readonly [Key in keyof Segment]: Segment[Key] };

/**
 * Tells reasoning and output of a response apart. The segments tile the text; an empty text has none.
 * Reasoning in tags or under a heading is `scratchpad`; in a response that holds a scratchpad *and* a
 * `<think>` block, the latter is the model's own and is `native`. Everything else is `output`.
 * White space between tags belongs to a segment but never to its content. Linear in the text; at most
 * 5001 blocks of reasoning.
 */
export function segmentResponse(text: string, options: SegmentOptions = {}): Segment[] {
  if (text === '') return [];
  if (!text.includes('<') && !text.includes('&')) return tile(text, underHeading(text, []) ?? []);
  const { reasoningTags = [], outputTags = [] } = options;
  const isPlain = reasoningTags.length === 0 && outputTags.length === 0;
  const vocabulary = isPlain ? knownTags : tagVocabulary(reasoningTags, outputTags);
  const found = new Segmenter(text, scanTags(text, vocabulary)).run();
  if (!found.segments.some((segment) => segment.kind !== 'output')) {
    const headed = underHeading(text, found.segments);
    if (headed !== undefined) return tile(text, headed);
  }
  return tile(text, nameNative(found, vocabulary));
}

interface Found {
  readonly segments: readonly Segment[];
  /** Lower-case tag name of each reasoning segment. */
  readonly names: ReadonlyMap<Segment, string>;
}

interface ReasoningEnd {
  /** Of the last token that the block holds. */
  readonly index: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly problem?: 'missing-close';
}

class Segmenter {
  readonly #text: string;
  readonly #tokens: readonly TagToken[];
  /** By token, the index of the next one of its name, and of the next closing one; -1 for none. */
  readonly #nextOwn: Int32Array;
  readonly #nextClose: Int32Array;
  readonly #segments: Segment[] = [];
  readonly #names = new Map<Segment, string>();
  readonly #seen = new Set<string>();
  /** Where text not yet in a segment begins. */
  #cursor = 0;
  #output: TagToken | undefined;
  #blocks = 0;

  constructor(text: string, tokens: readonly TagToken[]) {
    this.#text = text;
    this.#tokens = tokens;
    const nextOwn = new Int32Array(tokens.length).fill(-1);
    const nextClose = new Int32Array(tokens.length).fill(-1);
    const own = new Map<string, number>();
    const close = new Map<string, number>();
    for (let i = tokens.length - 1; i >= 0; i--) {
      const token = tokens[i];
      if (token === undefined) continue;
      nextOwn[i] = own.get(token.name) ?? -1;
      nextClose[i] = close.get(token.name) ?? -1;
      own.set(token.name, i);
      if (token.form === 'close') close.set(token.name, i);
    }
    this.#nextOwn = nextOwn;
    this.#nextClose = nextClose;
  }

  run(): Found {
    for (let i = 0; i < this.#tokens.length; i++) {
      const token = this.#tokens[i];
      if (token === undefined || token.role === 'marker') continue;
      if (token.role === 'output') this.#outputTag(token);
      else if (token.form === 'close') this.#strayClose(token);
      else i = this.#reasoning(i, token);
    }
    this.#flush(this.#text.length, this.#output === undefined ? undefined : 'missing-close');
    return { segments: this.#segments, names: this.#names };
  }

  /** Adds the reasoning opened by the token at `index`; returns the index of the last token it holds. */
  #reasoning(index: number, token: TagToken): number {
    // An opening tag without an end, inside a marked output, is something the output shows.
    if (this.#output !== undefined && (this.#nextClose[index] ?? -1) < 0) return index;
    const end =
      this.#blocks < mostBlocks ? this.#reasoningEnd(index) : this.#lastReasoningEnd(index);
    if (end.problem !== undefined && this.#output !== undefined) return index;
    this.#flush(token.start, undefined);
    const segment: MutableSegment = {
      kind: 'scratchpad',
      start: token.start,
      end: end.end,
      content: { start: token.end, end: end.contentEnd },
      label: this.#text.slice(token.start, token.end),
    };
    if (end.problem !== undefined) segment.problem = end.problem;
    this.#add(segment, token.name);
    this.#blocks++;
    return end.index;
  }

  /** Where the last block of the response ends, as far as it is closed. */
  #lastReasoningEnd(index: number): ReasoningEnd {
    for (let i = this.#tokens.length - 1; i > index; i--) {
      const token = this.#tokens[i];
      if (token?.role === 'reasoning' && token.form === 'close')
        return { index: i, contentEnd: token.start, end: token.end };
    }
    return this.#reasoningEnd(index);
  }

  #reasoningEnd(index: number): ReasoningEnd {
    const own = this.#nextOwn[index] ?? -1;
    const closeIndex = this.#nextClose[index] ?? -1;
    const close = this.#tokens[closeIndex];
    // The next tag of this name opens another block, or there is none: the answer may begin before it.
    if (own < 0 || own !== closeIndex) {
      const boundary = this.#boundary(index + 1, own < 0 ? this.#tokens.length : own);
      if (boundary !== undefined) return { ...boundary, problem: 'missing-close' };
    }
    if (close !== undefined) return { index: closeIndex, contentEnd: close.start, end: close.end };
    const all = this.#text.length;
    return { index: this.#tokens.length, contentEnd: all, end: all, problem: 'missing-close' };
  }

  /** Where unclosed reasoning ends: at an output tag, a marker, or the closing tag of another reasoning name. */
  #boundary(from: number, to: number): ReasoningEnd | undefined {
    let opened: Set<string> | undefined;
    for (let i = from; i < to; i++) {
      const token = this.#tokens[i];
      if (token === undefined) continue;
      if (token.role === 'reasoning') {
        if (token.form === 'open') (opened ??= new Set()).add(token.name);
        else if (opened?.has(token.name) !== true)
          return { index: i, contentEnd: token.start, end: token.end };
      } else if (token.form === 'open' && this.#beginsLine(token.start)) {
        return { index: i - 1, contentEnd: token.start, end: token.start };
      }
    }
    return undefined;
  }

  #beginsLine(offset: number): boolean {
    let at = offset - 1;
    while (at >= 0 && (this.#text[at] === ' ' || this.#text[at] === '\t')) at--;
    return at < 0 || this.#text[at] === '\n' || this.#text[at] === '\r' || this.#text[at] === '>';
  }

  #strayClose(token: TagToken): void {
    if (token.weak || this.#output !== undefined || this.#seen.has(token.name)) return;
    this.#add(
      {
        kind: 'scratchpad',
        start: this.#cursor,
        end: token.end,
        content: { start: this.#cursor, end: token.start },
        label: this.#text.slice(token.start, token.end),
        problem: 'missing-open',
      },
      token.name,
    );
  }

  #outputTag(token: TagToken): void {
    if (token.form === 'open') {
      if (this.#output !== undefined) return;
      this.#flush(token.start, undefined);
      this.#output = token;
      return;
    }
    if (this.#output?.name === token.name) {
      this.#flush(token.start, undefined, token);
      this.#output = undefined;
    } else if (this.#output === undefined && !token.weak && !this.#seen.has(token.name)) {
      const start = this.#cursor;
      this.#add(
        {
          kind: 'output',
          start,
          end: token.end,
          content: trim(this.#text, { start, end: token.start }),
          label: this.#text.slice(token.start, token.end),
          problem: 'missing-open',
        },
        token.name,
      );
    }
  }

  /** Turns the text before `end` into an output segment, unless it is blank. */
  #flush(end: number, problem: 'missing-close' | undefined, close?: TagToken): void {
    const tag = this.#output;
    const continued = tag !== undefined && tag.end <= this.#cursor;
    const start = tag === undefined || continued ? this.#cursor : tag.end;
    const marked = tag !== undefined && !continued && close !== undefined;
    const content = marked ? { start, end } : trim(this.#text, { start, end });
    if (content.start >= content.end && !marked) {
      if (close !== undefined) this.#cursor = close.end;
      return;
    }
    const segment: MutableSegment = {
      kind: 'output',
      start: this.#cursor,
      end: close?.end ?? end,
      content,
      label: tag === undefined ? undefined : this.#text.slice(tag.start, tag.end),
    };
    if (problem !== undefined) segment.problem = problem;
    this.#add(segment, tag?.name);
  }

  #add(segment: Segment, name: string | undefined): void {
    this.#segments.push(segment);
    this.#cursor = segment.end;
    if (name === undefined) return;
    this.#names.set(segment, name);
    this.#seen.add(name);
  }
}

function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}

function nameNative({ segments, names }: Found, vocabulary: TagVocabulary): readonly Segment[] {
  const scratchpad = segments.some(
    (segment) => segment.kind === 'scratchpad' && names.get(segment) !== nativeTag,
  );
  if (!scratchpad || vocabulary.configured.has(nativeTag)) return segments;
  return segments.map((segment) =>
    names.get(segment) === nativeTag ? { ...segment, kind: 'native' as const } : segment,
  );
}

/** Looks for a scratchpad under a heading in the text before the first marked output. */
function underHeading(text: string, segments: readonly Segment[]): Segment[] | undefined {
  const marked = segments.findIndex((segment) => segment.label !== undefined);
  const limit = segments[marked]?.start ?? text.length;
  const headed = headedScratchpad(text.slice(0, limit));
  if (headed === undefined) return undefined;
  const { start, end, content, label } = headed;
  const result: Segment[] = [];
  const plain = (span: Span): void => {
    const inner = trim(text, span);
    if (inner.start < inner.end)
      result.push({ kind: 'output', ...span, content: inner, label: undefined });
  };
  plain({ start: 0, end: start });
  result.push({ kind: 'scratchpad', start, end, content: trim(text, content), label });
  plain({ start: end, end: limit });
  if (marked >= 0) result.push(...segments.slice(marked));
  return result;
}

/** Gives the white space between segments to the segment that follows, or to the last one. */
function tile(text: string, segments: readonly Segment[]): Segment[] {
  if (segments.length === 0) {
    const whole = { start: 0, end: text.length };
    return [{ kind: 'output', ...whole, content: whole, label: undefined }];
  }
  const only = segments.length === 1 ? segments[0] : undefined;
  if (only?.kind === 'output' && only.label === undefined) {
    const whole = { start: 0, end: text.length };
    return [{ ...only, ...whole, content: whole }];
  }
  let start = 0;
  return segments.map((segment, i) => {
    const end = i === segments.length - 1 ? text.length : segment.end;
    const fits = segment.start === start && segment.end === end;
    const tiled = fits ? segment : { ...segment, start, end };
    start = end;
    return tiled;
  });
}
