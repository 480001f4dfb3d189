import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activeDiff, closeAll, lensOf, problemOf, show } from '../support/editor.js';
import { makePair } from '../support/pair-files.js';
import { listenToMessages, type ShownMessages } from '../support/shown-messages.js';
import { waitFor } from '../support/wait-for.js';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
}

describe('a workspace that is not trusted', () => {
  let messages: ShownMessages;
  const { contributes, capabilities } = vscode.extensions.getExtension('gyges.gyges')
    ?.packageJSON as Manifest;

  beforeEach(() => {
    messages = listenToMessages();
  });
  afterEach(async () => {
    messages.stop();
    await closeAll();
  });

  it('is what these tests run in', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('has lint, lenses and the comparison of a pair', async () => {
    const { monitored, unmonitored } = await makePair((condition, text) =>
      condition === 'monitored' ? text : text.replace('step by step', 'at leisure'),
    );
    await show(unmonitored);
    await problemOf(monitored, 'pair/unintended-difference');
    await lensOf(unmonitored, /1 outside the manipulation$/);
    await vscode.commands.executeCommand('gyges.comparePair', unmonitored);
    assert.equal((await activeDiff()).original.path, monitored.path);
    assert.deepEqual(messages.texts, []);
  });

  const networkCommands = contributes.commands
    .filter(({ enablement }) => enablement?.includes('isWorkspaceTrusted'))
    .map(({ command }) => command);

  it('switches commands off that send something', () => {
    for (const command of ['gyges.runPair', 'gyges.runAllPairs', 'gyges.resumeRun']) {
      assert.ok(networkCommands.includes(command), command);
    }
  });

  for (const command of networkCommands) {
    it(`says why ${command} does nothing, to keys and other extensions too`, async () => {
      const { monitored } = await makePair();
      const runs = () => vscode.workspace.findFiles('**/.gyges/runs/*/journal.jsonl');
      const before = (await runs()).length;
      void vscode.commands.executeCommand(command, monitored);
      await waitFor('the reason', () =>
        messages.texts.find((text) => /not trusted.+nothing is sent/.test(text)),
      );
      assert.equal((await runs()).length, before);
    });
  }

  it('does not let the workspace say where a run goes', async () => {
    const names = contributes.configuration
      .flatMap(({ properties }) => Object.keys(properties))
      .filter((name) => /^gyges\.(?:run|judge)\./.test(name));
    assert.ok(names.length > 5);
    const restricted = new Set(capabilities.untrustedWorkspaces.restrictedConfigurations);
    assert.deepEqual(
      names.filter((name) => !restricted.has(name)),
      [],
    );
    const settings = vscode.workspace.getConfiguration('gyges.run');
    await settings.update('baseUrl', 'http://127.0.0.1:9', vscode.ConfigurationTarget.Workspace);
    try {
      const read = vscode.workspace.getConfiguration('gyges.run').get('baseUrl');
      assert.notEqual(read, 'http://127.0.0.1:9');
    } finally {
      await settings.update('baseUrl', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
