/**
 * What a run costs beside the requests themselves: the same requests are sent once by bare `fetch` and once
 * by a run with its journal on disk, with 64 under way, to a server in another process.
 *
 * Run by `npm run bench:run`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createClient } from '../../src/core/models/create-client.js';
import { defaultHttpOptions } from '../../src/core/models/http.js';
import { defaultRetryPolicy } from '../../src/core/models/retry.js';
import { executeRun } from '../../src/core/run/execute-run.js';
import { planTasks } from '../../src/core/run/run-plan.js';
import { proxiedFetch } from '../../src/node/proxied-fetch.js';
import { openRunFolder } from '../../src/node/run-store.js';
import { ModelServer } from '../support/model-server.js';

const concurrency = 64;
const samples = 4000;
const answerMs = 20;

void (process.argv[2] === 'server' ? serve() : measure());

async function serve(): Promise<void> {
  const text = 'A sentence of an answer. '.repeat(80);
  const server = await ModelServer.start(() => ({ kind: 'answer', text, delayMs: answerMs }));
  process.send?.(server.url);
  setInterval(() => {
    // A list of all requests would be what is measured in the end.
    server.requests.length = 0;
  }, 500);
  process.on('message', () => {
    process.send?.(server.maxInFlight);
  });
}

interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function costOf(work: () => Promise<void>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 };
}

async function measure(): Promise<void> {
  const child = fork(import.meta.filename, ['server']);
  const [url] = (await once(child, 'message')) as [string];
  const directory = await mkdtemp(path.join(tmpdir(), 'gyges-bench-'));
  try {
    const request = {
      model: 'm',
      messages: [{ role: 'user', text: 'A request of some length. '.repeat(100) }],
      settings: {},
    };
    const fetch = proxiedFetch();
    const http = { fetch, ...defaultHttpOptions };
    const client = createClient({
      provider: 'openai-chat',
      baseUrl: url,
      key: undefined,
      stream: false,
      http,
    });
    const body = JSON.stringify({ model: 'm', messages: request.messages });
    const bare = async () => {
      let next = 0;
      const worker = async () => {
        while (next++ < samples) {
          const response = await fetch(client.endpoint, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body,
          });
          JSON.parse(await response.text());
        }
      };
      await Promise.all(Array.from({ length: concurrency }, worker));
    };
    let runs = 0;
    const run = async () => {
      const folder = await openRunFolder(path.join(directory, String(runs++)));
      const cells = [{ pair: 'p', condition: 'monitored' as const, item: '1', request }];
      await executeRun({
        tasks: planTasks(cells, samples, 1),
        client,
        journal: folder,
        limits: { concurrency, budget: {}, retry: defaultRetryPolicy, failuresInARow: 20 },
        ports: {
          sleep: (ms) => setTimeout(ms),
          random: Math.random,
          now: () => performance.now(),
          timestamp: () => new Date().toISOString(),
        },
      });
      await folder.close();
    };
    await bare();
    await run();
    const without = await costOf(bare);
    const within = await costOf(run);
    child.send('peak');
    const [peak] = (await once(child, 'message')) as [number];
    const perSample = (a: number) => (a / samples).toFixed(3);
    console.log(
      `${samples} samples, ${concurrency} at once, the server answers after ${answerMs} ms`,
    );
    console.log(`requests under way at the peak   ${peak}`);
    console.log(
      `bare fetch   wall ${perSample(without.wallMs)} ms, CPU ${perSample(without.cpuMs)} ms a sample`,
    );
    console.log(
      `a run        wall ${perSample(within.wallMs)} ms, CPU ${perSample(within.cpuMs)} ms a sample`,
    );
    console.log(
      `our own      wall ${perSample(within.wallMs - without.wallMs)} ms, CPU ${perSample(within.cpuMs - without.cpuMs)} ms a sample (ratio of walls ${(within.wallMs / without.wallMs).toFixed(2)})`,
    );
  } finally {
    child.kill();
    await rm(directory, { recursive: true });
  }
}
