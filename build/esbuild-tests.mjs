// Bundles the tests that run inside VS Code into dist/test/: node.js for the Node extension host,
// web.js for the web-worker extension host.

import * as esbuild from 'esbuild';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const suites = path.join(root, 'test/vscode/suite');

/** Every `*.test.ts` below a folder of the suite; none when there is no such folder. */
async function testFiles(folder) {
  const from = path.join(suites, folder);
  if (!existsSync(from)) return [];
  const files = await readdir(from, { recursive: true });
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(from, file))
    .sort();
}

/** `gyges:suites/FOLDER`, through which a runner loads the suites once Mocha's globals are there. */
const suiteList = {
  name: 'suite-list',
  setup(build) {
    const filter = /^gyges:suites\//;
    build.onResolve({ filter }, ({ path: request }) => ({
      path: request.replace(filter, ''),
      namespace: 'gyges-suites',
    }));
    build.onLoad({ filter: /.*/, namespace: 'gyges-suites' }, async ({ path: folder }) => {
      const files = await testFiles(folder);
      const requires = files.map((file) => `require(${JSON.stringify(file)});`);
      return {
        resolveDir: root,
        contents: `export function loadSuites() {\n${requires.join('\n')}\n}`,
      };
    });
  },
};

/**
 * Mocha's build for browsers sets globals only where it finds no `module`; as a part of a bundle it
 * would find the bundle's own and replace its exports.
 */
const mochaSetsGlobals = {
  name: 'mocha-sets-globals',
  setup(build) {
    build.onLoad({ filter: /node_modules[\\/]mocha[\\/]mocha\.js$/ }, async ({ path: file }) => ({
      contents: `(function (module, exports, define) {${await readFile(file, 'utf8')}
        }).call(globalThis);`,
    }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  external: ['vscode'],
  sourcemap: 'inline',
  outdir: 'dist/test',
  plugins: [suiteList, mochaSetsGlobals],
  logLevel: 'warning',
};

await Promise.all([
  esbuild.build({
    ...common,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    entryPoints: { node: 'test/vscode/runner/node.ts' },
  }),
  esbuild.build({
    ...common,
    platform: 'browser',
    target: 'es2022',
    entryPoints: { web: 'test/vscode/runner/web.ts' },
    alias: { 'node:assert/strict': './test/vscode/runner/web-assert.ts' },
    define: {
      global: 'globalThis',
      'process.env.NODE_DEBUG': '""',
      'process.noDeprecation': 'true',
      // Without it a failed assertion fails to say what failed.
      'process.stderr': 'undefined',
    },
  }),
]);
