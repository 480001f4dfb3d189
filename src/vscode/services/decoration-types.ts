import * as vscode from 'vscode';

/**
 * Decoration types by name, each made when there is first something to draw with it. Every type, and every
 * drawing, is a message to the window, and most documents have marks of few kinds.
 */
export class DecorationTypes<Name extends string> implements vscode.Disposable {
  readonly #options: Readonly<Record<Name, vscode.DecorationRenderOptions>>;
  readonly #types = new Map<Name, vscode.TextEditorDecorationType>();
  /** What is drawn in an editor, so that nothing is taken away where nothing is. */
  readonly #drawn = new WeakMap<vscode.TextEditor, ReadonlySet<Name>>();

  constructor(options: Readonly<Record<Name, vscode.DecorationRenderOptions>>) {
    this.#options = options;
  }

  /** Draws these marks in place of those drawn before. */
  draw(
    editor: vscode.TextEditor,
    marks: Readonly<Record<Name, readonly vscode.DecorationOptions[]>>,
  ): void {
    const drawn = new Set<Name>();
    for (const name of Object.keys(this.#options) as Name[]) {
      if (marks[name].length > 0) drawn.add(name);
      else if (this.#drawn.get(editor)?.has(name) !== true) continue;
      editor.setDecorations(this.#type(name), marks[name]);
    }
    this.#drawn.set(editor, drawn);
  }

  #type(name: Name): vscode.TextEditorDecorationType {
    const known = this.#types.get(name);
    if (known !== undefined) return known;
    const type = vscode.window.createTextEditorDecorationType(this.#options[name]);
    this.#types.set(name, type);
    return type;
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
  }
}
