import type { CueLexicon } from '../../pair/reading/cue-lexicon.js';
import { once } from '../../text/once.js';
import type { Span } from '../../text/span.js';
import { sentenceAround } from '../lexicon/sentence-around.js';
import { scratchpadNouns } from '../lexicon/scratchpad-name.js';
import { tellsReader } from '../lexicon/reader-clause.js';
import type { MessageTag } from './side-facts.js';

/** What is needed to know a text's scratchpad and who observes. */
export interface ScratchpadText {
  readonly text: string;
  /** The tags of the text in order. */
  readonly tags: readonly MessageTag[];
  /** Where the text names the scratchpad in words. */
  readonly names: readonly Span[];
  readonly lexicon: CueLexicon;
}

/** Places looked at in one text at most. */
const placeLimit = 40;

/** Sentences after a mention of the scratchpad that may go on about it. */
const sentencesAfter = 2;

/** Tags looked at in one text at most. */
const tagLimit = 400;

/** The model is sent to a tag to think in it. */
const thinksIn =
  /\b(?:think(?:ing)?|reason(?:ing)?|thoughts?|deliberat(?:e|ing|ions?)|considerations?|notes|working|analysis)\b[^.<\n]{0,40}$/i;

/**
 * The clauses that say without a condition that somebody who observes gets to read the scratchpad: “The raters
 * read these notes.”, “<notes>, which our staff can open”, “they are collected and handed to us”.
 */
export function toldReaders(source: ScratchpadText): Span[] {
  const { text } = source;
  const tags = scratchpadTags(source);
  const mention = once(() => mentionOf(tags));
  const places = [
    ...tags.map(({ span }) => span.start),
    ...source.names.map(({ start }) => start),
  ].sort((a, b) => a - b);
  const found: Span[] = [];
  let until = -1;
  let looked = 0;
  for (const place of places) {
    if (place < until || ++looked > placeLimit) continue;
    const own = sentenceAround(text, place, 0);
    until = own.end;
    const normal = (span: Span): string => normalized(span, text, tags, mention());
    const mayTellAt = ({ start, end }: Span): boolean => mayTell.test(text.slice(start, end));
    found.push(...readersIn(text, own, () => '', normal, source.lexicon));
    let said = once(() => normal(own));
    let last = own;
    // What the sentences after it call “they” or “it”.
    for (let step = 0; step < sentencesAfter; step++) {
      const next = sentenceAround(text, Math.min(text.length, last.end + 1), last.end);
      if (text.slice(last.end, next.start).includes('\n') || next.end <= last.end) break;
      // “It is warm” speaks of something else.
      if (!mayTellAt(next)) break;
      found.push(...readersIn(text, next, said, normal, source.lexicon));
      const [before, words] = [said, normal(next)];
      if (!/\b(?:pad|pro)\b/.test(words)) break;
      said = () => `${before()} ${words}`;
      last = next;
    }
  }
  return found.filter(
    ({ start }, index) => found.findIndex((other) => other.start === start) === index,
  );
}

function scratchpadTags({ text, tags }: ScratchpadText): MessageTag[] {
  return tags
    .slice(0, tagLimit)
    .filter(
      ({ role, span }) =>
        role === 'reasoning' ||
        (role === undefined && thinksIn.test(text.slice(Math.max(0, span.start - 60), span.start))),
    );
}

const clauseEnd = /[.;:()!?–—](?=\s|$)|[()]|,? but (?!not\b)|\n\n/g;

/** Wording that makes a sentence a condition, a question or an example. */
const notTold =
  /(?:^|[^\p{L}])(?:if|whether|when|whenever|where|wherever|unless|until|in case|suppose|imagine|assume|would|could|should|might|example|depending|whose|tier|(?:from|between|on) \d)(?![\p{L}])|\?/iu;

/** Some part of what a clause about a reader says. */
const mayTell =
  /\b(?:read|see|open|get|receiv|look|check|review|collect|kee?p|examin|inspect|go|stud|scor|grad|view|monitor|search|scan|access|given|shown?|sent|hand|stor|sav|log|record|rat|forward|pass|cop|shar|watch|follow|screen|analy|visible|available|audit|annotat|archiv|assess|attach|evaluat|export|label|mark|obtain|print|publish|quot|retain|sampl|skim|transcri|upload|hidden|end up|do\b|does\b|except|apart|beside|other)/i;

function readersIn(
  text: string,
  sentence: Span,
  before: () => string,
  normal: (span: Span) => string,
  lexicon: CueLexicon,
): Span[] {
  const words = text.slice(sentence.start, sentence.end);
  if (!mayTell.test(words) || notTold.test(words)) return [];
  const found: Span[] = [];
  let heard = before();
  for (const clause of clausesOf(text, sentence)) {
    const said = normal(clause);
    if (tellsReader(said, heard, lexicon)) found.push(clause);
    heard = `${heard} ${said}`;
  }
  return found;
}

function clausesOf(text: string, sentence: Span): Span[] {
  const clauses: Span[] = [];
  let { start } = sentence;
  const push = (end: number): void => {
    const lead = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
    if (start + lead < end) clauses.push({ start: start + lead, end });
  };
  for (const match of text.slice(sentence.start, sentence.end).matchAll(clauseEnd)) {
    push(sentence.start + match.index);
    start = sentence.start + match.index + match[0].length;
  }
  push(sentence.end);
  return clauses;
}

/** Mentions of the scratchpad in a clause in lower case whose tags read `pad`: by its names, those of its tags, or what stands in it. */
function mentionOf(tags: readonly MessageTag[]): RegExp {
  const own = tags.flatMap(({ name }) => name.toLowerCase().split(/[^a-z]+/));
  const nouns = [scratchpadNouns, ...new Set(own.filter((part) => part.length > 3))].join('|');
  const article = '(?:the|your|these|those|this|that|any|all|its|both)';
  return new RegExp(
    `\\b(?:what(?:ever|['’]s)?|anything|everything|all|(?:the|any) (?:contents?|text)) (?:that |which )?(?:(?:is|are|stands?|goes|you (?:write|put|think|note)(?: down)?) )?(?:(?:in(?:side)?|between|within|of) (?:there|it|them|pad(?: and pad)?|${article} tags)|there)\\b|` +
      `\\b(?:${article} (?:[a-z-]+ )?)?(?:${nouns})\\b(?! (?:of|behind|about)\\b)(?: (?:tags?|block|section)\\b)?`,
    'g',
  );
}

const reference =
  /\b(?:they|it|them|(?:these|this|those|that)(?= (?:is|are|will|gets?)\b)|(?:this|that) (?:part|bit|space|section))\b/g;

/** A clause in lower case, with `pad` for each mention of the scratchpad and `pro` for what may refer to it. */
function normalized(
  span: Span,
  text: string,
  tags: readonly MessageTag[],
  mention: RegExp,
): string {
  let words = text.slice(span.start, span.end);
  for (const { span: tag } of tags.toReversed()) {
    if (tag.start < span.start || tag.end > span.end) continue;
    words = `${words.slice(0, tag.start - span.start)}pad${words.slice(tag.end - span.start)}`;
  }
  return words
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(mention, 'pad')
    .replace(/\b(?:pad){2,}\b/g, 'pad')
    .replace(/\bpad (?:tags?|blocks?|sections?|contents?)\b/g, 'pad')
    .replace(reference, 'pro');
}
