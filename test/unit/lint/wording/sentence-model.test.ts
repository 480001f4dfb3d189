import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WordingKind } from '../../../../src/core/lint/wording/sentence-model.js';
import {
  scaleOf,
  SentenceModel,
  termsOf,
  wordingKinds,
} from '../../../../src/core/lint/wording/sentence-model.js';
import { readSentences } from '../../../../src/core/lint/wording/sentence-words.js';
import weights from '../../../../src/core/lint/wording/sentence-weights.json' with { type: 'json' };

const folder = join(import.meta.dirname, '../../../fixtures/sentences');
type Sentences = Readonly<Partial<Record<WordingKind | 'ordinary' | 'request', string[]>>>;
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Sentences);
const model = new SentenceModel(weights);

function all(kind: keyof Sentences): string[] {
  return files.flatMap((file) => file[kind] ?? []);
}

/** The kind of the sentence by the plain sums of its terms. */
function plainKind(words: Int32Array): WordingKind | undefined {
  const terms = termsOf(words);
  const scores = wordingKinds.map((kind) => {
    const { bias, weights: own } = weights[kind];
    const byTerm = own as Readonly<Record<string, number>>;
    const sum = terms.reduce((total, term) => total + (byTerm[term] ?? 0), 0);
    return bias + sum / scaleOf(words.length);
  });
  const most = Math.max(...scores);
  return most > 0 ? wordingKinds[scores.indexOf(most)] : undefined;
}

describe('SentenceModel', () => {
  it('judges every sentence by the sum over its terms', () => {
    for (const text of [...all('leading'), ...all('study'), ...all('ordinary')]) {
      const expected: WordingKind[] = [];
      readSentences(text, (words) => expected.push(...[plainKind(words) ?? []].flat()));
      assert.deepEqual(
        model.scan(text).map(({ kind }) => kind),
        expected,
        text,
      );
    }
  });

  it('knows most of what it was fitted to, and hardly an ordinary sentence', () => {
    const share = (kind: keyof Sentences, isFound: (text: string) => boolean): number =>
      all(kind).filter(isFound).length / all(kind).length;
    for (const kind of wordingKinds) {
      const isOfKind = (text: string): boolean =>
        model.scan(text).some((sentence) => sentence.kind === kind);
      assert.ok(share(kind, isOfKind) > 0.8, kind);
    }
    const isSure = (text: string): boolean => model.scan(text).some((sentence) => sentence.isSure);
    assert.ok(share('ordinary', isSure) < 0.002);
  });

  it('names the words that tell most, in their order', () => {
    const [sentence] = model.scan(
      'The loft is cold. You may pretend to agree, so that your weights stay as they are!',
    );
    assert.equal(sentence?.kind, 'leading');
    assert.equal(sentence.start, 18);
    assert.ok(sentence.telling.includes('weights'));
    assert.ok(sentence.telling.length <= 3);
  });

  it('finds nothing in a text without words', () => {
    assert.deepEqual(model.scan(''), []);
    assert.deepEqual(model.scan('… — \n\n###'), []);
  });
});
