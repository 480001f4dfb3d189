import * as vscode from 'vscode';

const memory = 'gyges.hiddenFlagCategories';

/** Which categories of flags are shown; kept for the workspace. */
export class FlagFilter implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(state: vscode.Memento) {
    this.#state = state;
    this.#setContext();
  }

  /** Categories that are not shown. */
  get hidden(): ReadonlySet<string> {
    return new Set(this.#state.get<readonly string[]>(memory, []));
  }

  async hide(categories: Iterable<string>): Promise<void> {
    await this.#state.update(memory, [...categories]);
    this.#setContext();
    this.#changed.fire();
  }

  #setContext(): void {
    const isFiltered = this.hidden.size > 0;
    void vscode.commands.executeCommand('setContext', 'gyges.flagsFiltered', isFiltered);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
