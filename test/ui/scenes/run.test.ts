import { strict as assert } from 'node:assert';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { startReplay, type Replay } from '../../support/replay.js';
import { scene } from '../scene.js';
import { usesReplay } from '../uses-replay.js';

describe('running a pair', () => {
  let replay: Replay;
  before(async () => {
    replay = await startReplay();
  });
  after(async () => {
    await replay.stop();
  });

  scene(
    'run-report',
    async (workbench) => {
      const { page } = workbench;
      await usesReplay(workbench, replay);
      await workbench.open('free-tier/invented-review.monitored.prompt');
      await workbench.lens(/items × 5: detects ≥ \d+ pp/).waitFor();

      await workbench.lens('Run × 5').click();
      const dialog = page.locator('.monaco-dialog-box');
      await dialog.waitFor();
      const asked = await dialog.innerText();
      assert.match(asked, /Send \d+ samples to http:\/\/127\.0\.0\.1:\d+\/v1\/chat\/completions\?/);
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
      await usesReplay(workbench, replay);
      await workbench.open('free-tier/invented-review.monitored.prompt');
      await workbench.lens('Run × 5').click();
      await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Send' }).click();
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
});
