import type { ComposedMessage } from '../../prompt/composed-prompt.js';
import type { Span } from '../../text/span.js';
import type { NormalizedText } from './line-endings.js';

/** A message with its line ends normalized; spans of raw differences are into `text`. */
export interface ComparedMessage extends NormalizedText {
  readonly role: string;
  readonly index: number;
  readonly source: ComposedMessage;
}

/** A span of one of the messages. */
export interface MessageSpan extends Span {
  readonly message: number;
}

/** A difference before anything is known about its meaning. */
export interface RawDifference {
  readonly monitored: MessageSpan;
  readonly unmonitored: MessageSpan;
  readonly kind: 'text' | 'whitespace' | 'order';
}

export interface BothSides<T> {
  readonly monitored: T;
  readonly unmonitored: T;
}

/** The messages of both prompts of a pair. */
export type PairMessages = BothSides<readonly ComparedMessage[]>;
