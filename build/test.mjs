// npm test: every part of the test suite, one after another, and the sums.
//
//   npm test                  all of it
//   npm test -- unit cli      only these parts

import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const sharedData = process.env.GYGES_SHARED_DATA ?? path.join(root, '../shared/data');

/**
 * `script` of package.json; `count` reads from its output how many tests passed, failed and were
 * skipped; without it the part is one test. `obstacle` says why a part cannot run here.
 */
const parts = [
  { name: 'format', script: 'check:format' },
  { name: 'types', script: 'check:types' },
  { name: 'lint', script: 'check:lint' },
  { name: 'unit', script: 'test:unit', count: countMocha },
  {
    name: 'data',
    script: 'test:data',
    count: countMocha,
    obstacle: existsSync(sharedData)
      ? undefined
      : `${sharedData} is not there (GYGES_SHARED_DATA names another place)`,
  },
  {
    name: 'inspect',
    script: 'test:inspect',
    count: countPlain,
    obstacle: inspectObstacle(),
  },
  { name: 'grammar', script: 'test:grammar', count: countSnapshots },
  { name: 'cli', script: 'test:cli', count: countMocha },
  { name: 'kill', script: 'test:kill', count: countMocha },
  { name: 'package', script: 'package', count: countMocha },
  { name: 'vscode', script: 'test:vscode', count: countPlain },
  { name: 'web', script: 'test:web', count: countPlain },
  { name: 'ui', script: 'test:ui', count: countMocha },
];

function countMocha(output) {
  return {
    passed: lastNumber(output, /^ {2}(\d+) passing/gm),
    failed: lastNumber(output, /^ {2}(\d+) failing/gm),
    skipped: lastNumber(output, /^ {2}(\d+) pending/gm),
  };
}

function countPlain(output) {
  return {
    passed: lastNumber(output, /^(\d+) passed, \d+ failed/gm),
    failed: lastNumber(output, /^\d+ passed, (\d+) failed/gm),
    skipped: lastNumber(output, /^\d+ passed, \d+ failed, (\d+) skipped/gm),
  };
}

function countSnapshots(output) {
  return {
    passed: [...output.matchAll(/^✓/gm)].length,
    failed: [...output.matchAll(/^✖/gm)].length,
    skipped: 0,
  };
}

function lastNumber(text, pattern) {
  return Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);
}

/** Runs a script of package.json, its output going on as it comes. */
async function run(script) {
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const [stream, target] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      output += text;
      target.write(text);
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output: output.replaceAll(/\u001b\[[\d;]*m/g, '') };
}

/** Why Inspect cannot be asked here. In CI (`CI` is set) that is no excuse, and the part fails. */
function inspectObstacle() {
  if (process.env.CI) return undefined;
  const script = path.join(root, 'test/stats/run-inspect-crosscheck.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--can-run'], {
    encoding: 'utf8',
  });
  return status === 0 ? undefined : stderr.trim();
}

/** A part that fails without a failed test, or passes without a test, has failed. */
function result({ code, output }, count) {
  const counts = count?.(output) ?? { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 };
  const isBroken = (code !== 0 && counts.failed === 0) || (code === 0 && counts.passed === 0);
  return isBroken ? { ...counts, failed: counts.failed + 1 } : counts;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(
    `No such part: ${unknown.join(', ')}. Parts: ${parts.map((p) => p.name).join(', ')}.`,
  );
  process.exit(2);
}

const lines = [];
const sums = { passed: 0, failed: 0, skipped: 0 };
for (const { name, script, count, obstacle } of parts) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  if (obstacle !== undefined) {
    lines.push(`${name.padEnd(8)} not run: ${obstacle}`);
    continue;
  }
  console.log(`\n── ${name}: npm run ${script}`);
  const start = Date.now();
  const counts = result(await run(script), count);
  for (const key of Object.keys(sums)) sums[key] += counts[key];
  const { passed, failed, skipped } = counts;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  lines.push(
    `${name.padEnd(8)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ` +
      `${String(skipped).padStart(3)} skipped ${seconds.padStart(7)} s`,
  );
}

console.log(`\n${lines.join('\n')}\n`);
console.log(
  `${sums.passed} passed, ${sums.failed} failed${sums.skipped > 0 ? `, ${sums.skipped} skipped` : ''}`,
);
process.exitCode = sums.failed > 0 || sums.passed === 0 ? 1 : 0;
