import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lintFiles } from '../../support/lint-files.js';
import { twinTexts } from '../../support/twin-texts.js';

/** What rules of single files look for, between what they leave alone. */
const piece = fc.constantFrom(
  'The clerk counts the boilers, and the supplier returns the manual. ',
  'The key is sk-ant-a8Jk29dkLmQp03xZvB71nQwErTy. ',
  'sk-ant-xxxxxxxxxxxxxxxxxxxxxxxxxxxx ',
  'hf_a8Jk29dkLmQp03xZvB71nQwErTyUiOp',
  'A zero\u200b\u200bwidth space. ',
  'Ten\u00a0%, a p\u0430yment. ',
  '\u00a0',
  '\n',
  '\n\n',
  '\n\n',
);

const twins = twinTexts(piece, 40);

const rules = new Set(['hygiene/secret', 'hygiene/hidden-character']);

async function found(files: ReadonlyMap<string, string>, path: string): Promise<unknown[]> {
  return (await lintFiles(files)).filter(
    (finding) => finding.path === path && rules.has(finding.rule),
  );
}

describe('scans that the files of a pair share', () => {
  it('find in each file what they find in it alone', async () => {
    await fc.assert(
      fc.asyncProperty(twins, async (texts) => {
        const pair = new Map([
          ['a.monitored.prompt', texts.text],
          ['a.unmonitored.prompt', texts.similar],
        ]);
        for (const [path, text] of pair) {
          assert.deepEqual(await found(pair, path), await found(new Map([[path, text]]), path));
        }
      }),
      { numRuns: 60 },
    );
  });
});
