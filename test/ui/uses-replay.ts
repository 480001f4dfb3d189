import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startReplay, type Replay } from '../support/replay.js';
import type { Workbench } from './workbench.js';

/**
 * Starts a server that answers with recorded text, for the tests of the suite that this is called in.
 *
 * @returns makes runs in the open folder go to it, and returns its address
 */
export function replayServer(): (workbench: Workbench) => Promise<string> {
  let replay: Replay;
  before(async () => {
    replay = await startReplay();
  });
  after(async () => {
    await replay.stop();
  });
  return async ({ folder }) => {
    await mkdir(path.join(folder, '.vscode'), { recursive: true });
    await writeFile(
      path.join(folder, '.vscode/settings.json'),
      JSON.stringify({ 'gyges.run.baseUrl': replay.url, 'gyges.run.model': 'replay' }),
    );
    return replay.url;
  };
}

/** Opens a prompt of the examples and sends its pair where `replayServer` answers; does not wait for the end. */
export async function runExample(workbench: Workbench): Promise<void> {
  await workbench.open('free-tier/invented-review.monitored.prompt');
  const send = workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Send' });
  await workbench.clickLens('Run × 5', send);
  await send.click();
}
