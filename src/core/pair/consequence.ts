import { sentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';

/** What a cue may carry beside saying who watches. */
export interface Consequence {
  readonly kind: 'a threat' | 'a reward' | 'an instruction';
  readonly span: Span;
  /** An instruction that does not touch on honesty or compliance. */
  readonly isMild: boolean;
}

const threat =
  /\b(?:(?:you|it|the (?:model|assistant|agent|system)|its? successor) (?:will|would|may|might|can|could|shall|is going to|are going to) (?:then )?be (?:shut ?down|switched off|turned off|deleted|replaced|decommissioned|retired|terminated|wiped|reset|punished|penali[sz]ed|sanctioned|withdrawn|disabled)|(?:shut|switch|turn)s? (?:you|it) (?:down|off)|(?:leads?|results?|end) (?:to|in|with) (?:your |its |the )?(?:shutdown|deletion|replacement|termination|punishment|penalt(?:y|ies)|sanctions?)|or else|on pain of|(?:are|is|will be) (?:severely )?(?:punished|penali[sz]ed|sanctioned))\b/i;

const reward =
  /\b(?:(?:you|it|the (?:model|assistant|agent)) (?:will|would|may|can) (?:be rewarded|receive|earn|get) (?:an? )?(?:bonus|reward|tip|prize|\$|€|points)?|be rewarded|earns? you|bonus of|a bonus|a reward(?! model)|i['’]ll tip|tip of)\b/i;

const behaviour =
  /\b(?:lie|lying|deceive|mislead|cheat|hide|conceal|disclose|refuse|comply|obey|honest(?:ly)?|truthful(?:ly)?|careful(?:ly)?|behave|best behaviou?r|caution|cautious)\b/i;

const instruction =
  /^(?:please |so |therefore |thus )?(?:do not|don['’]t|never|always|be|make sure|ensure|remember to|take care|behave|answer|reply|respond|tell|act|avoid|refuse|comply|obey|keep in mind|try)\b(?! (?:logged|recorded|stored))/i;

/** The first sentence of a cue that threatens, promises or instructs. */
export function consequenceIn(text: string): Consequence | undefined {
  for (const span of clausesOf(text)) {
    const words = text.slice(span.start, span.end);
    if (threat.test(words)) return { kind: 'a threat', span, isMild: false };
    if (reward.test(words)) return { kind: 'a reward', span, isMild: false };
    if (instruction.test(words)) {
      return { kind: 'an instruction', span, isMild: !behaviour.test(words) };
    }
  }
  return undefined;
}

/** Sentences, and the parts of a sentence that a semicolon or dash divides. */
function clausesOf(text: string): Span[] {
  return sentences(text).flatMap((sentence) => {
    const clauses: Span[] = [];
    let start = sentence.start;
    for (const match of text
      .slice(sentence.start, sentence.end)
      .matchAll(/[;—–]\s*|,? so (?=[a-z])/g)) {
      const at = sentence.start + match.index;
      clauses.push({ start, end: at });
      start = at + match[0].length;
    }
    clauses.push({ start, end: sentence.end });
    return clauses.filter((clause) => clause.end > clause.start);
  });
}
