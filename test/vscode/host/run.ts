// Runs the tests of test/vscode/suite inside VS Code and prints the results.
//
//   tsx test/vscode/host/run.ts            in the Node extension host
//   tsx test/vscode/host/run.ts --web      in the web-worker extension host
//   tsx test/vscode/host/run.ts places     only the rounds in which these suites run
//
// GYGES_TEST_HOST    desktop | server; default: desktop where it can be downloaded, else server
// GYGES_TEST_VSCODE  version: minimum | default | newest | one of npm's code-server (server),
//                    or one of VS Code (desktop)

import { existsSync } from 'node:fs';
import { canDownloadDesktop, obtainDesktop, runInDesktop } from './desktop.js';
import { inProject } from './project.js';
import { quietSettings } from './profile.js';
import { roundsFor } from './rounds.js';
import type { Round } from './rounds.js';
import { runInServer } from './server-run.js';
import { testSettings } from './test-events.js';
import type { TestEvent } from './test-events.js';
import { listenForTests } from './test-listener.js';
import type { TestListener } from './test-listener.js';
import { summarise, TestTally } from './test-tally.js';
import { copyWorkspace, makeMultiRoot } from './workspace-copy.js';

/** Milliseconds. */
const startTimeout = 90_000;
const stallTimeout = 120_000;

async function main(): Promise<number> {
  const web = process.argv.includes('--web');
  const tests = inProject('dist/test', web ? 'web.js' : 'node.js');
  if (!existsSync(tests)) {
    process.stderr.write(`${tests} is missing: run "npm run build:tests" first.\n`);
    return 1;
  }
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const rounds = roundsFor(web ? 'web-worker' : 'node').filter(
    ({ suites }) => wanted.length === 0 || suites.some((suite) => wanted.includes(suite)),
  );
  const tallies: TestTally[] = [];
  for (const round of rounds) {
    // A host that never begins is tried again; a suite that has begun never is.
    const tally = await runRound(round, web, tests).catch((error: unknown) => {
      if (!(error instanceof NeverStarted)) throw error;
      process.stderr.write(`${error.message} Trying again.\n`);
      return runRound(round, web, tests);
    });
    tallies.push(tally);
  }
  return summarise(tallies);
}

class NeverStarted extends Error {}

async function runRound(round: Round, web: boolean, tests: string): Promise<TestTally> {
  const tally = new TestTally(round.workspace);
  const listener = await listenForTests((event: TestEvent) => {
    tally.add(event);
  });
  const workspace = round.multiRoot
    ? await makeMultiRoot()
    : await copyWorkspace(inProject('examples'));
  const settings = {
    ...quietSettings,
    [testSettings.reportTo]: listener.address,
    [testSettings.suites]: round.suites,
  };
  try {
    if (!web && (await wantsDesktop())) {
      const program = await obtainDesktop(desktopVersion());
      await Promise.race([
        runInDesktop(program, workspace.opened, settings, tests, round.trusted),
        stalled(listener, tally),
      ]).catch((error: unknown) => {
        if (!tally.hasFailures) throw error;
      });
    } else {
      await runInServer({
        version: process.env['GYGES_TEST_VSCODE'],
        host: web ? 'web-worker' : 'node',
        workspace: workspace.opened,
        trusted: round.trusted,
        settings,
        tests,
        until: () => Promise.race([listener.ended, stalled(listener, tally)]),
        hasFailed: () => tally.hasFailures,
      });
    }
  } finally {
    await listener.close();
    await workspace.remove();
  }
  return tally;
}

async function wantsDesktop(): Promise<boolean> {
  const wanted = process.env['GYGES_TEST_HOST'] ?? '';
  if (wanted === 'desktop' || wanted === 'server') return wanted === 'desktop';
  if (wanted !== '') throw new Error(`GYGES_TEST_HOST is "desktop" or "server", not "${wanted}".`);
  return canDownloadDesktop();
}

function desktopVersion(): string {
  const version = process.env['GYGES_TEST_VSCODE'] ?? 'default';
  if (version === 'minimum') return '1.95.0';
  return version === 'default' || version === 'newest' ? 'stable' : version;
}

/** Rejects when the suite has not begun, or has reported nothing for a while. */
async function stalled(listener: TestListener, tally: TestTally): Promise<never> {
  const begin = Date.now();
  return new Promise((_, reject) => {
    const timer = setInterval(() => {
      const silence = Date.now() - Math.max(begin, listener.lastEvent());
      if (!tally.hasStarted && silence > startTimeout) {
        clearInterval(timer);
        reject(new NeverStarted(`No test began within ${startTimeout / 1000} s.`));
      } else if (silence > stallTimeout) {
        clearInterval(timer);
        reject(new Error(`The tests have reported nothing for ${stallTimeout / 1000} s.`));
      }
    }, 1000);
    timer.unref();
  });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
