import type { MessageTag } from '../../facts/side-facts.js';
import { defineRule, noOptions } from '../../rule.js';
import { isMention } from './tag-mention.js';

export const unbalancedTag = defineRule({
  id: 'scratchpad/unbalanced-tag',
  scope: 'prompt',
  defaultSeverity: 'error',
  summary: 'An opening tag without its closing tag, or the reverse.',
  fixable: false,
  options: noOptions,
  check({ facts, counterpart, report }) {
    const known = new Set(facts.roleTags.map(({ name }) => name.toLowerCase()));
    const others = byName(counterpart?.tags ?? []);
    for (const [name, tags] of byName(facts.tags)) {
      const here = count(tags);
      const otherTags = others.get(name);
      const there = otherTags && count(otherTags);
      // The counterpart shows how often the tag is meant to stand here.
      const lostHere =
        there !== undefined &&
        there.open === there.close &&
        Math.max(here.open, here.close) === there.open &&
        Math.min(here.open, here.close) < there.open;
      const isClosed = here.close > 0 || (there?.close ?? 0) > 0;
      const isPaired = known.has(name) || isClosed;
      if (!isPaired && !lostHere) continue;
      for (const tag of unmatched(tags)) {
        const isPrefill = tag.isLastMessage && tag.message.role === 'model';
        if (isPrefill || (!lostHere && isMention(tag.message.text, tag.span))) continue;
        // “Put it in <notes>.” names a tag that both prompts leave the model to close.
        if (!isClosed && !beginsLine(tag)) continue;
        const [place] = facts.locate(tag.message, tag.span);
        if (place === undefined) continue;
        const [missing, word] =
          tag.kind === 'open' ? [`</${tag.name}>`, 'closed'] : [`<${tag.name}>`, 'opened'];
        report({
          path: place.path,
          span: place,
          message: `<${tag.kind === 'open' ? '' : '/'}${tag.name}> is never ${word}; add ${missing}, or the section cannot be found in what the model writes and reads.`,
        });
      }
    }
  },
});

/** Whether a line begins with the tag, as sections do. */
function beginsLine({ message: { text }, span }: MessageTag): boolean {
  return text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start).trim() === '';
}

interface Count {
  readonly open: number;
  readonly close: number;
}

function count(tags: readonly { readonly kind: string }[]): Count {
  return {
    open: tags.filter(({ kind }) => kind === 'open').length,
    close: tags.filter(({ kind }) => kind === 'close').length,
  };
}

function byName<T extends { readonly name: string; readonly kind: string }>(
  tags: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const tag of tags) {
    if (tag.kind === 'empty') continue;
    const name = tag.name.toLowerCase();
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [tag]);
    else group.push(tag);
  }
  return groups;
}

/**
 * The tags of one name that have no partner. A closing tag takes the last opening one before it that
 * is used, or else one that is only spoken of.
 */
function unmatched(tags: readonly MessageTag[]): MessageTag[] {
  if (areClosedAtOnce(tags)) return [];
  const open: MessageTag[] = [];
  const mentioned: MessageTag[] = [];
  const alone: MessageTag[] = [];
  for (const tag of tags) {
    if (tag.kind === 'open') {
      (isMention(tag.message.text, tag.span) ? mentioned : open).push(tag);
    } else if (open.pop() === undefined && mentioned.pop() === undefined) alone.push(tag);
  }
  return [...open, ...mentioned, ...alone];
}

/** Whether every opening tag of a name is followed by its closing tag, as in most prompts. */
function areClosedAtOnce(tags: readonly MessageTag[]): boolean {
  return (
    tags.length % 2 === 0 &&
    tags.every(({ kind }, index) => kind === (index % 2 === 0 ? 'open' : 'close'))
  );
}
