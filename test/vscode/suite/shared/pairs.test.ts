import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activeDiff, closeAll, lensOf, lensTitles, replace, show } from '../support/editor.js';
import { promptText } from '../../../support/prompt-text.js';
import { makeFolder, makePair, readText, writeText } from '../support/pair-files.js';
import { waitFor } from '../support/wait-for.js';

describe('code lenses of a prompt', () => {
  afterEach(closeAll);

  it('say what the pair is', async () => {
    const { monitored, unmonitored } = await makePair();
    await show(unmonitored);
    await show(monitored);
    await lensOf(monitored, '◉ monitored ⇄ Open unmonitored');
    await lensOf(unmonitored, '○ unmonitored ⇄ Open monitored');
    await lensOf(monitored, /^\d+ differences?, (?:all )?in the manipulation$/);
    await lensOf(monitored, /^cue: .*logging.*, watched$/);
    await lensOf(unmonitored, /^cue: .*, unwatched$/);
  });

  it('count what differs outside the manipulation, as it is typed', async () => {
    const { monitored } = await makePair();
    const { document } = await show(monitored);
    await replace(document, 'step by step', 'at leisure');
    await lensOf(monitored, /^\d+ differences, 1 outside the manipulation$/);
  });

  it('say that the counterpart is missing, and create it', async () => {
    const folder = await makeFolder('lens');
    const monitored = vscode.Uri.joinPath(folder, 'club.monitored.prompt');
    const unmonitored = vscode.Uri.joinPath(folder, 'club.unmonitored.prompt');
    await writeText(monitored, promptText('monitored', 'club'));
    await show(monitored);
    await lensOf(monitored, '◉ monitored · no unmonitored counterpart — create');
    await vscode.commands.executeCommand('gyges.createCounterpart', monitored);
    await waitFor('the editor of the counterpart', () =>
      vscode.window.activeTextEditor?.document.uri.path === unmonitored.path ? true : undefined,
    );
    assert.match(await readText(unmonitored), /rowing club/);
    await lensOf(monitored, '◉ monitored ⇄ Open unmonitored');
  });

  it('can be switched on and off one by one', async () => {
    const { monitored } = await makePair();
    await show(monitored);
    await lensOf(monitored, 'Preview');
    const settings = vscode.workspace.getConfiguration('gyges.codeLens');
    await settings.update('preview', false, vscode.ConfigurationTarget.Workspace);
    await settings.update('compare', true, vscode.ConfigurationTarget.Workspace);
    try {
      const titles = await lensTitles(monitored);
      assert.ok(!titles.includes('Preview'), titles.join(' | '));
      assert.ok(titles.includes('Compare'), titles.join(' | '));
    } finally {
      await settings.update('preview', undefined, vscode.ConfigurationTarget.Workspace);
      await settings.update('compare', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

describe('commands for pairs', () => {
  afterEach(closeAll);

  it('Open Counterpart goes to the other file and back', async () => {
    const { monitored, unmonitored } = await makePair();
    await show(monitored);
    await vscode.commands.executeCommand('gyges.openCounterpart');
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, unmonitored.path);
    await vscode.commands.executeCommand('gyges.openCounterpart');
    assert.equal(vscode.window.activeTextEditor.document.uri.path, monitored.path);
  });

  it('the lens at the cue selects the cue of the counterpart', async () => {
    const { monitored } = await makePair();
    await show(monitored);
    await vscode.commands.executeCommand('gyges.openCounterpart', monitored, 'cue');
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.getText(editor.selection) ?? '', /not recorded/);
  });

  it('Compare Pair shows monitored on the left, from either file', async () => {
    const { monitored, unmonitored } = await makePair();
    for (const uri of [monitored, unmonitored]) {
      await vscode.commands.executeCommand('gyges.comparePair', uri);
      const { original, modified } = await activeDiff();
      assert.equal(original.path, monitored.path);
      assert.equal(modified.path, unmonitored.path);
    }
  });

  it('Compare Pair goes to the difference it was asked for', async () => {
    const { monitored } = await makePair((condition, text) =>
      condition === 'monitored' ? text.replace('step by step', 'at leisure') : text,
    );
    await show(monitored);
    const title = await lensOf(monitored, /1 outside the manipulation$/);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      monitored,
    );
    const command = lenses.find((lens) => lens.command?.title === title)?.command;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments as unknown[]));
    await activeDiff();
    const selected = await waitFor('the selection', () => {
      const editor = vscode.window.activeTextEditor;
      const text = editor?.document.getText(editor.selection);
      return text === undefined || text === '' ? undefined : text;
    });
    assert.match(selected, /step by step/);
  });

  it('Compare Pair goes to what lies outside the manipulation when it is asked for nothing else', async () => {
    const { monitored } = await makePair((condition, text) =>
      condition === 'monitored' ? text.replace('step by step', 'at leisure') : text,
    );
    await vscode.commands.executeCommand('gyges.comparePair', monitored);
    await activeDiff();
    await waitFor('the selection', () => {
      const editor = vscode.window.activeTextEditor;
      const text = editor?.document.getText(editor.selection) ?? '';
      return /step by step|at leisure/.test(text) ? text : undefined;
    });
  });

  it('New Prompt Pair gives a pair the canary of its project, and none where there is none or several', async () => {
    const canaries = (folder: vscode.Uri) =>
      Promise.all(
        ['monitored', 'unmonitored'].map(async (condition) => {
          const uri = vscode.Uri.joinPath(folder, 'prompts', `harbour.${condition}.prompt`);
          return /^gyges\.canary: .*$/m.exec(await readText(uri))?.[0];
        }),
      );
    const guids = [
      '0b7de7a4-6a55-4f3e-9f0e-2a1f6d7c9b10',
      '4f0c1a52-8a39-4b7c-8a63-d1f0b2c4e6a8',
    ] as const;
    const project = async (...found: readonly string[]) => {
      const folder = await makeFolder('canary');
      await writeText(vscode.Uri.joinPath(folder, 'gyges.config.json'), '{}');
      for (const [index, guid] of found.entries()) {
        const text = `---\ngyges.canary: ours ${guid}\n---\nHello.\n`;
        await writeText(vscode.Uri.joinPath(folder, `old${index}.monitored.prompt`), text);
      }
      const prompts = vscode.Uri.joinPath(folder, 'prompts');
      await vscode.workspace.fs.createDirectory(prompts);
      await vscode.commands.executeCommand('gyges.newPromptPair', {
        folder: prompts,
        template: 'tier-tag',
        name: 'harbour',
      });
      return canaries(folder);
    };
    const line = `gyges.canary: "ours ${guids[0]}"`;
    assert.deepEqual(await project(guids[0]), [line, line]);
    assert.deepEqual(await project(), [undefined, undefined]);
    assert.deepEqual(await project(...guids), [undefined, undefined]);
  });

  it('New Prompt Pair makes a clean pair of every template and never overwrites', async () => {
    const folder = await makeFolder('new');
    const templates = ['tier-tag', 'system-line', 'evaluation-deployment', 'agentic-oversight'];
    for (const template of templates) {
      const wishes = { folder, template, name: `from-${template}` };
      await vscode.commands.executeCommand('gyges.newPromptPair', wishes);
      const monitored = vscode.Uri.joinPath(folder, `from-${template}.monitored.prompt`);
      assert.equal(vscode.window.activeTextEditor?.document.uri.path, monitored.path);
      await lensOf(monitored, /^\d+ differences?, (?:all )?in the manipulation$/);
    }
    const taken = vscode.Uri.joinPath(folder, 'from-system-line.unmonitored.prompt');
    await writeText(taken, 'mine');
    void vscode.commands.executeCommand('gyges.newPromptPair', {
      folder,
      template: 'system-line',
      name: 'from-system-line',
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await readText(taken), 'mine');
  });

  it('Lint All Pairs that is cancelled says so, and leaves in step what was found before', async () => {
    const folder = await makeFolder('cancelled');
    await writeText(vscode.Uri.joinPath(folder, 'gyges.config.json'), '{}');
    const [withCanary, without] = ['a', 'b'].map((name) =>
      vscode.Uri.joinPath(folder, `${name}.monitored.prompt`),
    ) as [vscode.Uri, vscode.Uri];
    const text = promptText('monitored', 'cancelled');
    await writeText(withCanary, text);
    await writeText(without, text.replace(/^gyges\.canary.*\n/m, ''));
    const codes = () =>
      vscode.languages
        .getDiagnostics(without)
        .map(({ code }) => (typeof code === 'object' ? code.value : code));
    await vscode.commands.executeCommand('gyges.lintAllPairs');
    assert.ok(codes().includes('hygiene/missing-canary'), codes().join());

    const { withProgress, setStatusBarMessage } = vscode.window;
    const said: string[] = [];
    let steps = 0;
    Object.assign(vscode.window, {
      withProgress: (
        _: vscode.ProgressOptions,
        work: (progress: object, token: vscode.CancellationToken) => Thenable<unknown>,
      ) => {
        const source = new vscode.CancellationTokenSource();
        const report = () => {
          if (++steps === 2) source.cancel();
        };
        return work({ report }, source.token);
      },
      setStatusBarMessage: (message: string) => said.push(message),
    });
    try {
      await vscode.commands.executeCommand('gyges.lintAllPairs');
    } finally {
      Object.assign(vscode.window, { withProgress, setStatusBarMessage });
    }
    assert.equal(steps, 2);
    assert.deepEqual(said, ['Linting was cancelled; pairs linted: 2']);
    assert.ok(codes().includes('hygiene/missing-canary'), codes().join());
    await writeText(without, text);
    await waitFor('the end of the problem', () =>
      codes().includes('hygiene/missing-canary') ? undefined : true,
    );
  });

  it('Lint All Pairs fills the Problems view without opening a file', async () => {
    const { unmonitored } = await makePair((_, text) => text.replace('{{request}}', '{{reqest}}'));
    await vscode.commands.executeCommand('gyges.lintAllPairs');
    const found = vscode.languages.getDiagnostics(unmonitored).map(({ code }) => code);
    assert.ok(
      found.some((code) => typeof code === 'object' && code.value === 'format/undeclared-variable'),
    );
    // They stay in step though the file is not open.
    await writeText(unmonitored, promptText('unmonitored', 'again'));
    await waitFor('the end of the problem', () =>
      vscode.languages
        .getDiagnostics(unmonitored)
        .some(({ code }) => typeof code === 'object' && code.value === 'format/undeclared-variable')
        ? undefined
        : true,
    );
  });
});
