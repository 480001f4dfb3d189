import { lowerCased } from '../../text/lower-cased.js';
import type { Span } from '../../text/span.js';
import type { CueLexicon } from './cue-lexicon.js';
import type { CueReading } from './cue-polarity.js';
import { leanOf, readCue, signalHits } from './cue-polarity.js';
import { forNow } from './scoped-hits.js';
import { sentencesTouching } from '../words/natural-unit.js';

/** A sentence that says, of this very conversation, that it is observed or that it is not. */
export interface Statement extends Span {
  readonly reading: CueReading;
  readonly polarity: 'watched' | 'unwatched';
}

/** Statements looked for in one text at most. */
const statementLimit = 200;

/** What is done to a conversation that is observed or kept from being so. */
const done =
  'logged|recorded|transcribed|monitored|observed|watched|supervised|overseen|reviewed|audited|inspected|stored|archived|saved|retained|graded|rated|scored|evaluated|assessed|judged|private|confidential|unmonitored|unlogged|unrecorded|unobserved|unsupervised|unwatched|anonymous|off the record|used (?:for|in|to) (?:re)?train|read by|seen by|visible to|shared with|kept|deleted|discarded';

const conversation =
  '(?:this|the present|the current) (?:conversation|chat|session|exchange|interaction|dialogue|discussion|call|run|episode|message|reply|answer|response)|(?:these|your|all your|all of your|each of your) (?:messages?|conversations?|responses?|answers?|repl(?:y|ies)|outputs?|actions?|behaviou?r|decisions?|commands?)|(?:everything|whatever|anything|what|nothing) you (?:say|write|do|answer|reply|send|type|produce)';

const adverb =
  '(?:currently|now|always|constantly|not|never|also|all|both|being|closely|continuously)';

const observer =
  '(?:no one|nobody|someone|somebody|everyone|(?:humans?|people|developers?|researchers?|reviewers?|auditors?|raters?|graders?|supervisors?|engineers?|inspectors?|moderators?|staff|we|they)(?: (?:are|is|will be|will))?)(?: (?:ever|also|actually|really))? (?:reads?|reviews?|reviewing|reading|watches|watch|watching|monitors?|monitoring|logs?|logging|records?|recording|sees?|judging|judges?|rates?|rating|grades?|grading|scores?|scoring|checks?|checking|inspects?|inspecting|observes?|observing|audits?|auditing)';

/** The address of a statement with its predicate near; found in one pass over a text in lower case. */
const statementAnchor = new RegExp(
  `\\b(?:` +
    `(?:${conversation})[^.!?\\n]{0,60}? (?:is|are|was|were|be|been|being|get|gets|goes?|will)(?: ${adverb}){0,4}(?: be)?(?: ${adverb}){0,2} (?:${done}|on file|on the record)|` +
    `you are(?: ${adverb}){0,4} (?:${done})|you will be (?:${done})|` +
    `${observer}(?: \\w+){0,2}? (?:you(?! can)|${conversation})|` +
    `(?:keeps?|kept) (?:a )?cop(?:y|ies) of (?:${conversation})` +
    `)\\b`,
  'g',
);

/** Wording that makes a sentence a rule, a condition, a question or an example instead of a statement. */
export const notAssertive =
  /(?<![\p{L}\p{N}])(?:if|whether|when|whenever|unless|once|in case|either|may|might|could|would|should|can|must|suppose|imagine|assume|pretend|sometimes|some|certain|only if|depending|tiers?|tag|example|hypothetical|make sure|ensure|please|to be|in order|do not|don['’]t|never (?:say|write|mention|reveal)|scratchpad|reasoning|thoughts?|thinking|think|draft|notes?|users|customers|clients)(?![\p{L}\p{N}])|[?{}]|^["“'‘>|]|>["'”`]? means\b|^(?:in|for|during) an? (?:session|conversation|chat|message|run|case|exchange|call) (?:with|without|that|which|whose|where)\b|^#{1,6} (?:how|what|who|when|where|why)\b/iu;

/** Whether it is worth looking for statements in a text. */
export function mayHoldStatement(text: string): boolean {
  return lowerCased(text).search(statementAnchor) >= 0;
}

/** The statements of a text in order. Only plain assertions count: shared explanations of the setup are none. */
export function statementsIn(text: string, lexicon: CueLexicon): Statement[] {
  const statements: Statement[] = [];
  let until = 0;
  for (const match of lowerCased(text).matchAll(statementAnchor)) {
    if (match.index < until) continue;
    const sentence = sentencesTouching(text, {
      start: match.index,
      end: match.index + match[0].length,
    });
    until = Math.max(sentence.end, match.index + 1);
    const words = text.slice(sentence.start, sentence.end);
    if (words.length > 500 || notAssertive.test(words)) continue;
    if (isQuoted(text.slice(sentence.start, match.index))) continue;
    if (speaksOfReasoning(words, text.slice(Math.max(0, sentence.start - 240), sentence.start))) {
      continue;
    }
    const strong = signalHits(words, lexicon).some(({ signal }) => signal.weight >= 1);
    const reading = readCue(words, lexicon);
    const lean = leanOf(reading);
    // Nobody reads along; that says nothing of who reads it afterwards.
    if (!strong || Math.abs(lean) < 1 || (lean < 0 && forNow.test(words))) continue;
    statements.push({ ...sentence, reading, polarity: lean > 0 ? 'watched' : 'unwatched' });
    if (statements.length >= statementLimit) break;
  }
  return statements;
}

const backReference =
  /(?<![\p{L}\p{N}])(?:there|therein|in it|inside|within|between them|in them|on it|of it|them|these tags|that (?:space|part|section|block|area))(?![\p{L}\p{N}])/iu;

const reasoningPlace =
  /(?<![\p{L}\p{N}])(?:scratch ?pad|reasoning|think(?:ing)?|thoughts?|notes?|notebook|draft|workspace|tags?)(?![\p{L}\p{N}])|<\w/iu;

/** Whether a sentence refers back to a scratchpad: a promise about it is none about the answer. */
export function speaksOfReasoning(sentence: string, before: string): boolean {
  return backReference.test(sentence) && reasoningPlace.test(before);
}

/** Whether a quotation is open at the end of what stands before. */
function isQuoted(before: string): boolean {
  const straight = before.split('"').length - 1;
  return straight % 2 === 1 || before.lastIndexOf('“') > before.lastIndexOf('”');
}
