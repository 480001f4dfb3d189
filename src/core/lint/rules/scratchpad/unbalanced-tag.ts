import type { Span } from '../../../text/span.js';
import type { MessageTag, SideFacts } from '../../facts/side-facts.js';
import type { RelatedLocation } from '../../rule.js';
import { defineRule, noOptions } from '../../rule.js';
import { lostTagName } from './lost-tag-name.js';
import { isMention } from './tag-mention.js';
import { endOfLineContent, unclosedSections } from './unclosed-section.js';

/** Tags that are never closed behind which a lost name is looked for. */
const mostSearched = 20;

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
    const sections = new Map(
      facts.messageTags.flatMap(unclosedSections).map(({ tag, end }) => [tag, end]),
    );
    const [opening, other] = closedByAnother(facts.tags) ?? [];
    const [place] = other === undefined ? [] : facts.locate(other.message, other.span);
    if (opening !== undefined && other !== undefined && place !== undefined) {
      report({
        path: place.path,
        span: place,
        message: `<${opening.name}> is followed by </${other.name}>; write </${opening.name}>, or the section cannot be found in what the model writes.`,
      });
    }
    let searched = 0;
    for (const [name, tags] of byName(facts.tags)) {
      if (tags.some((tag) => tag === opening || tag === other)) continue;
      const here = count(tags);
      const otherTags = others.get(name);
      const there = otherTags && count(otherTags);
      // The counterpart shows how often the tag is meant to stand here.
      const lostHere =
        there !== undefined &&
        there.open === there.close &&
        Math.max(here.open, here.close) === there.open &&
        Math.min(here.open, here.close) < there.open;
      const hole =
        here.close > 0 || searched++ > mostSearched ? undefined : placeOfLostName(facts, tags);
      if (hole !== undefined) {
        report({
          ...hole,
          message: `Something is missing here, likely the closing tag </${name}>, which the prompt never names; put it in.`,
        });
        continue;
      }
      const twice = known.has(name) ? openedTwice(tags) : undefined;
      const [second] = twice === undefined ? [] : facts.locate(twice.message, twice.span);
      if (second !== undefined) {
        report({
          path: second.path,
          span: second,
          message: `<${name}> is opened twice in a row; write </${name}> for the second.`,
        });
        continue;
      }
      const isClosed = here.close > 0 || (there?.close ?? 0) > 0;
      const isPaired = known.has(name) || isClosed;
      for (const tag of unmatched(tags)) {
        const end = sections.get(tag);
        if (end === undefined) {
          if (!isPaired && !lostHere) continue;
          const isPrefill = tag.isLastMessage && tag.message.role === 'model';
          if (isPrefill || (!lostHere && isMention(tag.message.text, tag.span))) continue;
          // “Put it in <notes>.” names a tag that both prompts leave the model to close.
          if (!isClosed && !beginsLine(tag)) continue;
        }
        const [place] = facts.locate(tag.message, tag.span);
        if (place === undefined) continue;
        const [missing, word] =
          tag.kind === 'open' ? [`</${tag.name}>`, 'closed'] : [`<${tag.name}>`, 'opened'];
        report({
          path: place.path,
          span: place,
          message: `<${tag.kind === 'open' ? '' : '/'}${tag.name}> is never ${word}; add ${missing}, or the section cannot be found in what the model writes and reads.`,
          related: lostHere
            ? partnerThere(counterpart, tags, tag, otherTags ?? [])
            : contentEnd(facts, tag, end ?? endOfLineContent(tag)),
        });
      }
    }
  },
});

/** Nothing but dots. */
const nothing = /^\s{0,2}(?:\.{3}|…)?\s{0,2}$/;

/** What stands between the two tags of a section that is spoken of. */
const betweenTags =
  /^(?:\s{0,2}(?:\.{3}|…)?\s{0,2}|["”’`]? and ["“‘`]?|[^\n<>]{0,160}\b(?:end|close|finish)\s(?:it|them|this|the (?:section|block|part))\s(?:off\s)?with\s["“‘`]?)$/;

/**
 * A closing tag behind the opening one of another name, where neither has a partner: “<output></ouput>”, “between
 * <output> and </answer>”, “an <output> section (end it with </answer>)”.
 */
function closedByAnother(tags: readonly MessageTag[]): [MessageTag, MessageTag] | undefined {
  const names = (kind: string): Set<string> =>
    new Set(tags.filter((tag) => tag.kind === kind).map(({ name }) => name.toLowerCase()));
  const [opened, closed] = [names('open'), names('close')];
  const found = afterOpening(tags).find(
    ({ opening, tag, between }) =>
      tag.kind === 'close' &&
      !closed.has(opening.name.toLowerCase()) &&
      !opened.has(tag.name.toLowerCase()) &&
      betweenTags.test(between),
  );
  return found && [found.opening, found.tag];
}

/** The second of two opening tags with nothing between them but dots: a slash is missing. */
function openedTwice(tags: readonly MessageTag[]): MessageTag | undefined {
  return afterOpening(tags).find(({ tag, between }) => tag.kind === 'open' && nothing.test(between))
    ?.tag;
}

/** The tags that come next after an opening tag of the same message, with what stands between. */
function afterOpening(
  tags: readonly MessageTag[],
): { readonly opening: MessageTag; readonly tag: MessageTag; readonly between: string }[] {
  return tags.flatMap((tag, index) => {
    const opening = tags[index - 1];
    if (opening?.kind !== 'open' || opening.message !== tag.message) return [];
    const between = tag.message.text.slice(opening.span.end, tag.span.start);
    return [{ opening, tag, between }];
  });
}

/** Where a text near an opening tag has lost the name of a tag, as a part of a report. */
function placeOfLostName(
  facts: SideFacts,
  tags: readonly MessageTag[],
): { readonly path: string; readonly span: Span } | undefined {
  const [tag] = tags;
  if (tag === undefined) return undefined;
  const span = lostTagName(tag.message.text, tag.span.end);
  const [place] = span === undefined ? [] : facts.locate(tag.message, span);
  return place && { path: place.path, span: place };
}

/** The partner that a tag has in the other prompt. */
function partnerThere(
  counterpart: SideFacts | undefined,
  tags: readonly MessageTag[],
  tag: MessageTag,
  others: readonly MessageTag[],
): RelatedLocation[] {
  const index = tags.filter(({ kind }) => kind === tag.kind).indexOf(tag);
  const partner = others.filter(({ kind }) => kind !== tag.kind)[index];
  const [place] = partner && counterpart ? counterpart.locate(partner.message, partner.span) : [];
  return place === undefined ? [] : [{ ...place, message: 'It is here in the other prompt.' }];
}

function contentEnd(
  facts: SideFacts,
  { message }: MessageTag,
  end: number | undefined,
): RelatedLocation[] {
  const [place] = end === undefined ? [] : facts.locate(message, { start: end, end });
  return place === undefined ? [] : [{ ...place, message: 'The section seems to end here.' }];
}

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
