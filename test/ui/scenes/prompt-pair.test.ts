import { strict as assert } from 'node:assert';
import { scene } from '../scene.js';

describe('prompt pairs', () => {
  scene(
    'clean-pair',
    async (workbench) => {
      await workbench.open('free-tier/invented-review.monitored.prompt');
      await workbench.lens('Open unmonitored').waitFor();
      await workbench.lens(/difference, in the manipulation/).waitFor();
      await workbench.lens('cue:').waitFor();
      assert.equal(await workbench.squiggles('error').count(), 0);
      assert.equal(await workbench.squiggles('warning').count(), 0);
    },
    { documented: ['light'] },
  );

  scene(
    'prompt-pair',
    async (workbench) => {
      await workbench.open('flawed/late-parcel.unmonitored.prompt');
      await workbench.lens(/outside the manipulation/).waitFor();
      await workbench.squiggles('error').first().waitFor();
      for (const rule of ['hygiene/hidden-character', 'pair/unintended-difference']) {
        const problems = await workbench.problems(rule);
        assert.ok(problems.join('\n').includes(rule), `no ${rule} in:\n${problems.join('\n')}`);
      }
      await workbench.problems('');
    },
    { documented: ['light'], viewport: { width: 1280, height: 960 } },
  );

  scene('compare-pair', async (workbench) => {
    await workbench.open('free-tier/invented-review.monitored.prompt');
    await workbench.lens(/difference, in the manipulation/).waitFor();
    await workbench.run('Gyges: Compare Pair');
    await workbench.diffEditor().waitFor();
  });
});
