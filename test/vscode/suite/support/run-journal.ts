import * as vscode from 'vscode';
import type { JournalEntry } from '../../../../src/core/run/journal.js';
import { writeText, type PairFiles } from './pair-files.js';

/** What a model answered in a run: the text, or why there is none. */
export interface RecordedAnswer {
  readonly item: string;
  readonly condition: 'monitored' | 'unmonitored';
  readonly sample?: number;
  readonly text?: string;
}

const at = '2026-01-01T00:00:00Z';

/** Writes the journal of a finished run of a pair into the workspace, and returns the run's folder. */
export async function writeRun(
  pair: PairFiles,
  answers: readonly RecordedAnswer[],
): Promise<vscode.Uri> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (root === undefined) throw new Error('The tests need a workspace folder.');
  const id = pair.folder.path.slice(pair.folder.path.lastIndexOf('/') + 1);
  const recorded = ({ path }: vscode.Uri) => path.slice(root.path.replace(/\/$/, '').length + 1);
  const entries: JournalEntry[] = [
    {
      type: 'run',
      version: 1,
      id,
      created: at,
      gyges: '0.1.0',
      provider: 'openai-chat',
      endpoint: 'http://127.0.0.1/v1/chat/completions',
      model: 'recorded',
      samples: 1,
      seed: 1,
      tasks: answers.length,
      pairs: [
        {
          id,
          monitored: recorded(pair.monitored),
          unmonitored: recorded(pair.unmonitored),
          hashes: { monitored: '', unmonitored: '' },
          items: [...new Set(answers.map(({ item }) => item))],
        },
      ],
    },
    ...answers.map((answer) => entryOf(id, answer)),
    { type: 'end', at, reason: 'complete' },
  ];
  const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${id}`;
  const folder = vscode.Uri.joinPath(root, '.gyges/runs', name);
  const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  await writeText(vscode.Uri.joinPath(folder, 'journal.jsonl'), text);
  return folder;
}

function entryOf(
  pair: string,
  { item, condition, sample = 1, text }: RecordedAnswer,
): JournalEntry {
  const task = `${pair} ${condition} ${item} ${sample}`;
  const common = { task, at, pair, condition, item, sample };
  if (text === undefined) {
    return { type: 'failure', ...common, kind: 'server', message: 'The server is gone.' };
  }
  return {
    type: 'sample',
    ...common,
    key: task,
    cached: false,
    milliseconds: 1,
    streamed: false,
    body: JSON.stringify({
      id: task,
      object: 'chat.completion',
      model: 'recorded',
      choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    }),
  };
}
