import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startReplay, type Replay } from '../support/replay.js';
import { refreshConsoleBlocks } from './support/console-blocks.js';
import { runCli } from './support/run-cli.js';

const root = path.join(__dirname, '../..');
const file = path.join(root, 'docs/tutorial.md');

/** The address of `npm run replay`, for which the test has one of its own. */
const replayAddress = 'http://127.0.0.1:8765/v1';

describe('docs/tutorial.md', function () {
  this.timeout(60_000);
  let folder: string;
  let replay: Replay;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gyges-tutorial-'));
    replay = await startReplay();
  });
  after(async () => {
    await replay.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** What a command of the tutorial prints to somebody who reads its results. */
  async function printed(command: string): Promise<string> {
    if (!command.startsWith('gyges ')) {
      const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
      return stdout;
    }
    const line = command.slice('gyges '.length).replace(replayAddress, replay.url);
    const { code, stdout, stderr } = await runCli(line.split(' '), { cwd: folder });
    assert.notEqual(code, 2, `${command}\n${stderr}`);
    return stdout;
  }

  it('leads from an empty folder to a report', async () => {
    const text = readFileSync(file, 'utf8');
    const written = [...text.matchAll(/`([\w.]+)`[^`]*\n\n```(?:handlebars|json)\n([^]*?)```$/gm)];
    assert.deepEqual(
      written.map(([, name]) => name),
      ['review.monitored.prompt', 'requests.jsonl'],
    );
    for (const [, name = '', content = ''] of written) {
      await writeFile(path.join(folder, name), content);
    }
    const fresh = await refreshConsoleBlocks(text, printed);
    assert.match(readFileSync(path.join(folder, 'report.html'), 'utf8'), /<h1>review<\/h1>/);
    // `npm run docs:cli` brings the document up to date.
    if ((process.env['GYGES_UPDATE_DOCS'] ?? '') !== '') writeFileSync(file, fresh);
    else {
      assert.ok(
        text === fresh,
        'docs/tutorial.md is stale; “npm run docs:cli” brings it up to date',
      );
    }
  });
});
