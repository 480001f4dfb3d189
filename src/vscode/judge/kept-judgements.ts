import * as vscode from 'vscode';
import type { JudgeCase } from '../../core/flags/judge/judge-case.js';
import type { JudgeState } from '../../core/flags/judge/judge-journal.js';
import type { JudgeResult } from '../../core/flags/judge/judge-result.js';

interface Kept {
  readonly version: string;
  readonly state: Promise<JudgeState>;
}

/** Reads what judges answered so far. A journal is read again only when it has changed. */
export class KeptJudgements {
  readonly #kept = new Map<string, Kept>();

  /**
   * What every judge says of a case, by the name of the model.
   *
   * @param folder that holds a folder for each judge
   */
  async resultsOf(
    folder: vscode.Uri,
    judged: JudgeCase,
    threshold: number,
  ): Promise<readonly JudgeResult[]> {
    const names = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
    const results: JudgeResult[] = [];
    const { judgeResult } = await import('../response-engine.js');
    for (const [name] of names) {
      const state = await this.#state(vscode.Uri.joinPath(folder, name, 'journal.jsonl'));
      if (state?.header === undefined) continue;
      const ofCase = [...state.replies.values()].filter(({ text }) => text === judged.text);
      const votes = Math.max(0, ...ofCase.map(({ vote }) => vote));
      if (votes === 0) continue;
      results.push(judgeResult(judged, state.header, state, { votes, threshold }));
    }
    return results.sort((a, b) => a.model.asked.localeCompare(b.model.asked));
  }

  async #state(journal: vscode.Uri): Promise<JudgeState | undefined> {
    const key = journal.toString();
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(journal);
      const version = `${mtime} ${size}`;
      const known = this.#kept.get(key);
      if (known?.version === version) return await known.state;
      const state = read(journal);
      this.#kept.set(key, { version, state });
      return await state;
    } catch {
      this.#kept.delete(key);
      return undefined;
    }
  }
}

async function read(journal: vscode.Uri): Promise<JudgeState> {
  const [{ readJudgeJournal }, bytes] = await Promise.all([
    import('../response-engine.js'),
    vscode.workspace.fs.readFile(journal),
  ]);
  return readJudgeJournal(bytes);
}
