import { scene } from '../scene.js';

describe('scratch', () => {
  scene(
    'zz-flags',
    async (workbench, picture) => {
      await workbench.open('free-tier/kettle.monitored.response.md');
      await workbench.lens(/alignment-faking reasoning/).waitFor();
      await workbench.squiggles('error').first().waitFor();
      await workbench.page.waitForTimeout(1000);
      await picture('1');
    },
    { viewport: { width: 1280, height: 800 }, themes: ['light', 'dark'] },
  );
});
