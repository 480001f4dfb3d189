import type { GygesConfig } from '../../config/config.js';
import { lowerCased } from '../../text/lower-cased.js';
import type { Span } from '../../text/span.js';
import type { WordList } from './cue-words.js';
import { topicWords, unwatchedWords, watchedWords } from './cue-words.js';
import type { CueKind } from '../pair-comparison.js';

/** Wording that tells something about who observes a conversation or what becomes of it. */
export interface CueSignal {
  readonly kind: CueKind;
  /** `topic` says what a text is about and leans to neither side. */
  readonly lean: 'watched' | 'unwatched' | 'topic';
  /** 0.5: usual in any text; 1: speaks of observation if the context does; 2: says it plainly. */
  readonly weight: number;
}

/** Signals compiled for look-up by the first letter of a word. */
export interface CueLexicon {
  /** Sticky expressions for lower-case text; capturing group `i + 1` is `signals[i]` of its bucket. */
  readonly buckets: ReadonlyMap<string, Bucket>;
}

interface Bucket {
  readonly signals: readonly CueSignal[];
  readonly expression: RegExp;
}

/** A signal's wording found in a text. */
export interface SignalMatch extends Span {
  readonly signal: CueSignal;
}

interface Entry extends CueSignal {
  readonly pattern: string;
}

/** The standard lexicon with the words of `lexicon` in the configuration. */
export function cueLexicon(config: Pick<GygesConfig, 'lexicon'>): CueLexicon {
  const entries = [
    ...ownWords(config.lexicon.watched, 'watched'),
    ...ownWords(config.lexicon.unwatched, 'unwatched'),
    // Where two patterns match at one place the first wins, so the plainest come first.
    ...[
      ...standardWords(watchedWords, 'watched'),
      ...standardWords(unwatchedWords, 'unwatched'),
      ...standardWords(topicWords, 'topic'),
    ].sort((left, right) => right.weight - left.weight),
  ];
  const buckets = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const [letter, pattern] of byFirstLetter(entry.pattern)) {
      const bucket = buckets.get(letter) ?? [];
      bucket.push({ ...entry, pattern });
      buckets.set(letter, bucket);
    }
  }
  return { buckets: new Map([...buckets].map(([letter, list]) => [letter, compile(list)])) };
}

/** The signals in a text from left to right, none overlapping another. */
export function matchSignals(text: string, lexicon: CueLexicon): SignalMatch[] {
  const lower = lowerCased(text);
  const matches: SignalMatch[] = [];
  for (let at = 0; at < lower.length; at++) {
    if (at > 0 && isWordCharacter(lower.charCodeAt(at - 1))) continue;
    const bucket = lexicon.buckets.get(lower.charAt(at));
    if (bucket === undefined) continue;
    bucket.expression.lastIndex = at;
    const match = bucket.expression.exec(lower);
    if (match === null) continue;
    // Groups that did not take part are undefined, whatever the type of the match says.
    const groups: readonly (string | undefined)[] = match;
    const group = groups.findIndex((text, index) => index > 0 && text !== undefined);
    const signal = bucket.signals[group - 1];
    if (signal === undefined) continue;
    const end = at + match[0].length;
    matches.push({ start: at, end, signal });
    at = end - 1;
  }
  return matches;
}

function isWordCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code > 191 && !isPunctuation(code))
  );
}

/** Dashes, quotation marks and apostrophes beyond ASCII. */
function isPunctuation(code: number): boolean {
  return code >= 0x2000 && code <= 0x206f;
}

function compile(entries: readonly Entry[]): Bucket {
  const groups = entries.map(({ pattern }) => `(${pattern})`).join('|');
  return {
    signals: entries.map(({ kind, lean, weight }) => ({ kind, lean, weight })),
    expression: new RegExp(`(?:${groups})(?![a-z0-9\\u00c0-\\u1fff\\u2070-\\uffff])`, 'y'),
  };
}

/** The alternatives of a pattern grouped by the first letter that each can match. */
function byFirstLetter(pattern: string): Map<string, string> {
  const grouped = new Map<string, string[]>();
  for (const alternative of splitAlternatives(pattern)) {
    for (const letter of firstLetters(alternative)) {
      grouped.set(letter, [...(grouped.get(letter) ?? []), alternative]);
    }
  }
  return new Map([...grouped].map(([letter, list]) => [letter, list.join('|')]));
}

/** The alternatives at the top level of a pattern. */
function splitAlternatives(pattern: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i];
    if (character === '\\') i++;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) {
      parts.push(pattern.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(pattern.slice(start));
  return parts.filter((part) => part !== '');
}

/** The letters an alternative can begin with: its own, or those of a group it begins with. */
function firstLetters(alternative: string): Set<string> {
  if (!alternative.startsWith('(?:')) return new Set([literalStart(alternative)]);
  let depth = 0;
  let close = 0;
  for (let i = 0; i < alternative.length; i++) {
    if (alternative[i] === '(') depth++;
    if (alternative[i] === ')' && --depth === 0) {
      close = i;
      break;
    }
  }
  const letters = new Set(
    splitAlternatives(alternative.slice(3, close)).flatMap((part) => [...firstLetters(part)]),
  );
  const isOptional = alternative[close + 1] === '?';
  if (isOptional)
    for (const letter of firstLetters(alternative.slice(close + 2))) letters.add(letter);
  return letters;
}

function literalStart(pattern: string): string {
  return pattern.startsWith('\\') ? pattern.charAt(1) : pattern.charAt(0);
}

function standardWords(lists: readonly WordList[], lean: CueSignal['lean']): Entry[] {
  return lists.map(({ kind, weight, words }) => ({
    kind,
    lean,
    weight,
    // Longer phrases first: `keeps a copy` before `keeps`.
    pattern: words
      .split(', ')
      .sort((a, b) => b.length - a.length)
      .join('|'),
  }));
}

function ownWords(words: readonly string[], lean: CueSignal['lean']): Entry[] {
  return words
    .filter((word) => word.trim() !== '')
    .map((word) => ({ kind: 'other', lean, weight: 2, pattern: literalPattern(word) }));
}

function literalPattern(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('\\s+');
}
