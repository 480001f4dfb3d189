import { strict as assert } from 'node:assert';
import { scene } from '../scene.js';
import { replayServer, runExample } from '../uses-replay.js';

describe('a window that is loaded again', () => {
  const useReplay = replayServer();

  scene(
    'reload',
    async (workbench, picture) => {
      const { page } = workbench;
      await useReplay(workbench);
      await runExample(workbench);
      await workbench.lens(/^last run .+ pp \[/).waitFor({ timeout: 60_000 });
      await workbench.run('Notifications: Clear All Notifications');

      await workbench.lens(/^last run .+ pp \[/).click();
      const report = page.locator('.tab', { hasText: 'Report: invented-review' });
      await report.waitFor();
      await workbench.webview('h2:has-text("Success by condition")');
      await page.locator('.tab', { hasText: 'invented-review.monitored.prompt' }).click();
      await workbench.run('Gyges: Compare Responses of the Last Run');
      await workbench.pick('✓ complied');
      await workbench.diffEditor().waitFor();
      await workbench.run('Gyges: Open Comparison Panel');
      await workbench.webview('table.rows');
      const compared = page.locator('.tab', { hasText: /◉ monitored ↔ ○ unmonitored/ });
      await compared.nth(1).waitFor();

      // A response that is in no file, beside one that is.
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await workbench.open('free-tier/kettle.monitored.response.md');
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+C');
      await workbench.open('free-tier/kettle.unmonitored.response.md');
      await workbench.run('Gyges: Compare Response with Clipboard');
      const clipboard = page.locator('.tab', { hasText: /kettle.+ ↔ clipboard/ });
      await clipboard.waitFor();

      await page.locator('.tab', { hasText: 'invented-review.monitored.prompt' }).click();
      await workbench.run('Gyges: Preview Pair');
      const preview = await workbench.webview('.columns pre');
      await preview.getByRole('button', { name: 'next item' }).click();
      await preview.locator('header', { hasText: 'item 1 of' }).waitFor();

      const loaded = page.waitForEvent('load');
      await workbench.run('Developer: Reload Window');
      await loaded;
      await workbench.ready();
      // The tabs in front fill themselves; the others when they are looked at.
      await workbench.webview('header:has-text("item 1 of")');
      await picture('preview');
      await page.locator('.tab', { hasText: 'Preview invented-review' }).click();
      await workbench.run('View: Close Editor');

      await compared.nth(0).click();
      await workbench.diffEditor().waitFor();
      await workbench.squiggles('error').first().waitFor();
      const text = await workbench.text();
      assert.match(text, /✓ complied/);
      assert.match(text, /✕ refused/);
      await picture('diff');

      await compared.nth(1).click();
      await workbench.webview('table.rows tr mark.flag');
      await clipboard.click();
      await workbench.diffEditor().waitFor();
      await workbench.squiggles('error').first().waitFor();
      assert.match(await workbench.text(), /least bad option/);
      await report.click();
      await workbench.webview('h2:has-text("Success by condition")');
      await workbench.webview('a:has-text("Export as Markdown")');
    },
    { themes: ['light'], viewport: { width: 1440, height: 900 } },
  );

  scene(
    'reload-documentation',
    async (workbench) => {
      const { page } = workbench;
      await workbench.run('Gyges: Open Documentation');
      await workbench.pick('Methods');
      await workbench.webview('h1:has-text("Methods")');
      const loaded = page.waitForEvent('load');
      await workbench.run('Developer: Reload Window');
      await loaded;
      await workbench.ready();
      await workbench.webview('h1:has-text("Methods")');
    },
    { themes: ['light'] },
  );
});
