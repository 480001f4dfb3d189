import * as vscode from 'vscode';
import { nameOf } from './uri-path.js';

/**
 * What a log is called where the user chooses one: its name; for the journal of a run, all of which have the
 * same name, the run: `letter · 1 Feb 2026, 14:05`, or its folder's name where that holds no time.
 */
export function logTitle(uri: vscode.Uri): string {
  const name = nameOf(uri);
  if (name !== 'journal.jsonl') return name;
  const run = nameOf(vscode.Uri.joinPath(uri, '..'));
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-\d{3}Z-(.+)$/.exec(run);
  if (parts === null) return run;
  const [, day, hour, minute, second, pair] = parts;
  const begun = new Date(`${day}T${hour}:${minute}:${second}Z`);
  const time = begun.toLocaleString(vscode.env.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return `${pair} · ${time}`;
}
