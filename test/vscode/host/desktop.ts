import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inCache, projectRoot } from './project.js';
import { retry } from './retry.js';
import type { Settings } from './running-server.js';

/** Where `@vscode/test-electron` asks which versions there are. */
const releases = 'https://update.code.visualstudio.com/api/releases/stable';

/** Whether desktop VS Code can be downloaded: answers within three seconds. */
export async function canDownloadDesktop(): Promise<boolean> {
  try {
    return (await fetch(releases, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Downloads desktop VS Code, once.
 *
 * @param version Such as `1.95.0`, or `stable`.
 * @returns Absolute path of its program.
 */
export async function obtainDesktop(version: string): Promise<string> {
  return retry('Download of VS Code', 2, () =>
    downloadAndUnzipVSCode({ version, cachePath: inCache('vscode-desktop') }),
  );
}

/**
 * Runs the tests in desktop VS Code with a profile of its own.
 *
 * @throws {Error} When it does not start or a test failed.
 */
export async function runInDesktop(
  vscodeExecutablePath: string,
  workspace: string,
  settings: Settings,
  tests: string,
  trusted: boolean,
): Promise<void> {
  const profile = await realpath(await mkdtemp(path.join(tmpdir(), 'gyges-desktop-')));
  try {
    await mkdir(path.join(profile, 'User'));
    await writeFile(path.join(profile, 'User/settings.json'), JSON.stringify(settings));
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: tests,
      launchArgs: [
        workspace,
        ...['--user-data-dir', profile],
        '--disable-extensions',
        ...(trusted ? ['--disable-workspace-trust'] : []),
        '--disable-gpu',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
