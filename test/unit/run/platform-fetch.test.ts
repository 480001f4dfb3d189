import assert from 'node:assert/strict';
import { postJson, type HttpOptions } from '../../../src/core/models/http.js';
import { ModelError } from '../../../src/core/models/model-error.js';
import { platformFetch } from '../../../src/node/platform-fetch.js';
import { ModelServer, type Behaviour } from '../../support/model-server.js';

describe('platformFetch', () => {
  const options = (): HttpOptions => ({
    fetch: platformFetch(),
    idleTimeoutMs: 2000,
    totalTimeoutMs: 4000,
    maxBodyBytes: 10_000,
  });

  async function post(behaviour: Behaviour, http = options(), signal?: AbortSignal) {
    const server = await ModelServer.start(() => behaviour);
    try {
      const body = await postJson(
        `${server.url}/v1/chat/completions`,
        { authorization: 'Bearer k' },
        { ask: 'é' },
        http,
        signal === undefined ? {} : { signal },
      );
      return { body, request: server.requests[0] };
    } finally {
      await server.stop();
    }
  }

  it('sends headers and body, and gives back the body as it came', async () => {
    const { body, request } = await post({ kind: 'raw', body: '{"said": "ä\u2028"}' });
    assert.equal(body, '{"said": "ä\u2028"}');
    assert.equal(request?.headers.authorization, 'Bearer k');
    assert.deepEqual(request.body, { ask: 'é' });
  });

  it('hands on what the server says of its troubles, and follows no redirect', async () => {
    const detailsOf = async (behaviour: Behaviour) => {
      const error: unknown = await post(behaviour).catch((thrown: unknown) => thrown);
      assert.ok(error instanceof ModelError, String(error));
      return [error.kind, error.details.status, error.details.retryAfterMs];
    };
    assert.deepEqual(
      await detailsOf({ kind: 'status', status: 429, headers: { 'retry-after': '7' } }),
      ['rate-limit', 429, 7000],
    );
    assert.deepEqual(
      await detailsOf({
        kind: 'status',
        status: 307,
        headers: { location: 'http://127.0.0.1:1/' },
      }),
      ['not-found', 307, undefined],
    );
  });

  it('takes an answer without a body', async () => {
    assert.equal((await post({ kind: 'status', status: 204 })).body, '');
  });

  it('fails when the answer is cut off, takes too long or is called off', async () => {
    await assert.rejects(post({ kind: 'half-body', body: '{"a": 1' }), { kind: 'network' });
    await assert.rejects(post({ kind: 'reset' }), { kind: 'network' });
    await assert.rejects(post({ kind: 'hang' }, { ...options(), idleTimeoutMs: 100 }), {
      kind: 'timeout',
    });
    const abort = new AbortController();
    setTimeout(() => {
      abort.abort();
    }, 50);
    await assert.rejects(post({ kind: 'hang' }, options(), abort.signal), { kind: 'aborted' });
  });
});
