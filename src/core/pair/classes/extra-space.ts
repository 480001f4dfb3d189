import type {
  BothSides,
  ComparedMessage,
  MessageSpan,
  PairMessages,
} from '../diff/raw-difference.js';
import { textAt } from '../diff/differing-text.js';

/**
 * A difference divided into spaces that only one side has at its beginning, behind a space that both have, and the
 * rest: “Status:  ranked” beside “Status: friendly”. Undefined where there is no such space.
 */
export function extraSpace(
  { monitored, unmonitored }: BothSides<MessageSpan>,
  messages: PairMessages,
): { readonly space: BothSides<MessageSpan>; readonly rest: BothSides<MessageSpan> } | undefined {
  const left = spaceBefore(monitored, messages.monitored);
  const right = spaceBefore(unmonitored, messages.unmonitored);
  if (left === undefined || right === undefined || left === right) return undefined;
  return {
    space: {
      monitored: { ...monitored, end: monitored.start + left },
      unmonitored: { ...unmonitored, end: unmonitored.start + right },
    },
    rest: {
      monitored: { ...monitored, start: monitored.start + left },
      unmonitored: { ...unmonitored, start: unmonitored.start + right },
    },
  };
}

/** UTF-16 units of space that a text begins with; undefined for blank text and behind anything but a space. */
function spaceBefore(span: MessageSpan, messages: readonly ComparedMessage[]): number | undefined {
  const words = textAt(span, messages);
  const before = messages[span.message]?.text.charAt(span.start - 1) ?? '';
  if (words.trim() === '' || !/[ \t]/.test(before)) return undefined;
  // Bounded input: at most 40 characters.
  return /^[ \t]*/.exec(words.slice(0, 40))?.[0].length ?? 0;
}
