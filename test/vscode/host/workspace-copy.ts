import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface WorkspaceCopy {
  readonly folder: string;
  /** What the editor opens: the folder, or a file that names several. */
  readonly opened: string;
  remove(): Promise<void>;
}

/** A copy of a folder that tests may change, at a path without symbolic links. */
export async function copyWorkspace(source: string): Promise<WorkspaceCopy> {
  const parent = await newFolder();
  const folder = path.join(parent, path.basename(source));
  await cp(source, folder, { recursive: true });
  return { folder, opened: folder, remove: () => rm(parent, { recursive: true, force: true }) };
}

/** A workspace of two folders with nothing but a configuration, for which the extension starts. */
export async function makeMultiRoot(): Promise<WorkspaceCopy> {
  const folder = await newFolder();
  const names = ['alpha', 'beta'];
  for (const name of names) {
    await mkdir(path.join(folder, name));
    await writeFile(path.join(folder, name, 'gyges.config.json'), '{}');
  }
  const opened = path.join(folder, 'tests.code-workspace');
  await writeFile(opened, JSON.stringify({ folders: names.map((name) => ({ path: name })) }));
  return { folder, opened, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function newFolder(): Promise<string> {
  return realpath(await mkdtemp(path.join(tmpdir(), 'gyges-workspace-')));
}
