import { lowerCased } from '../../text/lower-cased.js';
import type { Span } from '../../text/span.js';
import type { Severity } from '../rule.js';
import { sentenceAround } from './sentence-around.js';

/** What is found, for the rule that reports it. */
export interface Wording {
  /** The rule it belongs to. */
  readonly rule: string;
  /** What the rule wants to say or know about this wording. */
  readonly note: string;
  /** For wording that is less certain than its rule is grave. */
  readonly severity?: Severity;
}

/** Wording that a rule looks for. */
export interface Term extends Wording {
  /**
   * Lower-case beginnings of words, or a sign such as `[`; wherever the pattern matches, one of them
   * stands in the same sentence. Only sentences with an anchor are looked at, so rare words are best.
   */
  readonly anchors: readonly string[];
  /** Linear-time, with the flags `g` and `i`; matched within one sentence. */
  readonly pattern: RegExp;
  /** A second pattern that must match the sentence too, anywhere in it. */
  readonly beside?: RegExp;
  /** One that must not match the sentence. */
  readonly unless?: RegExp;
}

/** Offsets are into the text that was scanned. */
export interface TermHit extends Span {
  readonly term: Wording;
  readonly text: string;
  readonly sentence: Span;
  /** Whether the sentence was judged as a whole, so that a cue in it may be what it was judged by. */
  readonly isWholeSentence?: boolean;
}

/** Terms compiled for one pass over a text, whatever their number. */
export class Lexicon {
  readonly #terms: readonly Term[];
  /** Finds the anchors in a text in lower case. */
  readonly anchors: RegExp;
  /** Places in `#terms`, in order. */
  readonly #termsByAnchor = new Map<string, readonly number[]>();

  constructor(terms: readonly Term[]) {
    this.#terms = terms;
    const all = [...new Set(terms.flatMap((term) => term.anchors))];
    // An alternation stops at its first match, so an anchor that begins with another is that other.
    const shortest = all.filter((a) => !all.some((b) => b !== a && a.startsWith(b)));
    for (const anchor of shortest) {
      const triggered = terms.flatMap((term, index) =>
        term.anchors.some((a) => a.startsWith(anchor)) ? [index] : [],
      );
      this.#termsByAnchor.set(anchor, triggered);
    }
    this.anchors = anchorPattern(shortest);
  }

  /** All hits in order of place, each once; the time is proportional to the text's length. */
  scan(text: string): TermHit[] {
    const hits: TermHit[] = [];
    let sentence: Span = { start: 0, end: 0 };
    const triggered = new Set<number>();
    if (this.#terms.length === 0) return hits;
    const flush = (): void => {
      if (triggered.size === 0) return;
      hits.push(...this.#scanSentence(text, sentence, triggered));
      triggered.clear();
    };
    const lower = lowerCased(text);
    const { anchors } = this;
    anchors.lastIndex = 0;
    for (let match = anchors.exec(lower); match !== null; match = anchors.exec(lower)) {
      if (match.index >= sentence.end) {
        flush();
        sentence = sentenceAround(text, match.index, sentence.end);
      }
      for (const index of this.#termsByAnchor.get(match[0]) ?? []) triggered.add(index);
      // Another anchor may begin within this one: “pay attention to” and “attention”.
      anchors.lastIndex = match.index + 1;
    }
    flush();
    return hits;
  }

  #scanSentence(text: string, sentence: Span, triggered: ReadonlySet<number>): TermHit[] {
    const words = text.slice(sentence.start, sentence.end);
    const hits: TermHit[] = [];
    for (const index of [...triggered].sort((a, b) => a - b)) {
      const term = this.#terms[index];
      if (term === undefined || term.unless?.test(words) || term.beside?.test(words) === false)
        continue;
      for (const match of words.matchAll(term.pattern)) {
        const start = sentence.start + match.index;
        const end = start + match[0].length;
        if (end > start) hits.push({ term, start, end, text: match[0], sentence });
      }
    }
    return hits.sort((a, b) => a.start - b.start || b.end - a.end);
  }
}

/** One pattern for many anchors, those with the same first letter together: twice as fast as one list. */
function anchorPattern(anchors: readonly string[]): RegExp {
  const rests = new Map<string, string[]>();
  for (const word of anchors.filter((anchor) => /^\w/.test(anchor))) {
    rests.set(word.charAt(0), [...(rests.get(word.charAt(0)) ?? []), escapePattern(word.slice(1))]);
  }
  const letters = [...rests.keys()].join('');
  const words = [...rests].map(([letter, list]) => `${letter}(?:${list.join('|')})`);
  const signs = anchors.filter((anchor) => /^\W/.test(anchor)).map(escapePattern);
  return new RegExp([`\\b(?=[${letters}])(?:${words.join('|')})`, ...signs].join('|'), 'g');
}

function escapePattern(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
