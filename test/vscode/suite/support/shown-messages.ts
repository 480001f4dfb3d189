import * as vscode from 'vscode';

/** The messages that were to be shown since it was begun; their buttons are not pressed. */
export interface ShownMessages {
  readonly texts: readonly string[];
  stop(): void;
}

/** Listens to what the extension wants to tell its user. The test host has nobody to read it. */
export function listenToMessages(): ShownMessages {
  const texts: string[] = [];
  const { showErrorMessage, showWarningMessage, showInformationMessage } = vscode.window;
  const listen = (message: string) => {
    texts.push(message);
    return Promise.resolve(undefined);
  };
  Object.assign(vscode.window, {
    showErrorMessage: listen,
    showWarningMessage: listen,
    showInformationMessage: listen,
  });
  return {
    texts,
    stop: () => {
      Object.assign(vscode.window, {
        showErrorMessage,
        showWarningMessage,
        showInformationMessage,
      });
    },
  };
}
