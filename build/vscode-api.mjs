import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a bundle load the editor's API once and bind the names it uses.
 *
 * An external module is otherwise required, and all its properties copied, once for every file that
 * imports it, which takes most of the time in which the extension is loaded.
 *
 * @param {string} root Of the project; the names are those of its `@types/vscode`. A name that an older
 *   editor does not have is undefined, as it is in the API itself.
 * @returns {import('esbuild').Plugin}
 */
export function vscodeApi(root) {
  const types = readFileSync(path.join(root, 'node_modules/@types/vscode/index.d.ts'), 'utf8');
  const values = /^\texport (?:abstract )?(?:class|const|enum|function|namespace) (\w+)/gm;
  const names = [...new Set([...types.matchAll(values)].map(([, name]) => name))];
  const contents = [
    "const api = require('vscode');",
    ...names.map((name) => `export const ${name} = api.${name};`),
  ].join('\n');
  return {
    name: 'vscode-api',
    setup(build) {
      build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
        namespace === 'vscode-api'
          ? { path: 'vscode', external: true }
          : { path: 'vscode', namespace: 'vscode-api' },
      );
      build.onLoad({ filter: /^vscode$/, namespace: 'vscode-api' }, () => ({ contents }));
    },
  };
}
