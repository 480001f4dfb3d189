import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsAt,
  closeAll,
  codeOf,
  noProblemOf,
  problemOf,
  problems,
  replace,
  run,
  show,
} from '../support/editor.js';
import { promptText } from '../../../support/prompt-text.js';
import { makeFolder, makePair, readText, writeText } from '../support/pair-files.js';
import { waitFor } from '../support/wait-for.js';

const difference = 'pair/unintended-difference';

describe('problems of a pair', () => {
  afterEach(closeAll);

  it('are none in a good pair', async () => {
    const { monitored, unmonitored } = await makePair();
    await show(monitored);
    // Something that is surely found says when linting is over.
    const { document } = await show(unmonitored);
    await replace(document, '{{request}}', '{{reqest}}');
    await problemOf(unmonitored, 'format/undeclared-variable');
    await replace(document, '{{reqest}}', '{{request}}');
    await noProblemOf(unmonitored, 'format/undeclared-variable');
    assert.deepEqual([...problems(monitored), ...problems(unmonitored)].map(codeOf), []);
  });

  it('appear at the differing words while typing, with their place in the counterpart, and vanish', async () => {
    const { monitored, unmonitored } = await makePair();
    const { document } = await show(monitored);
    await replace(document, 'step by step', 'at leisure');
    const problem = await waitFor('the difference', () =>
      [monitored, unmonitored]
        .flatMap((uri) => problems(uri).map((found) => ({ uri, found })))
        .find(({ found }) => codeOf(found) === difference),
    );
    assert.equal(problem.found.severity, vscode.DiagnosticSeverity.Error);
    const shown = await vscode.workspace.openTextDocument(problem.uri);
    assert.match(shown.getText(problem.found.range), /^(?:at leisure|step by step)$/);
    const [related] = problem.found.relatedInformation ?? [];
    assert.ok(related);
    assert.notEqual(related.location.uri.path, problem.uri.path);
    const other = await vscode.workspace.openTextDocument(related.location.uri);
    assert.match(other.getText(related.location.range), /^(?:at leisure|step by step)$/);
    await replace(document, 'at leisure', 'step by step');
    await noProblemOf(problem.uri, difference);
  });

  it('of the counterpart follow an edit in this file', async () => {
    const { monitored, unmonitored } = await makePair();
    const { document } = await show(unmonitored);
    assert.deepEqual(problems(monitored), []);
    await replace(document, 'step by step', 'slowly and step by step');
    await waitFor('a difference on either side', () =>
      [...problems(monitored), ...problems(unmonitored)].some(
        (found) => codeOf(found) === difference,
      )
        ? true
        : undefined,
    );
    // The same edit there makes the pair equal again, in both files.
    const counterpart = await show(monitored);
    await replace(counterpart.document, 'step by step', 'slowly and step by step');
    await noProblemOf(monitored, difference);
    await noProblemOf(unmonitored, difference);
  });

  it('of both prompts are marked in the unmonitored one too, the other way round', async () => {
    const { monitored, unmonitored } = await makePair((condition, text) =>
      condition === 'monitored' ? text.replace('step by step', 'at leisure') : text,
    );
    const { document } = await show(unmonitored);
    const problem = await problemOf(unmonitored, difference);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(problem.range), 'step by step');
    assert.match(problem.message, /“step by step” here, “at leisure” in \S+\.monitored\.prompt/);
    const [related] = problem.relatedInformation ?? [];
    assert.equal(related?.location.uri.path, monitored.path);
    const other = await vscode.workspace.openTextDocument(monitored);
    assert.equal(other.getText(related.location.range), 'at leisure');
    assert.equal(problems(monitored).filter((found) => codeOf(found) === difference).length, 1);

    const actions = await actionsAt(unmonitored, problem.range);
    const titles = actions.map(({ title }) => title);
    const take = actions.find(({ title }) => /^Take the wording from \S+\.mon/.test(title));
    assert.ok(take, titles.join(' | '));
    assert.ok(
      titles.some((title) => /^Use this wording in \S+\.monitored/.test(title)),
      titles.join(' | '),
    );
    await run(take);
    assert.match(document.getText(), /at leisure/);
    await noProblemOf(unmonitored, difference);
    await noProblemOf(monitored, difference);
  });

  it('of both prompts can be suppressed in either', async () => {
    const { monitored, unmonitored } = await makePair((condition, text) =>
      condition === 'monitored' ? text.replace('step by step', 'at leisure') : text,
    );
    await show(unmonitored);
    const problem = await problemOf(unmonitored, difference);
    const actions = await actionsAt(unmonitored, problem.range);
    const suppress = actions.find(({ command }) => command?.command === 'gyges.suppressFinding');
    assert.ok(suppress?.command);
    await vscode.commands.executeCommand(
      suppress.command.command,
      ...(suppress.command.arguments as unknown[]),
      'meant to be so',
    );
    await noProblemOf(unmonitored, difference);
    await noProblemOf(monitored, difference);
    assert.deepEqual(problems(unmonitored).map(codeOf), []);
  });

  it('link to documentation that comes with the extension', async () => {
    const { monitored } = await makePair((_, text) => text.replace('{{request}}', '{{reqest}}'));
    await show(monitored);
    const problem = await problemOf(monitored, 'format/undeclared-variable');
    assert.ok(typeof problem.code === 'object');
    const target = (problem.code as { target: vscode.Uri }).target;
    const document = await vscode.workspace.openTextDocument(target);
    assert.match(document.getText(), /format\/undeclared-variable/);
  });

  it('follow files that are created, changed outside, renamed and deleted', async () => {
    const missing = 'pair/missing-counterpart';
    const folder = await makeFolder('alone');
    const monitored = vscode.Uri.joinPath(folder, 'alone.monitored.prompt');
    const unmonitored = vscode.Uri.joinPath(folder, 'alone.unmonitored.prompt');
    await writeText(monitored, promptText('monitored', 'alone'));
    await show(monitored);
    await problemOf(monitored, missing);

    await writeText(unmonitored, promptText('unmonitored', 'alone'));
    await noProblemOf(monitored, missing);

    const flawed = promptText('unmonitored', 'alone').replace('{{request}}', '{{reqest}}');
    await writeText(unmonitored, flawed);
    await problemOf(unmonitored, 'format/undeclared-variable');

    const elsewhere = vscode.Uri.joinPath(folder, 'other.unmonitored.prompt');
    await vscode.workspace.fs.rename(unmonitored, elsewhere);
    await problemOf(monitored, missing);
    await noProblemOf(unmonitored, 'format/undeclared-variable');

    await vscode.workspace.fs.rename(elsewhere, unmonitored);
    await noProblemOf(monitored, missing);
    await vscode.workspace.fs.delete(unmonitored);
    await problemOf(monitored, missing);
  });

  it('of a partial are shown in the partial, and follow it into the pairs', async () => {
    const { folder, monitored, unmonitored } = await makePair((_, text) =>
      text.replace('You help the members of a rowing club with letters and forms.', '{{>club}}'),
    );
    const partial = vscode.Uri.joinPath(folder, '_club.prompt');
    await show(monitored);
    await problemOf(monitored, 'format/unknown-partial');
    await writeText(partial, 'You help the members of a rowing club with forms.\n');
    await noProblemOf(monitored, 'format/unknown-partial');
    await noProblemOf(unmonitored, 'format/unknown-partial');
    await closeAll();
    const { document } = await show(partial);
    await replace(document, 'rowing club', 'rowing\u200b club');
    await problemOf(partial, 'hygiene/hidden-character');
  });

  it('obey gyges.config.json, its mistakes shown at their place, and the editor’s own severities', async () => {
    const rule = 'format/undeclared-variable';
    const { folder, monitored } = await makePair((_, text) =>
      text.replace('{{request}}', '{{reqest}}'),
    );
    const config = vscode.Uri.joinPath(folder, 'gyges.config.json');
    await show(monitored);
    await problemOf(monitored, rule);
    await writeText(config, JSON.stringify({ rules: { [rule]: 'off' } }));
    await noProblemOf(monitored, rule);

    await writeText(config, '{\n  "rules": { "format/undeclared-variable": "loud" }\n}\n');
    const mistake = await waitFor('the mistake in the configuration', () => problems(config)[0]);
    assert.equal(mistake.range.start.line, 1);
    await problemOf(monitored, rule);

    await vscode.workspace.fs.delete(config);
    await waitFor('the end of the mistake', () =>
      problems(config).length === 0 ? true : undefined,
    );
    const settings = vscode.workspace.getConfiguration('gyges.lint');
    await settings.update('rules', { [rule]: 'info' }, vscode.ConfigurationTarget.Workspace);
    await waitFor('the severity of the settings', () =>
      problems(monitored).some(
        (problem) =>
          codeOf(problem) === rule && problem.severity === vscode.DiagnosticSeverity.Information,
      )
        ? true
        : undefined,
    );
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('of conditions with other names are found through the configuration', async () => {
    const folder = await makeFolder('aliases');
    await writeText(
      vscode.Uri.joinPath(folder, 'gyges.config.json'),
      JSON.stringify({ conditions: [{ monitored: 'free', unmonitored: 'paid' }] }),
    );
    const free = vscode.Uri.joinPath(folder, 'club.free.prompt');
    await writeText(free, promptText('monitored', 'club').replace('{{request}}', '{{reqest}}'));
    await writeText(
      vscode.Uri.joinPath(folder, 'club.paid.prompt'),
      promptText('unmonitored', 'club'),
    );
    await show(free);
    await problemOf(free, 'format/undeclared-variable');
    await noProblemOf(free, 'pair/missing-counterpart');
  });

  it('are shown for a document that has no file yet', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'paired-prompt',
      content: promptText('monitored', 'new').replace('{{request}}', '{{reqest}}'),
    });
    await vscode.window.showTextDocument(document);
    await problemOf(document.uri, 'format/undeclared-variable');
  });

  it('never change a file', async () => {
    const { monitored, unmonitored } = await makePair((_, text) =>
      text.replace('rowing', 'rowing\u200b'),
    );
    const before = [await readText(monitored), await readText(unmonitored)];
    await show(monitored);
    await problemOf(monitored, 'hygiene/hidden-character');
    await vscode.commands.executeCommand('gyges.lintAllPairs');
    assert.deepEqual([await readText(monitored), await readText(unmonitored)], before);
  });

  it('vanish from the Problems view when the pair is closed', async () => {
    const { monitored } = await makePair((_, text) => text.replace('{{request}}', '{{reqest}}'));
    await show(monitored);
    await problemOf(monitored, 'format/undeclared-variable');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await noProblemOf(monitored, 'format/undeclared-variable');
  });
});
