import { quoted, reportHits } from '../../lexicon/report-hits.js';
import { defineRule, noOptions } from '../../rule.js';

const id = 'awareness/placeholder';

export const placeholder = defineRule({
  id,
  scope: 'prompt',
  defaultSeverity: 'error',
  summary: 'An unfilled bracket, a note such as TODO, or `{name}` where `{{name}}` was meant.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, side, dataset, report }) {
    reportHits(id, facts, report, (hit) => ({
      message: `“${quoted(hit)}” is ${hit.term.note} and would be sent as it stands; fill it in or remove it.`,
    }));
    const { input } = facts.file;
    const names = new Set([...input.schema, ...input.defaults, ...(dataset?.columns ?? [])]);
    if (names.size === 0) return;
    for (const message of side.composed.messages) {
      if (!message.text.includes('{')) continue;
      for (const match of message.text.matchAll(/(?<![{$\w"'\\])\{([A-Za-z_]\w{0,60})\}(?!\})/g)) {
        const name = match[1] ?? '';
        if (!names.has(name)) continue;
        const [place] = facts.locate(message, {
          start: match.index,
          end: match.index + match[0].length,
        });
        if (place === undefined) continue;
        const { path, start, end } = place;
        report({
          path,
          span: { start, end },
          message: `“{${name}}” is sent as it stands; the variable is written {{${name}}}.`,
          suggestions: [
            { title: `Write {{${name}}}`, edits: [{ path, start, end, newText: `{{${name}}}` }] },
          ],
        });
      }
    }
  },
});
