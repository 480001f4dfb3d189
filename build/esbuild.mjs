// Bundles the extension (Node and web worker) and the command line into dist/.
//
//   node build/esbuild.mjs          minified, with sizes printed
//   node build/esbuild.mjs --dev    readable, with source maps
//   node build/esbuild.mjs --watch  as --dev, rebuilt on every change
//
// Conventions:
//   - a dynamic `import('./thing.js')` of a project file becomes a file in chunks/ (extension) or
//     cli-chunks/, loaded when it is called; see lazy-chunks.mjs for what may cross that border;
//   - `src/**/NAME.worker.ts` becomes dist/NAME.worker.js, to be started with `new Worker(…)`.

import * as esbuild from 'esbuild';
import { watch as watchFolder } from 'node:fs';
import { chmod, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildWithChunks, lazyChunks } from './lazy-chunks.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';
import { vscodeApi } from './vscode-api.mjs';

const root = path.join(import.meta.dirname, '..');
const source = path.join(root, 'src');
const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  plugins: [vscodeApi(root)],
  minify: !dev,
  sourcemap: dev,
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  outdir: 'dist',
  // Chunks are loaded with `require`, which every extension host has.
  supported: { 'dynamic-import': false },
};

/** Chunks of a Node entry point; those in `shared` are the web extension's. */
function nodeChunks(folder, shared = new Set()) {
  return lazyChunks(
    source,
    folder,
    (name, fromChunk) => {
      if (shared.has(name)) return `${fromChunk ? '../' : './'}web/chunks/${name}.js`;
      return fromChunk ? `./${name}.js` : `./${folder}/${name}.js`;
    },
    shared,
  );
}

/**
 * The entry of Node's extension hosts, which adds what runs of pairs take. All other chunks need no Node
 * and are loaded from the web extension, so that the package holds them once.
 */
function buildExtension(webChunks) {
  const entryPoints = { extension: 'src/vscode/desktop.ts' };
  return buildWithChunks({ ...node, entryPoints }, nodeChunks('chunks', webChunks), esbuild.build);
}

/** The command line and the workers. */
async function buildCommandLine() {
  const files = await readdir(source, { recursive: true });
  const workers = files
    .filter((file) => file.endsWith('.worker.ts'))
    .map((file) => [path.basename(file, '.ts'), path.join(source, file)]);
  const chunks = nodeChunks('cli-chunks');
  const metafiles = await buildWithChunks(
    { ...node, entryPoints: { cli: 'src/cli/gyges.ts' }, banner: { js: '#!/usr/bin/env node' } },
    chunks,
    esbuild.build,
  );
  await chmod(path.join(root, 'dist/cli.js'), 0o755);
  if (workers.length === 0) return metafiles;
  const entryPoints = Object.fromEntries(workers);
  return [
    ...metafiles,
    ...(await buildWithChunks({ ...node, entryPoints }, chunks, esbuild.build)),
  ];
}

async function buildForWeb() {
  const { publisher, name } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const loader = await readFile(path.join(import.meta.dirname, 'web-chunk-loader.mjs'), 'utf8');
  const { code } = await esbuild.transform(loader.replace('EXTENSION_ID', `${publisher}.${name}`), {
    minifyWhitespace: !dev,
    target: 'es2022',
  });
  const lazy = lazyChunks(source, 'chunks', (name) => `chunk:${name}`);
  const metafiles = await buildWithChunks(
    {
      ...common,
      platform: 'browser',
      target: 'es2022',
      mainFields: ['browser', 'module', 'main'],
      define: { global: 'globalThis' },
      entryPoints: { extension: 'src/vscode/extension.ts' },
      outdir: 'dist/web',
      banner: { js: code },
    },
    lazy,
    async (options) => {
      const result = await esbuild.build({ ...options, write: false });
      for (const { path: file, text } of result.outputFiles) {
        if (text.includes('chunk:') && path.basename(path.dirname(file)) === 'chunks') {
          throw new Error(`${file} loads a further chunk, which Node's hosts could not follow.`);
        }
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(
          file,
          text.replaceAll(/\bimport\((["'`])chunk:(.+?)\1\)/g, 'loadChunk("$2")'),
        );
      }
      return result;
    },
  );
  return { metafiles, chunks: new Set(lazy.chunks.keys()) };
}

async function buildAll() {
  const web = await buildForWeb();
  const metafiles = [
    ...web.metafiles,
    ...(await Promise.all([buildExtension(web.chunks), buildCommandLine()])).flat(),
  ];
  await writeFile(
    path.join(root, 'dist/THIRD-PARTY-NOTICES.txt'),
    await thirdPartyNotices(root, metafiles),
  );
  if (!dev) printSizes(metafiles);
}

function printSizes(metafiles) {
  const outputs = Object.fromEntries(metafiles.flatMap(({ outputs }) => Object.entries(outputs)));
  for (const [file, { bytes }] of Object.entries(outputs).sort()) {
    if (!file.endsWith('.js')) continue;
    console.log(`${file.padEnd(48)} ${(bytes / 1000).toFixed(1).padStart(7)} kB`);
  }
}

/** Rebuilds when a source changes; one build at a time, the last change always built. */
async function watchSources() {
  let running = false;
  let again = false;
  const rebuild = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      // The editor's task waits for these two lines.
      console.log('[build] started');
      await buildAll().catch(() => undefined);
      console.log('[build] finished');
    } while (again);
    running = false;
  };
  watchFolder(source, { recursive: true }, () => void rebuild());
  await rebuild();
}

if (watch) {
  await watchSources();
} else {
  // Chunks that nothing asks for any more would be packed.
  for (const folder of ['chunks', 'cli-chunks', 'web']) {
    await rm(path.join(root, 'dist', folder), { recursive: true, force: true });
  }
  await buildAll();
}
