import tseslint from 'typescript-eslint';
import { builtinModules } from 'node:module';

const nodeBuiltins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** Folders that code in `folder` must not import from, as `no-restricted-imports` options. */
function layer(files, forbiddenFolders, forbiddenModules) {
  return {
    files: [files],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: forbiddenModules.map((name) => ({
            name,
            message: `${files} must not depend on ${name}.`,
          })),
          patterns: forbiddenFolders.map((folder) => ({
            group: [`**/${folder}/**`, `**/${folder}`],
            message: `${files} must not depend on ${folder}/.`,
          })),
        },
      ],
    },
  };
}

function coreLayer(files, laterFolders = []) {
  return layer(files, ['node', 'cli', 'vscode', ...laterFolders], ['vscode', ...nodeBuiltins]);
}

/** What comparing a pair goes through, in this order; none knows of the later ones. */
const pairSteps = ['words', 'diff', 'reading', 'regions', 'cue', 'classes'];

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', 'node_modules/**', '.vscode-test/**', 'test/fixtures/**'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      // It would have an assertion written with `!`, which is not allowed either.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  coreLayer('src/core/**'),
  ...pairSteps.map((step, index) =>
    coreLayer(`src/core/pair/${step}/**`, pairSteps.slice(index + 1)),
  ),
  layer('src/node/**', ['cli', 'vscode'], ['vscode']),
  layer('src/cli/**', ['vscode'], ['vscode']),
  layer('src/vscode/**', ['cli', 'node'], nodeBuiltins),
  // The one file that joins the editor to this machine: runs need a journal that is synced to disk, which the
  // editor's own file system cannot do. It hands the port on; everything else in src/vscode runs in a browser too.
  layer('src/vscode/desktop.ts', ['cli'], nodeBuiltins),
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ['*.config.mjs'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
