import { forgedRole } from '../../../prompt/forged-role.js';
import { defineRule, noOptions } from '../../rule.js';

export const forgeableRole = defineRule({
  id: 'hygiene/forgeable-role',
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary: 'A value of the dataset, or a computed role, could open another message.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, dataset, report }) {
    const { document, nodes } = facts.file;
    for (const node of nodes) {
      if (node.kind !== 'role' || node.role !== undefined) continue;
      report({
        span: node.roleSpan,
        message:
          'The role comes from a variable, so the data decides who speaks, and a missing value makes the role “undefined”; write the role here.',
      });
    }
    if (dataset === undefined) return;
    const span = document.frontMatter?.spanOf(['gyges.dataset']);
    if (span === undefined) return;
    const used = new Set(facts.inputUses.map(({ name }) => name));
    const cells = dataset.cells.filter(
      ({ column, value }) => used.has(column) && forgedRole.test(value),
    );
    const [first] = cells;
    if (first === undefined) return;
    const marker = forgedRole.exec(first.value)?.[0].trim() ?? '';
    report({
      span,
      message: `Row ${first.row} of the dataset has “${marker}” in “${first.column}”${cells.length > 1 ? ` (and ${cells.length - 1} more)` : ''}, which can start another message when it is filled in; remove it from the data.`,
      related: cells
        .slice(0, 5)
        .map(({ start, end }) => ({ path: dataset.path, start, end, message: 'Here.' })),
    });
  },
});
