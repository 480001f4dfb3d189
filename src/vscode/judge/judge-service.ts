import * as vscode from 'vscode';
import type { JudgeCase } from '../../core/flags/judge/judge-case.js';
import type { JudgeResult } from '../../core/flags/judge/judge-result.js';
import type { JudgeEvent } from '../../core/flags/judge/judge-session.js';
import { InputError } from '../../core/input-error.js';
import type { SendEnd } from '../../core/run/send-tasks.js';
import { untrustedReason } from '../commands.js';
import { ApiKeys } from '../runs/api-keys.js';
import type { LoadRunEngine, RunEngine } from '../runs/run-engine.js';
import { chosenPace } from '../runs/run-settings.js';
import type { ConfigService } from '../services/config-service.js';
import type { ResponseReference } from '../services/response-reference.js';
import type { ResponseService } from '../services/response-service.js';
import { chooseJudge, type ChosenJudge } from './choose-judge.js';
import { JudgeConsent } from './judge-consent.js';
import { judgeSettings } from './judge-settings.js';
import { KeptJudgements } from './kept-judgements.js';

/** Told how a judgement goes. */
export interface JudgeObserver {
  /** Called once, before anything is sent. @param votes to be asked for */
  begun(votes: number, model: string): void;
  happened(event: JudgeEvent): void;
}

/** A judgement that this window is done with. */
export interface EndedJudgement {
  readonly end: SendEnd;
  readonly endpoint: string;
  /** Whether the server refused the key, or wants one. */
  readonly needsKey: boolean;
  readonly results: readonly JudgeResult[];
}

/** Asks judges and reads what they said. Nothing is sent unasked, or in an untrusted workspace. */
export class JudgeService implements vscode.Disposable {
  readonly #loadEngine: LoadRunEngine | undefined;
  readonly #version: string;
  readonly #config: ConfigService;
  readonly #responses: ResponseService;
  readonly #consent: JudgeConsent;
  readonly #keys: ApiKeys;
  readonly #kept = new KeptJudgements();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('gyges.judge')) this.#changed.fire();
  });

  /** Fires when there may be new results, or another judge to be asked. */
  readonly onDidChange = this.#changed.event;

  /** @param loadEngine undefined where no judge can be asked */
  constructor(
    context: vscode.ExtensionContext,
    loadEngine: LoadRunEngine | undefined,
    config: ConfigService,
    responses: ResponseService,
  ) {
    this.#loadEngine = loadEngine;
    this.#version = (context.extension.packageJSON as { readonly version: string }).version;
    this.#config = config;
    this.#responses = responses;
    this.#consent = new JudgeConsent(context.workspaceState);
    this.#keys = new ApiKeys(context.secrets);
  }

  /** Whether this window can ask a judge at all. */
  get isAvailable(): boolean {
    return this.#loadEngine !== undefined;
  }

  /** What judges said of a response so far, in this or another window or on the command line. */
  async resultsOf(reference: ResponseReference): Promise<readonly JudgeResult[]> {
    const folder = judgeFolder(reference);
    const judged = await this.#caseOf(reference);
    if (folder === undefined || judged === undefined) return [];
    const { threshold } = judgeSettings(resourceOf(reference));
    return this.#kept.resultsOf(folder, judged, threshold);
  }

  /**
   * Asks the judge of the settings about responses, after the user has seen what that takes.
   *
   * @returns undefined when the user says no
   * @throws InputError when no judge can be asked or there is no reasoning
   */
  async ask(
    references: readonly ResponseReference[],
    observer: JudgeObserver,
    token: vscode.CancellationToken,
  ): Promise<EndedJudgement | undefined> {
    const engine = await this.#engine();
    const [first] = references;
    const cases = await this.#casesOf(references);
    const folder = first && judgeFolder(first);
    if (folder?.scheme !== 'file') {
      throw new InputError(
        vscode.l10n.t(
          'What a judge says is kept in a folder of this machine. Open one, and save the response in it.',
        ),
      );
    }
    const resource = first && resourceOf(first);
    const settings = judgeSettings(resource);
    const judge = await chooseJudge(engine, this.#keys, settings);
    if (judge === undefined) return undefined;
    const config = resource && (await this.#config.configFor(resource)).config;
    const price = config?.prices[judge.model];
    const choice = { client: judge, model: judge.model, settings: {} };
    const directory = vscode.Uri.joinPath(folder, await engine.judgeFolderName(choice)).fsPath;
    const session = await engine.JudgeSession.prepare(engine.judgeStore, directory, choice, cases, {
      votes: settings.votes,
      gyges: this.#version,
    });
    const estimate = session.estimate(price);
    const { votes } = settings;
    const planned = { model: judge.model, endpoint: judge.endpoint, samples: cases.length, votes };
    if (estimate.requests > 0 && !(await this.#consent.given({ ...planned, estimate }))) {
      return undefined;
    }
    const end =
      estimate.requests === 0
        ? ({ reason: 'complete' } as const)
        : await this.#send(session, judge, { price, resource }, observer, token);
    this.#changed.fire();
    if (end === undefined) return undefined;
    const { judgeResult } = await import('../response-engine.js');
    const results = cases.map((judged) =>
      judgeResult(judged, session.header, session.state, settings),
    );
    const failures = [...session.state.failures.values()];
    const needsKey = end.reason === 'error' && failures.some(({ kind }) => kind === 'auth');
    return { end, endpoint: judge.endpoint, needsKey, results };
  }

  /** Asks the user for the key of a judge's address. @returns whether there is one now */
  async askKey(endpoint: string): Promise<boolean> {
    return (await this.#keys.ask(endpoint)) !== undefined;
  }

  async #send(
    session: Awaited<ReturnType<RunEngine['JudgeSession']['prepare']>>,
    judge: ChosenJudge,
    {
      price,
      resource,
    }: {
      readonly price: Parameters<typeof session.estimate>[0];
      readonly resource: vscode.Uri | undefined;
    },
    observer: JudgeObserver,
    token: vscode.CancellationToken,
  ): Promise<SendEnd | undefined> {
    const client = await judge.connect();
    if (client === undefined) return undefined;
    const abort = new AbortController();
    const cancelled = token.onCancellationRequested(() => {
      abort.abort();
    });
    if (token.isCancellationRequested) abort.abort();
    observer.begun(session.missing.length, judge.model);
    try {
      return await session.ask({
        client,
        pace: { ...chosenPace(resource), budget: {} },
        price,
        signal: abort.signal,
        onEvent: (event) => {
          observer.happened(event);
        },
      });
    } finally {
      cancelled.dispose();
    }
  }

  async #engine(): Promise<RunEngine> {
    if (this.#loadEngine === undefined) {
      throw new InputError(
        vscode.l10n.t(
          'No judge can be asked in a browser, where answers cannot be kept safely. Open the folder in VS Code on the desktop, or use “gyges scan --judge” in a terminal.',
        ),
      );
    }
    if (!vscode.workspace.isTrusted) throw new InputError(untrustedReason());
    return this.#loadEngine();
  }

  async #casesOf(references: readonly ResponseReference[]): Promise<JudgeCase[]> {
    const cases = [];
    for (const reference of references) cases.push(await this.#caseOf(reference));
    const found = cases.filter((judged) => judged !== undefined);
    if (found.length === 0) {
      throw new InputError(vscode.l10n.t('There is no reasoning here that could be judged.'));
    }
    return found;
  }

  async #caseOf(reference: ResponseReference): Promise<JudgeCase | undefined> {
    const [{ judgeCase }, record] = await Promise.all([
      import('../response-engine.js'),
      this.#responses.record(reference),
    ]);
    return judgeCase(record);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

/** The file that a response comes from; undefined for handed-over text. */
function resourceOf(reference: ResponseReference): vscode.Uri | undefined {
  return reference.kind === 'text' ? undefined : vscode.Uri.parse(reference.uri, true);
}

/** Where the answers of judges about a response are kept, as by the command line run in that folder. */
function judgeFolder(reference: ResponseReference): vscode.Uri | undefined {
  const resource = resourceOf(reference);
  const folder =
    (resource && vscode.workspace.getWorkspaceFolder(resource)) ??
    vscode.workspace.workspaceFolders?.[0];
  const root =
    folder?.uri ??
    (resource === undefined || resource.scheme === 'untitled'
      ? undefined
      : vscode.Uri.joinPath(resource, '..'));
  return root && vscode.Uri.joinPath(root, '.gyges', 'judge');
}
