import * as vscode from 'vscode';
import { InputError } from '../../../core/input-error.js';
import type { Authoring, AuthoringPlan } from '../../../core/prompt/authoring/authoring-plan.js';
import { LineTable } from '../../../core/text/line-table.js';
import { rangeOf } from '../../services/ranges.js';
import type { Services } from '../../services/services.js';
import { nameOf, pathOf, uriOf } from '../../services/uri-path.js';
import { previewPlan } from './preview-plan.js';

/** How a plan is carried out. */
export interface PlanOptions {
  /** What the step is called where changes are previewed. */
  readonly label: string;
  /** Shows the files to be created first, and asks. */
  readonly preview?: boolean;
  /** The texts that the plan's edits were made from, by path. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** The plan. @throws InputError with the reason where there is none */
export function planOrThrow(authoring: Authoring): AuthoringPlan {
  if (authoring.problem !== undefined) throw new InputError(authoring.problem);
  return authoring;
}

/**
 * Does all of a plan as one step that can be undone, or nothing of it; then tells the notes.
 * @returns false when the user did not want what was previewed
 * @throws InputError when a file changed meanwhile or exists already
 */
export async function applyPlan(
  services: Services,
  plan: AuthoringPlan,
  { label, preview = false, texts = new Map() }: PlanOptions,
): Promise<boolean> {
  if (preview && !(await previewPlan(plan, label))) return false;
  const metadata = { label, needsConfirmation: false };
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of plan.creates) {
    if ((await services.workspace.readText(path)) !== undefined) {
      throw new InputError(vscode.l10n.t('{0} exists already.', nameOf(uriOf(path))));
    }
    const contents = new TextEncoder().encode(text);
    edit.createFile(uriOf(path), { overwrite: false, contents }, metadata);
  }
  for (const { path, newText, ...span } of plan.edits) {
    const document = await vscode.workspace.openTextDocument(uriOf(path));
    const text = document.getText();
    if (text !== texts.get(path)) {
      throw new InputError(
        vscode.l10n.t('{0} has changed meanwhile; try again.', nameOf(uriOf(path))),
      );
    }
    edit.replace(document.uri, rangeOf(new LineTable(text), span), newText, metadata);
  }
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) {
    throw new InputError(vscode.l10n.t('The files could not be changed.'));
  }
  tellNotes(services, plan.notes);
  return true;
}

function tellNotes({ log }: Services, notes: readonly string[]): void {
  for (const note of notes) log.info(note);
  if (notes.length === 0) return;
  const [first = ''] = notes;
  const text =
    notes.length === 1
      ? first
      : vscode.l10n.t('{0} And {1} more, in the log.', first, notes.length - 1);
  const show = vscode.l10n.t('Show Log');
  void vscode.window
    .showInformationMessage(text, ...(notes.length > 1 ? [show] : []))
    .then((answer) => {
      if (answer === show) log.show();
    });
}

/** Asks whether to write files at once or to look at them first; undefined when the user does neither. */
export async function askPreview(title: string): Promise<boolean | undefined> {
  const write = { label: vscode.l10n.t('$(check) Write the files'), preview: false };
  const look = { label: vscode.l10n.t('$(open-preview) Preview first'), preview: true };
  const picked = await vscode.window.showQuickPick([write, look], { title });
  return picked?.preview;
}

/** Shows a file that a plan created. */
export async function showCreated(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  await vscode.window.showTextDocument(uriOf(path), { preview: false });
}

/** Members of an object that a command may be given instead of asking. */
export function given(argument: unknown): Readonly<Record<string, unknown>> {
  return typeof argument === 'object' && argument !== null && !(argument instanceof vscode.Uri)
    ? (argument as Readonly<Record<string, unknown>>)
    : {};
}

export function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The folder of a file and a slash. */
export function folderOf(uri: vscode.Uri): string {
  const path = pathOf(uri);
  return path.slice(0, path.lastIndexOf('/') + 1);
}
