import assert from 'node:assert/strict';
import { postJson, type HttpOptions } from '../../../src/core/models/http.js';
import { ModelError } from '../../../src/core/models/model-error.js';
import { ModelServer, type Behaviour } from '../../support/model-server.js';

const options: HttpOptions = {
  fetch,
  idleTimeoutMs: 300,
  totalTimeoutMs: 1500,
  maxBodyBytes: 100_000,
};

async function post(
  behaviour: Behaviour,
  extra: { http?: Partial<HttpOptions>; signal?: AbortSignal } = {},
): Promise<string> {
  const server = await ModelServer.start(() => behaviour);
  try {
    return await postJson(
      `${server.url}/v1/chat`,
      { authorization: 'Bearer secret-key' },
      { model: 'm' },
      { ...options, ...extra.http },
      extra.signal === undefined ? {} : { signal: extra.signal },
    );
  } finally {
    await server.stop();
  }
}

async function failure(...parameters: Parameters<typeof post>): Promise<ModelError> {
  const error = await post(...parameters).then(
    () => assert.fail('the request succeeded'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ModelError, String(error));
  assert.ok(!error.message.includes('secret-key'));
  return error;
}

describe('postJson', () => {
  it('returns the body of a 2xx answer as it was sent', async () => {
    assert.equal(await post({ kind: 'raw', body: '{"a": "ü 😀"}  ' }), '{"a": "ü 😀"}  ');
  });

  it('tells the kinds of refusal apart and quotes the provider', async () => {
    const body = JSON.stringify({ error: { message: 'Invalid key.' } });
    const auth = await failure({ kind: 'status', status: 401, body });
    assert.equal(auth.kind, 'auth');
    assert.match(auth.message, /^127\.0\.0\.1:\d+ answered 401: Invalid key\.$/);
    assert.equal(auth.retryable, false);
    assert.equal((await failure({ kind: 'status', status: 404 })).kind, 'not-found');
    assert.equal((await failure({ kind: 'status', status: 400 })).kind, 'bad-request');
    assert.equal(
      (await failure({ kind: 'status', status: 503, body: '<html>busy' })).kind,
      'server',
    );
  });

  it('passes on how long to wait', async () => {
    const error = await failure({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
    assert.equal(error.kind, 'rate-limit');
    assert.equal(error.details.retryAfterMs, 7000);
    assert.equal(error.retryable, true);
  });

  it('refuses a redirect, so that the key does not travel', async () => {
    const error = await failure({
      kind: 'status',
      status: 307,
      headers: { location: 'http://127.0.0.1:1/elsewhere' },
    });
    assert.equal(error.details.status, 307);
    assert.equal(error.kind, 'not-found');
    assert.match(error.message, /redirects to http:\/\/127\.0\.0\.1:1\/elsewhere/);
  });

  it('gives up on silence', async () => {
    const error = await failure({ kind: 'hang' });
    assert.equal(error.kind, 'timeout');
    assert.match(error.message, /sent nothing within 0\.3 s/);
  });

  it('waits for a slow drip as long as it drips, and not beyond the total time', async () => {
    const drip = { kind: 'drip', body: 'abcdefghij', everyMs: 60 } as const;
    assert.equal(await post(drip), 'abcdefghij');
    const error = await failure(drip, { http: { totalTimeoutMs: 200 } });
    assert.equal(error.kind, 'timeout');
    assert.match(error.message, /did not finish/);
  });

  it('reports a broken connection as such', async () => {
    assert.equal((await failure({ kind: 'reset' })).kind, 'network');
    assert.equal((await failure({ kind: 'half-body', body: '{"a":' })).kind, 'network');
  });

  it('bounds the size of an answer', async () => {
    const error = await failure({ kind: 'raw', body: 'x'.repeat(100_001) });
    assert.equal(error.kind, 'malformed');
  });

  it('stops at once when the caller aborts', async () => {
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 50);
    const start = performance.now();
    const error = await failure({ kind: 'hang' }, { signal: controller.signal });
    assert.equal(error.kind, 'aborted');
    assert.ok(performance.now() - start < 280, 'waited for the timeout');
    assert.equal(
      (await failure({ kind: 'answer' }, { signal: AbortSignal.abort() })).kind,
      'aborted',
    );
  });
});
