// npm run fit: fits the weights of wording and of the verdict, writes them below src/core/flags and the
// report to docs/flag-evaluation.md. Deterministic; the same data give the same files.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VerdictModel } from '../../src/core/flags/verdict-model.js';
import { tuningTexts } from '../../test/support/flag-corpus.js';
import { crossValidate, examples, fitTexts, strength, wordingFrom } from './evaluate.js';
import { fitLogistic } from './fit-logistic.js';
import { report } from './report.js';

const root = join(import.meta.dirname, '../..');

if (tuningTexts().length === 0) {
  console.error(
    'The tuning set is not there. Set GYGES_SHARED_DATA to the folder that holds transcripts/tuning.jsonl.',
  );
  process.exitCode = 2;
} else {
  const texts = fitTexts();
  const all = examples(texts);
  const { bias, weights } = fitLogistic(all, strength);
  const verdict: VerdictModel = {
    bias: Number(bias.toFixed(3)),
    weights: Object.fromEntries(
      Object.entries(weights).map(([name, weight]) => [name, Number(weight.toFixed(3))]),
    ) as VerdictModel['weights'],
  };
  const wording = wordingFrom(texts);
  const write = (file: string, text: string): void => {
    writeFileSync(join(root, file), text);
    console.log(`wrote ${file}`);
  };
  write('src/core/flags/weights.json', `${JSON.stringify(verdict, undefined, 2)}\n`);
  write(
    'src/core/flags/wording/wording-weights.json',
    `${JSON.stringify(wording, undefined, 2)}\n`,
  );
  write('docs/flag-evaluation.md', report(crossValidate(all), { verdict, wording }));
}
