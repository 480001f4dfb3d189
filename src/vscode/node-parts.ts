import type { ByteSource } from '../core/response/byte-source.js';
import type { LoadRunEngine } from './runs/run-engine.js';

/** What only an extension host on Node can do; each part is loaded when it is first used. */
export interface NodeParts {
  readonly loadRunEngine: LoadRunEngine;
  readonly loadFiles: () => Promise<FileReader>;
}

/** Reads files of this machine at any place, without reading them whole. */
export interface FileReader {
  /** @throws InputError when the file cannot be read */
  reopenedFile(name: string, path: string): Promise<ByteSource>;
}
