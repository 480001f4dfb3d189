import { randomUUID } from 'node:crypto';
import type { GygesConfig } from '../../core/config/config.js';
import { wireFormats } from '../../core/models/wire-formats.js';
import type { Price } from '../../core/run/budget.js';
import { estimateRun } from '../../core/run/estimate-run.js';
import type { PreparedRun } from '../../core/run/prepare-run.js';
import type { RunChoice, RunPace } from '../../core/run/run-choice.js';
import {
  beginRun as begin,
  finishRun,
  inspectLogName,
  RunSession,
} from '../../core/run/run-session.js';
import { displayPath } from '../../node/display-path.js';
import { proxiedFetch } from '../../node/proxied-fetch.js';
import { fileRunStore } from '../../node/run-store.js';
import type { CommandContext } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { reportProblems } from '../report-problems.js';
import { shellWord } from '../shell-word.js';
import { version } from '../version.js';
import { interruptible } from './interruptible.js';
import { priceFor } from './price-for.js';
import { RunProgress } from './progress.js';
import { keyFrom } from './run-options.js';

export interface RunTarget {
  readonly directory: string;
  /** Undefined to ask for everything anew. */
  readonly cacheDirectory: string | undefined;
  readonly config: GygesConfig;
}

/** Writes the header and every message of a new run, before anything is sent. */
export function beginRun(
  directory: string,
  prepared: PreparedRun,
  choice: RunChoice,
): Promise<void> {
  return begin(fileRunStore, directory, prepared, choice, {
    id: randomUUID(),
    created: new Date().toISOString(),
    gyges: version,
  });
}

/** Asks for everything that the run in the folder has no answer for yet. */
export async function continueRun(
  context: CommandContext,
  target: RunTarget,
  pace: RunPace,
): Promise<ExitCode> {
  const { io, out, err } = context;
  const shown = displayPath(io.cwd, target.directory);
  const session = await RunSession.open(fileRunStore, target.directory, shown);
  try {
    await ask(context, session, target, pace, shown);
  } catch (error) {
    await err.write(
      `Every answer so far is kept. Go on with: gyges run --resume ${shellWord(shown)}\n`,
    );
    throw error;
  } finally {
    await session.close();
  }
  const { header, state, isComplete, warnings } = await finishRun(
    fileRunStore,
    target.directory,
    shown,
  );
  await reportProblems(err, 'warning', warnings);
  const failed = state.failures.size === 0 ? '' : `, ${state.failures.size} failed`;
  const next = isComplete
    ? `Figures: gyges stats ${shellWord(`${shown}/journal.jsonl`)} --success compliance`
    : `Go on with: gyges run --resume ${shellWord(shown)}`;
  await out.write(
    `${state.samples.size} of ${header.tasks} samples${failed} in ${shown} (${inspectLogName} is for Inspect).\n${next}\n`,
  );
  return isComplete ? exitCode.clean : exitCode.couldNotRun;
}

/** Shows how it goes on standard error; Ctrl-C ends it with everything so far kept. */
async function ask(
  { io, err }: CommandContext,
  session: RunSession,
  target: RunTarget,
  pace: RunPace,
  shown: string,
): Promise<void> {
  const { header, tasks, badLines } = session;
  await reportProblems(
    err,
    'warning',
    badLines.map((line) => `${shown}, line ${line} of the journal cannot be read.`),
  );
  const key = keyFrom(io.env, wireFormats[header.provider].keyVariable);
  const price = priceFor(header.model, target.config, pace);
  await err.write(describe(session, price));
  const progress = new RunProgress(err, tasks.length, io.stderrIsTerminal, () => performance.now());
  let shownSoFar: Promise<void> = Promise.resolve();
  const end = await interruptible((signal) =>
    session.execute({
      fetch: proxiedFetch(),
      key,
      pace,
      price,
      cache:
        target.cacheDirectory === undefined ? undefined : fileRunStore.cache(target.cacheDirectory),
      signal,
      onEvent: (event) => {
        const shown = event.type === 'failure' ? { ...event.entry, type: event.type } : event;
        shownSoFar = shownSoFar.then(() => progress.show(shown)).catch(() => undefined);
      },
    }),
  );
  await shownSoFar;
  await progress.end();
  if (end.message !== undefined) await reportProblems(err, 'error', [end.message]);
}

function describe({ header, cells, tasks }: RunSession, price: Price | undefined): string {
  const { inputTokens, inputCost } = estimateRun(cells, tasks.length, price);
  const cost = inputCost === undefined ? '' : `, about ${inputCost.toFixed(2)} for the input`;
  const done = header.tasks - tasks.length;
  return (
    `${header.model} at ${header.endpoint}: ${tasks.length} samples to ask for` +
    (done > 0 ? ` (${done} of ${header.tasks} are there already)` : '') +
    `, about ${inputTokens} input tokens${cost}.\n`
  );
}
