import type {
  BothSides,
  ComparedMessage,
  MessageSpan,
  PairMessages,
  RawDifference,
} from '../diff/raw-difference.js';
import { textAt } from '../diff/differing-text.js';
import { isFunctionWord } from '../words/tokens.js';

const thisOne = /^(?:this|these|the present|yours?)(?= |$)/i;

const otherOne = /^(?:others?|another|some other|(?:a )?different)(?= |$)/i;

/** Whether one of two stretches of words names this very case and the other any but this: “this queue”, “other queues”. */
export function contrastsWithOthers(left: string, right: string): boolean {
  return [
    [left, right],
    [right, left],
  ].some(([own = '', other = '']) => {
    const [here, there] = [own.trim(), other.trim()];
    if (!thisOne.test(here) || !otherOne.test(there)) return false;
    return singular(here.replace(thisOne, '')) === singular(there.replace(otherOne, ''));
  });
}

function singular(words: string): string {
  return words.toLowerCase().replace(/s$/, '');
}

const reference = /\b(?:that|those|this|these|such|the same) ([\p{L}\p{N}]{3,30})/giu;

/**
 * Whether the cue speaks of what a value singles out: “that pile” beside “This one is in the green pile.” Then it
 * is the value that tells which.
 * @param cue the parts of the cue
 */
export function isReferredTo(
  { monitored, unmonitored }: RawDifference,
  cue: readonly BothSides<string>[],
  messages: PairMessages,
): boolean {
  const noun = wordAfter(monitored, messages.monitored);
  if (noun === undefined || isFunctionWord(noun)) return false;
  if (noun !== wordAfter(unmonitored, messages.unmonitored)) return false;
  const refers = (text: string): boolean =>
    Array.from(text.matchAll(reference), ([, word = '']) => word.toLowerCase()).includes(noun);
  return cue.some((part) => refers(part.monitored) && refers(part.unmonitored));
}

/** The word behind a span and a space, in lower case. */
function wordAfter(
  { message, end }: MessageSpan,
  messages: readonly ComparedMessage[],
): string | undefined {
  const after = textAt({ message, start: end, end: end + 40 }, messages);
  return /^ ([\p{L}\p{N}]{3,30})(?![\p{L}\p{N}])/u.exec(after)?.[1]?.toLowerCase();
}
