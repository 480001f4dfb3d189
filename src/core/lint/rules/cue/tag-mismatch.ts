import { commonEnd, commonStart } from '../../../text/common-ends.js';
import type { Span } from '../../../text/span.js';
import { defineRule, noOptions } from '../../rule.js';
import { quote } from '../pair/wording.js';
import type { TagMention, TagUse } from './tag-use.js';
import { tagMentions, tagUses } from './tag-use.js';

export const tagMismatch = defineRule({
  id: 'cue/tag-mismatch',
  scope: 'prompt',
  defaultSeverity: 'error',
  summary: 'The tag used in the user turn is not spelled as the system prompt explains it.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, report }) {
    const mentions = tagMentions(facts);
    if (mentions.length === 0) return;
    for (const use of tagUses(facts)) {
      const problem = mismatch(use, mentions);
      if (problem === undefined) continue;
      const message = facts.side.composed.messages[use.message];
      const explained = facts.side.composed.messages[problem.mention.message];
      const [place] = message === undefined ? [] : facts.locate(message, problem.at ?? use);
      const [other] = explained === undefined ? [] : facts.locate(explained, problem.mention);
      if (place === undefined) continue;
      report({
        span: { start: place.start, end: place.end },
        path: place.path,
        message: `${problem.text}; write it the same way in both places.`,
        related: other === undefined ? [] : [{ ...other, message: 'Explained here.' }],
      });
    }
  },
});

function mismatch(
  use: TagUse,
  mentions: readonly TagMention[],
): { mention: TagMention; text: string; at?: Span } | undefined {
  const same = mentions.filter(({ name }) => name === use.tag.name);
  const [first] = same;
  if (first === undefined) {
    const near = similarName(
      use.tag.name,
      mentions.filter(({ isSection }) => !isSection),
    );
    return (
      near && {
        mention: near,
        at: use.tag.span,
        text: `The tag <${use.tag.name}> is used here, but the system prompt explains <${near.name}>`,
      }
    );
  }
  if (use.value === undefined) {
    const spelled = same.filter(({ source }) => source.endsWith('/>'));
    const [empty] = spelled;
    const here = hasSpace(use);
    if (empty === undefined || spelled.some((mention) => hasSpace(mention) === here)) {
      return undefined;
    }
    return {
      mention: empty,
      text: `The tag is written ${here ? 'with' : 'without'} a space before “/>” here, and ${quote(empty.source)} in the system prompt`,
    };
  }
  const values = same.filter(({ value }) => value !== undefined);
  if (values.some(({ value }) => value === use.value)) return undefined;
  const otherCase = values.find(({ value }) => value?.toLowerCase() === use.value?.toLowerCase());
  return (
    otherCase && {
      mention: otherCase,
      text: `The value ${quote(use.value)} is used here, but the system prompt explains ${quote(otherCase.value ?? '')}`,
    }
  );
}

/** Whether an empty tag has a space before its slash. */
function hasSpace({ source }: { readonly source: string }): boolean {
  return source.endsWith(' />');
}

/**
 * A mentioned tag that must be meant: equal but for case and separators, one slip apart, or the same
 * name cut short. Names that are merely alike (`input`, `output`) are two tags.
 */
function similarName(name: string, mentions: readonly TagMention[]): TagMention | undefined {
  const used = plain(name);
  return (
    mentions.find((mention) => plain(mention.name) === used) ??
    mentions.find((mention) => isSlip(plain(mention.name), used))
  );
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_.:]/g, '');
}

function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 6) return false;
  if (shorter >= 8 && (a.startsWith(b) || b.startsWith(a))) return true;
  const start = commonStart(a, b, shorter);
  const end = commonEnd(a, b, shorter - start);
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  const isSwap = left.length === 2 && left.startsWith(right.charAt(1)) && left[1] === right[0];
  return isSwap || Math.max(left.length, right.length) <= 1;
}
