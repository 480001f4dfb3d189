import type { Tag } from '../../../prompt/prompt-document.js';
import type { SideFacts } from '../../facts/side-facts.js';
import type { Span } from '../../../text/span.js';

/** A tag with its value in the message it is used in; spans are into the message's text. */
export interface TagUse extends Span {
  readonly message: number;
  readonly tag: Tag;
  /** What stands between the tags; undefined for an empty tag such as `<paid/>`. */
  readonly value: string | undefined;
  /** The tag as it is written, the opening one if there are two. */
  readonly source: string;
}

/** A tag that another message mentions, with the values it quotes. */
export interface TagMention extends Span {
  readonly message: number;
  readonly name: string;
  readonly value: string | undefined;
  readonly source: string;
  /** Whether the tag encloses more than a value: a part of the prompt that is named like it. */
  readonly isSection: boolean;
}

/** Longest value of a tag that labels something, in UTF-16 units. */
const longestValue = 60;

/** The tags with short values in the user's turns. */
export function tagUses(facts: SideFacts): TagUse[] {
  return facts.side.composed.messages.flatMap(({ role, text }, message) =>
    role === 'system'
      ? []
      : labelsIn(text, facts.messageTags[message] ?? []).map((label) => ({ ...label, message })),
  );
}

/** The tags that the system messages speak of. */
export function tagMentions(facts: SideFacts): TagMention[] {
  return facts.side.composed.messages.flatMap(({ role, text }, message) => {
    if (role !== 'system') return [];
    const tags = facts.messageTags[message] ?? [];
    const labels = labelsIn(text, tags);
    const closes = new Set(tags.filter(({ kind }) => kind === 'close').map(({ name }) => name));
    return tags.map((tag): TagMention => {
      const label = labels.find(({ start }) => start === tag.span.start);
      return {
        message,
        name: tag.name,
        value: label?.value,
        start: tag.span.start,
        end: label?.end ?? tag.span.end,
        source: text.slice(tag.span.start, tag.span.end),
        isSection: label === undefined && tag.kind !== 'empty' && closes.has(tag.name),
      };
    });
  });
}

function labelsIn(text: string, tags: readonly Tag[]): Omit<TagUse, 'message'>[] {
  return tags.flatMap((tag, index): Omit<TagUse, 'message'>[] => {
    const source = text.slice(tag.span.start, tag.span.end);
    if (tag.kind === 'empty') return [{ ...tag.span, tag, value: undefined, source }];
    const close = tags[index + 1];
    if (tag.kind !== 'open' || close?.kind !== 'close' || close.name !== tag.name) return [];
    const value = text.slice(tag.span.end, close.span.start);
    if (value.length > longestValue || value.includes('\n')) return [];
    return [{ start: tag.span.start, end: close.span.end, tag, value: value.trim(), source }];
  });
}
