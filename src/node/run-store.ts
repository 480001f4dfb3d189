import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../core/input-error.js';
import type { ModelReply } from '../core/models/model-client.js';
import { readJournal, type JournalEntry, type RunState } from '../core/run/journal.js';
import type { RunStore } from '../core/run/run-store.js';
import type { SampleCache } from '../core/run/send-tasks.js';
import { JournalFolder, journalBytes, journalName } from './journal-folder.js';
import { writeFileAtomically } from './write-file-atomically.js';

/** What a run's journal holds, without taking the lock. @throws InputError when there is no journal. */
export async function readRun(directory: string): Promise<RunState> {
  const bytes = await journalBytes(directory);
  if (bytes === undefined) {
    throw new InputError(`${directory} is not a run: it holds no ${journalName}.`);
  }
  return readJournal(bytes);
}

/** Holds a run's folder. @throws InputError when another living process does, or it cannot be written */
export function openRunFolder(directory: string): Promise<JournalFolder<JournalEntry, RunState>> {
  return JournalFolder.open(directory, readJournal);
}

/**
 * Answers by content address, one file each, written whole or not at all. What cannot be kept here is asked for
 * again by another run, which is no reason to end this one: its journal has the answer.
 */
export function folderCache(directory: string): SampleCache {
  const fileOf = (key: string) => path.join(directory, key.slice(0, 2), `${key}.json`);
  return {
    async get(key) {
      try {
        const { check, reply } = JSON.parse(await readFile(fileOf(key), 'utf8')) as {
          check: string;
          reply: ModelReply;
        };
        return check === checksum(reply) ? reply : undefined;
      } catch {
        return undefined;
      }
    },
    async put(key, reply) {
      const file = fileOf(key);
      const temporary = `${file}.${process.pid}.tmp`;
      try {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(temporary, JSON.stringify({ check: checksum(reply), reply }));
        await rename(temporary, file);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** Runs in folders of this machine. */
export const fileRunStore: RunStore = {
  open: openRunFolder,
  read: readRun,
  write: (directory, name, text) => writeFileAtomically(path.join(directory, name), text),
  cache: folderCache,
};

function checksum(reply: ModelReply): string {
  return createHash('sha256').update(JSON.stringify(reply)).digest('hex');
}
