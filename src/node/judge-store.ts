import { readJudgeJournal } from '../core/flags/judge/judge-journal.js';
import type { JudgeStore } from '../core/flags/judge/judge-store.js';
import { JournalFolder, journalBytes } from './journal-folder.js';

/** Judges' answers in folders of this machine. */
export const fileJudgeStore: JudgeStore = {
  read: async (directory) => readJudgeJournal((await journalBytes(directory)) ?? ''),
  open: (directory) => JournalFolder.open(directory, readJudgeJournal),
};
