import { open, stat } from 'node:fs/promises';
import { InputError } from '../core/input-error.js';
import type { ByteSource } from '../core/response/byte-source.js';
import { reasonOf } from './node-error.js';

/**
 * A file that is opened anew for every read, so that nothing has to be closed when it is no longer
 * wanted. Reads fail with InputError once the file is another one or shorter than it was.
 *
 * @param name how the user knows it; used in messages
 * @throws InputError when it cannot be read or is no file
 */
export async function reopenedFile(name: string, path: string): Promise<ByteSource> {
  const found = await stat(path).catch((error: unknown) => {
    throw new InputError(`${name} cannot be read: ${reasonOf(error)}.`);
  });
  if (!found.isFile()) throw new InputError(`${name} is not a file.`);
  const { ino, size } = found;
  return {
    name,
    size,
    async read(start, end) {
      const from = Math.max(0, start);
      const buffer = new Uint8Array(Math.max(0, Math.min(end, size) - from));
      let handle;
      try {
        handle = await open(path, 'r');
        const now = await handle.stat();
        if (now.ino !== ino || now.size < size) {
          throw new InputError(`${name} has changed while it was read; open it again.`);
        }
        let filled = 0;
        while (filled < buffer.length) {
          const left = buffer.length - filled;
          const { bytesRead } = await handle.read(buffer, filled, left, from + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return buffer.subarray(0, filled);
      } catch (error) {
        if (error instanceof InputError) throw error;
        throw new InputError(`${name} cannot be read: ${reasonOf(error)}.`);
      } finally {
        await handle?.close();
      }
    },
  };
}
