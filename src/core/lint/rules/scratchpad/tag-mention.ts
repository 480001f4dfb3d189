import type { Span } from '../../../text/span.js';

const leadingWords =
  /(?:^|[\s(])(?:in|inside|within|for|is|between|with|using|use|uses|the|your|an?|open(?:ing)?|start(?:ing|s)?|begin(?:ning|s)?|clos(?:e|ing)|end(?:ing|s)?|after|before|and|or|to|from|of|by|tags?|each|into|both|then|first|next|finally|called|named)[\s:]*$/i;

/** A tag before a full stop or comma is a word of its sentence. */
const sentenceMark = /^[.,;:!?)]/;
const trailingWords =
  /^["'”’`]?[\s,]*(?:(?:and|or|then|…|\.\.\.)\s*<[^<>]{1,80}>["'”’`]?\s*)*(?:xml\s+)?(?:tags?|blocks?|sections?|elements?|marker|pair)\b/i;

/** Content follows its opening tag at once or on the next line: “<thoughts> first, then the list” is a sentence. */
const sentenceGoesOn = /^[ \t]+[^\s<]/;

/** What belongs in a tag is told after a colon: “<THINK>: what is asked, what could go wrong” */
const definition = /^[ \t]?:[ \t]+\S/;

/** No content begins with a comma: “<thoughts>, then the list” is a sentence even where it begins a line. */
const comma = /^[,;)]/;

/** Whether a tag is spoken of (“inside <NAME> tags”, `<NAME>`) instead of used. */
export function isMention(text: string, tag: Span): boolean {
  const before = text.slice(Math.max(0, tag.start - 40), tag.start);
  const after = text.slice(tag.end, tag.end + 200);
  if (/["'“‘`]$/.test(before) && /^["'”’`]/.test(after)) return true;
  if (trailingWords.test(after)) return true;
  const isOpening = text[tag.start + 1] !== '/';
  if (isOpening && [sentenceGoesOn, definition, comma].some((mark) => mark.test(after)))
    return true;
  const sameLine = before.slice(before.lastIndexOf('\n') + 1);
  return sameLine.trim() !== '' && (leadingWords.test(sameLine) || sentenceMark.test(after));
}
