import * as vscode from 'vscode';

/** What the user is asked before something is sent to an address. */
export interface ConsentQuestion {
  readonly endpoint: string;
  readonly message: string;
  readonly detail: string;
  /** The button that allows it this time; none where an address is asked about once. */
  readonly once?: string;
  /** The button that allows it from now on. */
  readonly always: string;
}

/** Asks before anything is sent to an address, and remembers in this workspace which ones need no asking. */
export class AddressConsent {
  readonly #state: vscode.Memento;
  readonly #memory: string;

  /** @param memory the key under which the addresses are kept */
  constructor(state: vscode.Memento, memory: string) {
    this.#state = state;
    this.#memory = memory;
  }

  /** Whether it may be sent; false when the user says no. */
  async given({ endpoint, message, detail, once, always }: ConsentQuestion): Promise<boolean> {
    const known = this.#state.get<readonly string[]>(this.#memory, []);
    if (known.includes(endpoint)) return true;
    const buttons = once === undefined ? [always] : [once, always];
    const answer = await vscode.window.showWarningMessage(
      message,
      { modal: true, detail },
      ...buttons,
    );
    if (answer === always) await this.#state.update(this.#memory, [...known, endpoint]);
    return answer !== undefined;
  }
}
