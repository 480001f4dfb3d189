// npm run bench:activate: how long VS Code takes to load and activate the extension, by its own
// measure ("Developer: Show Running Extensions"), each time in a new extension host.

import { launchChromium } from '../vscode/host/chromium.js';
import { linkExtension } from '../vscode/host/installed-extension.js';
import { inProject } from '../vscode/host/project.js';
import { quietSettings } from '../vscode/host/profile.js';
import { startServer } from '../vscode/host/running-server.js';
import { obtainServer } from '../vscode/host/vscode-server.js';
import { openWorkbench } from '../vscode/host/workbench-page.js';
import { Workbench } from '../ui/workbench.js';

/** Milliseconds; the median that the extension promises. */
const limit = 30;
const rounds = 9;

async function main(): Promise<number> {
  const workspace = inProject('examples');
  const extensions = await linkExtension();
  const server = await startServer(await obtainServer(process.env['GYGES_TEST_VSCODE']), {
    extensions: extensions.folder,
    settings: quietSettings,
  });
  const browser = await launchChromium();
  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { page, context } = await openWorkbench(browser, server, { host: 'node', workspace });
      const workbench = new Workbench(page, workspace);
      await workbench.ready();
      times.push(await activationTime(workbench));
      await context.close();
    }
  } finally {
    await browser.close();
    await server.stop();
    await extensions.remove();
  }
  times.sort((a, b) => a - b);
  const median = times[Math.floor(rounds / 2)] ?? NaN;
  process.stdout.write(
    `load + activate: median ${median} ms of ${rounds}, least ${times[0]} ms (${times.join(', ')}); at most ${limit} ms\n`,
  );
  return median <= limit ? 0 : 1;
}

async function activationTime(workbench: Workbench): Promise<number> {
  await workbench.open('audit-log/failed-backup.monitored.prompt');
  await workbench.lens('Open unmonitored').waitFor();
  await workbench.run('Developer: Show Running Extensions');
  const row = workbench.page.locator('.runtime-extensions-editor .extension', {
    hasText: 'Gyges',
  });
  const text = (await row.first().textContent()) ?? '';
  const milliseconds = /Activation:\s*(\d+)\s*ms/.exec(text)?.[1];
  if (milliseconds === undefined) throw new Error(`No activation time in "${text}".`);
  return Number(milliseconds);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
