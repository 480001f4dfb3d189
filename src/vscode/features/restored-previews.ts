import * as vscode from 'vscode';

export const previewViewType = 'gyges.preview';

/** What a preview keeps for the next start of the window. */
export interface PreviewState {
  /** The URI of one of the pair's prompts. */
  readonly prompt: string;
  /** The item that is shown, counted from 1; 0 leaves variables as written. */
  readonly item: number;
}

/** A panel of a window that was loaded again, and what it showed. */
export interface RestoredPreview {
  readonly panel: vscode.WebviewPanel;
  readonly item: number;
}

/** Has the panels of previews filled when a window is loaded again, by *Preview Pair*, which is loaded then. */
export function registerRestoredPreviews(): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(previewViewType, {
    deserializeWebviewPanel: async (panel, state: unknown) => {
      const { prompt, item } = (state ?? {}) as Partial<Record<keyof PreviewState, unknown>>;
      if (typeof prompt !== 'string') {
        panel.dispose();
        return;
      }
      const restored: RestoredPreview = {
        panel,
        item: typeof item === 'number' && Number.isSafeInteger(item) ? Math.max(item, 0) : 0,
      };
      const uri = vscode.Uri.parse(prompt, true);
      await vscode.commands.executeCommand('gyges.previewPair', uri, restored);
    },
  });
}

/** What the serializer hands to the command; undefined for any other argument. */
export function asRestoredPreview(argument: unknown): RestoredPreview | undefined {
  const isRestored = typeof argument === 'object' && argument !== null && 'panel' in argument;
  return isRestored ? (argument as RestoredPreview) : undefined;
}
