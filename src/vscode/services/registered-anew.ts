import * as vscode from 'vscode';

/** Which documents something is registered for. */
export type Selector = readonly vscode.DocumentFilter[];

/** Registers `register(selector())`, anew whenever `changed` fires and the selector is another one. */
export function registeredAnew(
  selector: () => Selector,
  changed: vscode.Event<unknown>,
  register: (selector: Selector) => vscode.Disposable,
): vscode.Disposable {
  let known = JSON.stringify(selector());
  let current = register(selector());
  const subscription = changed(() => {
    const next = JSON.stringify(selector());
    if (next === known) return;
    known = next;
    current.dispose();
    current = register(selector());
  });
  return new vscode.Disposable(() => {
    subscription.dispose();
    current.dispose();
  });
}
