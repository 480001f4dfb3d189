import type { ComparedMessage, MessageSpan, RawDifference } from './raw-difference.js';
import type { MessagePair } from './align-messages.js';
import { alignMessages } from './align-messages.js';
import type { WorkBudget } from './align-sequences.js';
import { defaultSteps, diffText } from './diff-text.js';
import { joinMovedSentences } from './moved-sentences.js';
import { withMovedText } from './moved-text.js';

export interface RawComparison {
  readonly messages: readonly MessagePair[];
  /** In the order of the monitored prompt. */
  readonly differences: readonly RawDifference[];
  readonly coarse: boolean;
}

/** Aligns the messages and finds what differs in them; messages that only one side has differ as a whole. */
export function rawDifferences(
  monitored: readonly ComparedMessage[],
  unmonitored: readonly ComparedMessage[],
): RawComparison {
  const messages = alignMessages(monitored, unmonitored);
  const budget: WorkBudget = { steps: defaultSteps };
  const differences: RawDifference[] = [];
  let coarse = false;
  let at = { monitored: 0, unmonitored: 0 };
  for (const pair of messages) {
    const left = monitored[pair.monitored];
    const right = unmonitored[pair.unmonitored];
    if (left !== undefined && right !== undefined) {
      const diff = diffText(left.text, right.text, budget);
      coarse ||= diff.coarse;
      for (const hunk of diff.hunks) {
        differences.push({
          monitored: { message: left.index, ...hunk.a },
          unmonitored: { message: right.index, ...hunk.b },
          kind: hunk.whitespace ? 'whitespace' : 'text',
        });
      }
      at = { monitored: left.index + 1, unmonitored: right.index + 1 };
    } else if (left !== undefined) {
      differences.push({
        monitored: { message: left.index, start: 0, end: left.text.length },
        unmonitored: endOf(unmonitored, at.unmonitored),
        kind: 'text',
      });
    } else if (right !== undefined) {
      differences.push({
        monitored: endOf(monitored, at.monitored),
        unmonitored: { message: right.index, start: 0, end: right.text.length },
        kind: 'text',
      });
    }
  }
  const moved = withMovedText(differences, monitored, unmonitored);
  return { messages, differences: joinMovedSentences(moved, monitored, unmonitored), coarse };
}

/** Where a message that is missing would stand: at the end of the message before it. */
function endOf(messages: readonly ComparedMessage[], next: number): MessageSpan {
  const message = messages[next - 1];
  if (message === undefined) return { message: 0, start: 0, end: 0 };
  return { message: message.index, start: message.text.length, end: message.text.length };
}
