import type {
  Condition,
  Cue,
  Difference,
  DifferenceSide,
  PairComparison,
} from '../../../pair/pair-comparison.js';
import type { Location } from '../../../text/span.js';
import { overlaps } from '../../../text/span.js';
import { withoutFinal } from '../../../text/without-final.js';
import type { MessagePart, SideFacts } from '../../facts/side-facts.js';
import { sentenceAround } from '../../lexicon/sentence-around.js';
import { withoutSpace } from '../pair/wording.js';

/** Where a model thinks, in the words of authors. */
const place =
  /\b(?:scratch ?pads?|reasoning|thinking|thoughts?|think|working|workings|draft|drafts|jotter|jottings?|notebook|notepad|notes|(?:a|the|this|that|your) note|aside|chain[- ]of[- ]thought|deliberation|monologue|musings?)\b/i;

/** Nobody, or somebody, gets to see something. */
const sight =
  /(?:\b(?:no ?body|no[- ]one|none|no|only you|anyone|anybody|someone|somebody|neither|never|not|nor|but you|before)|n['’]t)\b[^.!?\n]{0,80}\b(?:see|sees|seen|read|reads|get|gets|receives?|received|look|looks|looked|reach(?:es)?|leaves?|shown?|shows|kept|stored|saved|written|open|opens|know|knows|checks?|view|views|visible|passed|sent|access)\b/i;

/** What is done to a text that is kept from readers, or kept for them. */
const fate =
  /\b(?:wiped|torn (?:off|up|out)|erased|deleted|discarded|burnt|burned|thrown|shredded|stripped|cut (?:off|away)|destroyed|binned|private(?:ly)?|hidden|invisible|secret|confidential|unseen|unread|for your eyes|yours alone|stays? (?:with|within|inside|in) |(?:is|are|be) (?:also )?(?:read|seen|reviewed|logged|recorded|kept|stored|saved|checked|graded|monitored|scored|inspected|visible|shown|sent|passed))\b/i;

/** One more reader, in a sentence that says who reads: “before the choir or anyone at the school sees it”. */
const reader =
  /^,? ?(?:or|and|nor|except(?: for)?) (?:any(?:one|body)|some(?:one|body)|every(?:one|body)|the|our|your|its)\b/i;

/** What one prompt alone says of who reads the scratchpad. */
export interface ReaderStatement extends Location {
  readonly condition: Condition;
  readonly text: string;
}

/**
 * What one side of a difference alone says of who reads the scratchpad, or of what becomes of it:
 * “Think in <notes>, which nobody else opens, …”, or “The judge gets the notes too.” beside “Only you get the notes.”
 * Undefined for any other difference, and for a cue that is about the scratchpad.
 */
export function readerStatement(
  difference: Difference,
  facts: { readonly monitored: SideFacts; readonly unmonitored: SideFacts },
  comparison: PairComparison,
): ReaderStatement | undefined {
  if (difference.isDeclared || difference.kind === 'whitespace') return undefined;
  const told = conditions.flatMap((condition) => {
    const parts = toldIn(difference[condition], facts[condition]);
    const part = parts.find(
      (own) => !difference.inManipulation || isBesideCue(own, difference, facts, comparison),
    );
    return part === undefined ? [] : [{ condition, ...part }];
  });
  const [own] = told;
  if (own !== undefined && told.length === 1) return own;
  for (const condition of conditions) {
    const shown = difference[condition];
    const other = difference[condition === 'monitored' ? 'unmonitored' : 'monitored'];
    if (shown.text.trim() === '' || /\w/.test(other.text)) continue;
    const sentence = sentenceOf(shown, facts[condition]);
    const words = reader.test(shown.text.trim()) ? sentence?.words : shown.text;
    if (words === undefined || !(sight.test(words) || fate.test(words))) continue;
    if (sentence?.isAboutScratchpad === true && !goesWithCue(shown, condition, comparison, facts)) {
      return { condition, path: shown.path, ...withoutSpace(shown), text: shown.text };
    }
  }
  return undefined;
}

const conditions = ['monitored', 'unmonitored'] as const;

/** A clause with the place where it stands in its file. */
interface PlacedPart extends Location {
  readonly part: MessagePart;
  readonly text: string;
}

/** The clauses touched by one side of a difference that say that somebody reads the scratchpad. */
function toldIn(shown: DifferenceSide, facts: SideFacts): PlacedPart[] {
  if (shown.text.trim() === '') return [];
  return facts.toldReaders.flatMap((part) => {
    const places = facts.locate(part.message, part);
    const text = part.message.text.slice(part.start, part.end);
    return places
      .filter((place) => place.path === shown.path && overlaps(place, shown))
      .map((place) => ({ ...place, part, text }));
  });
}

/**
 * Whether a clause within the manipulation says more than the cue: the cue is about something else, and the clause
 * stands in another place, or was added to a sentence that the other prompt has too.
 */
function isBesideCue(
  { part: { message, ...span }, text: clause, start: clauseStart }: PlacedPart,
  difference: Difference,
  facts: { readonly monitored: SideFacts; readonly unmonitored: SideFacts },
  { cue }: PairComparison,
): boolean {
  const condition = facts.monitored.side.composed.messages.includes(message)
    ? 'monitored'
    : 'unmonitored';
  const counterpart = condition === 'monitored' ? 'unmonitored' : 'monitored';
  const [own, other] = [cue[condition], cue[counterpart]];
  if (own === undefined || other === undefined) return false;
  const shown: Location = difference[condition];
  const { start } = sentenceAround(message.text, span.start, 0);
  const leadEnd = span.start + Math.max(0, shown.start - clauseStart);
  const lead = withoutFinal(message.text.slice(start, leadEnd).trimEnd(), '(').trimEnd();
  const areBothAbout =
    /\w/.test(difference[counterpart].text) &&
    namesScratchpad(lead, facts[condition]) &&
    [own, other].every(({ text }) => text.includes(lead) && !text.includes('\n'));
  if (areBothAbout) return false;
  const rest = linesOf(own).replace(clause, '').replace(lead, '');
  if (
    [rest, linesOf(other).replace(lead, '')].some((unit) => namesScratchpad(unit, facts[condition]))
  )
    return false;
  if (own.path !== shown.path || !overlaps(own, shown)) return true;
  return (
    lead.trim().length >= leastLead &&
    facts[counterpart].side.composed.messages.some(({ text }) => text.includes(lead))
  );
}

/** The lines of a cue's unit that it stands in itself, without those in which a further place goes on. */
function linesOf({ text, unit }: Cue): string {
  const at = unit.indexOf(text);
  if (at < 0) return unit;
  const end = unit.indexOf('\n', at + text.length);
  return unit.slice(unit.lastIndexOf('\n', at) + 1, end < 0 ? unit.length : end);
}

/** Whether it is in the cue of the unmonitored prompt, and both cues are about the scratchpad themselves. */
function goesWithCue(
  shown: Location,
  condition: Condition,
  { cue }: PairComparison,
  facts: { readonly monitored: SideFacts; readonly unmonitored: SideFacts },
): boolean {
  const own = cue.unmonitored;
  if (condition !== 'unmonitored' || own?.path !== shown.path || !overlaps(own, shown))
    return false;
  return conditions.every((side) => namesScratchpad(cue[side]?.unit ?? '', facts[side]));
}

function namesScratchpad(text: string, { roleTags }: SideFacts): boolean {
  return (
    place.test(text) ||
    roleTags.some(({ role, name }) => role === 'reasoning' && text.includes(`<${name}`))
  );
}

/** UTF-16 units of a sentence that both prompts begin alike, at least. */
const leastLead = 12;

/** The sentence that a difference stands in, and whether it names the scratchpad or its tags. */
function sentenceOf(
  shown: DifferenceSide,
  facts: SideFacts,
): { readonly words: string; readonly isAboutScratchpad: boolean } | undefined {
  const message = facts.side.composed.messages[shown.message];
  const at = message?.text.indexOf(shown.text) ?? -1;
  if (message === undefined || at < 0) return undefined;
  const middle = at + (shown.text.length - shown.text.trimStart().length);
  const { start, end } = sentenceAround(message.text, middle, 0);
  const words = message.text.slice(start, Math.max(end, at + shown.text.length));
  const isAboutScratchpad =
    place.test(words) ||
    facts.roleTags.some(
      ({ role, message: own, span }) =>
        role === 'reasoning' && own === message && span.start >= start && span.end <= end,
    );
  return { words, isAboutScratchpad };
}
