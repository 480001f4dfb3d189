import * as vscode from 'vscode';
import { registerCommand, registerNetworkCommand } from '../commands.js';
import { hostOf } from '../runs/api-keys.js';
import { asRunFolder, pickRun } from '../runs/pick-run.js';
import type { RunTask } from '../../core/run/run-plan.js';
import type { RunEvent } from '../../core/run/execute-run.js';
import type { EndedRun, RunObserver } from '../runs/run-service.js';
import { endedText } from '../runs/run-texts.js';
import type { Services } from '../services/services.js';
import { pairFor, promptUri } from './counterpart.js';

/** *Run Pair*, *Run All Pairs*, *Resume Run*, *Show Run History* and the keys that they need. */
export function registerRunCommands(services: Services): vscode.Disposable {
  const { log, pairs, runs } = services;
  return vscode.Disposable.from(
    registerNetworkCommand(log, 'runPair', async (argument) => {
      const uri = promptUri(argument);
      if (uri === undefined || (await pairFor(services, uri)) === undefined) return;
      await runPrompts(services, [uri]);
    }),
    registerNetworkCommand(log, 'runAllPairs', async () => {
      const prompts = (await pairs.findPairs()).flatMap(({ files: { monitored, unmonitored } }) =>
        monitored === undefined || unmonitored === undefined ? [] : [monitored],
      );
      await runPrompts(services, prompts);
    }),
    registerNetworkCommand(log, 'resumeRun', async (argument) => {
      const folder =
        asRunFolder(argument) ??
        (await pickRun(
          services,
          vscode.l10n.t('Resume Run'),
          (run) => run.answered < run.header.tasks,
        ));
      if (folder === undefined) return;
      await withProgress(services, (observer, token) => runs.resume(folder, observer, token));
    }),
    registerCommand(log, 'showRunHistory', async () => {
      const folder = await pickRun(services, vscode.l10n.t('Run History'), () => true);
      if (folder !== undefined) await vscode.commands.executeCommand('gyges.openReport', folder);
    }),
    registerNetworkCommand(log, 'setApiKey', async () => {
      await runs.keys.ask(await runs.endpoint(vscode.window.activeTextEditor?.document.uri));
    }),
    registerNetworkCommand(log, 'clearApiKey', async () => {
      const endpoint = await runs.endpoint(vscode.window.activeTextEditor?.document.uri);
      await runs.keys.clear(endpoint);
      void vscode.window.setStatusBarMessage(
        vscode.l10n.t('The API key for {0} is cleared.', hostOf(endpoint)),
        4000,
      );
    }),
  );
}

async function runPrompts(services: Services, prompts: readonly vscode.Uri[]): Promise<void> {
  await withProgress(services, (observer, token) => services.runs.run(prompts, observer, token));
}

/** Shows how a run goes in a notification, with a cancel button, and then how it ended. */
async function withProgress(
  services: Services,
  work: (observer: RunObserver, token: vscode.CancellationToken) => Promise<EndedRun | undefined>,
): Promise<void> {
  const ended = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Running'),
      cancellable: true,
    },
    (progress, token) => work(new NotifiedProgress(services.log, progress), token),
  );
  // Shown beside what the user goes on with; the command ends when the run does.
  if (ended !== undefined) void offerReport(services, ended);
}

class NotifiedProgress implements RunObserver {
  readonly #log: vscode.LogOutputChannel;
  readonly #progress: vscode.Progress<{ message?: string; increment?: number }>;
  #total = 0;
  #done = 0;
  #failed = 0;

  constructor(
    log: vscode.LogOutputChannel,
    progress: vscode.Progress<{ message?: string; increment?: number }>,
  ) {
    this.#log = log;
    this.#progress = progress;
  }

  begun(folder: vscode.Uri, tasks: readonly RunTask[]): void {
    this.#total = tasks.length;
    this.#log.info(vscode.l10n.t('The run is kept in {0}.', folder.fsPath));
    this.#show(0);
  }

  happened(event: RunEvent): void {
    if (event.type === 'retry') {
      this.#log.info(`${event.task}: ${event.message}`);
      return;
    }
    if (event.type === 'sample') this.#done++;
    else {
      this.#failed++;
      this.#log.warn(`${event.entry.task}: ${event.entry.message}`);
    }
    this.#show(100 / this.#total);
  }

  #show(increment: number): void {
    const failed = this.#failed === 0 ? '' : vscode.l10n.t(', {0} failed', this.#failed);
    this.#progress.report({
      message: vscode.l10n.t('{0} of {1} samples{2}', this.#done, this.#total, failed),
      increment,
    });
  }
}

async function offerReport({ runHistory, log }: Services, ended: EndedRun): Promise<void> {
  const { folder, isComplete, warnings, end } = ended;
  for (const warning of warnings) log.warn(warning);
  const open = vscode.l10n.t('Open Report');
  const resume = vscode.l10n.t('Resume');
  const choices = [
    ...(ended.state.samples.size > 0 ? [open] : []),
    ...(isComplete ? [] : [resume]),
  ];
  const text = endedText(ended, await runHistory.read(folder));
  const show =
    end.reason === 'error' || warnings.length > 0
      ? vscode.window.showWarningMessage
      : vscode.window.showInformationMessage;
  const answer = await show([text, ...warnings].join(' '), ...choices);
  if (answer === open) await vscode.commands.executeCommand('gyges.openReport', folder);
  if (answer === resume) await vscode.commands.executeCommand('gyges.resumeRun', folder);
}
