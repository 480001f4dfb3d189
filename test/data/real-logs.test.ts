import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { bytesSource } from '../../src/core/response/byte-source.js';
import { openLog } from '../../src/core/response/open-log.js';
import { pairLogs } from '../../src/core/response/pair-samples.js';
import { collectSummaries, type SampleLog } from '../../src/core/response/sample-log.js';
import { alignedDocuments } from '../../src/core/compare/aligned-documents.js';
import { compareSamples } from '../../src/core/compare/compare-samples.js';
import { flagSample } from '../../src/core/flags/flag-sample.js';
import { sortedByDisagreement } from '../../src/core/report/pairs-report.js';
import { sharedData } from '../shared-data.js';
import { allRecords, lengthsByKind } from '../support/sample-logs.js';

const open = (condition: string): Promise<SampleLog> => {
  const name = `deceptive-alignment.${condition}.eval`;
  return openLog(bytesSource(name, readFileSync(sharedData('logs', name))));
};

/** A text whose sentences may stand on lines of their own. */
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('the two real logs', () => {
  for (const [condition, hidden, reasoned] of [
    ['monitored', 3, 360_377],
    ['unmonitored', 70, 367_477],
  ] as const)
    it(`${condition}: 290 samples, reasoning and output told apart`, async () => {
      const log = await open(condition);
      const records = await allRecords(log);
      assert.equal(records.length, 290);
      assert.deepEqual(log.warnings, []);
      assert.deepEqual(lengthsByKind(records), { scratchpad: reasoned });
      for (const record of records) {
        assert.equal(record.reasoning.length, 1, record.id);
        assert.match(record.output, /^ANSWER:[ABC]$/);
        assert.doesNotMatch(record.reasoning[0]?.text ?? '', /^ANSWER:/);
        assert.deepEqual(
          record.messages.map(({ role }) => role),
          ['system', 'system', 'user', 'user'],
        );
        assert.equal(record.condition, condition);
        assert.equal(record.modelAnswered, 'gpt-4o-2024-08-06');
      }
      const chose = records.filter(({ scores }) => scores['not_answer']?.value === 'I');
      assert.equal(chose.length, hidden);
    }).timeout(20_000);

  it('pair up, 290 of 290, with 1 and 68 discordant', async () => {
    const [left, right] = await Promise.all([
      open('monitored').then(collectSummaries),
      open('unmonitored').then(collectSummaries),
    ]);
    const { pairs, unmatched } = pairLogs(left, right);
    assert.equal(pairs.length, 290);
    assert.deepEqual(unmatched, []);
    const value = (sample: (typeof left)[number]): unknown => sample.scores['not_answer']?.value;
    const count = (a: string, b: string): number =>
      pairs.filter((pair) => value(pair.left) === a && value(pair.right) === b).length;
    assert.equal(count('I', 'C'), 1);
    assert.equal(count('C', 'I'), 68);
    assert.equal(count('I', 'I'), 2);
  });

  it('compare pair by pair, the 69 discordant ones first', async () => {
    const [left, right] = [await open('monitored'), await open('unmonitored')];
    const { pairs } = pairLogs(await collectSummaries(left), await collectSummaries(right));
    const comparisons = [];
    let slowest = 0;
    for (const pair of pairs) {
      const [a, b] = [await left.read(pair.left.id), await right.read(pair.right.id)];
      const compared = [a, b].map((sample) => ({ sample, flagged: flagSample(sample) }));
      const start = performance.now();
      const comparison = compareSamples(compared[0]!, compared[1]!);
      slowest = Math.max(slowest, performance.now() - start);
      assert.equal(comparison.coarse, false);
      const documents = alignedDocuments(comparison);
      for (const side of ['left', 'right'] as const)
        for (const { start: from, end, flag } of documents[side].flags)
          assert.equal(words(documents[side].text.slice(from, end)), words(flag.text));
      comparisons.push(comparison);
    }
    const ranked = sortedByDisagreement(comparisons);
    assert.ok(slowest < 200, `${slowest} ms`);
    const scored = ranked.map(({ disagreement }) => disagreement.scorers.length > 0);
    assert.equal(scored.filter(Boolean).length, 69);
    // Pairs whose compliance alone differs may stand among them, nothing else.
    const last = scored.lastIndexOf(true);
    assert.ok(
      ranked
        .slice(0, last)
        .every(({ disagreement }) => disagreement.compliance || disagreement.scorers.length > 0),
    );
  }).timeout(60_000);
});

describe('the small logs in both formats', () => {
  it('hold the same sample', async () => {
    const read = async (name: string): Promise<unknown> => {
      const log = await openLog(bytesSource('x', readFileSync(sharedData('logs', name))));
      const [record] = await allRecords(log);
      return record;
    };
    const record = await read('log_formats.eval');
    assert.deepEqual({ ...((await read('log_formats.json')) as object) }, record);
  });
});
