import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { inCache, inProject } from '../../vscode/host/project.js';
import { scene } from '../scene.js';
import { themes } from '../themes.js';
import type { Theme } from '../themes.js';
import { replayServer, runExample } from '../uses-replay.js';
import type { Workbench } from '../workbench.js';

const axe = readFileSync(inProject('node_modules/axe-core/axe.min.js'), 'utf8');

/** Half of the width of the pages, as at 200 % zoom. */
const zoomed = { width: 720, height: 450 };
const normal = { width: 1440, height: 900 };

/** The pages as VS Code shows them: its themes, its styles, its frames. */
describe('accessibility of', () => {
  const useReplay = replayServer();

  scene(
    'accessible-comparison',
    async (workbench) => {
      await workbench.run('Gyges: Compare Example Responses');
      await workbench.diffEditor().waitFor();
      await workbench.run('Gyges: Open Comparison Panel');
      await isAccessible(workbench, 'table.rows');
    },
    { viewport: normal },
  );

  scene(
    'accessible-contrast',
    async (workbench) => {
      // A dark theme of high contrast under a light system: its pages get the system's preference.
      await workbench.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
      await workbench.run('Gyges: Compare Example Responses');
      await workbench.diffEditor().waitFor();
      await workbench.run('Gyges: Open Comparison Panel');
      const frame = await workbench.webview('table.rows');
      await frame.evaluate(axe);
      await frame.locator('body.vscode-high-contrast').waitFor();
      assert.deepEqual(await violations(frame), []);
      await workbench.screenshot(inCache('screenshots', 'accessible-contrast.png'));
    },
    {
      viewport: normal,
      themes: [],
      settings: {
        'window.autoDetectColorScheme': false,
        'window.autoDetectHighContrast': false,
        'workbench.colorTheme': 'Default High Contrast',
      },
    },
  );

  scene(
    'accessible-preview',
    async (workbench) => {
      await workbench.open('free-tier/invented-review.monitored.prompt');
      const preview = workbench.page.locator('.tab', { hasText: 'Preview invented-review' });
      await workbench.clickLens('Preview', preview);
      await isAccessible(workbench, '.columns pre');
    },
    { viewport: normal },
  );

  scene(
    'accessible-report',
    async (workbench) => {
      const { page } = workbench;
      await useReplay(workbench);
      await runExample(workbench);
      const toast = page.locator('.notification-toast');
      await toast.getByRole('button', { name: 'Open Report' }).click({ timeout: 60_000 });
      await isAccessible(workbench, '.report');
    },
    { viewport: normal },
  );
});

/** @param ready What the page has when it is complete. */
async function isAccessible(workbench: Workbench, ready: string): Promise<void> {
  const { page } = workbench;
  const frame = await workbench.webview(ready);
  await frame.evaluate(axe);
  for (const theme of Object.keys(themes) as Theme[]) {
    await workbench.use(theme);
    await frame.locator(`body[data-vscode-theme-kind="${themes[theme].webview}"]`).waitFor();
    assert.deepEqual(await violations(frame), [], theme);
  }
  assert.deepEqual(await moving(frame), [], 'moves although reduced motion is asked for');
  await page.setViewportSize(zoomed);
  await workbench.run('View: Toggle Primary Side Bar Visibility');
  const { scroll, client } = await frame.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  assert.ok(scroll <= client + 1, `at 200 % the page is ${scroll} px wide in ${client} px`);
  assert.deepEqual(await violations(frame), [], '200 %');
  await page.setViewportSize(normal);
}

/** One line for each rule that a page breaks, with the first places. */
async function violations(frame: Frame): Promise<string[]> {
  const results = await frame.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(context: Document, options: object): Promise<AxeResults> };
    };
    return checker.run(document, { resultTypes: ['violations'] });
  });
  return results.violations.map(({ id, help, nodes }) => {
    const places = nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${html}\n${failureSummary}`);
    return `${id}: ${help} (${nodes.length})\n${places.join('\n')}`;
  });
}

/** What moves by itself in a page. */
async function moving(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => document.getAnimations().map((animation) => animation.id));
}
