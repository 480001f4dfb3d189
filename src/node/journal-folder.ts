import {
  access,
  constants,
  type FileHandle,
  mkdir,
  open,
  readFile,
  rename,
  rm,
} from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { InputError } from '../core/input-error.js';
import { isMissing, reasonOf } from './node-error.js';

export const journalName = 'journal.jsonl';
const lockName = 'lock';

/**
 * A folder with a journal, held by one process at a time: `journal.jsonl` and what is made of it. Opening it
 * for writing repairs the torn last line that a kill can leave behind, by cutting it off.
 */
export class JournalFolder<Entry, State> {
  #queue: {
    readonly lines: string;
    readonly done: () => void;
    readonly fail: (e: unknown) => void;
  }[] = [];
  #writing: Promise<void> | undefined;
  #broken: Error | undefined;

  private constructor(
    readonly directory: string,
    /** What the journal held when it was opened. */
    readonly state: State,
    private readonly handle: FileHandle,
    private readonly lockPath: string,
  ) {}

  /**
   * Makes the folder where there is none.
   *
   * @param read makes what the journal holds of its text
   * @throws InputError when another living process holds the folder, or it cannot be written
   */
  static async open<Entry, State>(
    directory: string,
    read: (journal: Uint8Array) => State,
  ): Promise<JournalFolder<Entry, State>> {
    await makeFolder(directory);
    const lockPath = path.join(directory, lockName);
    await takeLock(lockPath, directory);
    try {
      const journalPath = path.join(directory, journalName);
      const handle = await open(journalPath, 'a+');
      const bytes = await handle.readFile();
      const whole = bytes.lastIndexOf(10) + 1;
      if (whole < bytes.length) await handle.truncate(whole);
      await handle.sync();
      await syncDirectory(directory);
      const state = read(bytes.subarray(0, whole));
      return new JournalFolder(directory, state, handle, lockPath);
    } catch (error) {
      await rm(lockPath, { force: true });
      throw error instanceof InputError ? error : cannotWrite(directory, error);
    }
  }

  /**
   * Writes waiting entries together, so that many answers arriving at once cost one `fsync`. Rejects with an
   * InputError when they cannot be written; what was written before is kept.
   */
  append(...entries: readonly Entry[]): Promise<void> {
    return new Promise((done, fail) => {
      const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      this.#queue.push({ lines, done, fail });
      this.#writing ??= this.#drain();
    });
  }

  /** Waits for what is being written and lets go of the folder. */
  async close(): Promise<void> {
    await this.#writing;
    await this.handle.close();
    await rm(this.lockPath, { force: true });
  }

  async #drain(): Promise<void> {
    // Entries appended in the same turn of the event loop join this batch.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const batch = this.#queue;
      this.#queue = [];
      try {
        // After a failed write the file may end in half a line; nothing more may follow it.
        if (this.#broken !== undefined) throw this.#broken;
        await this.handle.appendFile(batch.map(({ lines }) => lines).join(''));
        await this.handle.datasync();
        for (const { done } of batch) done();
      } catch (error) {
        this.#broken ??= cannotWrite(path.join(this.directory, journalName), error);
        for (const { fail } of batch) fail(this.#broken);
      }
    }
    this.#writing = undefined;
  }
}

function cannotWrite(name: string, error: unknown): InputError {
  return new InputError(`${name} cannot be written: ${reasonOf(error)}.`);
}

/** Makes a folder with those above it. @throws InputError when it cannot */
async function makeFolder(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
  } catch (error) {
    throw cannotWrite(directory, (await whyNotWritable(directory)) ?? error);
  }
}

/** Why the nearest existing folder takes nothing new; Node's `mkdir` calls all of that a missing folder. */
async function whyNotWritable(folder: string): Promise<unknown> {
  try {
    await access(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    const parent = path.dirname(folder);
    return isMissing(error) && parent !== folder ? whyNotWritable(parent) : error;
  }
}

/**
 * A folder's journal, without taking the lock; undefined when there is none.
 *
 * @throws InputError when it is there and cannot be read
 */
export async function journalBytes(directory: string): Promise<Uint8Array | undefined> {
  const file = path.join(directory, journalName);
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new InputError(`${file} cannot be read: ${reasonOf(error)}.`);
  }
}

/** The lock is a file with the holder's process id, made exclusively; one left by a dead process is taken over. */
async function takeLock(lockPath: string, directory: string): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      const handle = await open(lockPath, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw cannotWrite(directory, error);
      }
    }
    const holder = Number(await readFile(lockPath, 'utf8').catch(() => ''));
    if (Number.isInteger(holder) && holder > 0 && isAlive(holder)) {
      throw new InputError(`${directory} is in use by the running process ${holder}.`);
    }
    // An empty lock is one being taken this moment, unless it stays empty.
    if (holder === 0 && attempt < 5) await setTimeout(20);
    else await stealLock(lockPath, holder);
  }
  throw new InputError(`${directory} is locked; remove ${lockPath} if no run is using it.`);
}

/** Moves a dead process's lock aside before deleting it, so that two newcomers cannot both delete a fresh one. */
async function stealLock(lockPath: string, holder: number): Promise<void> {
  const aside = `${lockPath}.${process.pid}.stale`;
  try {
    await rename(lockPath, aside);
    const moved = Number(await readFile(aside, 'utf8').catch(() => ''));
    if (moved !== holder && isAlive(moved)) await rename(aside, lockPath);
    else await rm(aside, { force: true });
  } catch {
    // Somebody else was quicker; the next attempt sees what they did.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
