import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, closeAll, noProblemOf, problemOf, run, show } from '../support/editor.js';
import { promptText } from '../../../support/prompt-text.js';
import { makeFolder, makePair, readText, writeText } from '../support/pair-files.js';
import { waitFor } from '../support/wait-for.js';

describe('quick fixes', () => {
  afterEach(closeAll);

  it('repair what has one repair, and say so', async () => {
    const { monitored } = await makePair((_, text) => text.replace('rowing', 'rowing\u200b'));
    const { document } = await show(monitored);
    const problem = await problemOf(monitored, 'hygiene/hidden-character');
    const actions = await actionsAt(monitored, problem.range, vscode.CodeActionKind.QuickFix);
    const fix = actions.find(({ isPreferred }) => isPreferred === true);
    assert.ok(fix, actions.map(({ title }) => title).join(' | '));
    await run(fix);
    assert.ok(!document.getText().includes('\u200b'));
    await noProblemOf(monitored, 'hygiene/hidden-character');
  });

  it('offer what needs a decision, across both files', async () => {
    const { monitored, unmonitored } = await makePair((condition, text) =>
      condition === 'monitored' ? text.replace('step by step', 'at leisure') : text,
    );
    await show(monitored);
    const rule = 'pair/unintended-difference';
    const problem = await problemOf(monitored, rule);
    const titles = (await actionsAt(monitored, problem.range)).map(({ title }) => title);
    assert.ok(
      titles.some((title) => title.includes('unmonitored.prompt')),
      titles.join(' | '),
    );
    assert.ok(
      titles.some((title) => title.includes('manipulation')),
      titles.join(' | '),
    );
    const action = (await actionsAt(monitored, problem.range)).find(
      ({ edit }) => edit?.entries().some(([uri]) => uri.path === unmonitored.path) === true,
    );
    assert.ok(action, titles.join(' | '));
    await run(action);
    await noProblemOf(monitored, rule);
    const counterpart = await vscode.workspace.openTextDocument(unmonitored);
    assert.match(counterpart.getText(), /at leisure/);
  });

  it('repair the whole file as source.fixAll.gyges, and nothing in other files', async () => {
    const { monitored, unmonitored } = await makePair((_, text) =>
      text.replace('rowing', 'row\u200bing').replace('letters', 'let\u200bters'),
    );
    const { document } = await show(monitored);
    await problemOf(monitored, 'hygiene/hidden-character');
    const kind = vscode.CodeActionKind.SourceFixAll.append('gyges');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const [all] = await actionsAt(monitored, whole, kind);
    assert.ok(all?.edit);
    assert.deepEqual(
      all.edit.entries().map(([uri]) => uri.path),
      [monitored.path],
    );
    await run(all);
    assert.ok(!document.getText().includes('\u200b'));
    assert.match(await readText(unmonitored), /\u200b/);
  });

  it('repair all problems of one rule', async () => {
    const { monitored } = await makePair((_, text) =>
      text.replace('rowing', 'row\u200bing').replace('letters', 'let\u200bters'),
    );
    const { document } = await show(monitored);
    const problem = await problemOf(monitored, 'hygiene/hidden-character');
    const actions = await actionsAt(monitored, problem.range);
    const all = actions.find(({ title }) => title.includes('all hygiene/hidden-character'));
    assert.ok(all, actions.map(({ title }) => title).join(' | '));
    await run(all);
    assert.ok(!document.getText().includes('\u200b'));
  });

  it('suppress a finding with the reason given', async () => {
    const rule = 'format/undeclared-variable';
    const { monitored } = await makePair((_, text) => text.replace('{{request}}', '{{reqest}}'));
    const { document } = await show(monitored);
    const problem = await problemOf(monitored, rule);
    const actions = await actionsAt(monitored, problem.range);
    const suppress = actions.find(({ command }) => command?.command === 'gyges.suppressFinding');
    assert.ok(suppress?.command);
    await vscode.commands.executeCommand(
      suppress.command.command,
      ...(suppress.command.arguments as unknown[]),
      'filled by the harness',
    );
    assert.ok(
      document.getText().includes(`gyges-disable-next-line ${rule} -- filled by the harness`),
    );
    await noProblemOf(monitored, rule);
  });

  it('create a missing counterpart', async () => {
    const folder = await makeFolder('create');
    const monitored = vscode.Uri.joinPath(folder, 'club.monitored.prompt');
    const unmonitored = vscode.Uri.joinPath(folder, 'club.unmonitored.prompt');
    await writeText(monitored, promptText('monitored', 'club'));
    await show(monitored);
    const problem = await problemOf(monitored, 'pair/missing-counterpart');
    // Through the editor itself: what creates a file does not survive the way through the API.
    const editor = await show(monitored);
    editor.selection = new vscode.Selection(problem.range.start, problem.range.start);
    await vscode.commands.executeCommand('editor.action.codeAction', {
      kind: vscode.CodeActionKind.QuickFix.value,
      apply: 'first',
    });
    await waitFor('the counterpart', async () => readText(unmonitored).catch(() => undefined));
    await noProblemOf(monitored, 'pair/missing-counterpart');
  });

  it('lead to the documentation of the rule', async () => {
    await vscode.commands.executeCommand('gyges.explainRule', 'pair/identical');
    await waitFor('the documentation', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ label }) => label.includes('identical'))
        ? true
        : undefined,
    );
  });
});
