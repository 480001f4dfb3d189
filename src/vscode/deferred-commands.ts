import * as vscode from 'vscode';
import type { CommandName } from './command-names.js';
import { registerCommand } from './commands.js';
import type { Services } from './services/services.js';

/** The commands of `on-demand.ts`. */
const names = [
  'newPromptPair',
  'renamePair',
  'extractPartial',
  'inlinePartial',
  'splitTemplate',
  'joinPair',
  'generateControls',
  'convertPrompt',
  'formatPair',
  'comparePair',
  'nextDifference',
  'previousDifference',
  'previewPair',
  'lintAllPairs',
  'suppressFinding',
  'compareResponses',
  'compareSelectedResponses',
  'compareResponseWithClipboard',
  'compareExampleResponses',
  'compareLastResponses',
  'filterFlags',
  'clearFlagFilter',
  'runPair',
  'runAllPairs',
  'resumeRun',
  'showRunHistory',
  'setApiKey',
  'clearApiKey',
] as const satisfies readonly CommandName[];

/** Stands in for commands until one of them is first run, which loads and registers all of them. */
export function registerDeferredCommands(services: Services): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  let loading: Promise<void> | undefined;
  const load = async () => {
    const { registerOnDemand } = await import('./on-demand.js');
    standIns.dispose();
    registered = registerOnDemand(services);
  };
  const standIns = vscode.Disposable.from(
    ...names.map((name) =>
      registerCommand(services.log, name, async (...args) => {
        loading ??= load().catch((error: unknown) => {
          loading = undefined;
          throw error;
        });
        await loading;
        return vscode.commands.executeCommand(`gyges.${name}`, ...args);
      }),
    ),
  );
  return vscode.Disposable.from(
    standIns,
    new vscode.Disposable(() => {
      registered?.dispose();
    }),
  );
}
