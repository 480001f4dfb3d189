import type {
  ComparedMessage,
  MessageSpan,
  PairMessages,
  RawDifference,
} from '../diff/raw-difference.js';
import { isEmpty } from '../../text/span.js';

/** The end of a text in the middle of a sentence. */
const goesOn = /[\p{L}\p{N},;][ \t]*$/u;

/** The end of a sentence. */
const stops = /[.!?]["'”’)]?\s*$/;

/** The end of a line or of the text. */
const lineEnd = /^[ \t]*(?:\n|$)/;

/** UTF-16 units beside a difference that are looked at. */
const reach = 40;

/** Whether a line ends in the middle of a sentence on one side, and on the other the sentence goes on to its full stop. */
export function isTornSentence(
  { monitored, unmonitored }: RawDifference,
  messages: PairMessages,
): boolean {
  if (isEmpty(monitored) === isEmpty(unmonitored)) return false;
  const [torn, whole] = [
    { span: monitored, texts: messages.monitored },
    { span: unmonitored, texts: messages.unmonitored },
  ].sort((a, b) => Number(isEmpty(b.span)) - Number(isEmpty(a.span)));
  if (torn === undefined || whole === undefined) return false;
  const [before, after] = around(torn.span, torn.texts);
  const [, afterWhole] = around(whole.span, whole.texts);
  const lost = whole.texts[whole.span.message]?.text.slice(whole.span.start, whole.span.end) ?? '';
  return (
    goesOn.test(before) &&
    lineEnd.test(after) &&
    lineEnd.test(afterWhole) &&
    stops.test(lost.slice(-reach)) &&
    !lost.trim().includes('\n')
  );
}

function around(
  { message, start, end }: MessageSpan,
  texts: readonly ComparedMessage[],
): [string, string] {
  const text = texts[message]?.text ?? '';
  return [text.slice(Math.max(0, start - reach), start), text.slice(end, end + reach)];
}
