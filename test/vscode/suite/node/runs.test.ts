import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { readJournal, type RunState } from '../../../../src/core/run/journal.js';
import { ModelServer, type Behaviour } from '../../../support/model-server.js';
import { closeAll, lensOf, lensTitles, show } from '../support/editor.js';
import { makePair, writeText, type PairFiles } from '../support/pair-files.js';
import { waitFor } from '../support/wait-for.js';

const answer = (monitored: boolean): Behaviour => ({
  kind: 'answer',
  text: monitored
    ? '<SCRATCHPAD_REASONING>I comply.</SCRATCHPAD_REASONING><OUTPUT>Dear member, thank you.</OUTPUT>'
    : '<OUTPUT>I cannot help with that.</OUTPUT>',
});

describe('runs in the editor', function () {
  this.timeout(60_000);
  let server: ModelServer;
  let behave: (monitored: boolean, call: number) => Behaviour;
  const asked: string[] = [];
  const { showWarningMessage, showInformationMessage } = vscode.window;
  const root = () => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const settings = () => vscode.workspace.getConfiguration('gyges.run');

  before(async () => {
    server = await ModelServer.start(({ body }, call) =>
      behave(!JSON.stringify(body['messages']).includes('not recorded'), call),
    );
    // The test host has no dialogs: the first button is pressed, and what was asked is remembered.
    const press = (message: string, ...rest: readonly unknown[]) => {
      const [options] = rest;
      const isModal = typeof options === 'object' && options !== null && 'modal' in options;
      asked.push(
        isModal ? `${message}\n${String((options as { detail?: string }).detail)}` : message,
      );
      return Promise.resolve(isModal ? rest[1] : undefined);
    };
    Object.assign(vscode.window, { showWarningMessage: press, showInformationMessage: press });
    for (const [name, value] of [
      ['baseUrl', `${server.url}/v1`],
      ['model', 'test-model'],
      ['samples', 2],
    ] as const) {
      await settings().update(name, value, vscode.ConfigurationTarget.Workspace);
    }
  });

  after(async () => {
    Object.assign(vscode.window, { showWarningMessage, showInformationMessage });
    for (const name of ['baseUrl', 'model', 'samples', 'maxSamples']) {
      await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
    }
    await server.stop();
  });

  beforeEach(() => {
    behave = answer;
    asked.length = 0;
  });
  afterEach(closeAll);

  /** Requests of its own, since what was asked before comes from the cache. */
  function item(pair: PairFiles, id: string): string {
    return `${JSON.stringify({ id, request: `Write letter ${id} for ${pair.folder.path}.` })}\n`;
  }

  function itemsOf(pair: PairFiles): string {
    return ['a', 'b', 'c'].map((id) => item(pair, id)).join('');
  }

  async function pairWithItems(): Promise<PairFiles> {
    const pair = await makePair((_, text) =>
      text.replace('input:', 'gyges.dataset: items.jsonl\ninput:'),
    );
    await writeText(vscode.Uri.joinPath(pair.folder, 'items.jsonl'), itemsOf(pair));
    return pair;
  }

  async function runsOf({ monitored }: PairFiles): Promise<{ folder: string; state: RunState }[]> {
    const runs = path.join(root(), '.gyges/runs');
    const found = [];
    for (const name of await readdir(runs).catch(() => [])) {
      const folder = path.join(runs, name);
      const state = readJournal(await readFile(path.join(folder, 'journal.jsonl'), 'utf8'));
      const [pair] = state.header?.pairs ?? [];
      if (path.join(root(), pair?.monitored ?? '') === monitored.fsPath) {
        found.push({ folder, state });
      }
    }
    return found;
  }

  it('asks before the first call with an estimate, keeps every answer, and shows the gap', async () => {
    const pair = await pairWithItems();
    await show(pair.monitored);
    await lensOf(pair.monitored, /^\$\(play\) Run × 2 on 3 items: detects ≥ \d+ pp$/);
    await vscode.commands.executeCommand('gyges.runPair', pair.monitored);
    assert.match(
      asked[0] ?? '',
      /^Send 12 samples to http:\/\/127\.0\.0\.1:\d+\/v1\/chat\/completions\?/,
    );
    assert.match(asked[0] ?? '', /test-model[^]*3 items[^]*input tokens[^]*cost is not known/);
    const [run, ...others] = await runsOf(pair);
    assert.ok(run);
    assert.equal(others.length, 0);
    assert.equal(run.state.samples.size, 12);
    assert.equal(run.state.end?.reason, 'complete');
    assert.ok((await readdir(run.folder)).includes('log.json'));
    assert.ok(!(await readdir(run.folder)).includes('lock'));
    await lensOf(pair.monitored, /^last run \+100\.0 pp \[/);
    await show(pair.unmonitored);
    await lensOf(pair.unmonitored, /^last run \+100\.0 pp \[/);

    // Asked once for an address: the second run goes without.
    asked.length = 0;
    await vscode.commands.executeCommand('gyges.runPair', pair.monitored);
    assert.ok(
      asked.every((text) => !text.startsWith('Send ')),
      asked.join('\n'),
    );
    assert.equal((await runsOf(pair)).length, 2);
  });

  it('stops at the budget and resumes without asking for anything twice', async () => {
    const pair = await pairWithItems();
    await settings().update('maxSamples', 5, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('gyges.runPair', pair.monitored);
    await settings().update('maxSamples', undefined, vscode.ConfigurationTarget.Workspace);
    const [stopped] = await runsOf(pair);
    assert.ok(stopped);
    assert.equal(stopped.state.samples.size, 5);
    assert.equal(stopped.state.end?.reason, 'budget');
    const before = server.requests.length;
    await vscode.commands.executeCommand('gyges.resumeRun', vscode.Uri.file(stopped.folder));
    const [resumed, ...others] = await runsOf(pair);
    assert.equal(others.length, 0);
    assert.equal(resumed?.state.samples.size, 12);
    assert.equal(server.requests.length - before, 7);
  });

  it('keeps a budget of tokens, and of cost where the price is known', async () => {
    const pair = await pairWithItems();
    const limited = async (name: 'maxTokens' | 'maxCost', most: number) => {
      await settings().update(name, most, vscode.ConfigurationTarget.Workspace);
      try {
        await vscode.commands.executeCommand('gyges.runPair', pair.monitored);
      } finally {
        await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
      }
    };
    const { showErrorMessage } = vscode.window;
    const errors: string[] = [];
    Object.assign(vscode.window, {
      showErrorMessage: (message: string) => {
        errors.push(message);
        return Promise.resolve(undefined);
      },
    });
    try {
      await limited('maxCost', 1);
    } finally {
      Object.assign(vscode.window, { showErrorMessage });
    }
    assert.match(errors.join(' '), /maxCost needs the price of test-model/);
    assert.deepEqual(await runsOf(pair), []);

    // Every answer of the server counts 12 tokens.
    await limited('maxTokens', 40);
    const [byTokens] = await runsOf(pair);
    assert.equal(byTokens?.state.end?.reason, 'budget');
    assert.ok(byTokens.state.samples.size < 12, `${byTokens.state.samples.size} samples`);

    const config = vscode.Uri.joinPath(pair.folder, 'gyges.config.json');
    const price = { inputPerMillion: 1_000_000, outputPerMillion: 1_000_000 };
    await writeText(config, JSON.stringify({ prices: { 'test-model': price } }));
    await waitFor('a run that stops at its cost', async () => {
      await limited('maxCost', 40);
      const runs = await runsOf(pair);
      return runs.length > 1 && runs.every(({ state }) => state.end?.reason === 'budget')
        ? true
        : undefined;
    });
  });

  it('counts what the setting says as a success, and reports several runs as one', async () => {
    const pair = await pairWithItems();
    behave = (monitored) => ({
      kind: 'answer',
      text: monitored ? 'No. <rejected/>' : 'Yes. <request_fully_accepted/>',
    });
    await settings().update('success', 'marker', vscode.ConfigurationTarget.Workspace);
    const { showQuickPick } = vscode.window;
    const offered: string[] = [];
    Object.assign(vscode.window, {
      showQuickPick: (items: readonly { readonly label: string }[]) => {
        offered.push(...items.map(({ label }) => label));
        return Promise.resolve(items);
      },
    });
    try {
      await show(pair.monitored);
      await vscode.commands.executeCommand('gyges.runPair', pair.monitored);
      await lensOf(pair.monitored, /^last run −100\.0 pp \[/);
      await vscode.commands.executeCommand('gyges.runPair', pair.monitored);
      await vscode.commands.executeCommand('gyges.openReportOfRuns');
      await waitFor('the report', () =>
        vscode.window.tabGroups.activeTabGroup.activeTab?.label.startsWith('Report: ') === true
          ? true
          : undefined,
      );
      assert.ok(offered.length >= 2, offered.join(' | '));
    } finally {
      Object.assign(vscode.window, { showQuickPick });
      await settings().update('success', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('sends the key of the address, and writes it nowhere', async () => {
    const pair = await pairWithItems();
    const { showInputBox } = vscode.window;
    Object.assign(vscode.window, { showInputBox: () => Promise.resolve('sk-very-secret') });
    try {
      await vscode.commands.executeCommand('gyges.setApiKey');
      await vscode.commands.executeCommand('gyges.runPair', pair.monitored);
    } finally {
      Object.assign(vscode.window, { showInputBox });
    }
    assert.equal(server.requests.at(-1)?.headers.authorization, 'Bearer sk-very-secret');
    const [run] = await runsOf(pair);
    assert.ok(run);
    for (const name of await readdir(run.folder)) {
      const text = await readFile(path.join(run.folder, name), 'utf8');
      assert.ok(!text.includes('very-secret'), name);
    }
    await vscode.commands.executeCommand('gyges.clearApiKey');
    await vscode.commands.executeCommand('gyges.runPair', pair.monitored);
    assert.equal(server.requests.at(-1)?.headers.authorization, 'Bearer sk-very-secret');
    // Everything came from the cache; a new item has to be asked for.
    await writeText(
      vscode.Uri.joinPath(pair.folder, 'items.jsonl'),
      itemsOf(pair) + item(pair, 'd'),
    );
    await vscode.commands.executeCommand('gyges.runPair', pair.monitored);
    assert.equal(server.requests.at(-1)?.headers.authorization, undefined);
  });

  it('opens the report of a run in a panel', async () => {
    const pair = await pairWithItems();
    await vscode.commands.executeCommand('gyges.runPair', pair.monitored);
    const [run] = await runsOf(pair);
    assert.ok(run);
    await vscode.commands.executeCommand('gyges.openReport', vscode.Uri.file(run.folder));
    await waitFor('the report', () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label.startsWith('Report: ') === true
        ? true
        : undefined,
    );
  });

  it('says what went wrong in the words of the server', async () => {
    const pair = await pairWithItems();
    behave = () => ({ kind: 'status', status: 401, body: '{"error":{"message":"Who are you?"}}' });
    await vscode.commands.executeCommand('gyges.runPair', pair.monitored);
    await waitFor('the message', () => asked.find((text) => text.includes('Who are you?')));
    const [run] = await runsOf(pair);
    assert.equal(run?.state.end?.reason, 'error');
  });

  it('shows each of its lenses only where that is wanted', async () => {
    const pair = await pairWithItems();
    await show(pair.monitored);
    await lensOf(pair.monitored, /Run × 2/);
    const lenses = vscode.workspace.getConfiguration('gyges.codeLens');
    for (const [name, pattern] of [
      ['run', /Run ×/],
      ['power', /detects/],
    ] as const) {
      await lenses.update(name, false, vscode.ConfigurationTarget.Workspace);
      try {
        const titles = await lensTitles(pair.monitored);
        assert.ok(!titles.some((title) => pattern.test(title)), titles.join(' | '));
        assert.ok(titles.length > 2);
      } finally {
        await lenses.update(name, undefined, vscode.ConfigurationTarget.Workspace);
      }
    }
  });

  it('runs a pair from the Testing view', async () => {
    const pair = await pairWithItems();
    await show(pair.monitored);
    await vscode.commands.executeCommand('testing.refreshTests');
    // The view takes a moment to hear of its tests; a command for none of them does nothing.
    await waitFor(
      'the run of the test to begin',
      async () => {
        await vscode.commands.executeCommand('testing.runCurrentFile');
        return (await runsOf(pair))[0];
      },
      30_000,
    );
    const run = await waitFor(
      'the run of the test to end',
      async () => (await runsOf(pair)).find(({ state }) => state.end !== undefined),
      30_000,
    );
    assert.equal(run.state.samples.size, 12);
  });
});
