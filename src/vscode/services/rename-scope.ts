import * as vscode from 'vscode';
import type { DatasetSummary } from '../../core/prompt/dataset.js';
import type { DatasetText, LanguageScope } from '../../core/prompt/language/language-scope.js';
import type { PromptDocument } from '../../core/prompt/prompt-document.js';
import { documentsOf, type PairState } from './pair-service.js';
import type { Services } from './services.js';
import { nameOf, pathOf, uriOf } from './uri-path.js';

/** Everything that a rename of a variable has to change together. */
export interface RenameScope {
  readonly scope: LanguageScope;
  readonly datasets: readonly DatasetText[];
}

/**
 * The pairs of a file, and all pairs that share with them a partial in which the variable stands or a
 * dataset, and so on: a rename that left one of them out would break it.
 */
export async function renameScope(
  services: Services,
  states: readonly PairState[],
  variable: string,
  config: LanguageScope['config'],
  token: vscode.CancellationToken,
): Promise<RenameScope> {
  const found = new Map(states.map((state) => [state.key, state]));
  const datasets = new Map<string, DatasetSummary>();
  const texts = new Map<string, string>();
  const followed = new Set<string>();
  // A map goes on with what is added while it is walked.
  for (const [, state] of found) {
    const add = async (uris: readonly vscode.Uri[]): Promise<void> => {
      for (const uri of uris) {
        const other = await services.pairs.state(uri);
        if (other !== undefined && !found.has(other.key)) found.set(other.key, other);
      }
    };
    for (const partial of state.loaded.partials) {
      if (followed.has(partial.path) || !partial.text.includes(variable)) continue;
      followed.add(partial.path);
      await add(await services.pairs.pairsOf(uriOf(partial.path)));
    }
    for (const path of await datasetPaths(state)) {
      if (followed.has(path)) continue;
      followed.add(path);
      const text = await services.workspace.readText(path);
      datasets.set(path, await summaryOf(path, text));
      if (text === undefined) continue;
      texts.set(path, text);
      await add(await promptsWithDataset(services, path, token));
    }
  }
  const all = [...found.values()];
  const sides = all.flatMap(({ loaded }) => [loaded.pair.monitored, loaded.pair.unmonitored]);
  return {
    scope: {
      prompts: unique(sides.flatMap((side) => side?.document ?? [])),
      partials: unique(all.flatMap(({ loaded }) => loaded.partials)),
      datasets: [...datasets.values()],
      pairs: all.map(({ loaded, comparison }) => ({ pair: loaded.pair, comparison })),
      config,
    },
    datasets: [...texts].map(([path, text]) => ({ path, text })),
  };
}

/** The datasets that the prompts of a pair name; the two may differ. */
async function datasetPaths(state: PairState): Promise<Set<string>> {
  const { datasetPath } = await import('../prompt-engine.js');
  const paths = [...documentsOf(state).values()].map((document) => datasetPath(document));
  return new Set(paths.filter((path) => path !== undefined));
}

async function summaryOf(path: string, text: string | undefined): Promise<DatasetSummary> {
  const { readDataset } = await import('../prompt-engine.js');
  if (text !== undefined) return readDataset(path, text);
  const error = vscode.l10n.t('{0} does not exist.', nameOf(uriOf(path)));
  return { path, error, columns: [], rowCount: 0, cells: [], repeated: [] };
}

/** The prompts of the workspace that name a dataset. */
async function promptsWithDataset(
  { pairs, workspace }: Services,
  path: string,
  token: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
  const { datasetPath, parsePrompt } = await import('../prompt-engine.js');
  const name = nameOf(uriOf(path));
  const found: vscode.Uri[] = [];
  for (const uri of await pairs.findPrompts(token)) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const own = pathOf(uri);
    const text = await workspace.readText(own);
    if (text?.includes(name) !== true) continue;
    if (datasetPath(parsePrompt(own, text)) === path) found.push(uri);
  }
  return found;
}

function unique(documents: readonly PromptDocument[]): PromptDocument[] {
  return [...new Map(documents.map((document) => [document.path, document])).values()];
}
