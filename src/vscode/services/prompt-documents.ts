import * as vscode from 'vscode';
import type { PairService } from './pair-service.js';
import { registeredAnew, type Selector } from './registered-anew.js';

/** Whether a file is there to be looked at: a past version in git, or a document that Gyges made. */
export function isShownOnly({ scheme }: vscode.Uri): boolean {
  return /^(?:git|gitfs|gitlens.*|gyges-.*)$/.test(scheme);
}

/**
 * Which documents may be prompts: files of our language, every `.prompt` file (aliases of the
 * conditions and partials end so too), and what `prompts` of a configuration adds.
 */
export class PromptDocuments implements vscode.Disposable {
  #selector: Selector = [{ language: 'paired-prompt' }, { pattern: '**/*.prompt' }];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly #pairs: PairService;
  readonly #log: vscode.LogOutputChannel;
  #refreshing: Promise<void> = Promise.resolve();

  /** Fires when `selector` has changed. */
  readonly onDidChange = this.#changed.event;

  constructor(pairs: PairService, log: vscode.LogOutputChannel) {
    this.#pairs = pairs;
    this.#log = log;
    // After activation; nothing is loaded for it where there is no configuration.
    const first = setTimeout(() => void this.refresh(), 0);
    this.#subscription = vscode.Disposable.from(
      new vscode.Disposable(() => {
        clearTimeout(first);
      }),
      pairs.onDidChange((keys) => {
        if (keys === 'all') void this.refresh();
      }),
    );
  }

  get selector(): Selector {
    return this.#selector;
  }

  matches(document: vscode.TextDocument): boolean {
    if (isShownOnly(document.uri)) return false;
    return vscode.languages.match(this.#selector, document) > 0;
  }

  /** Registers `register(selector)`, anew whenever the selector changes. */
  register(register: (selector: Selector) => vscode.Disposable): vscode.Disposable {
    return registeredAnew(() => this.#selector, this.onDidChange, register);
  }

  /** Reads the configurations' globs again. */
  refresh(): Promise<void> {
    this.#refreshing = this.#refreshing
      .then(() => this.#refresh())
      .catch((error: unknown) => {
        this.#log.error(error instanceof Error ? error : String(error));
      });
    return this.#refreshing;
  }

  async #refresh(): Promise<void> {
    const globs = await this.#pairs.plainPromptGlobs();
    const next = [...this.#selector.slice(0, 2), ...globs.map((pattern) => ({ pattern }))];
    if (JSON.stringify(next) === JSON.stringify(this.#selector)) return;
    this.#selector = next;
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
