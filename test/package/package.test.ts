import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { launchChromium } from '../vscode/host/chromium.js';
import { quietSettings } from '../vscode/host/profile.js';
import { inProject } from '../vscode/host/project.js';
import { runCommand } from '../vscode/host/run-command.js';
import { installExtension, startServer } from '../vscode/host/running-server.js';
import { obtainServer } from '../vscode/host/vscode-server.js';
import { openWorkbench } from '../vscode/host/workbench-page.js';
import { copyWorkspace } from '../vscode/host/workspace-copy.js';
import { Workbench } from '../ui/workbench.js';

const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
  version: string;
  main: string;
  browser: string;
};
const vsix = inProject(`gyges-${manifest.version}.vsix`);
const tarball = inProject(`gyges-${manifest.version}.tgz`);

/** Bytes; the bounds are those that reviewers of extensions ask for. */
const entryLimit = 400_000;
const vsixLimit = 800_000;

describe('the extension as .vsix', () => {
  const files = (): Record<string, Uint8Array> => unzipSync(readFileSync(vsix));

  it('is small', () => {
    assert.ok(statSync(vsix).size <= vsixLimit, `${statSync(vsix).size} bytes`);
  });

  for (const entry of [manifest.main, manifest.browser]) {
    it(`has a small ${entry}`, () => {
      const file = new Map(Object.entries(files())).get(path.posix.join('extension', entry));
      assert.ok(file);
      assert.ok(file.length <= entryLimit, `${file.length} bytes`);
    });
  }

  it('has every file that its manifest names', () => {
    const names = new Set(Object.keys(files()));
    const named = [...JSON.stringify(manifest).matchAll(/"\.\/([^"]+)"/g)]
      .map(([, file = '']) => file)
      .filter((file) => file !== 'dist/cli.js');
    assert.ok(named.length > 5);
    assert.deepEqual(
      named.filter((file) => !names.has(`extension/${file}`)),
      [],
    );
  });

  it('has a page that links to nothing that is not in it', () => {
    const readme = new TextDecoder().decode(files()['extension/readme.md']);
    assert.match(readme, /^# Gyges/);
    assert.match(readme, /`pair\/unintended-difference`/);
    const links = [...readme.matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target);
    assert.deepEqual(
      links.filter((target) => !target.startsWith('https://')),
      [],
    );
  });

  it('has nothing that is not for its users', () => {
    const strange = Object.keys(files()).filter((name) =>
      /\/(?:src|test|node_modules|build|\.[^/]*)\/|\/examples\/(?!free-tier\/kettle)|\.map$|\.ts$|\/dist\/cli/.test(
        name,
      ),
    );
    assert.deepEqual(strange, []);
  });

  it('works when installed', async function () {
    this.timeout(120_000);
    const extensions = await mkdtemp(path.join(tmpdir(), 'gyges-extensions-'));
    const vscode = await obtainServer(process.env['GYGES_TEST_VSCODE']);
    await installExtension(vscode, vsix, extensions);
    const workspace = await copyWorkspace(inProject('examples'));
    const server = await startServer(vscode, { extensions, settings: quietSettings });
    const browser = await launchChromium();
    try {
      const { page } = await openWorkbench(browser, server, {
        host: 'node',
        workspace: workspace.folder,
      });
      const workbench = new Workbench(page, workspace.folder);
      await workbench.ready();
      await workbench.open('audit-log/failed-backup.monitored.prompt');
      await workbench.lens('Open unmonitored').waitFor();
      await workbench.open('flawed/late-parcel.unmonitored.prompt');
      await workbench.squiggles('error').first().waitFor();
    } finally {
      await browser.close();
      await server.stop();
      await workspace.remove();
      await rm(extensions, { recursive: true, force: true });
    }
  });
});

describe('the command line as npm package', () => {
  let folder: string;

  before(async function () {
    this.timeout(120_000);
    folder = await mkdtemp(path.join(tmpdir(), 'gyges-npm-'));
    await runCommand('npm', ['init', '--yes'], { cwd: folder });
    await runCommand('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: folder });
  });

  after(() => rm(folder, { recursive: true, force: true }));

  const gyges = (...args: string[]): Promise<string> =>
    runCommand(path.join(folder, 'node_modules/.bin/gyges'), args, { cwd: inProject() });

  it('brings no other package', () => {
    const installed = execFileSync('npm', ['ls', '--all', '--parseable'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(installed.trim().split('\n').length, 2);
  });

  it('says its version', async () => {
    assert.equal((await gyges('--version')).trim(), manifest.version);
  });

  it('lints a pair', async () => {
    const report = JSON.parse(await gyges('lint', 'examples/audit-log', '--format', 'json')) as {
      files: { path: string }[];
    };
    assert.equal(report.files.length, 2);
  });

  it('exits with 1 for a pair with errors', async () => {
    await assert.rejects(gyges('lint', 'examples/flawed'), /exited with 1/);
  });

  it('compares two responses', async () => {
    const [a, b] = ['monitored', 'unmonitored'].map(
      (condition) => `examples/free-tier/kettle.${condition}.response.md`,
    );
    assert.match(await gyges('compare', a!, b!), /least bad option/);
  });

  it('explains a rule', async () => {
    assert.match(
      await gyges('explain', 'pair/unintended-difference'),
      /pair\/unintended-difference/,
    );
  });
});
