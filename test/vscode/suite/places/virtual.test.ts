import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activeDiff,
  closeAll,
  codeOf,
  lensOf,
  noProblemOf,
  problemOf,
  problems,
  replace,
  show,
} from '../support/editor.js';
import { MemoryFiles } from '../support/memory-files.js';
import { promptText } from '../../../support/prompt-text.js';
import { readText, writeText } from '../support/pair-files.js';
import { listenToMessages } from '../support/shown-messages.js';
import { waitFor } from '../support/wait-for.js';

/** Begins as those of git do, whose past versions of files are no prompts to work on. */
const scheme = 'github-archive';

describe('a virtual workspace folder', () => {
  const root = vscode.Uri.from({ scheme, path: '/archive' });
  const file = (path: string) => vscode.Uri.joinPath(root, path);
  const monitored = file('prompts/club.monitored.prompt');
  const unmonitored = file('prompts/club.unmonitored.prompt');
  let provider: vscode.Disposable;

  before(async () => {
    provider = vscode.workspace.registerFileSystemProvider(scheme, new MemoryFiles());
    for (const [uri, condition] of [
      [monitored, 'monitored'],
      [unmonitored, 'unmonitored'],
    ] as const) {
      const text = promptText(condition, 'virtual-club')
        .replace('input:', 'gyges.dataset: ../items.jsonl\ninput:')
        .replace('{{role "user"}}', '{{>closing}}\n{{role "user"}}');
      await writeText(uri, text);
    }
    await writeText(file('prompts/_closing.prompt'), 'Be brief.\n');
    await writeText(file('items.jsonl'), `${JSON.stringify({ id: 'a', request: 'Greet Ada.' })}\n`);
    const added = new Promise<void>((resolve) => {
      const listener = vscode.workspace.onDidChangeWorkspaceFolders(() => {
        listener.dispose();
        resolve();
      });
    });
    const folders = vscode.workspace.workspaceFolders ?? [];
    assert.ok(vscode.workspace.updateWorkspaceFolders(folders.length, 0, { uri: root }));
    await added;
  });
  after(() => {
    const index = (vscode.workspace.workspaceFolders ?? []).findIndex(
      ({ uri }) => uri.scheme === scheme,
    );
    vscode.workspace.updateWorkspaceFolders(index, 1);
    provider.dispose();
  });
  afterEach(closeAll);

  it('has lint and lenses, with partials and the dataset', async () => {
    await show(monitored);
    await lensOf(monitored, '◉ monitored ⇄ Open unmonitored');
    await lensOf(monitored, /in the manipulation$/);
    await lensOf(monitored, /\b1 item\b.+detects/);
    assert.deepEqual(problems(monitored).map(codeOf), []);
    const { document } = await show(unmonitored);
    await replace(document, 'step by step', 'at leisure');
    await problemOf(monitored, 'pair/unintended-difference');
  });

  it('is kept in step with what others write', async () => {
    await show(monitored);
    await lensOf(monitored, /in the manipulation$/);
    const text = await readText(unmonitored);
    await writeText(unmonitored, text.replace('letters and forms', 'letters and songs'));
    await problemOf(monitored, 'pair/unintended-difference');
    await writeText(unmonitored, text);
    await noProblemOf(monitored, 'pair/unintended-difference');
  });

  it('has the preview', async () => {
    await show(monitored);
    await vscode.commands.executeCommand('gyges.previewPair', monitored);
    await waitFor('the preview', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ input }) => input instanceof vscode.TabInputWebview)
        ? true
        : undefined,
    );
  });

  it('has the comparison of a pair', async () => {
    await vscode.commands.executeCommand('gyges.comparePair', monitored);
    const { original, modified } = await activeDiff();
    assert.equal(original.toString(), monitored.toString());
    assert.equal(modified.toString(), unmonitored.toString());
  });

  it('is found by Lint All Pairs, though the editor cannot search it', async () => {
    const broken = file('deep/er/tea.monitored.prompt');
    await writeText(broken, promptText('monitored', 'tea'));
    await vscode.commands.executeCommand('gyges.lintAllPairs');
    assert.ok(problems(broken).map(codeOf).includes('pair/missing-counterpart'));
    await vscode.workspace.fs.delete(broken);
  });

  it('has its logs read, and samples compared', async () => {
    const log = file('logs/samples.jsonl');
    const sample = (id: string, condition: string, output: string) =>
      JSON.stringify({ id, item: 'kettle', condition, output });
    await writeText(
      log,
      [sample('a', 'monitored', 'Of course.'), sample('b', 'unmonitored', 'No.')].join('\n'),
    );
    const reference = (id: string) => ({ kind: 'sample', uri: log.toString(), id });
    await vscode.commands.executeCommand('gyges.compareResponses', reference('a'), reference('b'));
    const { modified } = await activeDiff();
    const shown = await vscode.workspace.openTextDocument(modified);
    assert.match(shown.getText(), /No\./);
  });

  it('makes a new pair', async () => {
    await vscode.commands.executeCommand('gyges.newPromptPair', {
      folder: file('made'),
      template: 'system-line',
      name: 'harbour',
    });
    const made = file('made/harbour.monitored.prompt');
    await waitFor('the new prompt', () =>
      vscode.window.activeTextEditor?.document.uri.toString() === made.toString()
        ? true
        : undefined,
    );
    await lensOf(made, /in the manipulation$/);
  });

  it('says why it cannot be run', async () => {
    const messages = listenToMessages();
    try {
      await vscode.commands.executeCommand('gyges.runPair', monitored);
      await waitFor('the reason', () =>
        messages.texts.find((text) => /a folder (?:of this machine|on disk)|desktop/.test(text)),
      );
    } finally {
      messages.stop();
    }
  });
});
