// npm run test:inspect: our statistics and log readers against Inspect itself.
//
// Installs Inspect into .cache/inspect-venv when it is not there yet (Python 3.10 or later with its venv
// module, and its package index, are needed for that), then runs the scripts below.
//
//   --can-run   only says, by its exit code and a sentence, whether this machine can

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const requirement = 'inspect-ai==0.3.285';
const scripts = ['test/stats/inspect_crosscheck.py', 'test/stats/inspect_logs.py'];
const folder = path.join(root, '.cache/inspect-venv');
const python = path.join(
  folder,
  process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
);
const stamp = path.join(folder, 'installed.txt');

function run(command, argv) {
  const { status, error } = spawnSync(command, argv, { cwd: root, stdio: 'inherit' });
  if (error !== undefined) console.error(`${command} cannot be started: ${error.message}`);
  return status === 0;
}

function installed() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === requirement;
}

function install() {
  rmSync(folder, { recursive: true, force: true });
  const done =
    run('python3', ['-m', 'venv', folder]) &&
    run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', requirement]);
  if (done) writeFileSync(stamp, requirement);
  return done;
}

/** What is missing on this machine, as a sentence; undefined when nothing is. */
function obstacle() {
  if (installed()) return undefined;
  const probe = 'import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 10) else 3)';
  const { status, error } = spawnSync('python3', ['-c', probe], { stdio: 'ignore' });
  if (error !== undefined) return 'There is no python3; Python 3.10 or later is needed.';
  if (status === 3) return 'python3 is older than 3.10.';
  return status === 0
    ? undefined
    : 'python3 lacks the modules venv and ensurepip (on Debian the package python3-venv).';
}

/** Runs a script. @returns its last line of sums, added to `sums`; whether it went through */
function check(script, sums) {
  const { status, stdout } = spawnSync(python, [script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  process.stdout.write(stdout);
  const counts = /^(\d+) passed, (\d+) failed$/m.exec(stdout);
  sums.passed += Number(counts?.[1] ?? 0);
  sums.failed += Number(counts?.[2] ?? 1);
  return status === 0;
}

const missing = obstacle();
if (missing !== undefined || process.argv.includes('--can-run')) {
  if (missing !== undefined) console.error(missing);
  process.exit(missing === undefined ? 0 : 1);
}
if (!installed() && !install()) {
  console.error('Inspect could not be installed from the Python package index.');
  process.exit(1);
}
const sums = { passed: 0, failed: 0 };
const results = scripts.map((script) => check(script, sums));
console.log(`${sums.passed} passed, ${sums.failed} failed`);
process.exit(results.every(Boolean) ? 0 : 1);
