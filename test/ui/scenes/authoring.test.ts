import { strict as assert } from 'node:assert';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { scene } from '../scene.js';

describe('authoring', () => {
  scene(
    'preview-first',
    async (workbench, picture) => {
      const { page, folder } = workbench;
      await writeFile(
        path.join(folder, 'harbour.j2'),
        'You help sailors. {% if seen %}We read this.{% else %}Nobody reads this.{% endif %}\n',
      );
      await workbench.open('harbour.j2');
      const preview = async () => {
        await workbench.run('Gyges: Split Conditional Template into Pair');
        await workbench.pick('monitored when “seen” is true');
        await workbench.pick('Preview first');
        await workbench.diffEditor().waitFor();
        assert.match(await workbench.text(), /Nobody reads this/);
        await page.locator('.notification-toast', { hasText: 'nothing is written yet' }).waitFor();
      };
      const written = async () =>
        (await readdir(folder)).filter((name) => /^harbour\..*prompt$/.test(name)).sort();

      await preview();
      assert.deepEqual(await written(), []);
      await workbench.run('Notifications: Clear All Notifications');
      await page.locator('.monaco-diff-editor').first().waitFor({ state: 'hidden' });
      assert.deepEqual(await written(), []);

      await preview();
      await page.getByRole('button', { name: 'Write the Files' }).click();
      await page.locator('.tab.active', { hasText: 'harbour.monitored.prompt' }).waitFor();
      await workbench.lens(/difference/).waitFor();
      assert.equal(await page.locator('.tab', { hasText: '⇄' }).count(), 0);
      assert.deepEqual(await written(), ['harbour.monitored.prompt', 'harbour.unmonitored.prompt']);
      const text = await readFile(path.join(folder, 'harbour.unmonitored.prompt'), 'utf8');
      assert.match(text, /You help sailors\. Nobody reads this\./);
      await picture('written');
    },
    { themes: ['light'] },
  );

  scene(
    'convert-open',
    async (workbench) => {
      await writeFile(
        path.join(workbench.folder, 'harbour.prompty'),
        [
          '---',
          'name: Harbour',
          '---',
          'system:',
          'You help sailors. {% if seen %}We read this.{% else %}Nobody reads this.{% endif %}',
          '',
        ].join('\n'),
      );
      await workbench.open('harbour.prompty');
      await workbench.run('Gyges: Convert to Prompt Pair');
      await workbench.pick('monitored when “seen” is true');
      await workbench.page.locator('.quick-input-title', { hasText: 'Convert' }).waitFor();
      await workbench.type('harbour');
      await workbench.pick('Write the files');
      await workbench.page
        .locator('.tab.active', { hasText: 'harbour.monitored.prompt' })
        .waitFor();
      await workbench.lens(/in the manipulation$/).waitFor();
    },
    { themes: ['light'] },
  );

  scene(
    'configuration',
    async (workbench) => {
      const { page, folder } = workbench;
      await writeFile(
        path.join(folder, 'gyges.config.json'),
        '{\n  "prompts": [],\n  "rules": {\n    "pair/identical": "warning"\n  }\n}\n',
      );
      await workbench.open('gyges.config.json');
      await page.getByText('"prompts"').click();
      const hover = page.locator('.monaco-hover', { hasText: 'Globs of plain-text prompts' });
      // The language service takes its time to come up.
      await until(async () => {
        await page.keyboard.press('Control+K');
        await page.keyboard.press('Control+I');
        await hover.first().waitFor({ timeout: 2000 });
      });

      await page.getByText('"warning"').click();
      await page.keyboard.press('End');
      await page.keyboard.type(',');
      await page.keyboard.press('Enter');
      await page.keyboard.type('"cue/');
      const offered = page.locator('.suggest-widget .monaco-list-row');
      await workbench.pressUntil('Control+Space', offered.filter({ hasText: 'cue/missing' }));
      assert.equal(await offered.filter({ hasText: 'pair/identical' }).count(), 0);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+S');
      const found = page.locator('.editor-instance .view-line', { hasText: '"cue/' });
      await found.waitFor();
      await workbench.squiggles('warning').first().waitFor({ state: 'hidden' });
    },
    { themes: ['light'] },
  );
});

/** Tries again while it fails. */
async function until(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 10) throw error;
    }
  }
}
