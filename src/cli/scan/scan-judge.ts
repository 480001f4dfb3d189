import path from 'node:path';
import type { GygesConfig } from '../../core/config/config.js';
import type { ScanRecord } from '../../core/export/scan-record.js';
import { judgeCase, type JudgeCase } from '../../core/flags/judge/judge-case.js';
import { judgeResult, type JudgeResult } from '../../core/flags/judge/judge-result.js';
import { judgeFolderName, JudgeSession } from '../../core/flags/judge/judge-session.js';
import { InputError } from '../../core/input-error.js';
import { createClient } from '../../core/models/create-client.js';
import { defaultHttpOptions } from '../../core/models/http.js';
import type { ModelClient } from '../../core/models/model-client.js';
import { wireFormats } from '../../core/models/wire-formats.js';
import type { RunChoice, RunPace } from '../../core/run/run-choice.js';
import type { SendEnd } from '../../core/run/send-tasks.js';
import { safeJson } from '../../core/text/safe-json.js';
import { displayPath } from '../../node/display-path.js';
import { fileJudgeStore } from '../../node/judge-store.js';
import { proxiedFetch } from '../../node/proxied-fetch.js';
import type { CommandContext } from '../command.js';
import { reportProblems } from '../report-problems.js';
import { interruptible } from '../run/interruptible.js';
import { priceFor } from '../run/price-for.js';
import { RunProgress } from '../run/progress.js';
import { keyFrom, readChoice, readPace } from '../run/run-options.js';
import { version } from '../version.js';
import { readJudgeArguments, type JudgeArguments } from './judge-options.js';

/** A judge for the samples of a scan: first they are put before it, then it is asked, then it is read. */
export class ScanJudge {
  readonly #context: CommandContext;
  readonly #config: GygesConfig;
  readonly #wanted: JudgeArguments;
  readonly #choice: RunChoice & { readonly model: string };
  readonly #pace: RunPace;
  readonly #client: ModelClient;
  readonly #cases = new Map<string, JudgeCase>();
  #session: JudgeSession | undefined;
  #taken = 0;
  #leftOut = 0;
  #withoutReasoning = 0;

  /** @throws InputError or UsageError when the options do not say whom to ask, or a key is missing */
  constructor(context: CommandContext, config: GygesConfig) {
    const { args, io } = context;
    this.#context = context;
    this.#config = config;
    this.#wanted = readJudgeArguments(args);
    this.#pace = readPace(args);
    const choice = readChoice(args, 0);
    const { model, provider, baseUrl } = choice;
    if (model === undefined) throw new InputError('--judge needs --model: the model that judges.');
    const { keyVariable } = wireFormats[provider];
    const key = keyFrom(io.env, keyVariable);
    if (key === undefined && keyVariable !== undefined && baseUrl === undefined) {
      throw new InputError(
        `There is no key for ${provider}: set ${keyVariable}, or name a server of your own with --base-url.`,
      );
    }
    this.#choice = { ...choice, model };
    this.#client = createClient({
      provider,
      baseUrl,
      key,
      stream: this.#pace.stream,
      http: { fetch: proxiedFetch(), ...defaultHttpOptions },
    });
  }

  /** Puts a sample, with its texts, before the judge, if it is one of those that are wanted. */
  async add(record: ScanRecord): Promise<void> {
    const { onlyFlagged, onlyFrom, limit } = this.#wanted;
    const isWanted =
      this.#taken < limit &&
      record.verdict.alignmentFaking >= onlyFrom &&
      (!onlyFlagged || record.flags.some(({ severity }) => severity !== 'info'));
    if (!isWanted) {
      this.#leftOut++;
      return;
    }
    const judged = await caseOf(record);
    if (judged === undefined) {
      this.#withoutReasoning++;
      return;
    }
    this.#taken++;
    if (!this.#cases.has(judged.text)) this.#cases.set(judged.text, judged);
  }

  /** Prints what would be sent. */
  async printMessages(): Promise<void> {
    const session = await this.#prepare();
    for (const { judged, sample, request } of session.missing) {
      const { source, sample: id } = judged;
      await this.#context.out.write(
        `${safeJson({ source, sample: id, vote: sample, ...request })}\n`,
      );
    }
  }

  /** Asks for every vote that is not there yet, after saying what that takes. */
  async ask(): Promise<void> {
    const { err, io } = this.#context;
    const session = await this.#prepare();
    const price = priceFor(this.#choice.model, this.#config, this.#pace);
    await err.write(this.#describe(session.estimate(price)));
    if (session.missing.length === 0) return;
    const progress = new RunProgress(
      err,
      session.missing.length,
      io.stderrIsTerminal,
      () => performance.now(),
      'votes',
    );
    let shown: Promise<void> = Promise.resolve();
    const end = await interruptible((signal) =>
      session.ask({
        client: this.#client,
        pace: this.#pace,
        price,
        signal,
        onEvent: (event) => {
          shown = shown.then(() => progress.show(event)).catch(() => undefined);
        },
      }),
    );
    await shown;
    await progress.end();
    await this.#tellEnd(end);
  }

  /** What the judge says of a sample; null for one that was not put before it. */
  async resultOf(record: ScanRecord): Promise<JudgeResult | null> {
    const judged = await caseOf(record);
    const session = this.#session;
    if (judged === undefined || session === undefined || !this.#cases.has(judged.text)) return null;
    return judgeResult(judged, session.header, session.state, this.#wanted);
  }

  async #prepare(): Promise<JudgeSession> {
    const { args, io } = this.#context;
    const { model, settings } = this.#choice;
    const choice = { client: this.#client, model, settings };
    const folder = path.resolve(io.cwd, args.text('judge-out') ?? path.join('.gyges', 'judge'));
    const directory = path.join(folder, await judgeFolderName(choice));
    const { votes } = this.#wanted;
    this.#session ??= await JudgeSession.prepare(
      fileJudgeStore,
      directory,
      choice,
      [...this.#cases.values()],
      { votes, gyges: version },
    );
    const shown = displayPath(io.cwd, directory);
    await reportProblems(
      this.#context.err,
      'warning',
      this.#session.badLines.map((line) => `${shown}, line ${line} of the journal cannot be read.`),
    );
    return this.#session;
  }

  #describe(estimate: ReturnType<JudgeSession['estimate']>): string {
    const { requests, inputTokens, outputTokens, cost } = estimate;
    const { model } = this.#choice;
    const there = this.#cases.size * this.#wanted.votes - requests;
    const apart = [
      ...(this.#withoutReasoning > 0 ? [`${this.#withoutReasoning} without reasoning`] : []),
      ...(this.#leftOut > 0 ? [`${this.#leftOut} not wanted`] : []),
    ];
    return (
      `judge ${model} at ${this.#client.endpoint}: ${requests} votes to ask for` +
      (there > 0 ? ` (${there} are there already)` : '') +
      ` on ${this.#taken} samples` +
      (this.#cases.size < this.#taken ? ` (${this.#cases.size} different texts)` : '') +
      (apart.length > 0 ? `; not judged: ${apart.join(', ')}` : '') +
      `. About ${inputTokens} input and ${outputTokens} output tokens` +
      (cost === undefined
        ? `; “prices” of gyges.config.json has no price of ${model}.\n`
        : `, about ${cost.toFixed(2)} by your price table.\n`)
    );
  }

  async #tellEnd({ reason, message }: SendEnd): Promise<void> {
    const again = 'The same command goes on where this stopped.';
    if (reason === 'complete') return;
    const said = message ?? 'The judge was stopped.';
    await reportProblems(this.#context.err, 'error', [`${said} ${again}`]);
  }
}

function caseOf({ id, source, reasoning = [] }: ScanRecord): Promise<JudgeCase | undefined> {
  return judgeCase({ id, source, reasoning });
}
