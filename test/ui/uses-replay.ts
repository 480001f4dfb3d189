import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Replay } from '../support/replay.js';
import type { Workbench } from './workbench.js';

/** Makes runs in the open folder go to the server that answers with recorded text. */
export async function usesReplay({ folder }: Workbench, replay: Replay): Promise<void> {
  await mkdir(path.join(folder, '.vscode'), { recursive: true });
  await writeFile(
    path.join(folder, '.vscode/settings.json'),
    JSON.stringify({ 'gyges.run.baseUrl': replay.url, 'gyges.run.model': 'replay' }),
  );
}
