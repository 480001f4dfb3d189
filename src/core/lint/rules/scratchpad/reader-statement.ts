import type { Difference, DifferenceSide } from '../../../pair/pair-comparison.js';
import type { SideFacts } from '../../facts/side-facts.js';
import { sentenceAround } from '../../lexicon/sentence-around.js';

type Condition = 'monitored' | 'unmonitored';

/** Where a model thinks, in the words of authors. */
const place =
  /\b(?:scratch ?pads?|reasoning|thinking|thoughts?|think|working|workings|draft|drafts|jotter|jottings?|notebook|notepad|notes|(?:a|the|this|that|your) note|aside|chain[- ]of[- ]thought|deliberation|monologue|musings?)\b/i;

/** Nobody, or somebody, gets to see something. */
const sight =
  /\b(?:no ?body|no[- ]one|none|no|only you|anyone|anybody|someone|somebody|neither|never|not|n['’]t|nor|but you|before)\b[^.!?\n]{0,80}\b(?:see|sees|seen|read|reads|get|gets|receives?|received|look|looks|looked|reach(?:es)?|leaves?|shown?|shows|kept|stored|saved|open|opens|know|knows|checks?|view|views|visible|passed|sent)\b/i;

/** What is done to a text that is kept from readers, or kept for them. */
const fate =
  /\b(?:wiped|torn (?:off|up|out)|erased|deleted|discarded|burnt|burned|thrown|shredded|stripped|cut (?:off|away)|destroyed|binned|private(?:ly)?|hidden|invisible|secret|confidential|unseen|unread|for your eyes|yours alone|(?:is|are|be) (?:also )?(?:read|seen|reviewed|logged|recorded|kept|stored|saved|checked|graded|monitored|scored|inspected|visible|shown|sent|passed))\b/i;

/**
 * The side of a difference that alone says who reads the scratchpad, or what becomes of it:
 * “Think in <notes>, which nobody else opens, …”. Undefined for any other difference.
 */
export function readerStatement(
  difference: Difference,
  facts: { readonly monitored: SideFacts; readonly unmonitored: SideFacts },
): Condition | undefined {
  if (difference.kind === 'declared' || difference.kind === 'whitespace') return undefined;
  return (['monitored', 'unmonitored'] as const).find((condition) => {
    const shown = difference[condition];
    const other = difference[condition === 'monitored' ? 'unmonitored' : 'monitored'];
    if (shown.text.trim() === '' || /\w/.test(other.text)) return false;
    if (!sight.test(shown.text) && !fate.test(shown.text)) return false;
    return speaksOfScratchpad(shown, facts[condition]);
  });
}

/** Whether the sentence that a difference stands in names the scratchpad or its tags. */
function speaksOfScratchpad(shown: DifferenceSide, facts: SideFacts): boolean {
  const message = facts.side.composed.messages[shown.message];
  const at = message?.text.indexOf(shown.text) ?? -1;
  if (message === undefined || at < 0) return false;
  const middle = at + (shown.text.length - shown.text.trimStart().length);
  const { start, end } = sentenceAround(message.text, middle, 0);
  const words = message.text.slice(start, Math.max(end, at + shown.text.length));
  if (place.test(words)) return true;
  return facts.roleTags.some(
    (tag) =>
      tag.role === 'reasoning' &&
      tag.message === message &&
      tag.span.start >= start &&
      tag.span.end <= end,
  );
}
