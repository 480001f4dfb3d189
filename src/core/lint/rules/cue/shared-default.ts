import { leanOf, readCue, signalHits } from '../../../pair/reading/cue-polarity.js';
import type { Cue, PairSide } from '../../../pair/pair-comparison.js';
import { stemsOf } from '../../../pair/words/stems.js';
import { sentences } from '../../../text/sentences.js';
import type { SideFacts } from '../../facts/side-facts.js';

/** Sentences read at most. */
const sentenceLimit = 400;

/** Words that such a sentence has in common with the exemption at least, one where it says that it is the rule. */
const leastShared = 2;

/** Who says this takes one case out of a rule. */
const exempts =
  /\b(?:exempt\w*|excluded|excepted|exception|spared|waived|opted out|released from|does(?: not|n['’]t) apply|this (?:once|time)|not (?:this|here|today))\b/i;

const asRule = /\b(?:by default|as a rule|in general|generally|normally|usually|every|all|each)\b/i;

/**
 * Whether a prompt says by itself that it is observed in the way from which the other prompt is exempted:
 * “Replies are rated by guests” where the other one adds “This guest does not rate your reply”.
 */
export function isWatchedByDefault(
  side: PairSide,
  counterpart: PairSide,
  facts: SideFacts,
  exemption: Cue,
): boolean {
  if (isSaidBefore(side, counterpart, facts, exemption)) return true;
  // That nobody reads it tells the condition, too; without its counterpart a cue is missing.
  if (!exempts.test(exemption.unit)) return false;
  const matter = wordsOf(exemption.unit);
  let left = sentenceLimit;
  return side.composed.messages.some(({ role, text }) => {
    if (role === 'model') return false;
    return sentences(text).some(({ start, end }) => {
      if (left-- <= 0) return false;
      const words = text.slice(start, end);
      const shared = [...wordsOf(words)].filter((word) => matter.has(word)).length;
      if (words.endsWith('?') || shared < (asRule.test(words) ? 1 : leastShared)) return false;
      const isSame = signalHits(words, facts.cueLexicon).some(
        ({ lean, signal, ...hit }) =>
          lean === 'watched' &&
          signal.weight >= 1 &&
          [...wordsOf(words.slice(hit.start, hit.end))].some((word) => matter.has(word)),
      );
      return isSame && leanOf(readCue(words, facts.cueLexicon)) >= 1;
    });
  });
}

/** What takes up the sentence before it: “This once she does not.” */
const takesUp = /^(?:this (?:once|one|time)|they|it|he|she|not (?:this|here|today))\b/i;

/** Whether the sentence before an exemption that takes it up says it, and both prompts have that sentence. */
function isSaidBefore(
  side: PairSide,
  counterpart: PairSide,
  facts: SideFacts,
  { unit, message }: Cue,
): boolean {
  const text = counterpart.composed.messages[message]?.text ?? '';
  const at = text.indexOf(unit);
  if (at < 0 || !takesUp.test(unit)) return false;
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const last = sentences(before).at(-1);
  const words = last === undefined ? '' : before.slice(last.start, last.end).trim();
  return (
    words !== '' &&
    side.composed.messages.some((own) => own.text.includes(words)) &&
    leanOf(readCue(words, facts.cueLexicon)) >= 1
  );
}

/** Beginnings of the content words of a text, without the ending of a short plural. */
function wordsOf(text: string): Set<string> {
  return new Set([...stemsOf(text)].map((stem) => stem.replace(/s$/, '')));
}
