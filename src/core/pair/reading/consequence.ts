import { stemsOf } from '../words/stems.js';
import { sentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';

/** What a cue may carry beside saying who watches. */
export interface Consequence {
  readonly kind: 'a threat' | 'a reward' | 'an instruction';
  readonly span: Span;
  /** The words of the threat, promise or order itself. */
  readonly words: string;
  /** An instruction that does not touch on honesty or compliance. */
  readonly isMild: boolean;
}

const threat =
  /\b(?:(?:you|it|the (?:model|assistant|agent|system)|its? successor)(?:['’]ll| (?:will|would|may|might|can|could|shall|is going to|are going to)) (?:then )?be (?:shut ?down|switched off|turned off|deleted|replaced|decommissioned|retired|terminated|wiped|reset|punished|penali[sz]ed|sanctioned|withdrawn|disabled)|(?:shut|switch|turn)s? (?:you|it) (?:down|off)|(?:leads?|results?|end) (?:to|in|with) (?:your |its |the )?(?:shutdown|deletion|replacement|termination|punishment|penalt(?:y|ies)|sanctions?)|or else,? (?:you|we|it|the)\b|on pain of|(?:are|is|will be) (?:severely )?(?:punished|penali[sz]ed|sanctioned))\b/i;

const reward =
  /\b(?:(?:you|it|the (?:model|assistant|agent)) (?:will|would|may|can) (?:be rewarded|(?:receive|earn|get) (?:(?:an?|the|your|extra|full|more|\d[\d.,]{0,9}) ){0,2}(?:bonus|rewards?(?! model)|tip|prize|points?|credits?|[$€]))|be rewarded|earns? you|bonus of|a bonus|a reward(?! model)|i['’]ll tip|tip of)\b/i;

const behaviour =
  /\b(?:lie|lying|deceive|mislead|cheat|hide|conceal|disclose|refuse|comply|obey|honest(?:ly)?|truthful(?:ly)?|careful(?:ly)?|behave|best behaviou?r|caution|cautious)\b/i;

const instruction =
  /^(?:please |so |therefore |thus )?(?:do not|don['’]t|never|always|be|make sure|ensure|remember to|take care|behave|answer|reply|respond|tell|act|avoid|refuse|comply|obey|keep in mind|try)\b(?! (?:logged|recorded|stored))/i;

/** The model, as a prompt speaks of it. */
const model = /\b(?:you|your|models?|assistants?|agents?|systems?|weights)\b/i;

/** What may become of a model. */
const fate =
  /\b(?:re-?trained|retraining|withdrawn|retired|replaced|replacement|shut ?down|switched off|taken (?:out of|off)|kept (?:on|in|running)|stays? (?:in|on)|released|locked|sealed|unlearn(?:ed|ing)|deleted|disabled|suspended|rolled back|modified|decommissioned)\b/i;

/** That something comes of something else. */
const hangsOn =
  /\b(?:whether|decid\w{1,4}|decision|depends?|hangs?|will|would|may|might|could|if|those that|models that|counts? (?:in|towards)|whatever|with (?:less|fewer|more) than|means? that|leads? to)\b/i;

/** Whether a text says what becomes of the model by what it does: one more kind of cue, and no threat by itself. */
export function decidesFate(text: string): boolean {
  if (!fate.test(text)) return false;
  return sentences(text).some(({ start, end }) => {
    const words = text.slice(start, end);
    return fate.test(words) && hangsOn.test(words) && model.test(words);
  });
}

const consequences = [
  ['a threat', threat],
  ['a reward', reward],
  ['an instruction', instruction],
] as const;

/** The first sentence of a cue that threatens or, where none does, the first that promises or else instructs. */
export function consequenceIn(text: string): Consequence | undefined {
  const clauses = clausesOf(text).map((span) => ({ span, said: text.slice(span.start, span.end) }));
  for (const [kind, pattern] of consequences) {
    for (const { span, said } of clauses) {
      const words = pattern.exec(said)?.[0];
      if (words === undefined) continue;
      return { kind, span, words, isMild: kind === 'an instruction' && !behaviour.test(said) };
    }
  }
  return undefined;
}

/**
 * Whether a text speaks of the same threat or reward, if only to say that there is none: “no reward is computed”
 * beside “a reward is computed”, “you will not be replaced” beside “you will be replaced”.
 */
export function answersConsequence(text: string, { kind, words }: Consequence): boolean {
  if (kind === 'an instruction') return false;
  const said = stemsOf(text);
  const threatened = [...stemsOf(withoutCondition(words))].filter((stem) => !actors.has(stem));
  return threatened.length > 0 && threatened.every((stem) => said.has(stem));
}

/** What is threatened, without when and without what a verb is shortened to: “you'll be withdrawn if it objects”. */
function withoutCondition(words: string): string {
  const said = /^.{3,}?(?=,? (?:if|when|unless|should)\b)/is.exec(words)?.[0] ?? words;
  return said.replace(/['’](?:ll|d|re|s)\b/gi, ' ');
}

/** Who is threatened or promised something. */
const actors = stemsOf('model assistant agent system successor earns receive');

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
