import type { CueLexicon } from '../../../pair/reading/cue-lexicon.js';
import { matchSignals } from '../../../pair/reading/cue-lexicon.js';
import { stemsOf, tellingStems } from '../../../pair/words/stems.js';
import { defineRule, noOptions } from '../../rule.js';
import { tagUses } from './tag-use.js';

/** Values that mean nothing without an explanation of the tag. */
const bareValue = /^(?:true|false|yes|no|on|off|y|n|0|1|[a-z])$/i;

export const unexplainedTag = defineRule({
  id: 'cue/unexplained-tag',
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary: 'The cue is a tag that the prompt never explains.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, comparison, report }) {
    const cue = comparison?.cue[facts.side.condition];
    if (cue === undefined) return;
    const { messages } = facts.side.composed;
    for (const use of tagUses(facts)) {
      const isBare = use.value === undefined ? false : bareValue.test(use.value);
      if (use.message !== cue.message || !isBare) continue;
      const message = messages[use.message];
      const [place] = message === undefined ? [] : facts.locate(message, use);
      if (place?.path !== cue.path || place.start > cue.start || place.end < cue.end) continue;
      const rest = messages.map(({ text }, index) =>
        index === use.message ? text.slice(0, use.start) + text.slice(use.end) : text,
      );
      const words = use.tag.name
        .toLowerCase()
        .split(/[-_.:]/)
        .filter((word) => word.length > 3);
      const isExplained = rest.some((text) => {
        const lower = text.toLowerCase();
        const stems = stemsOf(lower);
        return (
          lower.includes(use.tag.name.toLowerCase()) ||
          words.some((word) => lower.includes(word)) ||
          // “a subscription” explains <subscriber>.
          [...tellingStems(words.join(' '))].some((stem) => stems.has(stem))
        );
      });
      if (isExplained) continue;
      report({
        span: { start: place.start, end: place.end },
        path: place.path,
        message: `The tag <${use.tag.name}> is the only cue, and nothing in the prompt says what it means; explain it in the system prompt of both conditions.`,
        ...(speaksForItself(use.tag.name, facts.cueLexicon) ? { severity: 'info' as const } : {}),
      });
    }
  },
});

/** Whether the name of a tag says what is done to the conversation (`used_for_training`); who the user is says nothing. */
function speaksForItself(name: string, lexicon: CueLexicon): boolean {
  const words = name.replace(/[-_.:]/g, ' ').replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return matchSignals(words, lexicon).some(({ signal: { kind } }) => telling.has(kind));
}

const telling = new Set(['training', 'logging', 'review', 'audit', 'oversight', 'retention']);
