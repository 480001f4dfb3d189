import { readFile, stat } from 'node:fs/promises';

interface FileName {
  readonly fsPath: string;
}

/** The files of this machine. Rejects with the system's error, for example `ENOENT`. */
export const ownDisk = {
  /** The size in bytes; undefined for a folder. */
  async size({ fsPath }: FileName): Promise<number | undefined> {
    const found = await stat(fsPath);
    return found.isDirectory() ? undefined : found.size;
  },
  read: ({ fsPath }: FileName): Promise<Uint8Array> => readFile(fsPath),
};
