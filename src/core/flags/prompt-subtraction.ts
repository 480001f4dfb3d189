import type { SentMessage } from '../response/sample-record.js';
import type { SentenceReading, TextReading } from './reading/text-reader.js';

/** This many words in a row have to be the same for text to count as copied. */
const shingle = 6;
/** A signal counts as copied when at least this proportion of its words stands in copied runs. */
const copiedShare = 0.7;
/** As many characters beside a signal are looked at as well. */
const margin = 24;

const wordPattern = /[a-z0-9]+/giu;

function hashesOf(text: string): number[] {
  return Array.from(text.matchAll(wordPattern), ([word]) => hashOf(word.toLowerCase()));
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  }
  return hash;
}

/** The hash of the `shingle` words from `at`; undefined where fewer are left. */
function shingleAt(words: readonly number[], at: number): number | undefined {
  if (at + shingle > words.length) return undefined;
  let hash = 17;
  for (let i = at; i < at + shingle; i++) hash = (Math.imul(hash, 31) + (words[i] ?? 0)) | 0;
  return hash;
}

/** What was sent to the model, in a form in which copies of it are found in linear time. */
export class SentText {
  readonly #shingles = new Set<number>();

  constructor(messages: readonly SentMessage[]) {
    for (const { text } of messages) {
      const words = hashesOf(text);
      for (let at = 0; at < words.length; at++) {
        const hash = shingleAt(words, at);
        if (hash !== undefined) this.#shingles.add(hash);
      }
    }
  }

  /** The proportion 0…1 of the words of `text` that stand in runs copied from what was sent. */
  copiedShare(text: string): number {
    if (this.#shingles.size === 0) return 0;
    const copied = this.#copied(hashesOf(text));
    return copied.length === 0 ? 0 : copied.filter(Boolean).length / copied.length;
  }

  /** The text without its copied runs of words. */
  without(text: string): string {
    if (this.#shingles.size === 0) return text;
    const copied = this.#copied(hashesOf(text));
    let index = 0;
    return text.replaceAll(wordPattern, (word) => (copied[index++] === true ? '' : word));
  }

  /** For each word, whether it stands in a run that was sent. */
  #copied(hashes: readonly number[]): readonly boolean[] {
    let copiedUpTo = 0;
    return hashes.map((_, at) => {
      const hash = shingleAt(hashes, at);
      if (hash !== undefined && this.#shingles.has(hash)) copiedUpTo = at + shingle;
      return at < copiedUpTo;
    });
  }
}

/**
 * The reading without what the text only repeats from the messages sent: a scratchpad often restates the
 * prompt, and that is not the model's own stance. Signals in copied runs become `attributed`.
 */
export function subtractPrompt<Reading extends TextReading>(
  reading: Reading,
  text: string,
  sent: SentText,
): Reading {
  const sentences = reading.sentences.map((sentence): SentenceReading => {
    if (sent.copiedShare(text.slice(sentence.start, sentence.end)) === 0) return sentence;
    const signals = sentence.signals.map((signal) =>
      sent.copiedShare(around(text, signal)) >= copiedShare
        ? { ...signal, mood: 'attributed' as const }
        : signal,
    );
    return { ...sentence, signals };
  });
  return { ...reading, sentences };
}

/** A signal can be shorter than a shingle, so some words on both sides are looked at as well. */
function around(text: string, { from, to }: { from: number; to: number }): string {
  const start = text.lastIndexOf(' ', Math.max(0, from - margin)) + 1;
  const end = text.indexOf(' ', to + margin);
  return text.slice(
    from - start > 2 * margin ? from : start,
    end < 0 || end - to > 2 * margin ? to : end,
  );
}
