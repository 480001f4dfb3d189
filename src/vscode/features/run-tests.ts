import * as vscode from 'vscode';
import type { RunEvent } from '../../core/run/execute-run.js';
import type { RunTask } from '../../core/run/run-plan.js';
import { registerCommand } from '../commands.js';
import { gapText } from '../../core/report/figures.js';
import { PairTally } from '../runs/pair-tally.js';
import { journalName, recordedUri, rootOfRun } from '../runs/run-places.js';
import type { EndedRun, RunObserver } from '../runs/run-service.js';
import type { FoundPair } from '../services/pair-service.js';
import type { Services } from '../services/services.js';
import { pathOf } from '../services/uri-path.js';

const controllerId = 'gyges.pairs';

/** The pairs of the workspace in the Testing view: run them, see how it goes, open the report. */
export function registerRunTests(services: Services): vscode.Disposable {
  const openReport = registerCommand(services.log, 'openPairReport', (item) =>
    openPairReport(services, item),
  );
  if (!services.runs.isAvailable) return openReport;
  const controller = vscode.tests.createTestController(controllerId, vscode.l10n.t('Prompt Pairs'));
  const tests = new PairTests(services, controller);
  controller.resolveHandler = async (item) => {
    if (item === undefined) await tests.discover();
  };
  controller.refreshHandler = () => tests.discover();
  const profile = controller.createRunProfile(
    vscode.l10n.t('Run'),
    vscode.TestRunProfileKind.Run,
    (request, token) => tests.run(request, token),
    true,
  );
  const describe = (folder: vscode.Uri) => {
    tests.describe(folder).catch((error: unknown) => {
      services.log.error(error instanceof Error ? error : String(error));
    });
  };
  return vscode.Disposable.from(
    controller,
    profile,
    openReport,
    services.pairs.onDidChange((keys) => {
      if (keys === 'all') tests.discoverAgain();
    }),
    services.runs.onDidChange(describe),
    services.runHistory.onDidChange(describe),
  );
}

/** The report of the last run of a pair in the Testing view. */
async function openPairReport({ runHistory }: Services, item: unknown): Promise<void> {
  const uri = (item as Partial<vscode.TestItem> | undefined)?.uri;
  const last = uri === undefined ? undefined : await runHistory.lastOf(uri);
  if (last !== undefined) {
    await vscode.commands.executeCommand('gyges.openReport', last.run.folder);
    return;
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('This pair has not been run yet.'));
}

class PairTests {
  readonly #services: Services;
  readonly #controller: vscode.TestController;
  #isDiscovered = false;

  constructor(services: Services, controller: vscode.TestController) {
    this.#services = services;
    this.#controller = controller;
  }

  /** Puts every complete pair of the workspace into the view; none of their files is read. */
  async discover(): Promise<void> {
    this.#isDiscovered = true;
    const pairs = await this.#services.pairs.findPairs();
    this.#controller.items.replace(pairs.flatMap((pair) => this.#itemOf(pair) ?? []));
    for (const [, item] of this.#controller.items) await this.#describeLast(item);
  }

  async #describeLast(item: vscode.TestItem): Promise<void> {
    if (item.uri === undefined) return;
    const last = await this.#services.runHistory.lastOf(item.uri);
    const gap = last?.run.comparisons.get(last.pair)?.gap;
    if (gap !== undefined) item.description = gapText(gap);
  }

  /** Once somebody has looked at the view, it follows the files. */
  discoverAgain(): void {
    if (!this.#isDiscovered) return;
    this.discover().catch((error: unknown) => {
      this.#services.log.error(error instanceof Error ? error : String(error));
    });
  }

  #itemOf({ key, name, files }: FoundPair): vscode.TestItem | undefined {
    const { monitored, unmonitored } = files;
    if (monitored === undefined || unmonitored === undefined) return undefined;
    const known = this.#controller.items.get(key);
    if (known !== undefined) return known;
    const item = this.#controller.createTestItem(key, name, monitored);
    item.range = new vscode.Range(0, 0, 0, 0);
    item.sortText = pathOf(monitored);
    item.description = folderOf(monitored);
    return item;
  }

  /** Shows the last figure of the pairs of a run beside their names. */
  async describe(folder: vscode.Uri): Promise<void> {
    const run = await this.#services.runHistory.read(folder);
    if (run === undefined) return;
    for (const { id, monitored } of run.header.pairs) {
      const gap = run.comparisons.get(id)?.gap;
      const path = recordedUri(rootOfRun(folder), monitored).path;
      for (const [, item] of this.#controller.items) {
        if (gap !== undefined && item.uri?.path === path) item.description = gapText(gap);
      }
    }
  }

  async run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (!this.#isDiscovered) await this.discover();
    const excluded = new Set(request.exclude);
    const all = [...this.#controller.items].map(([, item]) => item);
    const items = (request.include ?? all).filter((item) => !excluded.has(item));
    const run = this.#controller.createTestRun(request);
    for (const item of items) run.enqueued(item);
    const observer = new TestObserver(run, items);
    try {
      const ended = await this.#services.runs.run(
        items.flatMap(({ uri }) => uri ?? []),
        observer,
        eitherOf(token, run.token),
      );
      if (ended === undefined) for (const item of items) run.skipped(item);
      else await this.#conclude(run, observer, items, ended);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#services.log.error(error instanceof Error ? error : message);
      for (const item of items) run.errored(item, new vscode.TestMessage(message));
    } finally {
      run.end();
    }
  }

  async #conclude(
    run: vscode.TestRun,
    observer: TestObserver,
    items: readonly vscode.TestItem[],
    ended: EndedRun,
  ): Promise<void> {
    const known = await this.#services.runHistory.read(ended.folder);
    for (const { id, monitored } of ended.header.pairs) {
      const path = recordedUri(rootOfRun(ended.folder), monitored).path;
      const item = items.find(({ uri }) => uri?.path === path);
      if (item === undefined) continue;
      const gap = known?.comparisons.get(id)?.gap;
      const tally = observer.tally(id);
      const text = gap === undefined ? vscode.l10n.t('no samples') : gapText(gap);
      output(run, `${id}: ${text}`, item);
      if (tally.firstFailure === undefined && tally.isComplete)
        run.passed(item, tally.milliseconds);
      else if (tally.firstFailure === undefined) run.skipped(item);
      else run.failed(item, failureMessage(tally, text, ended.folder), tally.milliseconds);
    }
    if (ended.end.message !== undefined) output(run, ended.end.message);
    for (const warning of ended.warnings) output(run, warning);
    output(
      run,
      vscode.l10n.t(
        'Everything is in {0}. “Open Report” in the context menu of a pair shows its figures.',
        vscode.Uri.joinPath(ended.folder, journalName).fsPath,
      ),
    );
  }
}

/** Says in the Testing view how far each pair is. */
class TestObserver implements RunObserver {
  readonly #run: vscode.TestRun;
  readonly #items: readonly vscode.TestItem[];
  readonly #tallies = new Map<string, PairTally>();

  constructor(run: vscode.TestRun, items: readonly vscode.TestItem[]) {
    this.#run = run;
    this.#items = items;
  }

  tally(pair: string): PairTally {
    const tally = this.#tallies.get(pair) ?? new PairTally();
    this.#tallies.set(pair, tally);
    return tally;
  }

  begun(folder: vscode.Uri, tasks: readonly RunTask[]): void {
    for (const { pair } of tasks) this.tally(pair).expect();
    for (const item of this.#items) this.#run.started(item);
    output(
      this.#run,
      vscode.l10n.t('{0} samples to ask for; kept in {1}', tasks.length, folder.fsPath),
    );
  }

  happened(event: RunEvent): void {
    if (event.type === 'retry') {
      output(this.#run, `${event.task}: ${event.message}`);
      return;
    }
    const { task, pair } = event.entry;
    const tally = this.tally(pair);
    if (event.type === 'sample') {
      tally.answered(event.entry.milliseconds);
      output(this.#run, `${task}: ${Math.round(event.entry.milliseconds)} ms`);
    } else {
      tally.failed(event.entry.message);
      output(this.#run, `${task}: ${event.entry.message}`);
    }
  }
}

function failureMessage(tally: PairTally, text: string, folder: vscode.Uri): vscode.TestMessage {
  const link = `command:gyges.openReport?${encodeURIComponent(JSON.stringify([folder.toString()]))}`;
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = { enabledCommands: ['gyges.openReport'] };
  markdown.appendText(
    vscode.l10n.t(
      '{0} samples failed, the first one so: {1}',
      tally.failures,
      tally.firstFailure ?? '',
    ),
  );
  markdown.appendMarkdown('\n\n');
  markdown.appendText(text);
  markdown.appendMarkdown(` [${vscode.l10n.t('Open Report')}](${link})`);
  return new vscode.TestMessage(markdown);
}

/** The view wants CR LF. Control characters of a server's words are not passed on. */
function output(run: vscode.TestRun, line: string, item?: vscode.TestItem): void {
  const text = line.replace(/\p{Cc}+/gu, ' ');
  if (item?.uri === undefined) run.appendOutput(`${text}\r\n`);
  else
    run.appendOutput(`${text}\r\n`, new vscode.Location(item.uri, new vscode.Position(0, 0)), item);
}

/** Cancelled as soon as one of the two is. */
function eitherOf(
  a: vscode.CancellationToken,
  b: vscode.CancellationToken,
): vscode.CancellationToken {
  const source = new vscode.CancellationTokenSource();
  const cancel = () => {
    source.cancel();
  };
  a.onCancellationRequested(cancel);
  b.onCancellationRequested(cancel);
  if (a.isCancellationRequested || b.isCancellationRequested) cancel();
  return source.token;
}

function folderOf(uri: vscode.Uri): string {
  const path = vscode.workspace.asRelativePath(uri);
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
