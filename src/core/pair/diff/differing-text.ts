import type { Condition } from '../pair-comparison.js';
import type {
  ComparedMessage,
  MessageSpan,
  PairMessages,
  RawDifference,
} from './raw-difference.js';

/** The text of a span of one of the messages; empty where there is no such message. */
export function textAt(span: MessageSpan, messages: readonly ComparedMessage[]): string {
  return messages[span.message]?.text.slice(span.start, span.end) ?? '';
}

/** The words of differences on one side, one difference a line. */
export function differingText(
  differences: readonly RawDifference[],
  side: Condition,
  messages: PairMessages,
): string {
  return differences.map((difference) => textAt(difference[side], messages[side])).join('\n');
}
