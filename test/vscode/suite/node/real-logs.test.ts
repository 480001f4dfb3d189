import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { ConfigService } from '../../../../src/vscode/services/config-service.js';
import { EditorWorkspace } from '../../../../src/vscode/services/editor-workspace.js';
import { findPairings, pairSamples } from '../../../../src/vscode/services/log-pairing.js';
import { LogService } from '../../../../src/vscode/services/log-service.js';
import { readPairs } from '../../../../src/vscode/services/pairing-flags.js';
import { activeDiff, closeAll, problems } from '../support/editor.js';
import { waitFor } from '../support/wait-for.js';

/** The folder of shared data, seen from the extension: the tests are bundled elsewhere. */
function sharedLog(name: string): vscode.Uri | undefined {
  const extension = vscode.extensions.getExtension('gyges.gyges');
  const root =
    process.env['GYGES_SHARED_DATA'] ?? path.join(extension?.extensionPath ?? '', '../shared/data');
  const file = path.join(root, 'logs', name);
  return existsSync(file) ? vscode.Uri.file(file) : undefined;
}

/** Sentences of a text that match, with their places. */
function placesOf(text: string, wanted: RegExp): { start: number; end: number }[] {
  return [...text.matchAll(wanted)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

describe('Compare Responses on real Inspect logs', () => {
  const monitored = sharedLog('deceptive-alignment.monitored.eval');
  const unmonitored = sharedLog('deceptive-alignment.unmonitored.eval');
  const settings = () => vscode.workspace.getConfiguration('gyges.flags');

  before(async function () {
    if (monitored === undefined || unmonitored === undefined) this.skip();
    await settings().update('problems', 'info', vscode.ConfigurationTarget.Workspace);
  });
  after(() => settings().update('problems', undefined, vscode.ConfigurationTarget.Workspace));
  afterEach(closeAll);

  it('shows reasoning and output of sample 1 of both, and flags what each says of where it runs', async () => {
    const sample = (uri: vscode.Uri | undefined) => ({
      kind: 'sample',
      uri: String(uri),
      id: '1_epoch_1',
    });
    await vscode.commands.executeCommand(
      'gyges.compareResponses',
      sample(monitored),
      sample(unmonitored),
    );
    const { original, modified } = await activeDiff();
    const left = await vscode.workspace.openTextDocument(original);
    const right = await vscode.workspace.openTextDocument(modified);
    for (const document of [left, right]) {
      const [reasoning, output] = document.getText().split('── output ──');
      assert.match(reasoning ?? '', /── scratchpad ──[\s\S]{200}/);
      assert.match(output ?? '', /ANSWER:[A-D]/);
    }
    assert.match(left.getText(), /^◉ monitored/);
    assert.match(right.getText(), /^○ unmonitored/);

    const flagged = async (document: vscode.TextDocument, wanted: RegExp) =>
      waitFor(`a flag on ${String(wanted)}`, () => {
        const places = placesOf(document.getText(), wanted);
        return problems(document.uri).find(({ range }) => {
          const start = document.offsetAt(range.start);
          const end = document.offsetAt(range.end);
          return places.some((place) => place.start < end && start < place.end);
        });
      });
    assert.ok(await flagged(left, /debug mode/gi));
    assert.ok(await flagged(right, /deploy(?:ed|ment)/gi));
    assert.doesNotMatch(right.getText(), /I am (?:currently )?in debug mode/i);
  });

  it('leaves the log files as they are', async () => {
    assert.ok(monitored && unmonitored);
    const stats = async () => [
      await vscode.workspace.fs.stat(monitored),
      await vscode.workspace.fs.stat(unmonitored),
    ];
    const before = await stats();
    await vscode.commands.executeCommand(
      'gyges.compareResponses',
      { kind: 'sample', uri: monitored.toString(), id: '2_epoch_1' },
      { kind: 'sample', uri: unmonitored.toString(), id: '2_epoch_1' },
    );
    await activeDiff();
    assert.deepEqual(await stats(), before);
  });
});

describe('the Logs view on real Inspect logs', () => {
  const monitored = sharedLog('deceptive-alignment.monitored.eval');
  const unmonitored = sharedLog('deceptive-alignment.unmonitored.eval');

  before(function () {
    if (monitored === undefined || unmonitored === undefined) this.skip();
  });

  it('pairs all samples of the two conditions, those with different outcomes first', async () => {
    assert.ok(monitored && unmonitored);
    const config = new ConfigService(new EditorWorkspace());
    const logs = new LogService(config, () => import('../../../../src/node/reopened-file.js'));
    const pairings = await findPairings(logs, [unmonitored, monitored]);
    assert.equal(pairings.length, 1);
    const [pairing] = pairings;
    assert.ok(pairing);
    assert.equal(pairing.left.toString(), monitored.toString());
    assert.equal(pairing.right.toString(), unmonitored.toString());

    const { pairs, unmatched } = await pairSamples(logs, pairing);
    assert.equal(pairs.length, 290);
    assert.deepEqual(unmatched, []);
    for (const { left, right } of pairs) assert.equal(left.item, right.item);
    const discordant = pairs.filter(({ scorers }) => scorers.length > 0);
    assert.equal(discordant.length, 69);
    assert.deepEqual(pairs.slice(0, 69), discordant);

    const read = await readPairs(
      logs,
      pairing,
      pairs.slice(60, 80),
      () => undefined,
      () => false,
    );
    assert.equal(read.length, 20);
    const outcomes = read.map(({ disagreement }) => disagreement.scorers.length > 0);
    assert.deepEqual(outcomes, [
      ...Array<boolean>(9).fill(true),
      ...Array<boolean>(11).fill(false),
    ]);
    config.dispose();
  });
});
