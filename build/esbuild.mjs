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
import { chmod, readFile, readdir, rm, writeFile } from 'node:fs/promises';
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
  alias: {
    // Handlebars does without it where there is none; source maps of templates serve nobody here.
    'source-map': path.join(root, 'build/no-source-maps.mjs'),
    // The build for Node is larger, and looks at an environment variable for every token.
    yaml: path.join(root, 'node_modules/yaml/browser/index.js'),
  },
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
};

/** Chunks of a Node entry point, by their file. */
function nodeChunks(folder) {
  return lazyChunks(source, folder, (name, fromChunk) =>
    fromChunk ? `./${name}.js` : `./${folder}/${name}.js`,
  );
}

/** The first lines of a bundle: a part of `build/` that loads chunks. */
async function loader(name, replaced = {}) {
  let code = await readFile(path.join(import.meta.dirname, name), 'utf8');
  for (const [word, value] of Object.entries(replaced)) code = code.replace(word, value);
  const result = await esbuild.transform(code, { minifyWhitespace: !dev, target: 'es2022' });
  return `"use strict";${result.code}`;
}

/** Makes a bundle require the web extension's instead of containing the same code. */
const webExtension = {
  name: 'web-extension',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/extension\.js$/ }, () => ({
      path: './web/extension.js',
      external: true,
    }));
  },
};

/**
 * The entry of Node's extension hosts, which adds what runs of pairs take to the web extension. What that
 * one consists of needs no Node, so that the package holds it once.
 */
async function buildExtension() {
  const js = await loader('node-chunk-loader.mjs');
  const entryPoints = { extension: 'src/vscode/desktop.ts' };
  return buildWithChunks(
    { ...node, plugins: [...node.plugins, webExtension], entryPoints, banner: { js } },
    nodeChunks('chunks'),
    { js },
  );
}

/** The command line and the workers. */
async function buildCommandLine() {
  const files = await readdir(source, { recursive: true });
  const workers = files
    .filter((file) => file.endsWith('.worker.ts'))
    .map((file) => [path.basename(file, '.ts'), path.join(source, file)]);
  const chunks = nodeChunks('cli-chunks');
  const js = await loader('node-chunk-loader.mjs');
  const metafiles = await buildWithChunks(
    {
      ...node,
      entryPoints: { cli: 'src/cli/gyges.ts' },
      banner: { js: `#!/usr/bin/env node\n${js}` },
    },
    chunks,
    { js },
  );
  await chmod(path.join(root, 'dist/cli.js'), 0o755);
  if (workers.length === 0) return metafiles;
  const entryPoints = Object.fromEntries(workers);
  return [
    ...metafiles,
    ...(await buildWithChunks({ ...node, entryPoints, banner: { js } }, chunks, { js })),
  ];
}

async function buildForWeb() {
  const { publisher, name } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  return buildWithChunks(
    {
      ...common,
      platform: 'browser',
      target: 'es2022',
      mainFields: ['browser', 'module', 'main'],
      define: { global: 'globalThis' },
      entryPoints: { extension: 'src/vscode/extension.ts' },
      outdir: 'dist/web',
      banner: {
        js: await loader('web-chunk-loader.mjs', { EXTENSION_ID: `${publisher}.${name}` }),
      },
    },
    lazyChunks(source, 'chunks', (name) => name),
    // Node's hosts load these files too, without what the loader above hands to them.
    { js: '"use strict";var loadChunk = loadChunk ?? (async (name) => require(`./${name}.js`));' },
  );
}

async function buildAll() {
  const built = await Promise.all([buildForWeb(), buildExtension(), buildCommandLine()]);
  const metafiles = built.flat();
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
