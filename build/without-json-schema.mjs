// Leaves out of the bundles how zod makes JSON schemas: only `npm run generate` does that, from the package itself.

import { readFile } from 'node:fs/promises';

const files =
  /[\\/]zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|to-json-schema|json-schema-generator)\.js$/;

/** @returns {import('esbuild').Plugin} */
export function withoutJsonSchema() {
  return {
    name: 'without-json-schema',
    setup(build) {
      build.onLoad({ filter: files }, async ({ path }) => {
        const code = await readFile(path, 'utf8');
        const names = Array.from(
          code.matchAll(/^export (?:const|function|class) (\w+)/gm),
          ([, name]) => name,
        );
        // Every schema asks for its method when it is made, and never calls it.
        return {
          contents: names.map((name) => `export const ${name} = () => undefined;`).join('\n'),
        };
      });
    },
  };
}
