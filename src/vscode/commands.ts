import * as vscode from 'vscode';
import type { CommandName } from './command-names.js';

/**
 * Registers a command. What goes wrong is shown as one sentence: an `InputError` as it stands,
 * anything else with the log as the place to look.
 */
export function registerCommand(
  log: vscode.LogOutputChannel,
  name: CommandName,
  run: (...args: readonly unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(`gyges.${name}`, async (...args: readonly unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      if (error instanceof vscode.CancellationError) return undefined;
      void reportError(log, error);
      return undefined;
    }
  });
}

/**
 * Registers a command that sends something somewhere. In a workspace that is not trusted, whose files
 * may have chosen the address, it says why it does nothing.
 */
export function registerNetworkCommand(
  log: vscode.LogOutputChannel,
  name: CommandName,
  run: (...args: readonly unknown[]) => unknown,
): vscode.Disposable {
  return registerCommand(log, name, async (...args) => {
    if (vscode.workspace.isTrusted) return run(...args);
    const manage = vscode.l10n.t('Manage Trust');
    const answer = await vscode.window.showWarningMessage(untrustedReason(), manage);
    if (answer === manage) await vscode.commands.executeCommand('workbench.trust.manage');
    return undefined;
  });
}

/** Why nothing is sent from a workspace that is not trusted, and what to do. */
export function untrustedReason(): string {
  return vscode.l10n.t(
    'This workspace is not trusted, so nothing is sent from it: its files could choose the address. Trust it to run pairs. Linting, comparing and flagging work without.',
  );
}

async function reportError(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
  // Compared by name: a chunk that is loaded on demand has its own copy of the class.
  if (error instanceof Error && error.name === 'InputError') {
    log.warn(error.message);
    void vscode.window.showErrorMessage(error.message);
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  const show = vscode.l10n.t('Show Log');
  const answer = await vscode.window.showErrorMessage(
    vscode.l10n.t('Gyges could not do this; the log says why.'),
    show,
  );
  if (answer === show) log.show();
}

/** A code lens that runs a command of the extension. */
export function lens(
  range: vscode.Range,
  title: string,
  name: CommandName,
  ...args: readonly unknown[]
): vscode.CodeLens {
  return new vscode.CodeLens(range, {
    title,
    command: `gyges.${name}`,
    arguments: [...args],
  });
}
