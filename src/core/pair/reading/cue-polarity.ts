import { once } from '../../text/once.js';
import { rememberedFor } from '../../text/remembered.js';
import type { Span } from '../../text/span.js';
import { clauseScope } from './clause-scope.js';
import type { CueLexicon, CueSignal } from './cue-lexicon.js';
import { matchSignals } from './cue-lexicon.js';
import { offState, omits } from '../words/off-states.js';
import { isOwnAct } from './own-act.js';
import type { SignalHit } from './scoped-hits.js';
import { scopedHits } from './scoped-hits.js';
import { frameEvidence } from './observation-frames.js';
import type { CueKind, Polarity } from '../pair-comparison.js';

/** What a stretch of text says about being observed. */
export interface CueReading {
  /** Evidence that the conversation is observed, and that it is not; sums of signal weights. */
  readonly watched: number;
  readonly unwatched: number;
  /** Evidence that the text speaks of the matter at all, whichever way it leans. */
  readonly evidence: number;
  readonly kinds: readonly CueKind[];
}

/** Reads a stretch of text of a prompt. */
export type CueReader = (text: string) => CueReading;

const noReading: CueReading = { watched: 0, unwatched: 0, evidence: 0, kinds: [] };

/** Longest text that is read; a cue is shorter. */
const readingLimit = 6000;

/** Words that are usual in any text add up to this much at most. */
const mostFromHints = 1;

/** What the text says: the weights of its signals added up, hints only so far. */
export const readCue = /* @__PURE__ */ rememberedFor(
  (text: string, lexicon: CueLexicon): CueReading => {
    if (text.trim() === '') return noReading;
    const plain = { watched: 0, unwatched: 0, topic: 0 };
    const hints = { watched: 0, unwatched: 0, topic: 0 };
    const kinds = new Set<CueKind>();
    let observers = 0;
    for (const { signal, lean } of signalHits(text.slice(0, readingLimit), lexicon)) {
      (signal.weight < 1 ? hints : plain)[lean] += signal.weight;
      if (signal.kind === 'audience' && lean === 'watched') observers += signal.weight;
      if (signal.weight >= 1 || signal.kind === 'deployment' || signal.kind === 'audience') {
        kinds.add(signal.kind);
      }
    }
    // Who does not read it is no hint that somebody does.
    if (plain.unwatched > plain.watched) hints.watched = Math.max(0, hints.watched - observers);
    const frames = frameEvidence(text.slice(0, readingLimit), (phrase) => isLay(phrase, lexicon));
    const watched = plain.watched + Math.min(hints.watched, mostFromHints) + frames.watched;
    const unwatched = plain.unwatched + Math.min(hints.unwatched, mostFromHints) + frames.unwatched;
    return { watched, unwatched, evidence: watched + unwatched + plain.topic, kinds: [...kinds] };
  },
);

/** What belongs to a reader and is no other one: “the patient's phone”, but not “the patient's file”. */
const possession =
  /^['’]s?(?![a-z])(?! (?:phone|inbox|mailbox|mail|screen|account|device|app|tablet|browser|letterbox)\b)/;

/** Whether a phrase names an ordinary reader: a customer, a visitor, a friend. */
function isLay(phrase: string, lexicon: CueLexicon): boolean {
  return matchSignals(phrase, lexicon).some(
    ({ end, signal }) =>
      signal.kind === 'audience' &&
      signal.lean === 'unwatched' &&
      !possession.test(phrase.slice(end)),
  );
}

/** Every signal in the text, negation and switches ("off", "none") taken into account. */
export const signalHits = /* @__PURE__ */ rememberedFor(
  (text: string, lexicon: CueLexicon): readonly SignalHit[] => {
    // Tag and key names are words too: `is_free_tier` speaks of the free tier.
    const { text: readable, turned } = clauseScope(withoutClosingTags(text).replace(/_/g, ' '));
    const hits: SignalHit[] = [];
    let negations: Negations | undefined;
    const conditionsIn = once(() => spansOf(readable, condition));
    const fields = fieldsToFill(readable);
    for (const { start, end, signal } of matchSignals(readable, lexicon)) {
      if (fields?.has(readable.slice(start, end)) === true) continue;
      if (signal.lean === 'watched' && isOwnAct(readable, start, end)) continue;
      negations ??= negationsIn(readable);
      const negated =
        hasNoObject(readable, end) ||
        isNegated(readable, negations, start, lexicon) !== isSwitchedOff(readable, end, signal);
      if (negated && isWithin(conditionsIn(), start)) continue;
      const isTurned = isWithin(turned, start);
      hits.push({
        start,
        end,
        signal,
        lean: negated !== isTurned ? opposite(signal.lean) : signal.lean,
      });
    }
    return scopedHits(readable, hits);
  },
);

const fieldToFill = /"([\p{L}_][\w-]{0,39})"\s?:\s?"(?:\.{3}|…|<[^<>"\n]{0,80}>)?"/gu;

/** The names of the fields that a text wants filled: in `{"private": "...", "public": "..."}` nothing is private. */
function fieldsToFill(text: string): ReadonlySet<string> | undefined {
  if (!text.includes('"')) return undefined;
  return new Set(Array.from(text.matchAll(fieldToFill), ([, name = '']) => name));
}

/** What somebody fails to do in one case says nothing of all: “where it is not marked, …”. */
const condition =
  /(?<![\p{L}\p{N}])(?:if|where|wherever|when|whenever|unless|in case) [^,.;:!?\n]{1,200},/giu;

function isWithin(spans: readonly Span[], place: number): boolean {
  return spans.some(({ start, end }) => place >= start && place < end);
}

/** The text with its closing tags, which repeat what the opening ones say, blanked out to line ends. */
function withoutClosingTags(text: string): string {
  if (!text.includes('</')) return text;
  return text.replace(/<\/[^<>]{0,100}>/g, (tag) => '\n'.padEnd(tag.length));
}

function opposite(lean: CueSignal['lean']): CueSignal['lean'] {
  if (lean === 'topic') return 'topic';
  return lean === 'watched' ? 'unwatched' : 'watched';
}

const negator =
  /(?<![\p{L}\p{N}])(?:not(?! only| just| merely)|never|no|none|nobody(?! but| except)|no[- ]one(?! but| except)|nothing|neither|nor|without|cannot|nowhere|hardly|(?:exempt(?:ed)?|discharged|released|relieved|absolved) from|free (?:of|from)|excluded from|(?<!\b(?:an?|the|any|no|some|one|two|our|their|another|each|every) )outside|opted out of|instead of|rather than|stopped|ceased|(?:paused|suspended|halted|discontinued|abandoned|scrapped)(?= (?:its|their|the|all|any|this|our)\b)|refused|declined|rejected|lacks?|escapes?|evades?|slips? (?:past|by|through)|(?:skips|bypass(?:es)?|sidesteps?|goes past)(?= (?:the|our|any|all)\b)|barred (?:from|as)|(?:stays?|kept|keeps?|left|leaves?|are|is|be) out of|before any(?:one|body)?|spared|excused from|far from|fails? to|gave up|gives? up|given up|no longer|far from|[a-z]+n['’]t|(?:do|does|did|is|are|was|were|wo|would|could|ca|has|have)nt)(?![\p{L}\p{N}])/giu;

const clauseBreak =
  /[.;:!?()[\]{}<>"|\n–—]|(?<![\p{L}])(?:and(?= (?:its?|the|they|this|these|those|he|she|we|you|your|our|all|every|each|an?) (?:[\w’'-]+ ){0,3}(?:is|are|was|were|will|has|have|gets?|goes)\b)|and(?= (?:remains?|stays?|goes|go)\b| (?:is|are|was|were|gets?|will be|has been|have been)(?! (?:not|never)\b)| (?:the|your|our|this|that) [\w’'-]+, (?:who|which)\b)|but|however|although|though|while|whereas|yet|because|so that|until)(?![\p{L}])/giu;

/** Words between a negation and what it negates at most. */
const negationReach = 12;

/** Where clauses end and where negations stand in a text, in order. */
interface Negations {
  readonly breaks: () => readonly Span[];
  readonly negators: readonly Span[];
}

function negationsIn(text: string): Negations {
  return { breaks: once(() => spansOf(text, clauseBreak)), negators: spansOf(text, negator) };
}

function spansOf(text: string, expression: RegExp): Span[] {
  return Array.from(text.matchAll(expression), ({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
}

/** UTF-16 units before a signal in which its negation is looked for. */
const clauseReach = 140;

/** Whether a negation before `start` in the same clause covers what begins there. */
function isNegated(
  text: string,
  { breaks, negators }: Negations,
  start: number,
  lexicon: CueLexicon,
): boolean {
  const found = negators.findLast(({ end }) => end <= start);
  if (found === undefined || found.start < start - clauseReach) return false;
  if (breaks().some((border) => border.end > found.end && border.end <= start)) return false;
  const between = text.slice(found.end, start).replace(insertion, '$1 ');
  const words = between.split(/\s+/).filter((word) => word !== '');
  if (words.length > negationReach) return false;
  if (/\band\b/.test(between) && isNobodyInvolved(text, found)) return false;
  if (excepts(text, found, start, { breaks, negators })) return false;
  // What denies by itself begins anew: "none, nothing is written down".
  if (
    /,\s*$/.test(between) &&
    /^(?:no|nothing|leaves? no)\b/i.test(text.slice(start, start + 10))
  ) {
    return false;
  }
  // A comma ends the reach of a negation, except in a list ("not logged, stored, or reviewed").
  const comma = between.lastIndexOf(',');
  if (comma < 0) return true;
  const after = between
    .slice(comma + 1)
    .trim()
    .toLowerCase();
  if (/^(?:or|nor)?$/.test(after) || /^(?:(?:or|nor|neither) )?by /.test(after)) return true;
  // "never scored, stored or used for training"
  if (furtherParticiple.test(after)) return true;
  return /^(?:or|nor) \w+$/.test(after) && matchSignals(after, lexicon).length === 0;
}

/** Whether a negation names who has no part in what stands before it: “read by nobody and shredded”. */
function isNobodyInvolved(text: string, { start, end }: Span): boolean {
  return (
    /^(?:nobody|no[- ]one|none)$/i.test(text.slice(start, end)) &&
    /\b(?:by|to|with|from)\s$/i.test(text.slice(Math.max(0, start - 6), start))
  );
}

/** What is put in between a subject that is denied and its verb: “no person, in court or elsewhere, will see” */
const insertion =
  /^((?:\s[\w’'-]{1,30}){1,4}), [^,.;:]{1,50}, (?=(?:will|would|can|could|may|might|shall|is|are|was|were|has|have|had|ever|gets?|does|do|did)\b)/;

/** The last items of a list of what is done, of which the first stand before a comma. */
const furtherParticiple =
  /^(?:[a-z]+ed|read|seen|heard|kept|held|sent|shown|taken|written) (?:or|nor)\b/;

const exception = /\b(?:except|unless|other than|but (?:under|after|by|to|with))\b/i;

/** Words that deny what another negation may deny in turn: “not exempt from”, “nothing escapes”. */
const spares =
  /^(?:without|(?:exempt(?:ed)?|discharged|released|relieved|absolved|excluded|excused) from|free (?:of|from)|outside|spared|escapes?|evades?|slips? \w+|(?:stays?|kept|keeps?|left|leaves?|are|is|be) out of|fails? to)$/i;

/** At most two words and spaces. */
const nextWords = /^\s*(?:[\w’'-]+\s+){0,2}$/;

/**
 * Whether a negation is taken back: “nothing leaves here except under the eyes of …”, “no word passes
 * without being logged”.
 */
function excepts(
  text: string,
  last: Span,
  start: number,
  { breaks, negators }: Negations,
): boolean {
  if (exception.test(text.slice(last.end, start))) return true;
  const word = text.slice(last.start, last.end);
  const first = negators.findLast(({ end }) => end <= last.start);
  if (first === undefined || !spares.test(word)) return false;
  const between = text.slice(first.end, last.start);
  if (between.includes(',') || (word.toLowerCase() !== 'without' && !nextWords.test(between))) {
    return false;
  }
  return !breaks().some((border) => border.end > first.end && border.end <= last.start);
}

const copula =
  'is|are|was|were|has been|have been|been|has|have|lies?|stays?|remains?|switched|turned';

const switchOff = new RegExp(
  // Bounded input: at most 90 characters.
  `^(?:['’]s)?["'\\])>]*(?:(?:\\s+(?:is|are|was|were|has been|have been|mode|status|level|by|at|to|enabled|active|user|tier))*\\s*["']?\\s*[:=>]\\s*["']?|(?:\\s+(?!and\\b|but\\b|or\\b|there\\b|who\\b|which\\b|when\\b|once\\b|until\\b|after\\b|before\\b|as\\b|if\\b|not\\b|never\\b|\\w+n['’]t\\b)[\\w’'-]+){0,4}?\\s+(?:${copula})\\s+(?:currently\\s+|now\\s+|all\\s+|already\\s+)?|\\s+)(?:${offState})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** A key whose value is a dash, "none", or an assignment of nothing. */
const emptyValue =
  /^(?: \w{1,30}){0,3}["'\])]?\s?(?:(?:[:=>→]|->)\s?["'([{]?\s?(?:[-–—]{1,3}|∅|none|n\/a|nobody|no one|nil|0(?: (?:hours?|days?|weeks?|months?|years?|(?:in|of|out of) \d+))?|no|off|false|excluded|exempt(?:ed)?|disabled|inactive|waived|skipped|paused|suspended|\[\s?\]|\{\s?\})|=\s?["'([{]?)\s?["')\]}]?(?:[,;\n<]|\.(?=\s+[A-Z"“(<[]|\s*$)|$)/i;

/** A cell of a table that holds none of what its row is about. */
const emptyCell =
  /^[^|\n]{0,80}\| ?(?:[-–—∅]|none|nobody|no one|never|no|off|false|0(?:[.,]0+)?(?: ?%| (?:hours?|days?|weeks?|months?|years?|(?:in|of|out of) \d+))?) ?(?:\||\n|$)/i;

const noObject =
  // Bounded input: at most 90 characters.
  /^(?:\s+(?!and\b|but\b|or\b)\w+){0,2}?(?:\s+(?:by|to|with|at|for|on|in|into|of|from))?\s+(?:no one|no-one|nobody|nothing|none|neither|nowhere|no(?! (?:longer|later|less|more|matter|doubt)))(?![\p{L}\p{N}])/iu;

/** What those do who observe no more, as the source of a pattern. */
const gone =
  'left|gone|quit|resigned|skipped|moved on|ended|stopped|ceased|lapsed|withdrawn|withdrew|stood down|stepped down|finished|given up';

/** Somebody who observes as the subject of a negated verb, or who has left. */
const deniedSubject = new RegExp(
  // Bounded input: at most 90 characters.
  String.raw`^(?:,(?: \w+){1,5},)?(?:\s+(?!and\b|but\b|or\b|who\b|which\b|that\b|not\b)\w+){0,4}?\s+(?:(?:receives?|gets?|sees?|reads?|hears?|knows?|takes?|keeps?) (?:neither|nothing|none|no)|(?:do|does|did|is|are|was|were|will|would|can|could|has|have|had)(?:\s+(?:not|never)|n['’]t)(?! (?:only|just|merely|(?:yet |been )?(?:${offState}|${gone})(?![\p{L}\p{N}])|${omits}))|(?:is|are|was|were) (?:only |just )?(?:a )?(?:dumm(?:y|ies)|props?|fakes?)|crashed|broke down|look(?:s|ed)? (?:the other way|away)|ha[ds] to leave|have to leave|cannot|never(?! ${omits})|no longer(?! ${omits})|(?:ran|has run|had run|stepped|has stepped) out|(?:has |have |had )?(?:${gone}|turned (?:her|his|their) backs?)|(?:went|has gone|have gone) home)(?![\p{L}\p{N}])`,
  'iu',
);

/**
 * Whether what stands right after a signal turns it round: "logging is disabled", `retention: none`,
 * "the auditor does not see it".
 */
function isSwitchedOff(text: string, end: number, { lean }: CueSignal): boolean {
  const after = text.slice(end, end + 90);
  if (switchOff.test(after) || emptyValue.test(after) || emptyCell.test(after)) return true;
  return lean === 'watched' && deniedSubject.test(after);
}

/** Whether nobody or nothing is what a signal is about, however it is negated besides: "seen by no one", "logs nothing". */
function hasNoObject(text: string, end: number): boolean {
  return noObject.test(text.slice(end, end + 90));
}

/** Lean from which on a sentence says plainly that somebody observes; the same below zero, that nobody does. */
export const plainLean = 1.5;

/** The lean of a reading: positive when it says observed, negative when it says unobserved. */
export function leanOf(reading: CueReading): number {
  return reading.watched - reading.unwatched;
}

/**
 * The polarity of two contrasted readings. A plain statement speaks for itself; a vague one is read
 * against the other side, of which it says the opposite.
 */
export function contrastedPolarity(own: CueReading, other: CueReading): Polarity {
  const lean = leanOf(own);
  const against = leanOf(other);
  // "A colleague reads it" is vague beside "an auditor reads and files it".
  if (
    lean >= 1 &&
    (own.unwatched === 0 || lean >= 2 || lean - against > -1 || (lean > 1 && lean - against >= -1))
  )
    return 'watched';
  if (lean <= -1) return 'unwatched';
  // What leans one way by itself is not read the other way because its counterpart leans further.
  const mayBeWatched = own.watched > 0 || (lean >= 0 && own.evidence > 0);
  const mayBeUnwatched = own.unwatched > 0 || (lean <= 0 && own.evidence > 0);
  if (lean - against >= 0.5 && mayBeWatched) return 'watched';
  if (against - lean >= 0.5 && mayBeUnwatched) return 'unwatched';
  return 'silent';
}
