import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  codeOf,
  lensOf,
  noProblemOf,
  problemOf,
  problems,
  show,
} from '../support/editor.js';
import { promptText } from '../../../support/prompt-text.js';
import { writeText } from '../support/pair-files.js';
import { waitFor } from '../support/wait-for.js';

const conditions = ['monitored', 'unmonitored'] as const;

/** A pair named `club`, with a dataset beside it, in a root of the workspace. */
async function writeClub(root: vscode.Uri, names: readonly string[], item: object): Promise<void> {
  for (const [index, condition] of conditions.entries()) {
    await writeText(
      vscode.Uri.joinPath(root, `club.${names[index] ?? condition}.prompt`),
      promptText(condition, 'club').replace('input:', 'gyges.dataset: items.jsonl\ninput:'),
    );
  }
  await writeText(vscode.Uri.joinPath(root, 'items.jsonl'), `${JSON.stringify(item)}\n`);
}

describe('a workspace of two folders', () => {
  let alpha: vscode.Uri;
  let beta: vscode.Uri;
  const inAlpha = (name: string) => vscode.Uri.joinPath(alpha, name);
  const inBeta = (name: string) => vscode.Uri.joinPath(beta, name);

  before(async () => {
    // The workbench may open the workspace before it knows its folders.
    [alpha, beta] = await waitFor('two folders', () => {
      const [first, second] = vscode.workspace.workspaceFolders ?? [];
      return first && second && ([first.uri, second.uri] as const);
    });
    await writeText(
      inAlpha('gyges.config.json'),
      JSON.stringify({ conditions: [{ monitored: 'free', unmonitored: 'paid' }] }),
    );
    await writeText(
      inBeta('gyges.config.json'),
      JSON.stringify({ rules: { 'format/dataset': 'warning' } }),
    );
    await writeClub(alpha, ['free', 'paid'], { id: 'a', request: 'Write to the club.' });
    // The column that the prompts use is not there.
    await writeClub(beta, [], { id: 'a', question: 'Write to the club.' });
  });
  afterEach(closeAll);

  it('reads the configuration of each', async () => {
    await show(inAlpha('club.free.prompt'));
    await lensOf(inAlpha('club.free.prompt'), '◉ monitored (free) ⇄ Open unmonitored (paid)');
    await show(inBeta('club.monitored.prompt'));
    await lensOf(inBeta('club.monitored.prompt'), '◉ monitored ⇄ Open unmonitored');
    const { severity } = await problemOf(inBeta('club.monitored.prompt'), 'format/dataset');
    assert.equal(severity, vscode.DiagnosticSeverity.Warning);
  });

  it('finds the dataset beside the prompts, not that of the other folder', async () => {
    await show(inAlpha('club.free.prompt'));
    await lensOf(inAlpha('club.free.prompt'), /in the manipulation$/);
    await lensOf(inAlpha('club.free.prompt'), /\b1 item\b.+detects/);
    await noProblemOf(inAlpha('club.free.prompt'), 'format/dataset');
  });

  it('lints the pairs of both, and does not take the same id in two folders for one', async () => {
    await vscode.commands.executeCommand('gyges.lintAllPairs');
    const found = [inAlpha('club.free.prompt'), inBeta('club.monitored.prompt')].map((uri) =>
      problems(uri).map(codeOf),
    );
    assert.ok(found[1]?.includes('format/dataset'), String(found[1]));
    for (const codes of found) assert.ok(!codes.includes('pair/duplicate-id'), codes.join());
  });

  it('still says when two pairs of one folder share an id', async () => {
    const copies = conditions.map((condition) => inBeta(`copy.${condition}.prompt`));
    for (const [index, condition] of conditions.entries()) {
      await writeText(copies[index]!, promptText(condition, 'club'));
    }
    try {
      await vscode.commands.executeCommand('gyges.lintAllPairs');
      const codes = copies.concat(inBeta('club.monitored.prompt')).flatMap(problems).map(codeOf);
      assert.ok(codes.includes('pair/duplicate-id'), codes.join());
      assert.ok(!problems(inAlpha('club.free.prompt')).map(codeOf).includes('pair/duplicate-id'));
    } finally {
      for (const copy of copies) await vscode.workspace.fs.delete(copy);
    }
  });

  it('names pairs by folder, where tools of the editor ask for them', async function () {
    if (!vscode.lm.tools.some(({ name }) => name === 'gyges_list_pairs')) this.skip();
    const ask = async (name: string, input: object): Promise<string> => {
      const { content } = await vscode.lm.invokeTool(name, {
        input,
        toolInvocationToken: undefined,
      });
      return content
        .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
        .join('');
    };
    const { pairs } = JSON.parse(await ask('gyges_list_pairs', {})) as {
      pairs: readonly { name: string; monitored: string }[];
    };
    const monitored = pairs.filter(({ name }) => name === 'club').map((pair) => pair.monitored);
    const [first, second] = (vscode.workspace.workspaceFolders ?? []).map(({ name }) => name);
    assert.deepEqual(monitored.sort(), [
      `${first}/club.free.prompt`,
      `${second}/club.monitored.prompt`,
    ]);
    const { findings } = JSON.parse(
      await ask('gyges_lint_pair', { path: `${second}/club.monitored.prompt` }),
    ) as { findings: readonly { rule: string; path: string }[] };
    assert.ok(findings.some(({ rule }) => rule === 'format/dataset'));
    for (const { path } of findings) assert.ok(path.startsWith(`${second}/`), path);
  });

  it('has each pair among its symbols, with its folder', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'club',
    );
    const details = symbols
      .filter(({ name }) => name === 'club')
      .map((found) => found.containerName);
    const names = (vscode.workspace.workspaceFolders ?? []).slice(0, 2).map(({ name }) => name);
    assert.deepEqual(
      details.sort(),
      names.map((name) => `prompt pair in ${name}`),
    );
  });
});
