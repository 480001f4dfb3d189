import assert from 'node:assert/strict';
import { ModelError } from '../../../src/core/models/model-error.js';
import {
  defaultRetryPolicy,
  readRetryAfter,
  retryDelay,
  withRetry,
} from '../../../src/core/models/retry.js';

const busy = new ModelError('server', 'Busy.');

function attempts(errors: readonly ModelError[]) {
  const slept: number[] = [];
  let calls = 0;
  const result = withRetry(
    () => {
      const error = errors[calls++];
      return error === undefined ? Promise.resolve('done') : Promise.reject(error);
    },
    defaultRetryPolicy,
    {
      random: () => 1,
      sleep: (ms) => {
        slept.push(ms);
        return Promise.resolve();
      },
    },
  );
  return { result, slept, calls: () => calls };
}

describe('withRetry', () => {
  it('doubles the wait from attempt to attempt', async () => {
    const run = attempts([busy, busy, busy]);
    assert.equal(await run.result, 'done');
    assert.deepEqual(run.slept, [500, 1000, 2000]);
  });

  it('ends with the last error when the attempts are used up', async () => {
    const run = attempts(Array.from({ length: 10 }, () => busy));
    await assert.rejects(run.result, busy);
    assert.equal(run.calls(), defaultRetryPolicy.attempts);
  });

  it('does not repeat what cannot succeed', async () => {
    const run = attempts([new ModelError('auth', 'No.')]);
    await assert.rejects(run.result, { kind: 'auth' });
    assert.equal(run.calls(), 1);
  });

  it('waits as long as the provider asks, unless that is too long', () => {
    const limited = (retryAfterMs: number) =>
      new ModelError('rate-limit', 'Slow down.', { retryAfterMs });
    assert.equal(retryDelay(limited(20_000), 1, defaultRetryPolicy, 0), 20_000);
    assert.equal(retryDelay(limited(10), 1, defaultRetryPolicy, 0), 250);
    assert.equal(retryDelay(limited(3_600_000), 1, defaultRetryPolicy, 0), undefined);
  });
});

describe('a wait that is too long', () => {
  it('ends the attempts and is named', async () => {
    const limited = new ModelError('rate-limit', 'Quota.', { retryAfterMs: 86_400_000 });
    const run = attempts([limited]);
    await assert.rejects(run.result, {
      kind: 'rate-limit',
      message: 'Quota. It asks to wait 86400 s, too long for this run.',
    });
  });
});

describe('readRetryAfter', () => {
  const now = Date.UTC(2026, 0, 1);
  const read = (headers: Record<string, string>) => readRetryAfter(new Headers(headers), now);

  it('reads seconds, dates and milliseconds', () => {
    assert.equal(read({ 'retry-after': '1.5' }), 1500);
    assert.equal(read({ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }), 30_000);
    assert.equal(read({ 'retry-after-ms': '12' }), 12);
  });

  it('ignores what it cannot read, and the past', () => {
    assert.equal(read({}), undefined);
    assert.equal(read({ 'retry-after': 'soon' }), undefined);
    assert.equal(read({ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }), 0);
    assert.equal(read({ 'retry-after': '-3' }), 0);
  });
});
