import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '../../..');

/** What is loaded later, as in the real bundles, is no part of the entry. */
const withoutChunks: Plugin = {
  name: 'without-chunks',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^\.\.?\// }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

/** Bytes in the minified bundle, by source file. */
async function sizes(entry: string): Promise<ReadonlyMap<string, number>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'cjs',
    platform: 'node',
    external: ['vscode'],
    plugins: [withoutChunks],
  });
  const [output] = Object.values(metafile.outputs);
  return new Map(
    Object.entries(output?.inputs ?? {}).map(([file, { bytesInOutput }]) => [file, bytesInOutput]),
  );
}

function total(files: ReadonlyMap<string, number>, folder: string): number {
  return [...files].reduce((sum, [file, size]) => sum + (file.startsWith(folder) ? size : 0), 0);
}

/** What is in an entry is read and compiled before the extension is activated. */
for (const entry of ['src/vscode/desktop.ts', 'src/vscode/extension.ts']) {
  describe(`the entry ${entry}`, () => {
    let files: ReadonlyMap<string, number>;
    before(async () => {
      files = await sizes(entry);
    });

    it('is small', () => {
      const size = total(files, '');
      assert.ok(size > 50_000 && size < 110_000, `${size} bytes`);
    });

    it('has of core only what it cannot wait for', () => {
      const size = total(files, 'src/core/');
      assert.ok(size > 0 && size < 6000, `${size} bytes`);
    });

    it('has nothing of packages', () => {
      assert.deepEqual(
        [...files.keys()].filter((file) => file.includes('node_modules')),
        [],
      );
    });

    it('has nothing that is loaded when it is first used', () => {
      // The first prompt is read from the disk as soon as it is open.
      const lazy =
        /^src\/vscode\/(?:[a-z]+-engine|features-behind|on-demand)\.ts$|^src\/node\/(?!own-disk\.ts$)/;
      assert.deepEqual(
        [...files].filter(([file, size]) => lazy.test(file) && size > 0),
        [],
      );
    });
  });
}
