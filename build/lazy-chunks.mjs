import * as esbuild from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes every dynamic `import('./thing.js')` of a project file a file of its own, loaded when the
 * call runs, in a format that has no code splitting (CommonJS). The call becomes `loadChunk(address)`,
 * a function that stands at the top of the bundle.
 *
 * A chunk is a bundle by itself: what it shares with its importer is contained twice. So only plain
 * data may cross the border; `instanceof` and module state do not.
 *
 * @param {string} sourceRoot Absolute path; chunk names are paths below it, with dashes.
 * @param {string} folder Of the chunks, below the folder of the entry point.
 * @param {(name: string, fromChunk: boolean) => string} address What `loadChunk` is given.
 * @returns {{ plugin: import('esbuild').Plugin, chunks: Map<string, string>, folder: string }}
 *   `chunks` fills while building: output name without extension → absolute source path.
 */
export function lazyChunks(sourceRoot, folder, address) {
  const chunks = new Map();
  const isResolving = Symbol('resolving');
  const plugin = {
    name: 'lazy-chunks',
    setup(build) {
      const fromChunk = path.basename(build.initialOptions.outdir) === folder;
      build.onResolve(
        { filter: /^\.\.?\// },
        async ({ path: request, kind, resolveDir, pluginData }) => {
          if (kind !== 'dynamic-import' || pluginData === isResolving) return undefined;
          const target = await build.resolve(request, {
            kind,
            resolveDir,
            pluginData: isResolving,
          });
          const isOwn = target.errors.length === 0 && target.path.startsWith(sourceRoot + path.sep);
          if (!isOwn) return undefined;
          const name = path
            .relative(sourceRoot, target.path)
            .replace(/\.[^.]+$/, '')
            .replaceAll(path.sep, '-');
          chunks.set(name, target.path);
          return { path: `chunk:${address(name, fromChunk)}`, external: true };
        },
      );
    },
  };
  return { plugin, chunks, folder };
}

/**
 * Builds an entry point and all that is imported lazily from it, directly or not.
 *
 * @param {import('esbuild').BuildOptions} options With `outdir`, and the loader as a banner.
 * @param {ReturnType<typeof lazyChunks>} lazy
 * @param {{ js: string }} banner Of the chunks.
 * @returns {Promise<import('esbuild').Metafile[]>}
 */
export async function buildWithChunks(options, { plugin, chunks, folder }, banner) {
  const plugins = [...(options.plugins ?? []), plugin];
  const metafiles = [await buildFiles({ ...options, plugins })];
  const built = new Set();
  for (;;) {
    const pending = [...chunks].filter(([name]) => !built.has(name));
    if (pending.length === 0) return metafiles;
    for (const [name] of pending) built.add(name);
    metafiles.push(
      await buildFiles({
        ...options,
        banner,
        plugins,
        entryPoints: Object.fromEntries(pending),
        outdir: path.join(options.outdir, folder),
      }),
    );
  }
}

/** @param {import('esbuild').BuildOptions} options */
async function buildFiles(options) {
  const { outputFiles, metafile } = await esbuild.build({ ...options, write: false });
  for (const { path: file, text } of outputFiles) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text.replaceAll(/\bimport\((["'`])chunk:(.+?)\1\)/g, 'loadChunk("$2")'));
  }
  return metafile;
}
