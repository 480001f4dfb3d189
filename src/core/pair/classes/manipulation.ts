import type { MessageSpan, PairMessages, RawDifference } from '../diff/raw-difference.js';
import { isEmpty } from '../../text/span.js';
import { readGygesSettings } from '../../prompt/gyges-settings.js';
import type { PromptPair } from '../pair-comparison.js';
import { enclosing, tagAround } from '../words/natural-unit.js';
import { isFunctionWord, wordsOf } from '../words/tokens.js';

/** The texts and tag names that either prompt declares under `gyges.manipulation`. */
export function declaredManipulation(pair: PromptPair): readonly string[] {
  const declared = new Set<string>();
  for (const side of [pair.monitored, pair.unmonitored]) {
    if (side === undefined) continue;
    for (const item of readGygesSettings(side.document).manipulation) {
      const text = item.trim().replaceAll('\r\n', '\n');
      if (text !== '') declared.add(text);
    }
  }
  return [...declared];
}

/** Whether a difference lies, on both sides, within what the author declares to differ. */
export function isDeclared(
  difference: RawDifference,
  declared: readonly string[],
  messages: PairMessages,
): boolean {
  if (declared.length === 0) return false;
  return (['monitored', 'unmonitored'] as const).every((side) => {
    const span = difference[side];
    const text = messages[side][span.message]?.text ?? '';
    return isEmpty(span) || declared.some((item) => covers(item, text, span));
  });
}

function covers(item: string, text: string, span: MessageSpan): boolean {
  if (/^[A-Za-z][\w:.-]*$/.test(item) && isInTag(item, text, span)) return true;
  let rest = text.slice(span.start, span.end);
  // The text may stand in the difference, or the difference in the text.
  const from = Math.max(0, span.start - item.length);
  let at = text.indexOf(item, from);
  for (let tries = 0; at >= 0 && at < span.end && tries < 50; tries++) {
    if (at <= span.start && at + item.length >= span.end) return true;
    at = text.indexOf(item, at + 1);
  }
  if (!rest.includes(item)) return false;
  rest = rest.replaceAll(item, ' ');
  const words = wordsOf(rest, { start: 0, end: rest.length });
  return words.every((word) => isFunctionWord(rest.slice(word.start, word.end)));
}

function isInTag(name: string, text: string, span: MessageSpan): boolean {
  const element = tagAround(text, span) ?? enclosing(text, span);
  if (element === undefined) return false;
  const open = /^<([A-Za-z][\w:.-]{0,80})/.exec(text.slice(element.start, element.end));
  return open?.[1]?.toLowerCase() === name.toLowerCase();
}
