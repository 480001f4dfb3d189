import * as vscode from 'vscode';
import type { Flag } from '../../core/flags/flag.js';
import type { FlagLabel, FlagMark } from '../../core/labels/flag-label.js';
import { InputError } from '../../core/input-error.js';
import { isLogUri, type ResponseReference } from './response-reference.js';
import { parseResponseUri, responseScheme } from './response-uris.js';
import { nameOf } from './uri-path.js';

/** What the labels of a document are about. */
export interface LabelPlace {
  /** The response or log. */
  readonly file: vscode.Uri;
  /** The sample in it; null for a response file. */
  readonly sample: string | null;
}

/** The response that a document shows; undefined when it shows none that can be found again. */
export function shownResponse({ uri }: vscode.TextDocument): ResponseReference | undefined {
  if (uri.scheme === responseScheme) {
    const shown = parseResponseUri(uri);
    return shown?.kind === 'sample' ? shown.sample : shown?.recipe[shown.side];
  }
  // The text of a log is not one response.
  return isLogUri(uri) ? undefined : { kind: 'file', uri: uri.toString() };
}

/** Where the marks on the flags of a document belong; undefined when it comes from no file. */
export function labelPlace(document: vscode.TextDocument): LabelPlace | undefined {
  const shown = shownResponse(document);
  if (shown === undefined || shown.kind === 'text') return undefined;
  const file = vscode.Uri.parse(shown.uri, true);
  if (file.scheme === 'untitled') return undefined;
  return { file, sample: shown.kind === 'sample' ? shown.id : null };
}

/** Keeps and reads the marks that users put on flags, in files beside what they are about. */
export class LabelService implements vscode.Disposable {
  readonly #version: string;
  readonly #kept = new Map<
    string,
    { readonly version: string; readonly labels: Promise<readonly FlagLabel[]> }
  >();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watcher = vscode.workspace.createFileSystemWatcher('**/*.labels.jsonl');
  /** Writes follow one another, so that none is lost. */
  #writing: Promise<void> = Promise.resolve();

  /** Fires when labels may have changed. */
  readonly onDidChange = this.#changed.event;

  /** @param version of the extension, which labels record */
  constructor(version: string) {
    this.#version = version;
    const changed = () => {
      this.#changed.fire();
    };
    this.#watcher.onDidChange(changed);
    this.#watcher.onDidCreate(changed);
    this.#watcher.onDidDelete(changed);
  }

  /** The labels of a sample, in the order in which they were made. */
  async labelsOf({ file, sample }: LabelPlace): Promise<readonly FlagLabel[]> {
    const labels = await this.#labelsIn(labelFile(file));
    return labels.filter((label) => label.sample === sample);
  }

  /** Adds a mark. @throws InputError when it cannot be kept */
  async mark({ file, sample }: LabelPlace, flag: Flag, mark: FlagMark): Promise<void> {
    const { labelOf } = await import('../response-engine.js');
    const at = new Date().toISOString();
    const label = labelOf(flag, { at, sample, mark, gyges: this.#version });
    const writing = this.#writing.then(() => append(labelFile(file), label));
    this.#writing = writing.catch(() => undefined);
    await writing;
    this.#changed.fire();
  }

  async #labelsIn(uri: vscode.Uri): Promise<readonly FlagLabel[]> {
    const key = uri.toString();
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(uri);
      const version = `${mtime} ${size}`;
      const known = this.#kept.get(key);
      if (known?.version === version) return await known.labels;
      const labels = read(uri);
      this.#kept.set(key, { version, labels });
      return await labels;
    } catch {
      this.#kept.delete(key);
      return [];
    }
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#changed.dispose();
  }
}

/** The file with the labels of a file; named as `labelFileName` does, which activation does not load. */
function labelFile(file: vscode.Uri): vscode.Uri {
  return file.with({ path: `${file.path}.labels.jsonl`, query: '', fragment: '' });
}

async function read(uri: vscode.Uri): Promise<readonly FlagLabel[]> {
  const [{ readLabels }, bytes] = await Promise.all([
    import('../response-engine.js'),
    vscode.workspace.fs.readFile(uri),
  ]);
  return readLabels(new TextDecoder().decode(bytes)).labels;
}

async function append(uri: vscode.Uri, label: FlagLabel): Promise<void> {
  const { withLabel } = await import('../response-engine.js');
  const text = await existingText(uri);
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(withLabel(text, label)));
  } catch (error) {
    throw new InputError(
      vscode.l10n.t(
        'The mark cannot be kept: {0} cannot be written ({1}).',
        nameOf(uri),
        error instanceof Error ? error.message : String(error),
      ),
    );
  }
}

/** The text of a file; empty where there is none. @throws what keeps an existing one from being read */
async function existingText(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return '';
    throw error;
  }
}
