import * as vscode from 'vscode';

type Entry = Map<string, Entry> | { readonly bytes: Uint8Array; readonly changed: number };

/** Files that are nowhere but in memory, as an extension for a remote service would offer its own. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #root: Map<string, Entry> = new Map<string, Entry>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  #time = 1;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const entry = this.#find(uri);
    return entry instanceof Map
      ? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
      : { type: vscode.FileType.File, ctime: 0, mtime: entry.changed, size: entry.bytes.length };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const entry = this.#find(uri);
    if (!(entry instanceof Map)) throw vscode.FileSystemError.FileNotADirectory(uri);
    return [...entry].map(([name, child]) => [
      name,
      child instanceof Map ? vscode.FileType.Directory : vscode.FileType.File,
    ]);
  }

  createDirectory(uri: vscode.Uri): void {
    let folder = this.#root;
    for (const name of segmentsOf(uri)) {
      const next = folder.get(name) ?? new Map<string, Entry>();
      if (!(next instanceof Map)) throw vscode.FileSystemError.FileExists(uri);
      folder.set(name, next);
      folder = next;
    }
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const entry = this.#find(uri);
    if (entry instanceof Map) throw vscode.FileSystemError.FileIsADirectory(uri);
    return entry.bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const parent = vscode.Uri.joinPath(uri, '..');
    this.createDirectory(parent);
    const folder = this.#find(parent) as Map<string, Entry>;
    const name = segmentsOf(uri).at(-1) ?? '';
    const type = folder.has(name) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    folder.set(name, { bytes, changed: this.#time++ });
    this.#changed.fire([{ type, uri }]);
  }

  delete(uri: vscode.Uri): void {
    const folder = this.#find(vscode.Uri.joinPath(uri, '..')) as Map<string, Entry>;
    folder.delete(segmentsOf(uri).at(-1) ?? '');
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  #find(uri: vscode.Uri): Entry {
    let entry: Entry = this.#root;
    for (const name of segmentsOf(uri)) {
      const next: Entry | undefined = entry instanceof Map ? entry.get(name) : undefined;
      if (next === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      entry = next;
    }
    return entry;
  }
}

function segmentsOf({ path }: vscode.Uri): string[] {
  return path.split('/').filter((segment) => segment !== '');
}
