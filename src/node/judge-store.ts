import { readJudgeJournal } from '../core/flags/judge/judge-journal.js';
import type { JudgeStore } from '../core/flags/judge/judge-store.js';
import { JournalFolder, journalText } from './journal-folder.js';

/** Judges' answers in folders of this machine. */
export const fileJudgeStore: JudgeStore = {
  read: async (directory) => readJudgeJournal((await journalText(directory)) ?? ''),
  open: (directory) => JournalFolder.open(directory, readJudgeJournal),
};
