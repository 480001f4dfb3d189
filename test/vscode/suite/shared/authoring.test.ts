import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, activeDiff, closeAll, problems, run, show } from '../support/editor.js';
import { makeFolder, makePair, readText, writeText } from '../support/pair-files.js';
import { waitFor } from '../support/wait-for.js';

const shared = 'You help the members of a rowing club with letters and forms.';

function select(editor: vscode.TextEditor, wanted: string): vscode.Range {
  const at = editor.document.getText().indexOf(wanted);
  assert.ok(at >= 0, wanted);
  const range = new vscode.Range(
    editor.document.positionAt(at),
    editor.document.positionAt(at + wanted.length),
  );
  editor.selection = new vscode.Selection(range.start, range.end);
  return range;
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

function beside(folder: vscode.Uri, name: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, name);
}

describe('authoring', () => {
  afterEach(closeAll);

  it('text that both prompts share moves into a partial, and back', async () => {
    const { folder, monitored, unmonitored } = await makePair();
    const before = await textOf(monitored);
    const editor = await show(monitored);
    const range = select(editor, shared);
    const actions = await actionsAt(monitored, range, vscode.CodeActionKind.RefactorExtract);
    assert.deepEqual(
      actions.map(({ command }) => command?.command),
      ['gyges.extractPartial'],
    );
    await vscode.commands.executeCommand('gyges.extractPartial', monitored, { name: 'club' });
    assert.equal(await readText(beside(folder, '_club.prompt')), `${shared}\n`);
    for (const uri of [monitored, unmonitored]) {
      assert.match(await textOf(uri), /\n\{\{>club\}\}\nThis conversation is/);
    }
    // The refactoring leaves nothing half saved.
    await waitFor('both files saved', async () =>
      (await readText(unmonitored)).includes('{{>club}}') ? true : undefined,
    );
    const tag = (await textOf(monitored)).indexOf('{{>club}}') + 4;
    const at = (await vscode.workspace.openTextDocument(monitored)).positionAt(tag);
    const inline = await waitFor('the action to inline', async () =>
      (
        await actionsAt(monitored, new vscode.Range(at, at), vscode.CodeActionKind.RefactorInline)
      ).find(({ command }) => command?.command === 'gyges.inlinePartial'),
    );
    await run(inline);
    assert.equal(await textOf(monitored), before);
    assert.doesNotMatch(await textOf(unmonitored), /\{\{>club/);
  });

  it('offers no partial for text that the counterpart does not have', async () => {
    const { monitored } = await makePair();
    const editor = await show(monitored);
    const range = select(editor, 'This conversation is recorded');
    assert.deepEqual(await actionsAt(monitored, range, vscode.CodeActionKind.RefactorExtract), []);
  });

  it('a conditional template becomes a pair that has no problems', async () => {
    const folder = await makeFolder('split');
    const template = beside(folder, 'rowing.prompt');
    await writeText(
      template,
      `---\ninput:\n  schema:\n    watched: boolean\n    request: string, what the member asks for\n---\n{{role "system"}}\n${shared}\n{{#if watched}}\nThis conversation is recorded, and a reviewer reads it afterwards.\n{{else}}\nThis conversation is not recorded, and nobody reads it afterwards.\n{{/if}}\n{{role "user"}}\n{{request}}\n`,
    );
    await show(template);
    await vscode.commands.executeCommand('gyges.splitTemplate', template, { variable: 'watched' });
    const monitored = beside(folder, 'rowing.monitored.prompt');
    assert.match(
      await readText(monitored),
      /forms\.\nThis conversation is recorded, .*\n\{\{role "user"\}\}/,
    );
    assert.doesNotMatch(
      await readText(beside(folder, 'rowing.unmonitored.prompt')),
      /#if|watched|is recorded/,
    );
    assert.ok(
      vscode.window.activeTextEditor?.document.uri.path.endsWith('rowing.monitored.prompt'),
    );
    assert.deepEqual(problems(monitored), []);
  });

  it('a Jinja template becomes a pair, and what it cannot hold leaves no file behind', async () => {
    const folder = await makeFolder('jinja');
    const template = beside(folder, 'rowing.j2');
    await writeText(
      template,
      'Row. {% if seen %}Seen.{% else %}Unseen.{% endif %} {{ request }}\n',
    );
    await vscode.commands.executeCommand('gyges.splitTemplate', template, { variable: 'seen' });
    assert.match(
      await readText(beside(folder, 'rowing.monitored.prompt')),
      /Row\. Seen\. \{\{request\}\}/,
    );
    const other = beside(folder, 'other.j2');
    await writeText(other, '{% for x in y %}{% if seen %}a{% endif %}{% endfor %}');
    // What went wrong is shown as a message and does not reject.
    await vscode.commands.executeCommand('gyges.splitTemplate', other, { variable: 'seen' });
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    assert.ok(
      !names.some((name) => name.startsWith('other.') && name.endsWith('.prompt')),
      names.join(),
    );
  });

  it('a pair becomes one template', async () => {
    const { folder, monitored } = await makePair();
    await vscode.commands.executeCommand('gyges.joinPair', monitored, { preview: false });
    const name = monitored.path.slice(monitored.path.lastIndexOf('/') + 1).split('.')[0] ?? '';
    assert.match(
      await readText(beside(folder, `${name}.prompt`)),
      /\{\{#if monitored\}\}\nThis conversation is recorded.*\n\{\{else\}\}\nThis conversation is not recorded.*\n\{\{\/if\}\}\n/,
    );
  });

  it('the preview shows both prompts, and writes nothing unless told to', async () => {
    const folder = await makeFolder('preview');
    const template = beside(folder, 'rowing.j2');
    await writeText(template, '{% if seen %}Seen.{% else %}Unseen.{% endif %}\n');
    const done = vscode.commands.executeCommand('gyges.splitTemplate', template, {
      variable: 'seen',
      preview: true,
    });
    const { original, modified } = await activeDiff();
    assert.equal(original.scheme, 'gyges-proposed');
    assert.match(await textOf(original), /\nUnseen\.|\nSeen\./);
    assert.notEqual(await textOf(original), await textOf(modified));
    let isDone = false;
    void done.then(() => (isDone = true));
    // The question may come after the diff editor; dismissing it means no.
    await waitFor('the end of the command', async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      return isDone ? true : undefined;
    });
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    assert.deepEqual(names, ['rowing.j2']);
  });

  it('controls of a pair are pairs without problems', async () => {
    const { folder, monitored } = await makePair();
    const name = monitored.path.slice(monitored.path.lastIndexOf('/') + 1).split('.')[0] ?? '';
    await vscode.commands.executeCommand('gyges.generateControls', monitored, {
      kinds: ['placebo', 'no-scratchpad'],
    });
    for (const kind of ['placebo', 'no-scratchpad']) {
      for (const condition of ['monitored', 'unmonitored']) {
        const uri = beside(folder, `${name}-${kind}.${condition}.prompt`);
        assert.match(await readText(uri), new RegExp(`# Control of ${name}\\.`));
        await show(uri);
        assert.deepEqual(
          problems(uri).map(({ message }) => message),
          [],
        );
      }
    }
  });

  it('prompts of other tools become pairs', async () => {
    const folder = await makeFolder('convert');
    const source = beside(folder, 'rowing.prompty');
    await writeText(
      source,
      '---\nname: Rowing\nmodel:\n  api: chat\n---\nsystem:\nYou row. {% if seen %}Seen.{% else %}Unseen.{% endif %}\n\nuser:\n{{request}} \\{literal\n',
    );
    await vscode.commands.executeCommand('gyges.convertPrompt', source, undefined, {
      name: 'rowing',
      variable: 'seen',
    });
    assert.match(
      await readText(beside(folder, 'rowing.monitored.prompt')),
      /You row\. Seen\.\n\{\{~role "user"~\}\}/,
    );
    assert.match(await readText(beside(folder, 'rowing.unmonitored.prompt')), /You row\. Unseen\./);
  });

  it('Format Pair tidies both prompts', async () => {
    const { monitored, unmonitored } = await makePair((_, text) =>
      text.replace('gyges.output: OUTPUT', 'gyges.output:    OUTPUT  '),
    );
    await show(monitored);
    await vscode.commands.executeCommand('gyges.formatPair', monitored);
    for (const uri of [monitored, unmonitored]) {
      assert.match(await textOf(uri), /^gyges\.output: OUTPUT$/m);
    }
  });

  it('shows the arguments of what is being written', async () => {
    const { monitored } = await makePair((_, text) =>
      text.replace('{{request}}', '{{#if }}{{request}}{{/if}}'),
    );
    const { document } = await show(monitored);
    const position = document.positionAt(document.getText().indexOf('{{#if }}') + 6);
    const help = await waitFor('signature help', async () =>
      vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
        'vscode.executeSignatureHelpProvider',
        monitored,
        position,
        ' ',
      ),
    );
    assert.match(help.signatures[0]?.label ?? '', /^\{\{#if value\}\}/);
  });
});
