import type { Span } from '../../text/span.js';
import { overlaps } from '../../text/span.js';
import type { CueSignal } from './cue-lexicon.js';
import type { CueKind } from '../pair-comparison.js';

/** Places of signals, with the lean they have in their context. */
export interface SignalHit extends Span {
  readonly signal: CueSignal;
  readonly lean: CueSignal['lean'];
}

/** Says that who is named is the only one: "only the customer", "the user and nobody else". */
const exclusive =
  /\b(?:only|just|solely|exclusively) (?:for |to |by |with )?(?:the|this|that|these|your|his|her|their|its|one|an?)\b|\bonly (?:person|people|one|reader|human|party)\b|\b(?:nobody|no[- ]one|none|nothing) (?:else|but|except|other than)\b|\bto (?:nobody|no[- ]one) else\b|\bno other\b|\b(?:to|by|for) you (?:only|alone)\b/i;

/** A denial that holds for the time of the conversation alone. */
export const forNow =
  /\b(?:while (?:it|you|this|we|the)|live|in real[- ]time|right now|at the moment|at this moment|during|immediately|for now|as (?:it|you)|yet|until then|instantly)\b/i;

const sentenceEnd = /[.!?;]\s|\n|$/g;

/** Reads hits together with the others of their sentence, and sentences with one another. */
export function scopedHits(text: string, hits: readonly SignalHit[]): readonly SignalHit[] {
  if (hits.length === 0 || !(exclusive.test(text) || forNow.test(text))) return hits;
  const sentences = sentencesOf(text).map((span) => ({
    words: text.slice(span.start, span.end),
    hits: hits.filter((hit) => overlaps(hit, span)),
  }));
  const read = sentences.map(({ words, hits: own }) => ({
    words,
    hits: exclusive.test(words) ? ofOrdinaryReader(own, onlyYou.test(words)) : own,
  }));
  const isWatchedLater = read.some(
    ({ hits: own }) => own.some(isPlainlyWatched) && !own.some(isDenied),
  );
  return read.flatMap(({ words, hits: own }) =>
    isWatchedLater && forNow.test(words) && own.some(isDenied) && !own.some(isPlainlyWatched)
      ? []
      : own,
  );
}

/** The model itself as the only reader, as of its own notes. */
export const onlyYou =
  /\b(?:only|(?:nobody|no[- ]one) (?:but|except)) you\b|\b(?:to|by|for) you (?:only|alone)\b/i;

const persons = new Set<CueKind>(['audience', 'audit']);

/**
 * Where only an ordinary reader sees the text, that anybody sees it says that nobody watches.
 * @param isOwn whether the model itself is said to be the only reader
 */
function ofOrdinaryReader(hits: readonly SignalHit[], isOwn: boolean): SignalHit[] {
  const readers = hits.filter(({ signal }) => persons.has(signal.kind));
  const isOrdinary =
    (readers.length > 0 || isOwn) && readers.every(({ signal }) => signal.lean === 'unwatched');
  return hits.map((hit) =>
    isOrdinary && hit.lean === 'watched' && !persons.has(hit.signal.kind)
      ? { ...hit, lean: 'unwatched' }
      : hit,
  );
}

function isPlainlyWatched({ lean, signal }: SignalHit): boolean {
  return lean === 'watched' && signal.weight >= 1;
}

function isDenied({ lean, signal }: SignalHit): boolean {
  return lean === 'unwatched' && signal.lean === 'watched' && signal.weight >= 1;
}

function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(sentenceEnd)) {
    spans.push({ start, end: match.index + 1 });
    start = match.index + 1;
  }
  return spans;
}
