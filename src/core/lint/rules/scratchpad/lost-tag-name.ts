import type { Span } from '../../../text/span.js';

/** UTF-16 units behind an opening tag in which its closing tag is spoken of. */
const reach = 4000;

/** UTF-16 units behind an opening tag in which “and” goes on with its closing tag. */
const nearBy = 60;

/** A preposition that nothing follows, or quotation marks around nothing, where a tag was named. */
const hole =
  /\b(?:after|before|with|by|between|behind|until|below|above|outside)(?: {2,4}(?=\w)| (?=[.,;)])| ?(?:``|""|“”|'')(?!["'`”]))|\b(?:and|then|in|of|to|from|as)(?: (?=[.,;)])| ?(?:``|""|“”)(?!["'`”]))|\b(?:close|end)\w{0,4}["']? ?[:=] ?(?:""|'')/i;
const gap = /\b(?:and|then|to) {2,4}(?=\w)/i;

/**
 * The place behind an opening tag where a text names nothing although it must name something (“after  the
 * letter”, “closed by ``”); undefined when there is none.
 * @param from the end of the opening tag
 */
export function lostTagName(text: string, from: number): Span | undefined {
  const match =
    gap.exec(text.slice(from, from + nearBy)) ?? hole.exec(text.slice(from, from + reach));
  if (match === null) return undefined;
  const start = from + match.index;
  return { start, end: start + match[0].trimEnd().length };
}
