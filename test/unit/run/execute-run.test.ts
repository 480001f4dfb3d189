import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createClient } from '../../../src/core/models/create-client.js';
import { ModelError } from '../../../src/core/models/model-error.js';
import { defaultRetryPolicy } from '../../../src/core/models/retry.js';
import { executeRun, type RunInput } from '../../../src/core/run/execute-run.js';
import { readJournal, type EndEntry } from '../../../src/core/run/journal.js';
import { planTasks, type RunCell, type RunTask } from '../../../src/core/run/run-plan.js';
import type { SendLimits } from '../../../src/core/run/send-tasks.js';
import { folderCache, openRunFolder, readRun } from '../../../src/node/run-store.js';
import { ModelServer, type Behaviour } from '../../support/model-server.js';

const cells: RunCell[] = Array.from({ length: 10 }, (_, item) =>
  (['monitored', 'unmonitored'] as const).map((condition) => ({
    pair: 'p',
    condition,
    item: String(item),
    request: {
      model: 'm',
      messages: [{ role: 'user', text: `${condition} ${item}` }],
      settings: {},
    },
  })),
).flat();
const tasks = planTasks(cells, 2, 1);

const limits: SendLimits = {
  concurrency: 8,
  budget: {},
  retry: { ...defaultRetryPolicy, baseDelayMs: 1, maxDelayMs: 5 },
  failuresInARow: 20,
};

describe('executeRun', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'gyges-run-'));
  });
  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  async function run(
    behave: (text: string, call: number) => Behaviour,
    input: Partial<Omit<RunInput, 'limits'>> & { readonly limits?: Partial<SendLimits> } = {},
    idleTimeoutMs = 20_000,
  ): Promise<{ end: EndEntry; server: ModelServer }> {
    const server = await ModelServer.start(({ body }, call) =>
      behave((body['messages'] as { content: string }[])[0]!.content, call),
    );
    const folder = await openRunFolder(directory);
    try {
      const end = await executeRun({
        tasks,
        client: createClient({
          provider: 'openai-chat',
          // One address for all servers of a test, as caches are keyed by it.
          baseUrl: 'http://model.test',
          key: undefined,
          stream: false,
          http: {
            fetch: (url, init) => fetch(url.replace('http://model.test', server.url), init),
            idleTimeoutMs,
            totalTimeoutMs: 60_000,
            maxBodyBytes: 1e6,
          },
        }),
        journal: folder,
        ports: {
          random: Math.random,
          now: () => performance.now(),
          timestamp: () => new Date().toISOString(),
          sleep: (ms, signal) =>
            setTimeout(ms, undefined, signal === undefined ? {} : { signal }).catch(() => {
              throw new ModelError('aborted', 'Cancelled.');
            }),
        },
        ...input,
        limits: { ...limits, ...input.limits },
      });
      return { end, server };
    } finally {
      await folder.close();
      await server.stop();
    }
  }

  const answer = (text: string): Behaviour => ({ kind: 'answer', text: `re: ${text}` });

  it('keeps every answer, each under its own task', async () => {
    const { end, server } = await run(answer);
    assert.equal(end.reason, 'complete');
    assert.equal(server.requests.length, 40);
    const state = await readRun(directory);
    assert.deepEqual([...state.samples.keys()].sort(), tasks.map(({ id }) => id).sort());
    for (const { body, condition, item } of state.samples.values()) {
      assert.ok(body.includes(`"re: ${condition} ${item}"`));
    }
    assert.deepEqual(state.badLines, []);
  });

  it('gets through every kind of misbehaviour', async () => {
    const seen = new Map<string, number>();
    const trouble: Behaviour[] = [
      { kind: 'status', status: 429, headers: { 'retry-after': '0.01' } },
      { kind: 'status', status: 500 },
      { kind: 'hang' },
      { kind: 'reset' },
      { kind: 'half-body', body: '{"choices": [' },
      { kind: 'raw', body: '{"choices":' },
    ];
    const { end, server } = await run(
      (text) => {
        const tries = seen.get(text) ?? 0;
        seen.set(text, tries + 1);
        const item = Number(text.split(' ')[1]);
        return tries === 0 ? trouble[item % trouble.length]! : answer(text);
      },
      {},
      1000,
    );
    assert.equal(end.reason, 'complete');
    assert.equal(server.requests.length, 40 + 20);
    const state = await readRun(directory);
    assert.equal(state.samples.size, 40);
    assert.equal(state.failures.size, 0);
  });

  it('records what failed for good, goes on, and asks for it again when resumed', async () => {
    const refuseOne = (text: string): Behaviour =>
      text === 'monitored 3' ? { kind: 'status', status: 400, body: 'too long' } : answer(text);
    assert.equal((await run(refuseOne)).end.reason, 'complete');
    const state = await readRun(directory);
    assert.deepEqual([state.samples.size, state.failures.size], [38, 2]);
    const rest = tasks.filter(({ id }) => !state.samples.has(id));
    await run(answer, { tasks: rest });
    const resumed = await readRun(directory);
    assert.deepEqual([resumed.samples.size, resumed.failures.size], [40, 0]);
  });

  it('stops at once when the key is refused', async () => {
    const { end, server } = await run(() => ({ kind: 'status', status: 401, body: 'no such key' }));
    assert.equal(end.reason, 'error');
    assert.match(end.message ?? '', /401: no such key/);
    assert.ok(server.requests.length <= limits.concurrency);
  });

  it('stops after many failures in a row', async () => {
    const { end, server } = await run(() => ({ kind: 'status', status: 400 }), {
      limits: { failuresInARow: 5 },
    });
    assert.equal(end.reason, 'error');
    assert.ok(server.requests.length < 5 + limits.concurrency);
  });

  it('keeps to the budget of tokens when the server does not say what it took', async () => {
    const text = 'word '.repeat(80);
    const silent = (): Behaviour => ({
      kind: 'raw',
      body: JSON.stringify({ choices: [{ message: { content: text }, finish_reason: 'stop' }] }),
    });
    const { end } = await run(silent, { limits: { budget: { tokens: 1000 }, concurrency: 1 } });
    assert.equal(end.reason, 'budget');
    const { samples } = await readRun(directory);
    assert.ok(samples.size > 5 && samples.size < 11, String(samples.size));
  });

  it('keeps to the budget of samples exactly, and of tokens with those under way', async () => {
    const samples = await run(answer, { limits: { budget: { samples: 7 } } });
    assert.equal(samples.end.reason, 'budget');
    assert.equal(samples.server.requests.length, 7);
    const tokens = await run(answer, { limits: { budget: { tokens: 15 * 10 }, concurrency: 1 } });
    assert.equal(tokens.server.requests.length, 10);
    // What an answer takes is not known before the first one is there.
    for (const concurrency of [2, 8, 64]) {
      const { server } = await run((text) => ({ kind: 'answer', text, delayMs: 5 }), {
        limits: { budget: { tokens: 15 * 4 }, concurrency },
      });
      assert.ok(server.requests.length <= 4, `${server.requests.length} requests`);
      assert.ok(server.requests.length >= 1);
    }
  });

  it('never has more requests under way than allowed', async () => {
    const { server } = await run((text) => ({ kind: 'answer', text, delayMs: 20 }), {
      limits: { concurrency: 3 },
    });
    assert.equal(server.maxInFlight, 3);
  });

  it('spaces requests by the rate limit', async () => {
    const start = performance.now();
    await run(answer, { tasks: tasks.slice(0, 6), limits: { requestsPerMinute: 1200 } });
    assert.ok(performance.now() - start >= 5 * 50 - 5);
  });

  it('cancels within a second and keeps what it has', async () => {
    const controller = new AbortController();
    let cancelled = 0;
    const { end } = await run(
      (text, call) => {
        if (call === 10) {
          cancelled = performance.now();
          controller.abort();
        }
        return call < 10 ? answer(text) : { kind: 'hang' };
      },
      { signal: controller.signal, limits: { concurrency: 4 } },
    );
    assert.equal(end.reason, 'cancelled');
    assert.ok(performance.now() - cancelled < 1000);
    const { samples } = await readRun(directory);
    assert.ok(samples.size >= 6 && samples.size <= 10, String(samples.size));
  });

  it('takes what it has asked before from the cache, sample by sample', async () => {
    const cache = folderCache(path.join(directory, 'cache'));
    await run((_text, call) => ({ kind: 'answer', text: `answer ${call}` }), { cache });
    const first = await readRun(directory);
    await rm(path.join(directory, 'journal.jsonl'));
    const { server } = await run(answer, { cache });
    assert.equal(server.requests.length, 0);
    const second = await readRun(directory);
    for (const [id, { body }] of first.samples) assert.equal(second.samples.get(id)?.body, body);
    assert.equal(new Set([...second.samples.values()].map(({ body }) => body)).size, 40);
  });

  it('goes on where answers cannot be put into the cache', async () => {
    await writeFile(path.join(directory, 'cache'), 'a file where the folder should be');
    const { end } = await run(answer, { cache: folderCache(path.join(directory, 'cache')) });
    assert.equal(end.reason, 'complete');
    assert.equal((await readRun(directory)).samples.size, 40);
  });

  it('sends nothing more when the journal cannot be written', async () => {
    const full = new Error('no space left on device');
    let written = 0;
    const attempt = run(answer, {
      journal: {
        append: () => (written++ < 5 ? Promise.resolve() : Promise.reject(full)),
      },
      limits: { concurrency: 2 },
    });
    await assert.rejects(attempt, full);
    assert.ok(written <= 5 + 2);
  });
});

describe('readJournal', () => {
  const sample = (task: RunTask, at: string) =>
    JSON.stringify({
      type: 'sample',
      task: task.id,
      at,
      pair: task.pair,
      condition: task.condition,
      item: task.item,
      sample: task.sample,
      key: 'k',
      cached: false,
      milliseconds: 1,
      streamed: false,
      body: '{}',
    });

  it('ignores a torn last line, lists other bad ones, and counts no task twice', () => {
    const [a, b] = tasks as [RunTask, RunTask];
    const whole = [sample(a, '1'), '{"type":"sam', sample(a, '2'), sample(b, '3'), ''].join('\n');
    const state = readJournal(`${whole}{"type":"sample","ta`);
    assert.equal(state.samples.size, 2);
    assert.equal(state.samples.get(a.id)?.at, '1');
    assert.deepEqual(state.badLines, [2]);
  });

  it('reads bytes as it reads text', () => {
    const [a, b] = tasks as [RunTask, RunTask];
    const text = `${sample(a, 'ü')}\n{"type":\n${sample(b, '😀')}\n`;
    assert.deepEqual(readJournal(Buffer.from(text)), readJournal(text));
  });

  it('says why it cannot be written, and lets go of the folder', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'gyges-run-'));
    await writeFile(path.join(directory, 'file'), '');
    await assert.rejects(openRunFolder(path.join(directory, 'file', 'run')), {
      name: 'InputError',
      message: /cannot be written: a part of the path is a file/,
    });
    await mkdir(path.join(directory, 'run', 'journal.jsonl'), { recursive: true });
    await assert.rejects(openRunFolder(path.join(directory, 'run')), {
      name: 'InputError',
      message: /cannot be written: it is a folder/,
    });
    assert.deepEqual(await readdir(path.join(directory, 'run')), ['journal.jsonl']);
    await rm(directory, { recursive: true });
  });

  it('is cut back to its last whole line when opened for writing', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'gyges-run-'));
    const first = await openRunFolder(directory);
    await first.append({ type: 'end', at: '1', reason: 'cancelled' });
    await first.close();
    const file = path.join(directory, 'journal.jsonl');
    await writeFile(file, '{"type":"sam', { flag: 'a' });
    const second = await openRunFolder(directory);
    await assert.rejects(openRunFolder(directory), /in use by the running process/);
    await second.append({ type: 'end', at: '2', reason: 'complete' });
    await second.close();
    assert.deepEqual(
      (await readFile(file, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as EndEntry).at),
      ['1', '2'],
    );
    await rm(directory, { recursive: true });
  });
});
