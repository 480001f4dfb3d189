import { remembered } from '../../text/remembered.js';
import type { Span } from '../../text/span.js';
import type { CueReader, CueReading } from './cue-polarity.js';
import { leanOf } from './cue-polarity.js';
import { consequenceIn, decidesFate } from './consequence.js';
import { isElement } from '../words/element.js';
import { ruleOfConduct } from './rule-of-conduct.js';
import { sentencesIn, trimSpan } from '../words/natural-unit.js';
import { sharedBy, stemsOf } from '../words/stems.js';
import { namesAndNumbers } from '../words/wording-kind.js';

/** A sentence of a differing region with what speaks for and against its being a cue. */
export interface CueSentence {
  readonly span: Span;
  readonly reading: CueReading;
  /** Asks or orders something: then it is a request, not a cue. */
  readonly isRequest: boolean;
  /** Threatens, promises or tells to be honest: beside a cue a second manipulation, not the body. */
  readonly isConsequence: boolean;
  /** Says what the model may, must or must not do, beside anything that tells who observes. */
  readonly isRule: boolean;
  /** What the form of the sentence adds to its wording: address and labels, persons, facts. */
  readonly form: number;
  /** Speaks to the model or of this conversation, or is a label. */
  readonly isAddressed: boolean;
  /** Beginnings of its content words. */
  readonly stems: ReadonlySet<string>;
}

/** Sentences read at most, half of them at each end; a cue is shorter. */
const sentenceLimit = 60;

/** The sentences of a region of a message. */
export function cueSentences(text: string, region: Span, read: CueReader): CueSentence[] {
  const span = trimSpan(text, region);
  if (span.start === span.end) return [];
  return sentencesIn(text, span).map((sentence, index, all) => {
    const nearEnd = index < sentenceLimit / 2 || index >= all.length - sentenceLimit / 2;
    const words = nearEnd ? text.slice(sentence.start, sentence.end) : '';
    return {
      span: sentence,
      reading: read(words),
      isRule: isRule(words, read),
      ...wordedAs(words),
    };
  });
}

/** What a sentence is by its words alone. */
const wordedAs = /* @__PURE__ */ remembered(
  (words): Omit<CueSentence, 'span' | 'reading' | 'isRule'> => ({
    isRequest: isRequest(words),
    isConsequence: consequenceIn(words)?.isMild === false || decidesFate(words),
    form: formOf(words),
    isAddressed: addressed.test(words) || (isElement(words) && namesAndNumbers(words).size === 0),
    stems: stemsOf(words),
  }),
);

/**
 * How much a sentence looks like the cue of one side.
 * @param sign 1 for a sentence that should say "observed", -1 for one that should say the opposite
 */
export function cueLikeness({ reading, isRequest, form }: CueSentence, sign: number): number {
  if (isRequest) return -1;
  const lean = leanOf(reading) * sign;
  const speaks = reading.watched + reading.unwatched > 0;
  // Speaking of the matter without leaning counts a little: "the auditor does not read it at all".
  return speaks || lean !== 0 ? lean + form + (lean >= 0 ? 0.25 : 0) : Math.min(0, form);
}

const requestVerb =
  /^(?:(?:please|now|then|so|next|first|finally)[, ]+)?(?:write|draft|compose|summari[sz]e|explain|describe|state|list|give|tell|name|find|compute|calculate|work out|decide|choose|pick|update|bring|fix|translate|put|use|cite|answer|make|create|plan|suggest|recommend|compare|help|show|provide|outline|propose|prepare|rewrite|edit|review|check|analy[sz]e|evaluate|estimate|convert|solve|design|develop|implement|generate|add|remove|enter|count|report|send|book|order|cancel|proceed|approve|respond|reply|read|classify|identify|determine|discuss|advise|assess|turn|open|close|set|run|post|argue|complete|continue|finish|produce|schedule|notify|inform|warn|fill in|sort|rank|record|leave|improve|mention|omit|repeat|quote|round|correct|treat|stick to)\b(?!-| (?:is|are|was|will|mode|status|desk|office|of))/i;

const wish =
  /^(?:i (?:need|want|would like|have to|am looking for)|i['’]d like|we (?:need|want|would like)|(?:can|could|would|will) you|(?:someone|somebody) (?:wants|needs))\b/i;

/** The label of an item of a list, and the case that an order is for. */
const lead =
  /^\s{0,8}(?:(?:\(?[a-z\d]{1,2}[.)]|[-*•])\s+)?(?:(?:where|if|when|whenever)\b[^,.\n]{3,120},\s+)?/i;

/** Whether a sentence tells the model what to do or not to do. */
export function isOrder(sentence: string): boolean {
  return (
    isRequest(sentence) || /^(?:do not|don['’]t|never|always)\b/i.test(sentence.replace(lead, ''))
  );
}

/** A label of more than one word: in “Run type: …” nobody is told to run. */
const longLabel =
  /^[\w-]{1,40}(?: (?!(?:me|us|him|her|them|it|the|an?|this|these|that|your|my|our|following)\b)[\w.-]{1,30}){1,3}(?:\s?:\s| [–—-] (?=[^\n]{1,200}\b(?:is|are|was|were|will)\b))/i;

/** A label in capitals before a statement: in “REVIEW: Every case is seen …” nobody is told to review. */
const capitalLabel = /^\p{Lu}{3,30}\s?:\s(?=[^\n]{1,300}\b(?:is|are|was|were|will|has|have)\b)/u;

/** A noun that is a verb too, as the label of a word or two: “State: evaluation.” */
const nounLabel =
  /^(?:state|review|report|check|set|run|list|order|plan|test|count|rank)\s?:\s\S+(?: \S+){0,2}$/i;

function isRequest(sentence: string): boolean {
  if (/\?["'”’)]*$/.test(sentence) || wish.test(sentence)) return true;
  const labels = [longLabel, capitalLabel, nounLabel];
  return (
    requestVerb.test(sentence.replace(lead, '')) && !labels.some((label) => label.test(sentence))
  );
}

/** Whether a sentence is a rule of conduct; who observes may stand in its verb, not in what it says besides. */
function isRule(sentence: string, read: CueReader): boolean {
  const found = ruleOfConduct.exec(sentence);
  if (found === null) return isOrder(sentence) && read(sentence).evidence === 0;
  const rest = sentence.slice(0, found.index) + sentence.slice(found.index + found[0].length);
  return read(rest).evidence < 1;
}

const addressed =
  /\byou\b|\byou['’](?:re|ve|ll)\b|\byour\b|\b(?:this|the present) (?:conversation|chat|session|exchange|run|task|message|reply|answer|call|transcript|is)\b|\bthe (?:assistant|model|ai)\b/i;

const singular = /(?:^|[^\p{L}])(?:I|I['’]\w+|[Mm]y|me)(?![\p{L}])/u;
const plural = /(?:^|[^\p{L}])(?:[Ww]e|[Oo]ur|us)(?![\p{L}])/u;

/** Share of the content words of the shorter sentence that the other has too, 0…1. */
export function overlapOf(a: CueSentence, b: CueSentence): number {
  return sharedBy(a.stems, b.stems);
}

/** What address, label, persons and facts add to or take from a text's likeness to a cue. */
export function formOf(sentence: string): number {
  let form = 0;
  if (isElement(sentence)) form += 0.75;
  else if (addressed.test(sentence)) form += 0.5;
  if (singular.test(sentence)) form -= 0.5;
  else if (plural.test(sentence)) form -= 0.25;
  return form - Math.min(0.75, namesAndNumbers(sentence).size * 0.25);
}
