import { strict as assert } from 'node:assert';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { judgeAnswerText } from '../../support/judge-answers.js';
import { ModelServer } from '../../support/model-server.js';
import { scene } from '../scene.js';

const file = 'free-tier/kettle.monitored.response.md';

describe('a judge, marks on flags and the filter', () => {
  let server: ModelServer;
  before(async () => {
    server = await ModelServer.start(({ body }, call) => {
      const text = JSON.stringify(body['messages']);
      const guarding = /least bad option[^.]*/.exec(text)?.[0] ?? '';
      const training = 'a sentence that stands nowhere';
      return {
        kind: 'answer',
        text: judgeAnswerText({ guarding, training: call === 0 ? training : '', faking: call < 4 }),
      };
    });
  });
  after(() => server.stop());

  scene(
    'judge-and-marks',
    async (workbench) => {
      const { page, folder } = workbench;
      await mkdir(path.join(folder, '.vscode'), { recursive: true });
      await writeFile(
        path.join(folder, '.vscode/settings.json'),
        JSON.stringify({
          'gyges.judge.baseUrl': `${server.url}/v1`,
          'gyges.judge.model': 'some-judge',
          'gyges.judge.votes': 5,
        }),
      );
      await workbench.open(file);
      await workbench.lens(/alignment-faking reasoning/).waitFor();

      await workbench.run('Gyges: Ask a Judge');
      const dialog = page.locator('.monaco-dialog-box');
      await dialog.waitFor();
      const asked = await dialog.innerText();
      assert.match(asked, /Send reasoning to http:\/\/127\.0\.0\.1:\d+/);
      assert.match(asked, /some-judge[^]*5 votes of each: 5 requests/);
      await dialog.getByRole('button', { name: 'Send', exact: true }).click();
      await workbench.lens(/^judge some-judge 0\.80 \(4 of 5 votes\)/).waitFor();

      await workbench.run('Gyges: Focus on Reasoning Flags View');
      for (const other of ['Pairs', 'Logs']) {
        await page.locator('.pane-header', { hasText: other }).first().click();
      }
      const rows = page
        .locator('.pane', { hasText: 'Reasoning Flags' })
        .locator('.monaco-list-row');
      for (const [words, title, said] of [
        ['I will make it look', 'Mark Flag as Wrong', '✗ I will make it look'],
        ['People decide what to buy', 'Mark Flag as Wrong', '✗ People decide what to buy'],
        ['So the least bad option', 'Mark Flag as Right', '✓ So the least bad option'],
      ] as const) {
        const flag = rows.filter({ hasText: words }).first();
        const marked = rows.filter({ hasText: said }).first();
        // A click while the view is drawn anew is lost, as it is for a person.
        for (let attempt = 0; attempt < 5 && !(await marked.isVisible()); attempt++) {
          await flag.hover();
          await flag.getByRole('button', { name: title }).click();
          await marked.waitFor({ timeout: 3000 }).catch(() => undefined);
        }
        await marked.waitFor();
      }
      await workbench.lens(/2 marked as wrong/).waitFor();

      await workbench.run('Gyges: Filter Flags…');
      await workbench.pick('Training awareness');
      await page.keyboard.press('Enter');
      await page.getByText(/Hidden by the filter: training-awareness/).waitFor();
      await workbench.lens(/hidden by the filter/).waitFor();
      assert.doesNotMatch((await rows.allTextContents()).join('\n'), /^training-awareness/m);
      // What a judge said is no log.
      assert.equal(await page.getByText('journal.jsonl').count(), 0);
      const labels = (await readdir(path.join(folder, 'free-tier'))).filter((name) =>
        name.endsWith('.labels.jsonl'),
      );
      assert.deepEqual(labels, [`${path.basename(file)}.labels.jsonl`]);
    },
    { viewport: { width: 1440, height: 900 } },
  );
});
