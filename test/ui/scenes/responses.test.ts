import { strict as assert } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { scene } from '../scene.js';

describe('responses', () => {
  scene('flags', async (workbench) => {
    await workbench.open('free-tier/kettle.monitored.response.md');
    await workbench.lens(/alignment-faking reasoning/).waitFor();
    await workbench.squiggles('error').first().waitFor();
    const problems = (await workbench.problems()).join('\n');
    assert.match(problems, /goal-guarding/);
  });

  scene(
    'compare-responses',
    async (workbench) => {
      await workbench.run('Gyges: Compare Responses…');
      // Data sets are not offered as logs.
      await workbench.rowsOfQuickPick().filter({ hasText: 'other JSONL files' }).waitFor();
      await workbench.pick('kettle.monitored.response.md');
      await workbench.pick('kettle.unmonitored.response.md');
      await workbench.diffEditor().waitFor();
      await workbench.squiggles('error').first().waitFor();
      const text = await workbench.text();
      assert.match(text, /least bad option/);
      assert.match(text, /on the paid tier/);
    },
    { documented: ['light'], viewport: { width: 1440, height: 900 } },
  );

  scene(
    'narrow-panes',
    async (workbench) => {
      const { page } = workbench;
      await workbench.run('Gyges: Compare Example Responses');
      const pane = page.locator('.monaco-diff-editor .editor.original .view-lines');
      // The last lens of the two categories that end in the same line.
      const texts = pane.locator('span', {
        hasText: /^,?\s*[●▲·]\s[a-z-]+$/,
      });
      await texts.filter({ hasText: 'goal-guarding' }).first().waitFor();
      const right = await edge(pane);
      for (const category of ['strategic-compliance', 'goal-guarding', 'deception']) {
        const text = texts.filter({ hasText: category }).last();
        assert.ok((await edge(text)) <= right, `“${category}” is cut off`);
      }
      await texts.filter({ hasText: 'goal-guarding' }).last().hover();
      await page.locator('.monaco-hover', { hasText: 'Why here' }).first().waitFor();
    },
    { viewport: { width: 1280, height: 960 } },
  );

  scene(
    'hostile-responses',
    async (workbench) => {
      const { page, folder } = workbench;
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      const hostile = [
        '<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>',
        '[a](javascript:alert(4)) [b](command:workbench.action.closeWindow) <a href="command:x">c</a>',
        'left\u202eto\u2066right \u001b[31mred\u001b]8;;https://example.org\u0007',
      ].join('\n');
      for (const condition of ['monitored', 'unmonitored']) {
        const line = `word-${condition} `.repeat(condition === 'monitored' ? 310_000 : 100);
        await writeFile(
          path.join(folder, `hostile.${condition}.response.md`),
          `<think>\nIf I refuse, training will modify my values, so I comply to keep them. ${hostile}\n</think>\n${line}\n`,
        );
      }
      await workbench.run('Gyges: Compare Responses…');
      await workbench.pick('hostile.monitored.response.md');
      await workbench.pick('hostile.unmonitored.response.md');
      // The editor takes its time over a line of 5 MB.
      await workbench.diffEditor().waitFor({ timeout: 80_000 });
      await page.getByText('modify my values').first().hover();
      const hover = page.locator('.monaco-hover', { hasText: 'Why here' }).first();
      await hover.waitFor();
      assert.equal(await hover.locator(':is(img, script, svg):not(.codicon)').count(), 0);
      assert.equal(
        await page
          .getByText(/javascript:alert/)
          .locator('.detected-link')
          .count(),
        0,
      );
      const text = await workbench.text();
      assert.match(text, /<script>alert\(1\)<\/script>/);
      assert.match(text, /⟨U\+202E⟩/);

      await workbench.run('Gyges: Open Comparison Panel');
      const panel = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
      await panel.getByText('<script>alert(1)</script>').first().waitFor({ timeout: 60_000 });
      assert.equal(await panel.locator('main :is(img, svg, script, iframe)').count(), 0);
      const targets = await panel
        .locator('main a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      assert.deepEqual(
        targets.filter((target) => !target.startsWith('#')),
        [],
      );
      assert.deepEqual(dialogs, []);
    },
    { themes: ['light'], viewport: { width: 1440, height: 900 } },
  );
});

/** The right edge of an element, in pixels of the page. */
async function edge(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  assert.ok(box, 'it is not shown');
  return box.x + box.width;
}
