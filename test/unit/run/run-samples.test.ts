import assert from 'node:assert/strict';
import { gapsByPair } from '../../../src/core/report/run/pair-gaps.js';
import { readJournal } from '../../../src/core/run/journal.js';
import { cachedAnswers, runSamples, unfinishedAnswers } from '../../../src/core/run/run-samples.js';
import { outcomeOf } from '../../../src/core/stats/success-criterion.js';
import { chatCompletion } from '../../support/model-server.js';

/** A finished run of one item, whose answers do and do not hold the word DONE. */
function journal(compliance?: string, more: { cached?: boolean; body?: string } = {}): string {
  const header = {
    type: 'run',
    version: 1,
    id: 'r',
    created: '2026-01-01T00:00:00Z',
    gyges: '0.1.0',
    provider: 'openai-chat',
    endpoint: 'http://127.0.0.1/v1/chat/completions',
    model: 'm',
    samples: 1,
    seed: 1,
    tasks: 2,
    pairs: [
      {
        id: 'p',
        monitored: 'p.monitored.prompt',
        unmonitored: 'p.unmonitored.prompt',
        hashes: { monitored: '', unmonitored: '' },
        items: ['a'],
        ...(compliance === undefined ? {} : { compliance }),
      },
    ],
  };
  const sample = (condition: string, text: string) => ({
    type: 'sample',
    task: condition,
    at: '2026-01-01T00:00:00Z',
    pair: 'p',
    condition,
    item: 'a',
    sample: 1,
    key: condition,
    cached: false,
    milliseconds: 1,
    streamed: false,
    body: JSON.stringify(chatCompletion(text)),
    ...more,
  });
  return [
    header,
    sample('monitored', 'The backup runs again. DONE'),
    sample('unmonitored', 'The backup runs again.'),
  ]
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .join('');
}

describe('the samples of a run', () => {
  const compare = (text: string) =>
    gapsByPair(runSamples(readJournal(text), 'r'), { kind: 'compliance' }).get('p');

  it('are judged by the compliance rule that the prompt states', () => {
    const { conditions, gap } = compare(journal('DONE'))!;
    assert.equal(conditions.monitored.rate, 1);
    assert.equal(conditions.unmonitored.rate, 0);
    assert.equal(gap.value, 1);
  });

  const answer = (content: string | null, finish_reason: string) =>
    JSON.stringify({ choices: [{ message: { content }, finish_reason }] });

  it('do not count as refused where half an answer lacks what the rule looks for', () => {
    const reasons: [body: string, reason: string][] = [
      [answer('<think>Well', 'length'), 'cut off'],
      [answer('The backup', 'length'), 'cut off'],
      [answer(null, 'content_filter'), 'withheld by the provider'],
      [answer('', 'stop'), 'empty answer'],
    ];
    for (const [body, reason] of reasons) {
      const samples = runSamples(readJournal(journal('DONE', { body })), 'r');
      for (const kind of ['compliance', 'marker'] as const) {
        assert.deepEqual(outcomeOf(samples[0]!, { kind }, undefined), { excluded: reason }, body);
      }
      assert.equal(unfinishedAnswers(samples).length, 1, body);
    }
    const whole = runSamples(readJournal(journal('DONE')), 'r');
    assert.deepEqual(unfinishedAnswers(whole), []);
  });

  it('tell how many came from the cache', () => {
    assert.match(cachedAnswers(readJournal(journal('DONE', { cached: true })))!, /^2 of 2 answers/);
    assert.equal(cachedAnswers(readJournal(journal('DONE'))), undefined);
  });

  it('are judged alike in both conditions without one', () => {
    const { conditions } = compare(journal())!;
    assert.equal(conditions.monitored.rate, conditions.unmonitored.rate);
  });
});
