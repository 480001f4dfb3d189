import type { PairMessages } from '../diff/raw-difference.js';
import type { CueReader } from '../reading/cue-polarity.js';
import { cueSentences } from '../reading/cue-sentence.js';
import type { Region } from './regions.js';
import { joinRegions } from './regions.js';
import { toldAtLength } from './told-at-length.js';

/**
 * The regions, those of a paragraph that tells the condition at length and was written anew as one: the words
 * that its two versions happen to share divide it into places that mean nothing by themselves.
 */
export function withRewritten(
  regions: readonly Region[],
  messages: PairMessages,
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
    const told = toldAtLength(whole, messages, (side, text) =>
      cueSentences(text, whole[side], read),
    );
    return told === 0 ? paragraph : [whole];
  });
}

/** The end of a line that does not merely wrap: a sentence ends before it, or a list item or nothing follows. */
const lineOfItsOwn = /[.!?:;]['"”’)]?[ \t]*\n|\n[ \t]*(?:\n|[-*•#<{[(\d])/;

/** Whether two neighbouring regions, neither of them declared, stand in one paragraph on both sides. */
function areOneParagraph(a: Region, b: Region, messages: PairMessages): boolean {
  if (a.declared !== undefined || b.declared !== undefined) return false;
  return (['monitored', 'unmonitored'] as const).every((side) => {
    if (a[side].message !== b[side].message) return false;
    const text = messages[side][a[side].message]?.text ?? '';
    return !lineOfItsOwn.test(text.slice(a[side].end - 1, b[side].start + 2));
  });
}
