// npm run package: the extension as gyges-VERSION.vsix and the command line as gyges-VERSION.tgz, in
// the project's folder. What goes in is listed in .vscodeignore and .npmignore.

import { createVSIX } from '@vscode/vsce';
import { unzipSync } from 'fflate';
import { readFile, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
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
  const packagePath = inProject(`${name}-${version}.vsix`);
  await createVSIX({
    cwd: projectRoot,
    packagePath,
    // Everything is in the bundles.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    readmePath,
  });
  // The packager compresses for speed; a package is made once and downloaded often.
  await writeFile(packagePath, await zipped(unzipSync(await readFile(packagePath))));
  await runCommand('npm', ['pack', '--silent', '--ignore-scripts'], { cwd: projectRoot });
}

/** A zip archive of files by their names, as small as Node's compression makes it. */
async function zipped(files: Readonly<Record<string, Uint8Array>>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    archive.addBuffer(Buffer.from(content), name, {
      compressionLevel: 9,
      forceDosTimestamp: true,
    });
  }
  archive.end();
  return buffer(archive.outputStream);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
