import type { ByteSource } from '../core/response/byte-source.js';
import type { LoadRunEngine } from './runs/run-engine.js';
import type { FileReads } from './services/editor-workspace.js';

/** What only an extension host on Node can do; what is large is loaded when it is first used. */
export interface NodeParts {
  /** Spares the way through the editor's window, which is busy just when a prompt is opened. */
  readonly disk: FileReads;
  readonly loadRunEngine: LoadRunEngine;
  readonly loadFiles: () => Promise<FileReader>;
}

/** Reads files of this machine at any place, without reading them whole. */
export interface FileReader {
  /** @throws InputError when the file cannot be read */
  reopenedFile(name: string, path: string): Promise<ByteSource>;
}
