import type { Span } from '../../text/span.js';
import { countWords } from './tokens.js';

/** Words between two parts of one cue at most. */
const bridgeWords = 30;

/** Whether two parts of a message stand in one paragraph with little between them. */
export function isBridge(text: string, between: Span): boolean {
  const words = text.slice(between.start, between.end);
  return !words.includes('\n\n') && countWords(text, between) <= bridgeWords;
}
