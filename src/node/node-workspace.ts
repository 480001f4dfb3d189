import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../core/input-error.js';
import type { DirectoryEntry, Workspace } from '../core/workspace.js';
import { decodePieces, decodeText } from './decode-text.js';
import { displayPath, slashed } from './display-path.js';
import { isMissing, reasonOf } from './node-error.js';

/** Most bytes that are read as one text; V8 cannot hold a longer string. */
const largestText = 500_000_000;

/** Bytes from which on a file is read in pieces where that is possible. */
const largestPiece = 4_000_000;

/** What `action` gives; undefined when the path names nothing or is a folder where a file is wanted. */
async function unlessMissing<T>(name: string, action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (isMissing(error)) return undefined;
    throw new InputError(`${name} cannot be read: ${reasonOf(error)}.`);
  }
}

/** Most bytes a file may have, by its absolute path with forward slashes. */
export type SizeLimit = (file: string) => number;

function megabytes(bytes: number): string {
  return (bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1, useGrouping: false });
}

/**
 * The files of this machine, relative paths counted from `root`. What exists and cannot be read, is too
 * large, or is not text, rejects with an InputError that names it as seen from `root`.
 */
export function nodeWorkspace(root: string, limitFor: SizeLimit = () => largestText): Workspace {
  const readBytes = (given: string): Promise<Uint8Array | undefined> => {
    const file = path.resolve(root, given);
    const name = displayPath(root, file);
    return unlessMissing(name, async () => {
      const found = await stat(file);
      if (found.isDirectory()) return undefined;
      const limit = Math.min(limitFor(slashed(file)), largestText);
      if (found.size > limit) {
        throw new InputError(
          `${name} is too large: it has ${megabytes(found.size)} MB, and at most ${megabytes(limit)} MB are read.`,
        );
      }
      return readFile(file);
    });
  };
  const readPieces = (given: string): Promise<AsyncIterable<string> | undefined> => {
    const file = path.resolve(root, given);
    const name = displayPath(root, file);
    return unlessMissing(name, async () => {
      const found = await stat(file);
      if (found.isDirectory() || found.size <= largestPiece) return undefined;
      const limit = limitFor(slashed(file));
      if (found.size > limit && limit !== largestText) return undefined;
      return decodePieces(name, createReadStream(file, { highWaterMark: largestPiece / 4 }));
    });
  };
  return {
    readBytes,
    readPieces,
    async readText(name) {
      const bytes = await readBytes(name);
      return bytes && decodeText(displayPath(root, path.resolve(root, name)), bytes);
    },
    async list(name) {
      const entries = await unlessMissing(name, () =>
        readdir(path.resolve(root, name), { withFileTypes: true }),
      );
      return (entries ?? []).map((entry): DirectoryEntry => {
        const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';
        return { name: entry.name, kind };
      });
    },
  };
}
