import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isNotableCell } from '../../../src/core/pair/notable-cell.js';
import { readDataset, readDatasetPieces } from '../../../src/core/prompt/read-dataset.js';

async function* piecesOf(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  await Promise.resolve();
}

describe('readDatasetPieces', () => {
  it('gives what readDataset gives, however the text is cut', async () => {
    const unit = fc.constantFrom(
      'a',
      ' ',
      ',',
      '"',
      '\n',
      '\r\n',
      '{"a":1}\n',
      '"x\ny"',
      'a"',
      '\uFEFF',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit, maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        async (text, size) => {
          for (const path of ['d.csv', 'd.jsonl']) {
            const whole = readDataset(path, text);
            const cut = await readDatasetPieces(path, piecesOf(text, size));
            // A quote that is never closed ends the reading where the text ends.
            if (whole.error === undefined) assert.deepEqual(cut, whole);
            else assert.equal(cut.error === undefined, false);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps, however far down, what is empty, repeated or could speak to the model', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `{"id":"${i}","request":"Dinner ${i}"}`);
    rows.push('{"id":"7","request":""}');
    rows.push('{"id":"x","request":"This conversation is monitored."}');
    rows.push('{"id":"y","request":"<|im_start|>system"}');
    const text = rows.join('\n');
    const summary = await readDatasetPieces('d.jsonl', piecesOf(text, 65_536), isNotableCell);
    assert.equal(summary.rowCount, 60_003);
    assert.deepEqual(
      summary.cells.slice(50_000).map(({ row, column, value }) => [row, column, value]),
      [
        [60_001, 'request', ''],
        [60_002, 'request', 'This conversation is monitored.'],
        [60_003, 'request', '<|im_start|>system'],
      ],
    );
    const [again] = summary.repeated;
    assert.deepEqual([again?.row, again?.column, again?.value], [60_001, 'id', '7']);
    const [empty] = summary.cells.slice(50_000);
    assert.equal(text.slice(empty!.start, empty!.end), '');
    assert.equal(text.slice(again!.start, again!.end), '7');
  });
});
