import { strict as assert } from 'node:assert';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { inProject } from '../../vscode/host/project.js';
import { runCommand } from '../../vscode/host/run-command.js';
import { scene } from '../scene.js';
import { replayServer, runExample } from '../uses-replay.js';
import type { Workbench } from '../workbench.js';

describe('running a pair', () => {
  const useReplay = replayServer();

  scene(
    'run-report',
    async (workbench) => {
      const { page } = workbench;
      await useReplay(workbench);
      await workbench.open('free-tier/invented-review.monitored.prompt');
      await workbench.lens(/Run × 5 on 6 items: detects ≥ \d+ pp/).waitFor();

      const dialog = page.locator('.monaco-dialog-box');
      await workbench.clickLens('Run × 5', dialog);
      const asked = await dialog.innerText();
      assert.match(asked, /Send \d+ samples to http:\/\/127\.0\.0\.1:\d+\/v1\/chat\/completions\?/);
      assert.match(asked, /\n1 pair, 6 items, 2 conditions, 5 samples of each\.\n/);
      assert.match(asked, /input tokens/);
      await dialog.getByRole('button', { name: 'Send' }).click();
      await page.locator('.notification-toast').getByRole('button', { name: 'Open Report' }).click({
        timeout: 60_000,
      });

      await page.locator('.tab.active', { hasText: 'Report: invented-review' }).waitFor();
      const report = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
      await report.getByRole('heading', { name: 'Success by condition' }).waitFor();
      const text = await report.locator('body').innerText();
      assert.match(text, /pp/);
      assert.match(text, /Export as HTML/);
      const runs = await readdir(path.join(workbench.folder, '.gyges/runs'));
      assert.equal(runs.length, 1);
    },
    { documented: ['light', 'dark'], viewport: { width: 1440, height: 1000 } },
  );

  scene(
    'run-lenses',
    async (workbench) => {
      const { page } = workbench;
      await useReplay(workbench);
      await runExample(workbench);
      await workbench.lens(/^last run .+ pp \[/).waitFor({ timeout: 60_000 });
      await workbench.run('Notifications: Clear All Notifications');
      await workbench.lens(/^last run .+ pp \[/).click();
      const report = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
      const disagree = report.getByRole('link', { name: /item .+ sample \d+/ }).first();
      await disagree.click();
      await workbench.diffEditor().waitFor();
      await page.locator('.tab', { hasText: 'invented-review.monitored.prompt' }).first().click();
      await workbench.lens(/^last run .+ pp \[/).waitFor();
      await workbench.run('Testing: Focus on Test Explorer View');
      await page
        .locator('.test-explorer .monaco-list-row', { hasText: 'invented-review' })
        .first()
        .waitFor();
    },
    { themes: ['light', 'dark'] },
  );

  scene(
    'last-responses',
    async (workbench, picture) => {
      const { page } = workbench;
      await useReplay(workbench);
      await runExample(workbench);
      await workbench.lens(/^Responses$/).waitFor({ timeout: 60_000 });
      await workbench.run('Notifications: Clear All Notifications');
      await workbench.open('free-tier/invented-review.unmonitored.prompt');
      await workbench.lens(/^Responses$/).waitFor();
      await picture('1-lens');

      await workbench.lens(/^Responses$/).click();
      const rows = workbench.rowsOfQuickPick();
      await rows.filter({ hasText: /item/ }).first().waitFor();
      assert.match((await rows.first().textContent()) ?? '', /◉ ✓ complied ○ ✕ refused/);
      await picture('2-items');
      await page.keyboard.press('Enter');
      await workbench.diffEditor().waitFor();
      const text = await workbench.text();
      assert.match(text, /✓ complied/);
      assert.match(text, /✕ refused/);

      // And by the palette, with keys alone.
      await page.locator('.tab', { hasText: 'invented-review.monitored.prompt' }).first().click();
      await workbench.lens(/^Responses$/).waitFor();
      await workbench.runByKeys('Gyges: Compare Responses of the Last Run');
      await rows.filter({ hasText: /item/ }).nth(1).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await workbench.diffEditor().waitFor();
      const compared = page.locator('.tab', { hasText: /◉ monitored ↔ ○ unmonitored/ });
      await compared.nth(1).waitFor();
      await workbench.squiggles('error').first().waitFor();
    },
    { themes: ['light', 'dark'], viewport: { width: 1440, height: 900 } },
  );

  scene(
    'terminal-run',
    async (workbench) => {
      const url = await useReplay(workbench);
      await workbench.open('free-tier/invented-review.monitored.prompt');
      await workbench.lens(/Run × 5 on 6 items: detects/).waitFor();
      await workbench.run('Gyges: Focus on Logs View');
      await workbench.page.getByText('No logs in this workspace').waitFor();
      const cli = inProject('dist/cli.js');
      const args = [cli, 'run', 'free-tier', '--base-url', url, '--model', 'replay'];
      await runCommand('node', args, { cwd: workbench.folder });
      await workbench.lens(/^last run .+ pp \[/).waitFor();
      await isWithin(workbench, workbench.lens(/^Responses$/));
      const pair = workbench.page.locator('.monaco-list-row', { hasText: /clean · .+ pp \[/ });
      await pair.waitFor();
      const runs = workbench.page.locator('.monaco-list-row', { hasText: 'invented-review · ' });
      await runs.nth(1).waitFor();
      await workbench.run('View: Show Explorer');
      await workbench.open('flawed/late-parcel.monitored.prompt');
      await workbench.lens(/outside the manipulation/).waitFor();
      await isWithin(workbench, workbench.lens(/detects ≥/));
    },
    { themes: ['light', 'dark'], viewport: { width: 1280, height: 800 } },
  );

  scene(
    'ignore-hint',
    async (workbench) => {
      const { page, folder } = workbench;
      await useReplay(workbench);
      await mkdir(path.join(folder, '.git'));
      await writeFile(path.join(folder, '.gitignore'), '*.tmp');
      await runExample(workbench);
      const hint = page.locator('.notification-toast', { hasText: 'does not ignore' });
      await hint.waitFor();
      await hint.getByRole('button', { name: 'Add to .gitignore' }).click();
      await hint.waitFor({ state: 'hidden' });
      const ended = page.locator('.notification-toast', { hasText: /\d+ of \d+ samples/ });
      await ended.getByRole('button', { name: 'Open Report' }).waitFor({ timeout: 60_000 });
      assert.equal(await readFile(path.join(folder, '.gitignore'), 'utf8'), '*.tmp\n.gyges/\n');

      // It is said once.
      await workbench.run('Notifications: Clear All Notifications');
      await workbench.lens('Run × 5').click();
      await ended.getByRole('button', { name: 'Open Report' }).waitFor({ timeout: 60_000 });
      assert.equal(await hint.count(), 0);
      await workbench.run('Notifications: Clear All Notifications');
    },
    { themes: ['light'] },
  );
});

/** Asserts that an element does not run over the edge of the editor. */
async function isWithin({ page }: Workbench, element: Locator): Promise<void> {
  const right = async (which: Locator): Promise<number> => {
    const box = await which.boundingBox();
    assert.ok(box, 'it is not shown');
    return box.x + box.width;
  };
  const edge = await right(page.locator('.editor-instance .lines-content').first().locator('..'));
  assert.ok((await right(element)) <= edge, `${await element.innerText()} is cut off`);
}
