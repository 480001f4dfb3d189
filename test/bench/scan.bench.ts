// npm run bench:scan: how long a whole scan takes beside JSON.parse of the same lines, on one thread.
// GYGES_BENCH_MB sets the amount of input (default 100). Ends with exit code 1 when the ratio is above 3.

import { existsSync, readFileSync } from 'node:fs';
import { scanBatch, type ScanBatch } from '../../src/core/export/scan-batch.js';
import { flagSample } from '../../src/core/flags/flag-sample.js';
import { sharedData } from '../shared-data.js';
import { scratchpads, benignTexts } from '../support/flag-corpus.js';

const megabyte = 1e6;
const most = 3;
const rounds = 5;
const wanted = Number(process.env['GYGES_BENCH_MB'] ?? 100) * megabyte;
/** As large as the batches that the command line hands to its workers. */
const batchBytes = megabyte;

/** The tuning file, or the project's own texts where it is not there. */
function source(): string {
  const file = sharedData('transcripts', 'tuning.jsonl');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  console.log('The tuning file is not there; the project’s own texts are used instead.');
  return [...scratchpads(), ...benignTexts()]
    .map(({ id, text }) => `${JSON.stringify({ id, reasoning: text, output: '' })}\n`)
    .join('');
}

interface Batch {
  readonly lines: readonly string[];
  readonly bytes: Uint8Array;
}

/** Lines of about `wanted` bytes in all, in batches. Every repetition is a string of its own. */
function input(): readonly Batch[] {
  const once = source();
  const repeated = Buffer.from(once.repeat(Math.ceil(wanted / Buffer.byteLength(once))));
  const batches: Batch[] = [];
  for (let start = 0; start < repeated.length;) {
    const newline = repeated.indexOf(10, Math.min(start + batchBytes, repeated.length - 1));
    const end = newline < 0 ? repeated.length : newline + 1;
    const bytes = repeated.subarray(start, end);
    const lines = bytes
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
    batches.push({ lines, bytes });
    start = end;
  }
  return batches;
}

const batches = input();
const total = batches.reduce((sum, { bytes }) => sum + bytes.length, 0);
let found = 0;

function parseOnly({ lines }: Batch): void {
  for (const line of lines) if (!JSON.parse(line)) found++;
}

/** What the scan adds to reading: segment, flag, verdict, from lines already in memory. */
function parseAndFlag({ lines }: Batch): void {
  for (const line of lines) {
    const { reasoning, output } = JSON.parse(line) as { reasoning: string; output: string };
    const { flags } = flagSample({
      reasoning: [{ kind: 'native', text: reasoning }],
      output,
      messages: [],
    });
    found += flags.length;
  }
}

/** The whole scan as a worker of the command line does it, from bytes. */
function wholeScan({ bytes }: Batch): void {
  const batch: ScanBatch = {
    kind: 'lines',
    source: 'bench',
    firstLine: 1,
    bytes,
    log: {},
    options: {},
  } as ScanBatch;
  for (const record of scanBatch(batch).records) found += record.flags.length;
}

/** Milliseconds for all batches, each as fast as in the fastest of its runs: other work on the machine counts little. */
function fastest(run: (batch: Batch) => void): number {
  const best = batches.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    batches.forEach((batch, i) => {
      const start = performance.now();
      run(batch);
      best[i] = Math.min(best[i] ?? Infinity, performance.now() - start);
    });
  }
  return best.reduce((sum, time) => sum + time, 0);
}

batches.forEach(parseAndFlag);
const parse = fastest(parseOnly);
const flag = fastest(parseAndFlag);
const whole = fastest(wholeScan);

function line(name: string, time: number): string {
  const rate = (total / megabyte / (time / 1000)).toFixed(0);
  const ratio = (time / parse).toFixed(2);
  return `${name.padEnd(44)} ${time.toFixed(0).padStart(7)} ms ${rate.padStart(6)} MB/s ${ratio.padStart(6)} ×`;
}

console.log(
  `${(total / megabyte).toFixed(0)} MB of JSON lines, one thread, Node ${process.version}`,
);
console.log(line('JSON.parse of the lines', parse));
console.log(line('JSON.parse, flags and verdict', flag));
console.log(line('whole scan from bytes (decode, read, flag)', whole));
console.log(`memory ${(process.memoryUsage().rss / megabyte).toFixed(0)} MB, ${found} flags seen`);
if (whole / parse > most) {
  console.error(`The whole scan takes more than ${most} times as long as JSON.parse.`);
  process.exitCode = 1;
}
