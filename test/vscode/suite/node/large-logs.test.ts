import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { ConfigService } from '../../../../src/vscode/services/config-service.js';
import { EditorWorkspace } from '../../../../src/vscode/services/editor-workspace.js';
import { LogService } from '../../../../src/vscode/services/log-service.js';
import { writeLargeLogs } from '../../../support/large-files.js';
import { count } from '../../../support/large-log.js';

describe('logs of a gigabyte on disk', function () {
  this.timeout(180_000);
  let folder: string;
  let files: { readonly zip: string; readonly lines: string };

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gyges-large-'));
    files = await writeLargeLogs(folder);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const kind of ['zip', 'lines'] as const) {
    it(`lists the first samples of one within a second and 300 MB (${kind})`, async () => {
      const config = new ConfigService(new EditorWorkspace());
      const logs = new LogService(config, () => import('../../../../src/node/reopened-file.js'));
      const uri = vscode.Uri.file(files[kind]);
      assert.ok((await vscode.workspace.fs.stat(uri)).size > 1e9);
      const memory = process.memoryUsage.rss();
      const clock = process.cpuUsage();
      const listing = await logs.listing(uri);
      while (listing.samples.length < 50) await listing.wait(50);
      const { user, system } = process.cpuUsage(clock);
      const grown = (process.memoryUsage.rss() - memory) / 1e6;
      assert.ok((user + system) / 1000 < 1000, `${(user + system) / 1000} ms`);
      assert.ok(grown < 300, `${grown} MB`);

      const log = await logs.open(uri);
      const [first] = listing.samples;
      const record = await log.read(first?.id ?? '');
      assert.equal(record.output, 'Done.');
      assert.equal(record.reasoning[0]?.text.trim().length, 101_999);
      if (kind === 'zip') assert.equal((await listing.all).length, count);
      config.dispose();
    });
  }

  it('names the size of one that can only be read whole', async () => {
    const config = new ConfigService(new EditorWorkspace());
    const logs = new LogService(config, undefined);
    await assert.rejects(
      logs.open(vscode.Uri.file(files.zip)),
      /large\.eval is 981 MB, and files of “file” can only be read whole, up to 256 MB/,
    );
    config.dispose();
  });
});
