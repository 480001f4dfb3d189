import * as vscode from 'vscode';
import type { Services } from '../services/services.js';
import type { KnownRun } from './run-history.js';
import { journalName } from './run-places.js';
import { gapsText, missingText } from './run-texts.js';

/** The folder of a run that a command was given: itself, or one whose URI is written out. */
export function asRunFolder(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return typeof argument === 'string' ? vscode.Uri.parse(argument, true) : undefined;
}

/** Lets the user pick several of the workspace's runs, the oldest first in the result; none when the user gives up. */
export async function pickRuns(
  { runHistory }: Services,
  title: string,
): Promise<readonly vscode.Uri[]> {
  const runs = (await runHistory.runs()).filter(({ answered }) => answered > 0);
  if (runs.length === 0) {
    sayThereIsNoRun();
    return [];
  }
  const picked = await vscode.window.showQuickPick(
    runs.map((run) => ({
      run,
      label: gapsText(run),
      description: `${run.header.model} · ${new Date(run.header.created).toLocaleString(vscode.env.language)}`,
      detail: vscode.l10n.t('{0} samples', run.answered),
    })),
    {
      title,
      canPickMany: true,
      matchOnDescription: true,
      placeHolder: vscode.l10n.t('Runs of different pairs or models, or more samples of the same'),
    },
  );
  return (picked ?? []).map(({ run }) => run.folder).reverse();
}

/** Says that the workspace has no such run, and how one is begun. */
export function sayThereIsNoRun(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('There is no such run in this workspace. “Gyges: Run Pair” begins one.'),
  );
}

/** Lets the user pick one of the workspace's runs. Undefined when there is none, or the user gives up. */
export async function pickRun(
  { runHistory }: Services,
  title: string,
  isOffered: (run: KnownRun) => boolean,
): Promise<vscode.Uri | undefined> {
  const runs = (await runHistory.runs()).filter(isOffered);
  if (runs.length === 0) {
    sayThereIsNoRun();
    return undefined;
  }
  const resume = {
    iconPath: new vscode.ThemeIcon('debug-continue'),
    tooltip: vscode.l10n.t('Resume'),
  };
  const journal = {
    iconPath: new vscode.ThemeIcon('go-to-file'),
    tooltip: vscode.l10n.t('Open Journal'),
  };
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly run: KnownRun }>();
  picker.title = title;
  picker.placeholder = vscode.l10n.t('{0} runs, the newest first', runs.length);
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = runs.map((run) => {
    const missing = missingText(run);
    return {
      run,
      label: gapsText(run),
      description: `${run.header.model} · ${new Date(run.header.created).toLocaleString(vscode.env.language)}`,
      detail: [
        vscode.l10n.t('{0} samples', run.answered),
        ...(missing === '' ? [] : [missing]),
        run.header.endpoint,
      ].join(' · '),
      buttons: missing === '' ? [journal] : [resume, journal],
    };
  });
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.run.folder);
      picker.hide();
    });
    picker.onDidTriggerItemButton(({ button, item: { run } }) => {
      const { folder } = run;
      picker.hide();
      void (button === resume
        ? vscode.commands.executeCommand('gyges.resumeRun', folder)
        : vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(folder, journalName)));
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
