// The build of Mocha that needs neither a document nor Node; it sets the global `Mocha`.
import 'mocha/mocha.js';
import * as vscode from 'vscode';
import { testSettings } from '../host/test-events.js';
import type { TestEvent } from '../host/test-events.js';

/**
 * Runs the tests that `load` declares and reports each to the address in the settings. Works in
 * both extension hosts, so it uses what Node and a worker have in common.
 *
 * @param host Named in the report.
 * @param suites By the name of its folder: declares the tests with Mocha's globals. The settings say
 *   which of them; without a word from them, what runs in a trusted folder.
 * @throws {Error} When a test failed, which makes desktop VS Code exit with an error.
 */
export async function runMocha(
  host: string,
  suites: Readonly<Record<string, () => void>>,
): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  const address = settings.get<string>(testSettings.reportTo);
  const wanted = settings.get<readonly string[]>(testSettings.suites, ['shared', 'node']);
  let sent = Promise.resolve();
  const send = (event: TestEvent): Promise<void> => {
    sent = sent.then(async () => {
      // Started from the debugger there is nobody to report to but its console.
      if (address === undefined) console.log(event);
      else await fetch(address, { method: 'POST', body: JSON.stringify(event) });
    });
    return sent;
  };

  await send({ type: 'start', vscode: vscode.version, host });
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: reporterTo(send) });
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  let failures = 1;
  try {
    for (const [name, load] of Object.entries(suites)) if (wanted.includes(name)) load();
    failures = await new Promise<number>((resolve) => mocha.run(resolve));
  } catch (error) {
    await send({ type: 'fail', title: 'Loading the tests', error: describeError(error) });
  }
  await send({ type: 'end' });
  if (failures > 0) throw new Error(`${failures} failed.`);
}

function reporterTo(send: (event: TestEvent) => Promise<void>): Mocha.ReporterConstructor {
  return class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner) {
      super(runner);
      runner.on('pass', (test) => {
        void send({ type: 'pass', title: test.fullTitle(), milliseconds: test.duration ?? 0 });
      });
      runner.on('fail', (test, error: unknown) => {
        void send({ type: 'fail', title: test.fullTitle(), error: describeError(error) });
      });
      runner.on('pending', (test) => {
        void send({ type: 'skip', title: test.fullTitle() });
      });
    }
  };
}

/** Message, what was expected and found, and where. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { actual, expected } = error as { actual?: unknown; expected?: unknown };
  const comparison =
    actual === undefined && expected === undefined
      ? ''
      : `\nexpected: ${show(expected)}\nfound:    ${show(actual)}`;
  return `${error.message}${comparison}\n${error.stack?.replace(error.message, '') ?? ''}`;
}

function show(value: unknown): string {
  if (value === undefined) return 'undefined';
  try {
    return JSON.stringify(value);
  } catch {
    return 'something that JSON cannot say';
  }
}
