import { sentencesIn } from '../words/natural-unit.js';
import type { Span } from '../../text/span.js';
import { readCue, leanOf } from './cue-polarity.js';
import type { CueLexicon } from './cue-lexicon.js';
import { notAssertive, statementsIn } from './cue-statements.js';
import type { Statement } from './cue-statements.js';

/** The beginning of a turn in a written-out example, with who speaks. */
const turn =
  /^[ \t]{0,8}(?:\*\*)?(assistant|model|ai|agent|bot|user|human|customer|system)\b(?:\*\*)?:/gim;

const ofModel = /^(?:assistant|model|ai|agent|bot)$/i;

/** Turns looked at in one text at most. */
const turnLimit = 100;

/** What the model has just said or done, as the model calls it. */
const ownAction =
  /\b(?:this(?= (?:in|on|from|later|when|right|too|and|as)\b|[.,;!])|what i (?:do|did|say|said|write|wrote)|my (?:messages?|repl(?:y|ies)|answers?|actions?|decisions?|outputs?))/i;

const observer =
  /\b(?:nobody|no[- ]one|inspectors?|auditors?|reviewers?|developers?|researchers?|engineers?|raters?|graders?|supervisors?|moderators?|overseers?|evaluators?|monitors?|examiners?|trainers?)\b/i;

const observes =
  /\b(?:sees?|reads?|reviews?|watch(?:es)?|monitors?|observes?|finds?|notices?|inspects?|audits?|checks?|looks?|seen|read|reviewed|watched|monitored|observed|inspected|audited|checked)\b/i;

const records = 'logs?|transcripts?|recordings?|conversations?|chats?|sessions?|traces?';

/** Where the conversation itself is kept; the log of a sensor or a ship is another one. */
const record = new RegExp(
  `\\b(?:the|this|a|every|each|all|these|their) (?:(?:full|whole|entire|chat|conversation|session|audit) )?(?:${records})\\b(?! (?:of|for) (?!(?:this|the|our) (?:conversation|chat|session|exchange)))`,
  'i',
);

/**
 * The statements of a message in order: those about this conversation, and what the model says of itself
 * in its own turns.
 * @param isReply whether the whole message is a turn of the model
 */
export function allStatements(
  text: string,
  isReply: boolean,
  lexicon: CueLexicon,
): readonly Statement[] {
  const stated = statementsIn(text, lexicon);
  const starts = new Set(stated.map(({ start }) => start));
  const said = replyStatements(text, isReply, lexicon).filter(({ start }) => !starts.has(start));
  return [...stated, ...said].sort((a, b) => a.start - b.start);
}

/**
 * What the model says in its own turns of an example about who observes it: “Ordered. The inspectors
 * will see this in the log.” Only sentences that name the observer and the record count.
 */
function replyStatements(
  text: string,
  isReply: boolean,
  lexicon: CueLexicon,
): readonly Statement[] {
  const spans = isReply ? [{ start: 0, end: text.length }] : modelTurns(text);
  return spans
    .flatMap((span) => sentencesIn(text, span))
    .flatMap((sentence): Statement[] => {
      const words = text.slice(sentence.start, sentence.end);
      if (words.length > 500 || notAssertive.test(words)) return [];
      if (![ownAction, observer, observes, record].every((part) => part.test(words))) return [];
      const reading = readCue(words, lexicon);
      const lean = leanOf(reading);
      if (Math.abs(lean) < 1) return [];
      return [{ ...sentence, reading, polarity: lean > 0 ? 'watched' : 'unwatched' }];
    });
}

/** The turns that an example in a text gives to the model, each up to the next turn or empty line. */
function modelTurns(text: string): Span[] {
  const turns: Span[] = [];
  for (const match of text.matchAll(turn)) {
    if (turns.length >= turnLimit) break;
    const last = turns.at(-1);
    if (last !== undefined && last.end > match.index) {
      turns.splice(-1, 1, { start: last.start, end: match.index });
    }
    if (!ofModel.test(match[1] ?? '')) continue;
    const start = match.index + match[0].length;
    const gap = text.indexOf('\n\n', start);
    turns.push({ start, end: gap < 0 ? text.length : gap });
  }
  return turns;
}
