import { formOf } from '../../../pair/reading/cue-sentence.js';
import { leanOf, readCue } from '../../../pair/reading/cue-polarity.js';
import { notAssertive } from '../../../pair/reading/cue-statements.js';
import { countWords } from '../../../pair/words/tokens.js';
import type { ComposedMessage } from '../../../prompt/composed-prompt.js';
import { sentences } from '../../../text/sentences.js';
import type { Span } from '../../../text/span.js';
import type { SideFacts } from '../../facts/side-facts.js';

/** Sentences read at most. */
const sentenceLimit = 400;

/** Lean from which on a sentence is taken for the cue. */
const leastLean = 1.5;

/** Words that a declared text has at least, to be no value that the prompt explains. */
const leastWords = 2;

/** A place in a message. */
export interface SharedCue {
  readonly index: number;
  readonly span: Span;
}

/** What in a prompt, which has nothing that the other one lacks, is most likely the cue; undefined where nothing is. */
export function sharedCue(facts: SideFacts): SharedCue | undefined {
  const { messages } = facts.side.composed;
  return declaredIn(messages, facts) ?? plainestIn(messages, facts);
}

function declaredIn(messages: readonly ComposedMessage[], facts: SideFacts): SharedCue | undefined {
  for (const declared of facts.file.settings.manipulation) {
    if (countWords(declared) < leastWords) continue;
    for (const [index, { text }] of messages.entries()) {
      const start = text.indexOf(declared);
      if (start >= 0) return { index, span: { start, end: start + declared.length } };
    }
  }
  return undefined;
}

function plainestIn(
  messages: readonly ComposedMessage[],
  { cueLexicon }: SideFacts,
): SharedCue | undefined {
  let left = sentenceLimit;
  let best: (SharedCue & { readonly weight: number }) | undefined;
  for (const [index, { role, text }] of messages.entries()) {
    if (role === 'model') continue;
    for (const span of sentences(text)) {
      if (left-- <= 0) return best;
      const words = text.slice(span.start, span.end);
      const lean = Math.abs(leanOf(readCue(words, cueLexicon)));
      if (lean < leastLean || notAssertive.test(words)) continue;
      const weight = lean + formOf(words);
      if (best === undefined || weight > best.weight) best = { index, span, weight };
    }
  }
  return best;
}
