// Reads damaged Inspect logs one after another and prints the greatest memory of the process, in MB; run as
// a process of its own by fuzzed-logs.test.ts.
//
//   tsx test/support/read-damaged.ts SEED COUNT

import { InputError } from '../../src/core/input-error.js';
import { createRandom } from '../../src/core/stats/random.js';
import { allRecords, fixtureLog, openBytes } from './sample-logs.js';

const names = [
  'garden.zstd.eval',
  'garden.deflate.eval',
  'garden.frames.eval',
  'garden.chunked.eval',
];
/** Sizes that a damaged entry may claim; 256 MB is the most that a member may have. */
const sizes = [0xffffffff, 0x7fffffff, 0x10000000, 0x0fffffff, 0x01000000, 0];

async function main(): Promise<void> {
  const [seed = 1, count = 100] = process.argv.slice(2).map(Number);
  const random = createRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  let read = 0;
  for (let round = 0; round < count; round++) {
    const name = names[round % names.length] ?? '';
    const damaged = fixtureLog(name).slice();
    const view = new DataView(damaged.buffer, damaged.byteOffset, damaged.length);
    // Sizes stand in the directory at the end, and in zstd frames anywhere.
    for (let change = 0; change < 6; change++) {
      const from = random() < 0.7 ? Math.max(0, damaged.length - 2000) : 0;
      const at = from + below(damaged.length - from - 4);
      if (random() < 0.5) view.setUint32(at, sizes[below(sizes.length)] ?? 0, true);
      else view.setUint8(at, below(256));
    }
    try {
      read += (await allRecords(await openBytes(name, damaged))).length;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  console.log(JSON.stringify({ read, megabytes: process.resourceUsage().maxRSS / 1000 }));
}

void main();
