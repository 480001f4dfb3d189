// npm run package: the extension as gyges-VERSION.vsix and the command line as gyges-VERSION.tgz, in
// the project's folder. What goes in is listed in .vscodeignore and .npmignore.

import { createVSIX } from '@vscode/vsce';
import { readFile, writeFile } from 'node:fs/promises';
import { galleryReadme } from './gallery-readme.js';
import { inProject, projectRoot } from '../test/vscode/host/project.js';
import { runCommand } from '../test/vscode/host/run-command.js';

async function main(): Promise<void> {
  const { name, version } = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const readmePath = 'dist/README.md';
  await writeFile(
    inProject(readmePath),
    galleryReadme(await readFile(inProject('README.md'), 'utf8')),
  );
  await createVSIX({
    cwd: projectRoot,
    packagePath: inProject(`${name}-${version}.vsix`),
    // Everything is in the bundles.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    readmePath,
  });
  await runCommand('npm', ['pack', '--silent', '--ignore-scripts'], { cwd: projectRoot });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
