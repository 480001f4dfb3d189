import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../core/input-error.js';
import type { ModelReply } from '../core/models/model-client.js';
import { readJournal, type JournalEntry, type RunState } from '../core/run/journal.js';
import type { RunStore } from '../core/run/run-store.js';
import type { SampleCache } from '../core/run/send-tasks.js';
import { JournalFolder, journalName, journalText } from './journal-folder.js';
import { writeFileAtomically } from './write-file-atomically.js';

/** What a run's journal holds, without taking the lock. @throws InputError when there is no journal. */
export async function readRun(directory: string): Promise<RunState> {
  const text = await journalText(directory);
  if (text === undefined) {
    throw new InputError(`${directory} is not a run: it holds no readable ${journalName}.`);
  }
  return readJournal(text);
}

/** Holds a run's folder. @throws InputError when another living process does, or it cannot be written */
export function openRunFolder(directory: string): Promise<JournalFolder<JournalEntry, RunState>> {
  return JournalFolder.open(directory, readJournal);
}

/** Answers by content address, one file each, written whole or not at all. */
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
      await mkdir(path.dirname(file), { recursive: true });
      const temporary = `${file}.${process.pid}.tmp`;
      await writeFile(temporary, JSON.stringify({ check: checksum(reply), reply }));
      await rename(temporary, file);
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
