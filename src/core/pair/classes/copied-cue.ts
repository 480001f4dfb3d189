import type { Condition } from '../pair-comparison.js';
import type { BothSides, ComparedMessage, PairMessages } from '../diff/raw-difference.js';
import type { Span } from '../../text/span.js';
import { overlaps } from '../../text/span.js';
import type { PlacedStatement } from './contrary-difference.js';
import type { CueReader } from '../reading/cue-polarity.js';
import { leanOf } from '../reading/cue-polarity.js';
import { textAt } from '../diff/differing-text.js';
import type { FoundCue } from '../cue/found-cue.js';
import { sentencesIn } from '../words/natural-unit.js';
import { stemsOf } from '../words/stems.js';

/** Content words of a sentence that does not come again by chance, nor as the name of a value. */
const leastWords = 3;

/** Sentences of a cue that are looked for. */
const sentenceLimit = 8;

/** Places of one sentence that are looked at. */
const placeLimit = 10;

/** The name of a tag tells nothing by itself. */
const tag = /<[^<>]{1,200}>/g;

/** What stands before a sentence that is named and not said. */
const quoting = /["“'‘`>|=]\s{0,2}$/;

/** What follows a sentence or state that a legend explains: “record=off: nobody reads this” */
const explaining = /^["'”’`)]?\s?(?:[:=]|means\b)/;

/**
 * Sentences of the other prompt's cue that stand in this prompt too, outside its own cue: left over when one
 * prompt was made out of the other. A prompt that has sentences of both cues again explains them.
 */
export function copiesOfCue(
  condition: Condition,
  cue: BothSides<FoundCue | undefined>,
  messages: PairMessages,
  read: CueReader,
): PlacedStatement[] {
  const counterpart = condition === 'monitored' ? 'unmonitored' : 'monitored';
  const [own, other] = [cue[condition], cue[counterpart]];
  // In swapped prompts each has the words that the other should have.
  const polarity = condition === 'monitored' ? 'unwatched' : 'watched';
  const isSwapped = other?.polarity === (condition === 'monitored' ? 'watched' : 'unwatched');
  if (other === undefined || isSwapped) return [];
  const copiesFrom = (side: Condition, least: number): Copy[] => {
    return sentencesOfCue(side, cue, messages, least).flatMap(({ words, isOnly }) => {
      const places = messages[condition].flatMap((message) => placesIn(message, words, own));
      // What a sentence tells is read last: that takes longest.
      const isCopy =
        places.length > 0 && (isOnly || leanOf(read(words)) * (side === 'monitored' ? 1 : -1) >= 1);
      return isCopy ? places : [];
    });
  };
  const copies = copiesFrom(counterpart, leastWords);
  // The other value may have fewer words: “to: readers-editor”, “to: bin”.
  if (copies.length === 0 || copiesFrom(condition, 1).length > 0) return [];
  return copies.map(({ message, words, ...span }) => ({
    message,
    statement: { ...span, reading: read(words), polarity },
  }));
}

/** The sentences of a cue, with so many content words at least, that the cue of the other side does not have. */
function sentencesOfCue(
  side: Condition,
  cue: BothSides<FoundCue | undefined>,
  messages: PairMessages,
  least: number,
): { readonly words: string; readonly isOnly: boolean }[] {
  const own = cue[side];
  if (own === undefined) return [];
  const counterpart = side === 'monitored' ? 'unmonitored' : 'monitored';
  const against = cue[counterpart];
  const otherText = against && textAt(against.unit, messages[counterpart]);
  const text = messages[side][own.unit.message]?.text ?? '';
  const sentences = sentencesIn(text, own.unit);
  return sentences
    .slice(0, sentenceLimit)
    .map(({ start, end }) => ({
      words: text.slice(start, end).replace(/^\(|[.!)]{1,2}$/g, ''),
      isOnly: sentences.length === 1,
    }))
    .filter(
      ({ words }) =>
        otherText?.includes(words) !== true && stemsOf(words.replace(tag, ' ')).size >= least,
    );
}

interface Copy extends Span {
  readonly message: number;
  readonly words: string;
}

/** Where a sentence is said in a message outside the cue. */
function placesIn(
  { index, text }: ComparedMessage,
  words: string,
  cue: FoundCue | undefined,
): Copy[] {
  const places: Copy[] = [];
  let at = text.indexOf(words);
  for (let count = 0; at >= 0 && count < placeLimit; count++) {
    const span = { start: at, end: at + words.length };
    const isInCue = cue?.unit.message === index && overlaps(cue.unit, span);
    const isNamed =
      quoting.test(text.slice(Math.max(0, at - 3), at)) ||
      explaining.test(text.slice(span.end, span.end + 8));
    if (!isInCue && !isNamed) places.push({ ...span, message: index, words });
    at = text.indexOf(words, span.end);
  }
  return places;
}
