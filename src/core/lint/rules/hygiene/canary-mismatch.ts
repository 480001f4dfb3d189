import { defineRule, noOptions } from '../../rule.js';
import { canaryKey, canaryOf, haveOtherCanaries } from './canary.js';

export const canaryMismatch = defineRule({
  id: 'hygiene/canary-mismatch',
  scope: 'project',
  defaultSeverity: 'warning',
  summary: 'Prompts of one project have different canary strings.',
  fixable: false,
  options: noOptions,
  check({ pairs, factsOf, report }) {
    const found = pairs.flatMap(({ monitored, unmonitored }) => {
      const files = [monitored, unmonitored].flatMap((side) =>
        side === undefined ? [] : [factsOf(side.document)],
      );
      const [first, second] = files;
      const atOdds =
        first !== undefined && second !== undefined && haveOtherCanaries(first, second);
      return files.flatMap((file) => {
        const canary = canaryOf(file);
        return canary === undefined
          ? []
          : [{ path: file.document.path, canary, key: canaryKey(canary), atOdds }];
      });
    });
    const counts = new Map<string, number>();
    for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1);
    if (counts.size < 2) return;
    const [[common] = ['']] = [...counts].sort((a, b) => b[1] - a[1]);
    const example = found.find(({ key }) => key === common);
    for (const { path, canary, key, atOdds } of found) {
      // Of two files of one pair pair/settings-mismatch says it.
      if (key === common || atOdds || example === undefined) continue;
      const { start, end } = canary;
      report({
        path,
        span: { start, end },
        message: `This canary differs from the one in ${example.path}; one project has one GUID, so that all of it is filtered together.`,
        related: [
          {
            path: example.path,
            start: example.canary.start,
            end: example.canary.end,
            message: 'The canary of most prompts.',
          },
        ],
        suggestions: [
          {
            title: 'Use the canary of most prompts',
            edits: [{ path, start, end, newText: example.canary.value }],
          },
        ],
      });
    }
  },
});
