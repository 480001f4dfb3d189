import * as vscode from 'vscode';
import type { JudgeEvent } from '../../core/flags/judge/judge-session.js';
import { InputError } from '../../core/input-error.js';
import { registerCommand, registerNetworkCommand } from '../commands.js';
import type { EndedJudgement, JudgeObserver } from '../judge/judge-service.js';
import { evidenceOf, judgementTitle } from '../judge/judgement-texts.js';
import { quotePlaces } from '../judge/quote-places.js';
import { shownResponse } from '../services/label-service.js';
import { rangeIn } from '../services/ranges.js';
import { asReference, type ResponseReference } from '../services/response-reference.js';
import { parseResponseUri } from '../services/response-uris.js';
import type { Services } from '../services/services.js';

/** *Ask a Judge* about the open response, both sides of a comparison or a sample of a log; what it said. */
export function registerAskJudge(services: Services): vscode.Disposable {
  const { log, judge } = services;
  void vscode.commands.executeCommand('setContext', 'gyges.canAskJudge', judge.isAvailable);
  return vscode.Disposable.from(
    registerNetworkCommand(log, 'askJudge', (argument) => askJudge(services, argument)),
    registerCommand(log, 'showJudgement', (uri, index) =>
      showJudgement(services, uri, typeof index === 'number' ? index : 0),
    ),
  );
}

async function askJudge(services: Services, argument: unknown): Promise<void> {
  await askAbout(services, referencesOf(argument));
}

async function askAbout(
  services: Services,
  references: readonly ResponseReference[],
): Promise<void> {
  if (references.length === 0) {
    throw new InputError(
      vscode.l10n.t(
        'Open a response, a sample of a log or a comparison whose reasoning is to be judged.',
      ),
    );
  }
  const ended = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Asking a judge'),
      cancellable: true,
    },
    (progress, token) =>
      services.judge.ask(references, new NotifiedVotes(services.log, progress), token),
  );
  // Shown beside what the user goes on with.
  if (ended !== undefined) void tellEnd(services, ended, references);
}

/** What a command is given by the Logs view or another command, or else what the active editor shows. */
function referencesOf(argument: unknown): readonly ResponseReference[] {
  const given = asReference(argument) ?? sampleOfNode(argument);
  if (given !== undefined) return [given];
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) return [];
  const shown = parseResponseUri(document.uri);
  if (shown?.kind === 'side') return [shown.recipe.left, shown.recipe.right];
  const reference = shownResponse(document);
  return reference === undefined ? [] : [reference];
}

/** A sample in the Logs view. */
function sampleOfNode(node: unknown): ResponseReference | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const { uri, sample } = node as { readonly uri?: unknown; readonly sample?: { id?: unknown } };
  return uri instanceof vscode.Uri && typeof sample?.id === 'string'
    ? { kind: 'sample', uri: uri.toString(), id: sample.id }
    : undefined;
}

class NotifiedVotes implements JudgeObserver {
  readonly #log: vscode.LogOutputChannel;
  readonly #progress: vscode.Progress<{ message?: string; increment?: number }>;
  #total = 0;
  #done = 0;

  constructor(
    log: vscode.LogOutputChannel,
    progress: vscode.Progress<{ message?: string; increment?: number }>,
  ) {
    this.#log = log;
    this.#progress = progress;
  }

  begun(votes: number, model: string): void {
    this.#total = votes;
    this.#log.info(vscode.l10n.t('Asking {0} for {1} votes.', model, votes));
    this.#show(0);
  }

  happened(event: JudgeEvent): void {
    if (event.type === 'retry') {
      this.#log.info(`${event.task}: ${event.message}`);
      return;
    }
    if (event.type === 'failure') this.#log.warn(`${event.task}: ${event.message}`);
    this.#done++;
    this.#show(100 / this.#total);
  }

  #show(increment: number): void {
    const message = vscode.l10n.t('{0} of {1} votes', this.#done, this.#total);
    this.#progress.report({ message, increment });
  }
}

async function tellEnd(
  services: Services,
  { end, endpoint, needsKey, results }: EndedJudgement,
  references: readonly ResponseReference[],
): Promise<void> {
  const { judge, log } = services;
  const titles = results.map(judgementTitle).join(' ↔ ');
  const [first] = results.flatMap(({ problems }) => problems);
  if (end.reason === 'cancelled') return;
  if (first === undefined) {
    void vscode.window.setStatusBarMessage(titles, 8000);
    return;
  }
  for (const { problems } of results) for (const { message } of problems) log.warn(message);
  const show = vscode.l10n.t('Show Log');
  const key = vscode.l10n.t('Set API Key and Ask Again');
  const text = `${titles}. ${end.message ?? first.message}`;
  const answer = await vscode.window.showWarningMessage(text, ...(needsKey ? [key] : []), show);
  if (answer === show) log.show();
  if (answer === key && (await judge.askKey(endpoint))) await askAbout(services, references);
}

/** The quotations of a judge; moving over them shows them in the text. */
async function showJudgement(services: Services, uri: unknown, index: number): Promise<void> {
  const document =
    uri instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(uri)
      : vscode.window.activeTextEditor?.document;
  const shown = document && shownResponse(document);
  const result = shown && (await services.judge.resultsOf(shown))[index];
  if (document === undefined || result === undefined) {
    void vscode.window.setStatusBarMessage(vscode.l10n.t('No judge was asked about this.'), 4000);
    return;
  }
  const places = await quotePlaces(services, document, result);
  const { discardedQuotes, problems, votes } = result;
  const picker = vscode.window.createQuickPick<
    vscode.QuickPickItem & { readonly place?: vscode.Range }
  >();
  picker.title = judgementTitle(result);
  picker.placeholder = vscode.l10n.t('Quotations that stand in the reasoning');
  picker.matchOnDescription = true;
  picker.items = [
    ...evidenceOf(result).map((evidence) => {
      const place = places.find(
        ({ criterion, text }) => criterion === evidence.criterion && text === evidence.text,
      );
      return {
        label: `“${evidence.text.replace(/\s+/gu, ' ').slice(0, 200)}”`,
        description: evidence.criterion,
        detail: vscode.l10n.t('{0} of {1} votes', evidence.votes, votes.length),
        ...(place === undefined ? {} : { place: rangeIn(document, place) }),
      };
    }),
    ...(discardedQuotes > 0
      ? [{ label: `$(circle-slash) ${discardedText(discardedQuotes)}` }]
      : []),
    ...problems.map(({ vote, message }) => ({
      label: `$(warning) ${vscode.l10n.t('vote {0}: {1}', vote, message)}`,
    })),
  ];
  const reveal = (item: (typeof picker.items)[number] | undefined) => {
    const editor = vscode.window.visibleTextEditors.find(
      (candidate) => candidate.document === document,
    );
    if (item?.place === undefined || editor === undefined) return;
    editor.selection = new vscode.Selection(item.place.start, item.place.end);
    editor.revealRange(item.place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  };
  picker.onDidChangeActive(([item]) => {
    reveal(item);
  });
  picker.onDidAccept(() => {
    reveal(picker.activeItems[0]);
    picker.hide();
  });
  picker.onDidHide(() => {
    picker.dispose();
  });
  picker.show();
}

function discardedText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 quotation is not in the reasoning and counts for nothing')
    : vscode.l10n.t('{0} quotations are not in the reasoning and count for nothing', count);
}
