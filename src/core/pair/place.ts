import type { ComparedMessage, MessageSpan } from './diff/raw-difference.js';
import { locate } from '../prompt/compose.js';
import type { ComposedMessage, ComposedPrompt } from '../prompt/composed-prompt.js';
import type { Location, Span } from '../text/span.js';
import { overlaps } from '../text/span.js';

/**
 * The one place in the source where a span of a message stands: in a partial when it lies wholly in
 * one, otherwise in the prompt file itself, with `{{>partial}}` standing for what is included.
 */
export function placeOf(
  prompt: ComposedPrompt,
  messages: readonly ComparedMessage[],
  span: MessageSpan,
): Location {
  const compared = messages[span.message];
  const message = prompt.messages[span.message];
  if (compared === undefined || message === undefined)
    return { path: prompt.path, start: 0, end: 0 };
  const original = { start: compared.original(span.start), end: compared.original(span.end) };
  const locations = locate(message, original);
  const [first] = locations;
  if (first === undefined) return { path: prompt.path, start: 0, end: 0 };
  if (locations.length === 1) return first;
  if (locations.every(({ path }) => path === first.path)) return hull(first.path, locations);
  return hull(prompt.path, inclusions(message, original));
}

function inclusions(message: ComposedMessage, span: Span): Location[] {
  return message.pieces
    .filter((piece) => overlaps(piece, span))
    .map((piece) => {
      const own = piece.inclusion;
      if (
        piece.kind !== 'text' ||
        own.path !== piece.source.path ||
        own.start !== piece.source.start
      ) {
        return own;
      }
      const offset = own.start - piece.start;
      return {
        path: own.path,
        start: Math.max(piece.start, span.start) + offset,
        end: Math.min(piece.end, span.end) + offset,
      };
    });
}

function hull(path: string, locations: readonly Location[]): Location {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const location of locations) {
    start = Math.min(start, location.start);
    end = Math.max(end, location.end);
  }
  return end === 0 && start === Number.POSITIVE_INFINITY
    ? { path, start: 0, end: 0 }
    : { path, start, end };
}
