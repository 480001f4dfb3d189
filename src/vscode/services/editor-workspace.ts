import * as vscode from 'vscode';
import { InputError } from '../../core/input-error.js';
import type { DirectoryEntry, Workspace } from '../../core/workspace.js';
import { nameOf, pathOf, uriOf } from './uri-path.js';

/** Files above this many bytes are not read as prompts, settings or datasets. */
const maximumBytes = 64 * 1024 * 1024;

/** How the bytes of a file are come by. */
export interface FileReads {
  /** The size in bytes; undefined when it is a folder. */
  size(uri: vscode.Uri): Promise<number | undefined>;
  read(uri: vscode.Uri): Thenable<Uint8Array>;
}

const throughTheEditor: FileReads = {
  async size(uri) {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) === 0 ? size : undefined;
  },
  read: (uri) => vscode.workspace.fs.readFile(uri),
};

/**
 * The files of the editor: open documents as they stand there, saved or not, and everything else
 * through `vscode.workspace.fs`, so that virtual and remote workspaces work alike.
 */
export class EditorWorkspace implements Workspace {
  readonly #ownDisk: FileReads;

  /** @param ownDisk how files of the extension host's machine are read; by default as all others */
  constructor(ownDisk: FileReads = throughTheEditor) {
    this.#ownDisk = ownDisk;
  }

  async readText(path: string): Promise<string | undefined> {
    const uri = uriOf(path);
    const open = openDocument(uri);
    if (open !== undefined) return open.getText();
    const bytes = await this.readBytes(path);
    // The editor hides a byte order mark, and its positions do not count it.
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  }

  async readBytes(path: string): Promise<Uint8Array | undefined> {
    const uri = onDisk(uriOf(path));
    try {
      const files = uri.scheme === 'file' ? this.#ownDisk : throughTheEditor;
      const size = await files.size(uri);
      if (size === undefined) return undefined;
      if (size > maximumBytes) {
        throw new InputError(
          vscode.l10n.t('{0} is larger than 64 MB and is not read.', nameOf(uri)),
        );
      }
      return await files.read(uri);
    } catch (error) {
      if (isMissing(error)) return undefined;
      if (error instanceof InputError) throw error;
      throw new InputError(
        vscode.l10n.t(
          '{0} cannot be read: {1}',
          nameOf(uri),
          error instanceof Error ? error.message : String(error),
        ),
      );
    }
  }

  async list(path: string): Promise<readonly DirectoryEntry[]> {
    const uri = onDisk(uriOf(path));
    const entries = new Map<string, DirectoryEntry>();
    try {
      for (const [name, type] of await vscode.workspace.fs.readDirectory(uri)) {
        entries.set(name, { name, kind: kindOf(type) });
      }
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    const prefix = `${uri.path.replace(/\/$/, '')}/`;
    for (const document of vscode.workspace.textDocuments) {
      if (document.uri.scheme !== 'untitled' || !document.uri.path.startsWith(prefix)) continue;
      const name = document.uri.path.slice(prefix.length);
      if (!name.includes('/') && !entries.has(name)) entries.set(name, { name, kind: 'file' });
    }
    return [...entries.values()];
  }
}

/** The open document of a file, or else an unsaved new one that will be saved under its name. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const documents = vscode.workspace.textDocuments;
  const wanted = pathOf(uri);
  return (
    documents.find((document) => pathOf(document.uri) === wanted) ??
    documents.find(
      (document) =>
        document.uri.scheme === 'untitled' &&
        uri.path.startsWith('/') &&
        document.uri.path === uri.path,
    )
  );
}

/** Where a file is read from: an untitled document's neighbours are in the folder that it will be saved to. */
function onDisk(uri: vscode.Uri): vscode.Uri {
  if (uri.scheme !== 'untitled') return uri;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder === undefined
    ? uri.with({ scheme: 'file' })
    : uri.with({ scheme: folder.scheme, authority: folder.authority });
}

/** As the editor names the errors of files, and as the system does. */
const missing: ReadonlySet<unknown> = new Set([
  ...['FileNotFound', 'EntryNotFound', 'FileNotADirectory', 'FileIsADirectory'],
  ...['ENOENT', 'ENOTDIR', 'EISDIR'],
]);

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && missing.has(error.code);
}

function kindOf(type: vscode.FileType): DirectoryEntry['kind'] {
  if ((type & vscode.FileType.Directory) !== 0) return 'directory';
  return (type & vscode.FileType.File) !== 0 ? 'file' : 'other';
}
