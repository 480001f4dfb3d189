import { startReplay, type Replay } from '../../support/replay.js';
import { scene } from '../scene.js';
import { usesReplay } from '../uses-replay.js';

describe('a window that is loaded again', () => {
  let replay: Replay;
  before(async () => {
    replay = await startReplay();
  });
  after(async () => {
    await replay.stop();
  });

  scene(
    'reload',
    async (workbench, picture) => {
      const { page } = workbench;
      await usesReplay(workbench, replay);
      await workbench.open('free-tier/invented-review.monitored.prompt');
      await workbench.lens('Run × 5').click();
      await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Send' }).click();
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

      const loaded = page.waitForEvent('load');
      await workbench.run('Developer: Reload Window');
      await loaded;
      await workbench.ready();
      // The tab in front fills itself; the others when they are looked at.
      await workbench.webview('table.rows tr mark.flag');
      await picture('panel');
      await report.click();
      await workbench.webview('h2:has-text("Success by condition")');
      await workbench.webview('a:has-text("Export as Markdown")');
    },
    { themes: ['light'], viewport: { width: 1440, height: 900 } },
  );
});
