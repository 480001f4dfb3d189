import * as vscode from 'vscode';
import { registerCommand } from '../commands.js';
import type { ShownDocument } from '../services/comparison-service.js';
import { rangeIn } from '../services/ranges.js';
import {
  asReference,
  referenceLabel,
  type ResponseReference,
} from '../services/response-reference.js';
import {
  parseResponseUri,
  responseScheme,
  sampleUri,
  type ShownRecipe,
} from '../services/response-uris.js';
import type { Services } from '../services/services.js';

/**
 * The read-only documents in which responses are shown; they follow the files they were made from. They are
 * files of a file system of ours, since the editor opens no others again when its window is loaded again.
 */
export function registerResponseDocuments(services: Services): vscode.Disposable {
  const files = new ResponseFiles(services);
  const symbols: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols: async (document) => {
      const shown = await shownAt(services, document.uri).catch(() => undefined);
      return (shown?.parts ?? []).map(
        ({ title, heading, whole }) =>
          new vscode.DocumentSymbol(
            title,
            '',
            vscode.SymbolKind.String,
            rangeIn(document, whole),
            rangeIn(document, heading),
          ),
      );
    },
  };
  return vscode.Disposable.from(
    files,
    vscode.workspace.registerFileSystemProvider(responseScheme, files, {
      isCaseSensitive: true,
      isReadonly: true,
    }),
    vscode.languages.registerDocumentSymbolProvider({ scheme: responseScheme }, symbols),
    services.flags.addSource(
      responseScheme,
      async (uri) => (await shownAt(services, uri).catch(() => undefined))?.flagged,
    ),
    registerCommand(services.log, 'openSample', async (argument) => {
      const reference = asReference(argument);
      if (reference === undefined) return;
      const uri = sampleUri(reference, referenceLabel(reference));
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      for (const { uri, recipe } of shownDocuments()) {
        if (!referencesOf(recipe).some((reference) => isFile(reference, document.uri))) continue;
        if (recipe.kind === 'side') services.comparisons.forget(recipe.recipe);
        files.change(uri);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      const closed = parseResponseUri(uri);
      if (closed?.kind !== 'side') return;
      const key = JSON.stringify(closed.recipe);
      const isShown = shownDocuments().some(
        ({ recipe }) => recipe.kind === 'side' && JSON.stringify(recipe.recipe) === key,
      );
      if (!isShown) services.comparisons.forget(closed.recipe);
    }),
  );
}

/** Files that are made when they are read, of what their URIs say. Nothing in them can be changed. */
class ResponseFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #services: Services;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #changes = new Map<string, number>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Says that a file would be made otherwise now. */
  change(uri: vscode.Uri): void {
    this.#changes.set(uri.toString(), Date.now());
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { length: size } = await this.readFile(uri);
    const mtime = this.#changes.get(uri.toString()) ?? 0;
    const permissions = vscode.FilePermission.Readonly;
    return { type: vscode.FileType.File, ctime: 0, mtime, size, permissions };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    // The mark at the front tells the encoding, which users may have set to another one.
    return new TextEncoder().encode(`\ufeff${await this.#text(uri)}`);
  }

  async #text(uri: vscode.Uri): Promise<string> {
    try {
      const shown = await shownAt(this.#services, uri);
      if (shown !== undefined) return shown.text;
    } catch (error) {
      if (error instanceof Error && error.name === 'InputError') return error.message;
      throw error;
    }
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

async function shownAt(
  { comparisons }: Services,
  uri: vscode.Uri,
): Promise<ShownDocument | undefined> {
  const shown = parseResponseUri(uri);
  if (shown === undefined) return undefined;
  return shown.kind === 'sample'
    ? comparisons.sample(shown.sample)
    : (await comparisons.shown(shown.recipe))[shown.side];
}

function shownDocuments(): { readonly uri: vscode.Uri; readonly recipe: ShownRecipe }[] {
  return vscode.workspace.textDocuments.flatMap(({ uri }) => {
    const recipe = parseResponseUri(uri);
    return recipe === undefined ? [] : [{ uri, recipe }];
  });
}

function referencesOf(recipe: ShownRecipe): readonly ResponseReference[] {
  return recipe.kind === 'sample' ? [recipe.sample] : [recipe.recipe.left, recipe.recipe.right];
}

function isFile(reference: ResponseReference, uri: vscode.Uri): boolean {
  return reference.kind === 'file' && reference.uri === uri.toString();
}
