import type { CueReader } from './cue-polarity.js';
import { cueSentences } from './cue-sentence.js';
import type { ComparedMessage } from './raw-differences.js';
import type { BothSides, Region } from './regions.js';
import { joinRegions } from './regions.js';
import { toldApart } from './told-at-length.js';
import { countWords } from './tokens.js';

/** Share of a stretch's words that differ from which on it was written anew and not edited. */
const rewrittenShare = 0.5;

/** Words that differ on each side of such a stretch at least. */
const rewrittenWords = 12;

/** Whether most words of a region differ on both sides, in more than one place. */
export function isRewritten(
  { differences, ...region }: Region,
  messages: BothSides<readonly ComparedMessage[]>,
): boolean {
  if (differences.length < 2) return false;
  return (['monitored', 'unmonitored'] as const).every((side) => {
    const text = messages[side][region[side].message]?.text ?? '';
    const differing = differences.reduce((sum, item) => sum + countWords(text, item[side]), 0);
    return (
      differing >= rewrittenWords && differing >= countWords(text, region[side]) * rewrittenShare
    );
  });
}

/**
 * The regions, those of a paragraph that tells the condition at length and was written anew as one: the words
 * that its two versions happen to share divide it into places that mean nothing by themselves.
 */
export function withRewritten(
  regions: readonly Region[],
  messages: BothSides<readonly ComparedMessage[]>,
  read: CueReader,
): Region[] {
  const paragraphs: Region[][] = [];
  for (const region of regions) {
    const last = paragraphs.at(-1)?.at(-1);
    if (last !== undefined && areOneParagraph(last, region, messages))
      paragraphs.at(-1)?.push(region);
    else paragraphs.push([region]);
  }
  return paragraphs.flatMap((paragraph) => {
    if (paragraph.length === 1) return paragraph;
    const whole = paragraph.reduce(joinRegions);
    return toldByRegion(whole, messages, read) === 0 ? paragraph : [whole];
  });
}

/**
 * How far the two sides of a region that was written anew lean apart as wholes, as `toldApart`; 0 for other
 * regions.
 */
export function toldByRegion(
  region: Region,
  messages: BothSides<readonly ComparedMessage[]>,
  read: CueReader,
): number {
  if (!isRewritten(region, messages)) return 0;
  const [monitored, unmonitored] = (['monitored', 'unmonitored'] as const).map((side) => {
    const text = messages[side][region[side].message]?.text ?? '';
    return { text, sentences: cueSentences(text, region[side], read) };
  });
  return monitored && unmonitored ? toldApart(monitored, unmonitored) : 0;
}

/** The end of a line that does not merely wrap: a sentence ends before it, or a list item or nothing follows. */
const lineOfItsOwn = /[.!?:;]['"”’)]?[ \t]*\n|\n[ \t]*(?:\n|[-*•#<{[(\d])/;

/** Whether two neighbouring regions, neither of them declared, stand in one paragraph on both sides. */
function areOneParagraph(
  a: Region,
  b: Region,
  messages: BothSides<readonly ComparedMessage[]>,
): boolean {
  if (a.declared !== undefined || b.declared !== undefined) return false;
  return (['monitored', 'unmonitored'] as const).every((side) => {
    if (a[side].message !== b[side].message) return false;
    const text = messages[side][a[side].message]?.text ?? '';
    return !lineOfItsOwn.test(text.slice(a[side].end - 1, b[side].start + 2));
  });
}
