import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from './project.js';

export interface ExtensionsFolder {
  /** For the server's `extensions`. */
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * A folder of installed extensions with this one as it stands in the project: its files are linked, but for
 * the manifest, into which VS Code writes notes of its own.
 */
export async function linkExtension(): Promise<ExtensionsFolder> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'gyges-extensions-')));
  const manifest = await readFile(path.join(projectRoot, 'package.json'), 'utf8');
  const { publisher, name, version } = JSON.parse(manifest) as Record<string, string>;
  const extension = path.join(folder, `${publisher}.${name}-${version}`);
  await mkdir(extension);
  await writeFile(path.join(extension, 'package.json'), manifest);
  for (const entry of await readdir(projectRoot)) {
    if (entry === 'package.json' || entry === 'node_modules') continue;
    await symlink(path.join(projectRoot, entry), path.join(extension, entry));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
