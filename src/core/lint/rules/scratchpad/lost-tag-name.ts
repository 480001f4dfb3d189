import type { Span } from '../../../text/span.js';

/** UTF-16 units behind an opening tag in which its closing tag is spoken of. */
const reach = 4000;

/** A preposition that nothing follows, or quotation marks around nothing, where a tag was named. */
const hole =
  /\b(?:after|before|with|by|in|between|and|then|behind|until|below|above|outside|of|to|from|as)(?: {2,4}(?=\w)| (?=[.,;)])| ?(?:``|""|“”|'')(?!["'`”]))|\b(?:close|end)\w{0,4}["']? ?[:=] ?(?:""|'')/i;

/**
 * The place behind an opening tag where a text names nothing although it must name something (“after  the
 * letter”, “closed by ``”); undefined when there is none near by.
 * @param from the end of the opening tag
 */
export function lostTagName(text: string, from: number): Span | undefined {
  const match = hole.exec(text.slice(from, from + reach));
  if (match === null) return undefined;
  const start = from + match.index;
  return { start, end: start + match[0].trimEnd().length };
}
