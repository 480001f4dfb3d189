import { findTags } from '../../../prompt/find-tags.js';
import { once } from '../../../text/once.js';
import type { Span } from '../../../text/span.js';
import { defineRule, noOptions } from '../../rule.js';
import { capitalised, isInComment, repairOf } from './suspect.js';
import { suspectsIn } from './suspects.js';
import { fencesIn } from '../../../text/code-fence.js';

export const garbledText = defineRule({
  id: 'hygiene/garbled-text',
  scope: 'file',
  defaultSeverity: 'warning',
  summary: 'What a tool made of a character: an HTML entity, or text read in the wrong encoding.',
  fixable: true,
  options: noOptions,
  check({ document, facts, similar, report }) {
    const { path, text, frontMatter } = document;
    const isMeant = entitiesMeantIn(text);
    for (const found of facts.scanned(suspectsIn, similar)) {
      if (found.kind !== 'garbled' || found.start < (frontMatter?.span.end ?? 0)) continue;
      if (isInComment(facts, found) || isMeant(found)) continue;
      report({
        span: { start: found.start, end: found.end },
        message: `${capitalised(found.what)} ${found.effect}`,
        ...repairOf(path, found),
      });
    }
  },
});

const htmlElement =
  /<(?:a|b|body|br|code|div|em|h[1-6]|head|html|i|img|li|ol|p|pre|script|span|strong|style|table|td|th|tr|ul)(?:\s[^<>]{0,300})?\/?>/i;

/** UTF-16 units of a line that are looked through for a backtick. */
const lineReach = 400;

/**
 * Whether an entity of a text is what the author wants: in HTML, in code, spoken of, or as XML needs it.
 * Asked in order of place, it takes the time of one pass over the text.
 */
function entitiesMeantIn(text: string): (place: Span) => boolean {
  const isHtml = once(() => htmlElement.test(text));
  const tags = once(
    () => new Set(findTags(text, { start: 0, end: text.length }, []).map(({ name }) => name)),
  );
  const isInFence = fencesIn(text);
  return ({ start, end }) => {
    if (text[start] !== '&') return false;
    if (isInFence(start) || isQuoted(text, start, end) || isHtml()) return true;
    if (!/^&(?:amp|lt|gt);$/.test(text.slice(start, end)) || tags().size === 0) return false;
    const name =
      /^\/?([A-Za-z_][\w.-]{0,60})/.exec(text.slice(end, end + 62))?.[1] ??
      /&lt;\/?([A-Za-z_][\w.-]{0,60})$/.exec(text.slice(Math.max(0, start - 66), start))?.[1];
    return name === undefined || !tags().has(name);
  };
}

/** In quotation marks, or between backticks on its line. */
function isQuoted(text: string, start: number, end: number): boolean {
  if (/^["'“‘]["'”’]$/.test((text[start - 1] ?? '') + (text[end] ?? ''))) return true;
  const before = text.slice(Math.max(0, start - lineReach), start);
  return before.slice(before.lastIndexOf('\n') + 1).split('`').length % 2 === 0;
}
