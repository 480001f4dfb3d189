import * as vscode from 'vscode';
import { registerCommand } from '../commands.js';
import { severitySign } from '../services/flag-labels.js';
import type { Services } from '../services/services.js';

/** *Filter Flags* and *Clear Flag Filter*: which categories are shown, in the text, the view and Problems. */
export function registerFlagFilter(services: Services): vscode.Disposable {
  const { log, flagFilter } = services;
  return vscode.Disposable.from(
    registerCommand(log, 'filterFlags', (categories) => filter(services, categories)),
    registerCommand(log, 'clearFlagFilter', () => flagFilter.hide([])),
  );
}

/** @param given the categories to be shown; the user picks them when it is no list */
async function filter(services: Services, given: unknown): Promise<void> {
  const { flagFilter, flags } = services;
  const { flagCategories } = await import('../response-engine.js');
  const all = flagCategories.map(({ id }) => id as string);
  if (Array.isArray(given)) {
    await flagFilter.hide(all.filter((id) => !given.includes(id)));
    return;
  }
  const document = vscode.window.activeTextEditor?.document;
  const flagged = document && (await flags.flagsOf(document));
  const count = (id: string) =>
    (flagged?.flags.filter(({ flag }) => flag.category === id).length ?? 0) +
    (flagged?.hidden?.get(id) ?? 0);
  const { hidden } = flagFilter;
  const items = flagCategories
    .map(({ id, title, severity }) => ({
      id,
      label: `${severitySign[severity]} ${title}`,
      description: count(id) === 0 ? '' : vscode.l10n.t('{0} here', count(id)),
      picked: !hidden.has(id),
      flags: count(id),
    }))
    .sort((a, b) => b.flags - a.flags);
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Flags to Show'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  const shown = new Set<string>(picked.map(({ id }) => id));
  await flagFilter.hide(all.filter((id) => !shown.has(id)));
}
