import { strict as assert } from 'node:assert';
import { scene } from '../scene.js';
import type { Workbench } from '../workbench.js';

/** The first ten minutes: the walkthrough, step by step, with everything that its buttons do. */
describe('a newcomer', () => {
  scene(
    'newcomer',
    async (workbench, picture) => {
      const { page } = workbench;
      await openWalkthrough(workbench);
      await picture('1-walkthrough');

      await press(workbench, 'Make a prompt pair', 'New Prompt Pair');
      await workbench.pick('One line of the system prompt');
      await picture('2-name');
      await workbench.type('harbour');
      await page.locator('.tab.active', { hasText: 'harbour.monitored.prompt' }).waitFor();
      await workbench.lens(/in the manipulation$/).waitFor();
      await picture('3-new-pair');

      await page.locator('.monaco-editor .view-line', { hasText: /\S/ }).last().click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' Thank you,\u200b in advance.');
      await workbench.squiggles('error').first().waitFor();
      await workbench.lens(/outside the manipulation$/).waitFor();
      await page.keyboard.press('F8');
      await page.locator('.peekview-widget, .marker-widget').first().waitFor();
      await picture('4-finding');

      await page.keyboard.press('Escape');
      await workbench.openFixes();
      await picture('5-fixes');
      await workbench.chooseFix(/Remove/);
      await picture('6-fixed');
      await openWalkthrough(workbench);
      await press(workbench, 'Lint it', 'Lint All Pairs');
      await page.locator('.statusbar-item', { hasText: /\d+ pairs: \d+ errors/ }).waitFor();
      await picture('7-lint-all');

      await press(workbench, 'Lint it', 'Show Problems');
      await page.locator('.markers-panel .monaco-list-row').first().waitFor();
      await workbench.run('View: Hide Panel');

      await press(workbench, 'See the manipulation', 'Compare Pair');
      await workbench.pick('harbour');
      await workbench.diffEditor().waitFor();
      await picture('8-compare-pair');

      await openWalkthrough(workbench);
      await press(workbench, 'Compare two responses', 'Compare Example Responses');
      await workbench.diffEditor().waitFor();
      await workbench.squiggles('error').first().waitFor();
      await picture('9-responses');
      await workbench.run('Gyges: Next Flag');
      await page.locator('.monaco-editor .selected-text').first().waitFor();
      assert.match(await workbench.text(), /least bad option/);
      await picture('10-next-flag');

      await openWalkthrough(workbench);
      await press(workbench, 'Run the same checks in CI', 'Read the Tutorial');
      await workbench.webview('h1:has-text("From an idea to a gap")');
    },
    { viewport: { width: 1440, height: 900 } },
  );
});

async function openWalkthrough(workbench: Workbench): Promise<void> {
  await workbench.run('Welcome: Open Walkthrough...');
  await workbench.pick('Get Started with Gyges');
  await workbench.page.locator('.getting-started-category', { hasText: 'Gyges' }).first().waitFor();
}

/** Opens a step of the walkthrough and presses a button in it. */
async function press({ page }: Workbench, step: string, button: string): Promise<void> {
  const row = page.locator('.getting-started-step', { hasText: step });
  if ((await row.getAttribute('class'))?.includes('expanded') !== true) await row.click();
  await row.getByRole('button', { name: button, exact: true }).click();
}
