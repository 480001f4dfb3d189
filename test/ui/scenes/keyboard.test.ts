import { strict as assert } from 'node:assert';
import { scene } from '../scene.js';

/** The same ten minutes without a mouse. Nothing in here clicks. */
describe('the keyboard alone', () => {
  scene(
    'keyboard',
    async (workbench) => {
      const { page } = workbench;
      const { keyboard } = page;

      await workbench.runByKeys('Gyges: New Prompt Pair…');
      await workbench.rowsOfQuickPick().first().waitFor();
      await keyboard.type('one line of the system');
      await keyboard.press('Enter');
      await page.locator('.quick-input-title', { hasText: 'the name' }).waitFor();
      await keyboard.type('harbour');
      await keyboard.press('Enter');
      await workbench.lens(/in the manipulation$/).waitFor();

      await keyboard.press('Control+End');
      await keyboard.type('Thank you in advance.');
      await workbench.squiggles('error').first().waitFor();
      await keyboard.press('F8');
      await page.locator('.marker-widget').first().waitFor();
      await keyboard.press('Escape');
      await workbench.openFixes();
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await workbench.squiggles('error').first().waitFor({ state: 'detached' });

      await workbench.runByKeys('Gyges: Compare Pair');
      await workbench.diffEditor().waitFor();
      await workbench.pressUntil('Alt+F7', page.locator('.monaco-diff-editor .selected-text'));

      await workbench.runByKeys('Gyges: Focus on Pairs View');
      const pairs = page.locator('.pane', { hasText: 'Pairs' }).first();
      await pairs.getByRole('treeitem').first().waitFor();
      // The editor puts the focus beside a tree that has nothing to show yet.
      await workbench.runByKeys('Gyges: Focus on Pairs View');
      const focused = pairs.locator('.monaco-list-row.focused');
      await workbench.pressUntil('ArrowDown', focused);
      assert.notEqual(await focused.getAttribute('aria-label'), '');

      await workbench.runByKeys('Gyges: Compare Example Responses');
      await workbench.squiggles('error').first().waitFor();
      const shownFlag = page.locator('.statusbar-item', { hasText: /\([\d–]+\/\d+\)/ });
      await workbench.pressUntil('Alt+F8', shownFlag);
      const first = await shownFlag.textContent();
      await keyboard.press('Alt+F8');
      await shownFlag.filter({ hasNotText: first ?? '' }).waitFor();

      await workbench.runByKeys('Gyges: Open Comparison Panel');
      const panel = await workbench.webview('table.rows');
      // A tab that has just been opened has the focus, so that its keys work at once.
      await keyboard.press('f');
      const status = panel.locator('#status');
      await status.filter({ hasText: /^flag 1 of \d+/ }).waitFor({ state: 'attached' });
      await keyboard.press('f');
      await status.filter({ hasText: /^flag 2 of \d+/ }).waitFor({ state: 'attached' });
      await keyboard.press('?');
      await panel.locator('dialog[open]').waitFor();
      await keyboard.press('Escape');
      await panel.locator('dialog[open]').waitFor({ state: 'hidden' });

      // Out again by the same keys as from any editor.
      await workbench.runByKeys('Gyges: Focus on Logs View');
      await page.locator('.pane-header.expanded', { hasText: 'Logs' }).waitFor();
    },
    { themes: ['light'], viewport: { width: 1440, height: 900 } },
  );
});
