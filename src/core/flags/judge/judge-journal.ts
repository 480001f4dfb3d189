import * as z from 'zod/mini';
import { readEntries } from '../../run/read-entries.js';

/** Who judges and how; results of different judges are never mixed. */
export const judgeHeader = z.object({
  type: z.literal('judge'),
  version: z.literal(1),
  created: z.string(),
  gyges: z.string(),
  /** A wire format, or `vscode-lm`. */
  provider: z.string(),
  endpoint: z.string(),
  /** As it was asked for. */
  model: z.string(),
  settings: z.record(z.string(), z.unknown()),
  rubricVersion: z.number(),
  promptHash: z.string(),
});

const place = {
  at: z.string(),
  /** SHA-256 of the judged text: the same reasoning is judged once, wherever it stands. */
  text: z.string(),
  /** Counted from 1. */
  vote: z.int().check(z.positive()),
  /** Where the text was found first, for people. */
  source: z.string(),
  sample: z.string(),
};

export const judgeReply = z.object({
  type: z.literal('vote'),
  ...place,
  /** Content address of the request and the vote's number. */
  key: z.string(),
  cached: z.boolean(),
  milliseconds: z.number(),
  streamed: z.boolean(),
  /** The provider's body exactly as it came; it is read anew each time the result is. */
  body: z.string(),
});

export const judgeFailure = z.object({
  type: z.literal('failure'),
  ...place,
  kind: z.string(),
  message: z.string(),
});

const entry = z.discriminatedUnion('type', [judgeHeader, judgeReply, judgeFailure]);

export type JudgeHeader = z.infer<typeof judgeHeader>;
export type JudgeReplyEntry = z.infer<typeof judgeReply>;
export type JudgeFailureEntry = z.infer<typeof judgeFailure>;
export type JudgeEntry = z.infer<typeof entry>;

/** What a judge's journal holds, by `voteKey`. */
export interface JudgeState {
  readonly header: JudgeHeader | undefined;
  readonly replies: ReadonlyMap<string, JudgeReplyEntry>;
  /** The last failure of each vote that has no reply. */
  readonly failures: ReadonlyMap<string, JudgeFailureEntry>;
  /** Lines that could not be read, counted from 1, other than a torn last one. */
  readonly badLines: readonly number[];
}

/** The name of one vote on one text. */
export function voteKey(text: string, vote: number): string {
  return `${text}/${vote}`;
}

/** Reads a judge's journal; see `readEntries`. */
export function readJudgeJournal(journal: string | Uint8Array): JudgeState {
  const { entries, badLines } = readEntries(journal, entry);
  const replies = new Map<string, JudgeReplyEntry>();
  const failures = new Map<string, JudgeFailureEntry>();
  let header: JudgeHeader | undefined;
  for (const read of entries) {
    if (read.type === 'judge') {
      header ??= read;
      continue;
    }
    const key = voteKey(read.text, read.vote);
    if (read.type === 'vote') {
      if (!replies.has(key)) replies.set(key, read);
      failures.delete(key);
    } else if (!replies.has(key)) failures.set(key, read);
  }
  return { header, replies, failures, badLines };
}
