import type { FileFacts } from './file-facts.js';

/**
 * The names that a prompt declares as input and never looks up, in order of declaration.
 * @param partials the partials that it includes
 */
export function unusedInputs(file: FileFacts, partials: readonly FileFacts[]): readonly string[] {
  const declared = new Set([...file.input.schema, ...file.input.defaults]);
  if (declared.size === 0) return [];
  const files = [file, ...partials];
  // `{{json this}}` and the like use all of the input at once.
  const usesAll = files.some(({ nodes }) =>
    nodes.some((node) => {
      const paths =
        node.kind === 'variable'
          ? [node.path]
          : 'arguments' in node
            ? node.arguments.map((argument) => argument.path)
            : [];
      return paths.some((path) => path === 'this' || path === '.' || path.startsWith('@root'));
    }),
  );
  if (usesAll) return [];
  const used = new Set(files.flatMap((each) => each.variables.map(({ name }) => name)));
  return [...declared].filter((name) => !used.has(name));
}
