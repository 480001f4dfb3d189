import type { JudgeEntry, JudgeState } from './judge-journal.js';

/** What a judge answered, held by one writer at a time. */
export interface OpenJudgement {
  /** What the journal held when it was opened. */
  readonly state: JudgeState;
  /** Resolves when the entries are on disk for good; calls may overlap and keep their order. */
  append(...entries: readonly JudgeEntry[]): Promise<void>;
  /** Waits for what is being written and lets go of the folder. */
  close(): Promise<void>;
}

/** Where judges' answers are kept. Directories are named as the adapter names them. */
export interface JudgeStore {
  /** What a journal holds, whoever writes to it; empty where there is none. Makes nothing. */
  read(directory: string): Promise<JudgeState>;
  /** Makes the folder where there is none. @throws InputError when another writer holds it */
  open(directory: string): Promise<OpenJudgement>;
}
