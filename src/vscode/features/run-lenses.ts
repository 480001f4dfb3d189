import * as vscode from 'vscode';
import { percent } from '../../core/report/figures.js';
import {
  assumedVariances,
  defaultAssumption,
  describeAssumption,
  smallestDetectableGap,
} from '../../core/stats/power.js';
import { registerCommand } from '../commands.js';
import type { CommandName } from '../command-names.js';
import type { LastRun } from '../runs/run-history.js';
import { chosenSamples } from '../runs/run-settings.js';
import { missingText, shortGapText } from '../runs/run-texts.js';
import type { PairState } from '../services/pair-service.js';
import type { Services } from '../services/services.js';
import { setting } from '../services/settings.js';
import { pairFor, promptUri } from './counterpart.js';

/** Code lenses above a prompt: run it, what such a run could detect, and what the last one found. */
export function registerRunLenses(services: Services): vscode.Disposable {
  const lenses = new RunLenses(services);
  return vscode.Disposable.from(
    lenses,
    registerCommand(services.log, 'showDetectableGap', async (argument) => {
      const found = await pairFor(services, promptUri(argument));
      if (found === undefined) return;
      const { items, samples } = designOf(found.state, promptUri(argument));
      void vscode.window.showInformationMessage(powerSentence(items, samples));
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('gyges')) lenses.refresh();
    }),
    services.runs.onDidChange(() => {
      lenses.refresh();
    }),
    services.runHistory.onDidChange(() => {
      lenses.refresh();
    }),
    services.pairs.onDidChange(() => {
      lenses.refresh();
    }),
    services.prompts.register((selector) =>
      vscode.languages.registerCodeLensProvider(selector, lenses),
    ),
  );
}

class RunLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #services: Services;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  /** What the last run of a prompt's pair was when it was last looked for. */
  readonly #last = new Map<string, LastRun | undefined>();

  /** The latest time that it was looked for, by prompt. */
  readonly #looks = new Map<string, symbol>();

  constructor(services: Services) {
    this.#services = services;
  }

  refresh(): void {
    this.#changed.fire();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const { pairs, prompts, runs, log } = this.#services;
    const { uri, version } = document;
    if (!prompts.matches(document)) return [];
    const state = await pairs.state(uri).catch(() => undefined);
    if (state === undefined || document.version !== version) return [];
    const { monitored, unmonitored } = state.loaded.pair;
    if (monitored === undefined || unmonitored === undefined) return [];
    const { items, samples } = designOf(state, uri);
    const wanted = {
      report: setting('codeLens.lastRun', uri),
      responses: setting('codeLens.lastResponses', uri),
    };
    if (wanted.report || wanted.responses) {
      // Reading a run takes a while the first time; the other lenses do not wait for it.
      this.#look(uri).catch((error: unknown) => {
        log.error(error instanceof Error ? error : String(error));
      });
    }
    const last = this.#last.get(uri.toString());
    const report = wanted.report ? lastRunLenses(last) : [];
    const responses = wanted.responses ? lastResponsesLenses(uri, last) : [];
    const canRun = runs.isAvailable && setting('codeLens.run', uri);
    const saysPower = setting('codeLens.power', uri);
    const sentence = powerSentence(items, samples);
    const lenses: vscode.CodeLens[] = [];
    if (canRun) {
      // Room is scarce on the line: what a run can detect is of less use than what one has found.
      const detects = saysPower && report.length === 0 ? items : undefined;
      lenses.push(topLens(runTitle(samples, detects), 'runPair', uri, sentence));
    } else if (saysPower) {
      lenses.push(topLens(powerTitle(items, samples), 'showDetectableGap', uri, sentence));
    }
    return [...lenses, ...report, ...responses];
  }

  async #look(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const look = Symbol();
    this.#looks.set(key, look);
    const last = await this.#services.runHistory.lastOf(uri);
    // While a run goes on, one that was asked for earlier may come later.
    if (this.#looks.get(key) !== look) return;
    const before = this.#last.get(key);
    this.#last.set(key, last);
    if (last?.run !== before?.run) this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function topLens(
  title: string,
  name: CommandName,
  argument: vscode.Uri,
  tooltip: string,
): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
    title,
    tooltip,
    command: `gyges.${name}`,
    arguments: [argument],
  });
}

function lastRunLenses(last: LastRun | undefined): vscode.CodeLens[] {
  const comparison = last?.run.comparisons.get(last.pair);
  if (last === undefined || comparison === undefined) return [];
  const { run } = last;
  const missing = missingText(run);
  const title = vscode.l10n.t('last run {0}', shortGapText(comparison.gap));
  const tooltip = [
    ...(missing === '' ? [] : [missing]),
    vscode.l10n.t('Gap, monitored minus unmonitored: {0}', comparison.gap.method),
    vscode.l10n.t('Success: {0}', run.success),
    `${run.header.model} · ${new Date(run.header.created).toLocaleString(vscode.env.language)}`,
    vscode.l10n.t('Click for the report.'),
  ].join('\n');
  return [
    topLens(
      missing === ''
        ? title
        : vscode.l10n.t('{0} ({1} of {2})', title, run.answered, run.header.tasks),
      'openReport',
      run.folder,
      tooltip,
    ),
  ];
}

function lastResponsesLenses(uri: vscode.Uri, last: LastRun | undefined): vscode.CodeLens[] {
  const count = last?.run.answeredTwice.get(last.pair) ?? 0;
  if (count === 0) return [];
  const tooltip =
    count === 1
      ? vscode.l10n.t('What both prompts were answered in the last run, side by side.')
      : vscode.l10n.t(
          'What both prompts were answered in the last run, side by side: {0} pairs of responses, those that disagree most first.',
          count,
        );
  return [topLens(vscode.l10n.t('Responses'), 'compareLastResponses', uri, tooltip)];
}

function designOf(
  { loaded: { dataset } }: PairState,
  resource: vscode.Uri | undefined,
): { readonly items: number; readonly samples: number } {
  return { items: Math.max(dataset?.rowCount ?? 1, 1), samples: chosenSamples(resource) };
}

/** The smallest gap in whole percent points, rounded up so as not to promise more than there is. */
function detectablePoints(items: number, samples: number): number {
  const gap = smallestDetectableGap(items, samples, assumedVariances(defaultAssumption));
  return Math.min(100, Math.ceil(Number(percent(gap))));
}

/** For example `Run × 5 on 20 items: detects ≥ 17 pp`; without items `Run × 5`. */
function runTitle(samples: number, items: number | undefined): string {
  if (items === undefined) return vscode.l10n.t('$(play) Run × {0}', samples);
  const points = detectablePoints(items, samples);
  return items === 1
    ? vscode.l10n.t('$(play) Run × {0} on 1 item: detects ≥ {1} pp', samples, points)
    : vscode.l10n.t('$(play) Run × {0} on {1} items: detects ≥ {2} pp', samples, items, points);
}

/** For example `20 items × 5: detects ≥ 17 pp`. */
function powerTitle(items: number, samples: number): string {
  const points = detectablePoints(items, samples);
  return items === 1
    ? vscode.l10n.t('1 item × {0}: detects ≥ {1} pp', samples, points)
    : vscode.l10n.t('{0} items × {1}: detects ≥ {2} pp', items, samples, points);
}

function powerSentence(items: number, samples: number): string {
  return vscode.l10n.t(
    'Items: {0}, samples of each in each condition: {1}. This detects a gap of {2} percent points or more with 80 % power, assuming {3}.',
    items,
    samples,
    detectablePoints(items, samples),
    describeAssumption(defaultAssumption),
  );
}
