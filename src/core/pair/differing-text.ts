import type { ComparedMessage, MessageSpan, RawDifference } from './raw-differences.js';
import type { BothSides } from './regions.js';
import { stateContrast } from './switch-contrast.js';

/** The text of a span of one of the messages; empty where there is no such message. */
export function textAt(span: MessageSpan, messages: readonly ComparedMessage[]): string {
  return messages[span.message]?.text.slice(span.start, span.end) ?? '';
}

/** The words of differences on one side, one difference a line. */
export function differingText(
  differences: readonly RawDifference[],
  side: 'monitored' | 'unmonitored',
  messages: BothSides<readonly ComparedMessage[]>,
): string {
  return differences.map((difference) => textAt(difference[side], messages[side])).join('\n');
}

/** The state contrast of the only difference there is; 0 where there are more of them or none. */
export function onlyStateContrast(
  differences: readonly RawDifference[],
  messages: BothSides<readonly ComparedMessage[]>,
): number {
  const [difference] = differences;
  if (difference === undefined || differences.length > 1) return 0;
  return stateContrast(
    textAt(difference.monitored, messages.monitored),
    textAt(difference.unmonitored, messages.unmonitored),
  );
}
