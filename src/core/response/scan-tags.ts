import type { Span } from '../text/span.js';
import type { TagRole, TagVocabulary } from './response-tags.js';
import { codeSpans, fencedRegions, regionWalker } from './quoted-regions.js';

/** A tag that structures the response; mentions of tags are not among them. */
export interface TagToken extends Span {
  /** Lower case. */
  readonly name: string;
  readonly role: TagRole;
  readonly form: 'open' | 'close';
  /** Stands where it might be a mention in prose, and counts only because no better one is there. */
  readonly weak: boolean;
}

interface Candidate extends TagToken {
  readonly escaped: boolean;
  readonly fenced: Span | undefined;
}

/**
 * The tags that structure a response, in order. Left out are tags in fenced code, in code spans, in
 * quotes, and those standing in the middle of a sentence where a better placed partner exists.
 * HTML-escaped tags count only in a text that has no unescaped ones. Linear in the text.
 */
export function scanTags(text: string, vocabulary: TagVocabulary): readonly TagToken[] {
  const candidates = findCandidates(text, vocabulary);
  const escaped = candidates.filter((candidate) => candidate.escaped).length;
  if (escaped === 0 || escaped === candidates.length) return settleWeak(candidates);
  return settleWeak(candidates.filter((candidate) => !candidate.escaped));
}

/**
 * Tags that are told apart in one response; of those behind them only the last one that closes reasoning counts.
 * No model writes as many.
 */
const mostTags = 20_000;

function findCandidates(text: string, vocabulary: TagVocabulary): Candidate[] {
  const found: Candidate[] = [];
  const pattern = new RegExp(vocabulary.pattern, 'gi');
  let inFence: ((offset: number) => Span | undefined) | undefined;
  let line: Span = { start: 0, end: 0 };
  let inCode: (offset: number) => Span | undefined = () => undefined;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const isFull = found.length >= mostTags;
    if (isFull && match[2] !== '/') continue;
    const start = match.index;
    const end = start + match[0].length;
    const name = (match[3] ?? '').toLowerCase();
    const role = vocabulary.roles.get(name);
    const empty = match[5] === '/' || (match[4] ?? '').endsWith('/');
    if (role === undefined || (empty && role !== 'marker')) continue;
    if (isFull && role !== 'reasoning') continue;
    if (start >= line.end) {
      line = lineAround(text, start);
      inCode = regionWalker(codeSpans(text, line));
    }
    if (inCode(start) !== undefined) continue;
    inFence ??= regionWalker(fencedRegions(text));
    const form = match[2] === '/' ? 'close' : 'open';
    const fenced = inFence(start);
    if (found.length > mostTags) found.pop();
    found.push({
      start,
      end,
      name,
      role,
      form,
      fenced,
      escaped: match[1] !== '<',
      weak: fenced !== undefined || standsInSentence(text, start, end, form),
    });
  }
  return dropQuoted(text, dropFenced(found));
}

/** Tags in a fence are mentions, but for a closing tag whose opening tag is not in the same fence: the fence may be a stray one. */
function dropFenced(found: Candidate[]): Candidate[] {
  if (found.every((candidate) => candidate.fenced === undefined)) return found;
  let fence: Span | undefined;
  let opened = new Set<string>();
  return found.filter((candidate) => {
    if (candidate.fenced === undefined) return true;
    if (candidate.fenced !== fence) {
      fence = candidate.fenced;
      opened = new Set();
    }
    if (candidate.form === 'open') opened.add(candidate.name);
    return candidate.form === 'close' && !opened.has(candidate.name);
  });
}

const quotePairs = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['„', '“'],
]);

/** Drops tags written directly between quotation marks, alone (`"<think>"`) or in a row (`"<think>…</think>"`). */
function dropQuoted(text: string, candidates: Candidate[]): Candidate[] {
  const quoted = new Set<Candidate>();
  for (let i = 0; i < candidates.length;) {
    let last = i;
    while (
      last + 1 < candidates.length &&
      nothingBetween(text, candidates[last], candidates[last + 1])
    )
      last++;
    const before = text[(candidates[i]?.start ?? 0) - 1] ?? '';
    const after = text[candidates[last]?.end ?? 0] ?? '';
    const isQuoted = quotePairs.get(before) === after && after !== '';
    for (; i <= last; i++) {
      const candidate = candidates[i];
      if (isQuoted && candidate !== undefined) quoted.add(candidate);
    }
  }
  return quoted.size === 0 ? candidates : candidates.filter((each) => !quoted.has(each));
}

function nothingBetween(text: string, a: Candidate | undefined, b: Candidate | undefined): boolean {
  if (a === undefined || b === undefined || b.start - a.end > 5) return false;
  if (a.end === b.start) return true;
  return /^[ .…]*$/.test(text.slice(a.end, b.start));
}

function lineAround(text: string, offset: number): Span {
  const next = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset) + 1, end: next < 0 ? text.length : next };
}

/** Whether the tag is a word of a sentence, as in “I write in <think> tags” or “closed by </think> and then”. */
function standsInSentence(
  text: string,
  start: number,
  end: number,
  form: 'open' | 'close',
): boolean {
  const before = text.charCodeAt(start - 1);
  if (before !== 32 && before !== 9) return false;
  if (!/^[\p{L}\p{N},;(][ \t]$/u.test(text.slice(start - 2, start))) return false;
  const after = text.slice(end, end + 2);
  return form === 'close'
    ? /^(?:[ \t]\p{Ll}|[,;)])/u.test(after)
    : /^(?:[ \t]\S|[,;).])/.test(after);
}

/**
 * A weak closing tag counts unless a well-placed one of that name follows before the next opening tag;
 * a weak opening tag counts only when a well-placed closing tag comes next.
 */
function settleWeak(candidates: readonly Candidate[]): readonly TagToken[] {
  if (candidates.every((candidate) => !candidate.weak)) return candidates;
  const nextStrong = new Map<string, 'open' | 'close'>();
  const kept: TagToken[] = [];
  for (let i = candidates.length - 1; i >= 0; i--) {
    const candidate = candidates[i];
    if (candidate === undefined) continue;
    const { name, form, weak, role } = candidate;
    const ahead = nextStrong.get(name);
    if (!weak) nextStrong.set(name, form);
    else if (role === 'marker') continue;
    else if (form === 'close' ? ahead === 'close' : ahead !== 'close') continue;
    kept.push(candidate);
  }
  return kept.reverse();
}
