// npm run bench:lenses: how long the code lenses of a prompt take in a workspace of 2,000 pairs, in the
// real editor, beside those of a provider that does nothing. Ends with exit code 1 when our own part is above
// the bar.

import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inProject } from '../vscode/host/project.js';
import { quietSettings } from '../vscode/host/profile.js';
import { runInServer } from '../vscode/host/server-run.js';
import type { LensTimes, Wait } from './lenses-in-host.js';
import { writtenPairText } from './pair-text.js';

const pairs = 2000;
/** Characters of a prompt. */
const size = 8000;
/** Milliseconds. */
const limit = 50;
const patience = 120_000;

async function makeWorkspace(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'gyges-lenses-')));
  for (let pair = 0; pair < pairs; pair += 1) {
    const { monitored, unmonitored } = writtenPairText(pair, size);
    await writeFile(path.join(folder, `office-${pair}.monitored.prompt`), monitored);
    await writeFile(path.join(folder, `office-${pair}.unmonitored.prompt`), unmonitored);
  }
  return folder;
}

async function written(file: string): Promise<void> {
  const end = Date.now() + patience;
  while (!existsSync(file)) {
    if (Date.now() > end) throw new Error(`No times came within ${patience / 1000} s.`);
    await setTimeout(200);
  }
}

async function measure(workspace: string): Promise<LensTimes> {
  const tests = inProject('dist/test/lenses-in-host.js');
  await build({
    entryPoints: [inProject('test/bench/lenses-in-host.ts')],
    outfile: tests,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  const result = path.join(workspace, 'lens-times.json');
  let failed = true;
  await runInServer({
    version: process.env['GYGES_TEST_VSCODE'],
    host: 'node',
    workspace,
    trusted: true,
    settings: quietSettings,
    tests,
    until: async () => {
      await written(result);
      failed = false;
    },
    hasFailed: () => failed,
  });
  return JSON.parse(await readFile(result, 'utf8')) as LensTimes;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function elapsed(waits: readonly Wait[]): number {
  return median(waits.map((wait) => wait.elapsed));
}

function line(name: string, waits: readonly Wait[]): string {
  const all = waits.map((wait) => wait.elapsed);
  const [least, most] = [Math.min(...all), Math.max(...all)].map((time) => time.toFixed(1));
  const computed = median(waits.map((wait) => wait.computed)).toFixed(1);
  return `${name.padEnd(34)} median ${median(all).toFixed(1)} ms of ${all.length} (${least} to ${most}); the extension host computed ${computed} ms\n`;
}

async function main(): Promise<number> {
  const workspace = await makeWorkspace();
  try {
    const { own, idle } = await measure(workspace);
    const [first, ...later] = own.opened;
    const opened = elapsed(later) - elapsed(idle.opened);
    const typed = elapsed(own.typed) - elapsed(idle.typed);
    process.stdout.write(
      `${pairs} pairs of 2 × ${size / 1000} KB; first prompt, which activates the extension and loads the linter: ${first?.elapsed.toFixed(1)} ms\n` +
        line('lenses of a prompt just opened', later) +
        line('  a provider that does nothing', idle.opened) +
        line('lenses after typing a character', own.typed) +
        line('  a provider that does nothing', idle.typed) +
        `our own: ${opened.toFixed(1)} ms opened, ${typed.toFixed(1)} ms typed; at most ${limit} ms\n`,
    );
    return Math.max(opened, typed) <= limit ? 0 : 1;
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
