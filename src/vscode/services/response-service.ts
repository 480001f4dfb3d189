import * as vscode from 'vscode';
import { InputError } from '../../core/input-error.js';
import type { SampleRecord } from '../../core/response/sample-record.js';
import type { ConfigService } from './config-service.js';
import type { LogService } from './log-service.js';
import { isLogUri, referenceLabel, type ResponseReference } from './response-reference.js';
import { nameOf } from './uri-path.js';

const keptTexts = 'gyges.keptTexts';

/** UTF-16 units of texts that the workspace keeps at most, the newest first. */
const keptLength = 500_000;

type KeptText = readonly [key: string, text: string];

/** Turns references into samples. */
export class ResponseService {
  readonly #config: ConfigService;
  readonly #logs: LogService;
  readonly #state: vscode.Memento;
  readonly #texts = new Map<string, string>();

  constructor(config: ConfigService, logs: LogService, state: vscode.Memento) {
    this.#config = config;
    this.#logs = logs;
    this.#state = state;
  }

  /**
   * Keeps a text for as long as the window is open, and the last ones for when it is loaded again: together
   * up to 500,000 UTF-16 units.
   */
  keepText(text: string, label: string): ResponseReference {
    const key = `${this.#texts.size}-${Date.now().toString(36)}`;
    this.#texts.set(key, text);
    let left = keptLength;
    const kept = [[key, text] as const, ...this.#kept()].filter(([, { length }]) => {
      left -= length;
      return left >= 0;
    });
    void this.#state.update(keptTexts, kept);
    return { kind: 'text', key, label };
  }

  #kept(): readonly KeptText[] {
    return this.#state.get<readonly KeptText[]>(keptTexts, []);
  }

  /** @throws InputError when there is nothing to be read at the reference */
  async record(reference: ResponseReference): Promise<SampleRecord> {
    switch (reference.kind) {
      case 'sample':
        return (await this.#logs.open(vscode.Uri.parse(reference.uri, true))).read(reference.id);
      case 'file':
        return this.#fromFile(vscode.Uri.parse(reference.uri, true));
      case 'text': {
        const { key } = reference;
        const text = this.#texts.get(key) ?? this.#kept().find(([other]) => other === key)?.[1];
        if (text === undefined) {
          throw new InputError(
            vscode.l10n.t(
              '{0} was not kept when the window closed. Run Compare Responses again.',
              reference.label,
            ),
          );
        }
        return this.#fromText(text, referenceLabel(reference), undefined);
      }
    }
  }

  async #fromFile(uri: vscode.Uri): Promise<SampleRecord> {
    if (isLogUri(uri)) {
      const log = await this.#logs.open(uri);
      const [first, ...others] = await this.#logs.summaries(uri);
      if (first !== undefined && others.length === 0) return log.read(first.id);
      throw new InputError(
        first === undefined
          ? vscode.l10n.t('{0} holds no samples.', nameOf(uri))
          : vscode.l10n.t('{0} holds several samples; pick one of them.', nameOf(uri)),
      );
    }
    const document = await vscode.workspace.openTextDocument(uri);
    return this.#fromText(document.getText(), nameOf(uri), uri);
  }

  async #fromText(text: string, name: string, uri: vscode.Uri | undefined): Promise<SampleRecord> {
    const { responseRecord } = await import('../response-engine.js');
    const options = uri === undefined ? {} : (await this.#config.configFor(uri)).config;
    const record = responseRecord(name, text, options);
    return uri === undefined ? record : { ...record, source: vscode.workspace.asRelativePath(uri) };
  }
}
