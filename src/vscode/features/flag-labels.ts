import * as vscode from 'vscode';
import { InputError } from '../../core/input-error.js';
import type { FlagMark } from '../../core/labels/flag-label.js';
import { overlaps, type Span } from '../../core/text/span.js';
import { registerCommand } from '../commands.js';
import { proportion, severitySign } from '../services/flag-labels.js';
import type { PlacedFlag } from '../services/flagged-text.js';
import { labelPlace } from '../services/label-service.js';
import { rangeIn } from '../services/ranges.js';
import type { Services } from '../services/services.js';

/** *Mark Flag as Right*, *Mark Flag as Wrong*, *Take Back Mark*: as commands, quick fixes and in the view. */
export function registerFlagLabels(services: Services): vscode.Disposable {
  const { flags, log } = services;
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context) =>
      actionsFor(services, document, range, context),
  };
  const mark = (name: 'markFlagRight' | 'markFlagWrong' | 'clearFlagMark', how: FlagMark) =>
    registerCommand(log, name, (argument) => markFlag(services, how, argument));
  return vscode.Disposable.from(
    flags.register((selector) =>
      vscode.languages.registerCodeActionsProvider(selector, provider, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    ),
    mark('markFlagRight', 'right'),
    mark('markFlagWrong', 'wrong'),
    mark('clearFlagMark', 'none'),
  );
}

/** What a command is given: by the view, or by a quick fix. */
interface FlagArgument {
  readonly uri: vscode.Uri;
  readonly placed: PlacedFlag;
}

async function actionsFor(
  { flags }: Services,
  document: vscode.TextDocument,
  range: vscode.Range,
  { diagnostics }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  if (labelPlace(document) === undefined) return [];
  const flagged = await flags.flagsOf(document);
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return (flagged?.flags ?? [])
    .filter((placed) => touches(placed, span))
    .flatMap((placed) => {
      const { category } = placed.flag;
      const action = (title: string, command: string) => {
        const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        fix.command = { title, command, arguments: [{ uri: document.uri, placed }] };
        fix.diagnostics = diagnostics.filter(
          (diagnostic) =>
            typeof diagnostic.code === 'object' &&
            diagnostic.code.value === category &&
            diagnostic.range.isEqual(rangeIn(document, placed)),
        );
        return fix;
      };
      return [
        ...(placed.mark === 'wrong'
          ? []
          : [action(vscode.l10n.t('Mark “{0}” as wrong', category), 'gyges.markFlagWrong')]),
        ...(placed.mark === 'right'
          ? []
          : [action(vscode.l10n.t('Mark “{0}” as right', category), 'gyges.markFlagRight')]),
        ...(placed.mark === undefined
          ? []
          : [
              action(vscode.l10n.t('Take back the mark on “{0}”', category), 'gyges.clearFlagMark'),
            ]),
      ];
    });
}

/** A cursor at either end of a flag counts as on it. */
function touches(placed: Span, span: Span): boolean {
  return overlaps(placed, span) || (span.start <= placed.end && span.end >= placed.start);
}

async function markFlag(services: Services, mark: FlagMark, argument: unknown): Promise<void> {
  const given = asFlagArgument(argument) ?? (await flagAtCursor(services, mark));
  if (given === undefined) return;
  const document = await vscode.workspace.openTextDocument(given.uri);
  const place = labelPlace(document);
  if (place === undefined) {
    throw new InputError(
      vscode.l10n.t('Marks are kept beside the file of a response; save this one first.'),
    );
  }
  await services.labels.mark(place, given.placed.flag, mark);
}

async function flagAtCursor(
  { flags }: Services,
  mark: FlagMark,
): Promise<FlagArgument | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const span = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  const here = ((await flags.flagsOf(document))?.flags ?? []).filter(
    (placed) => touches(placed, span) && (placed.mark ?? 'none') !== mark,
  );
  const [first, ...others] = here;
  if (first === undefined) {
    void vscode.window.setStatusBarMessage(
      vscode.l10n.t('There is no flag at the cursor to be marked so.'),
      4000,
    );
    return undefined;
  }
  if (others.length === 0) return { uri: document.uri, placed: first };
  const picked = await vscode.window.showQuickPick(
    here.map((placed) => ({
      label: `${severitySign[placed.flag.severity]} ${placed.flag.category}`,
      description: proportion(placed.flag.confidence),
      detail: placed.flag.evidence,
      placed,
    })),
    { title: vscode.l10n.t('Flag to Mark') },
  );
  return picked && { uri: document.uri, placed: picked.placed };
}

function asFlagArgument(argument: unknown): FlagArgument | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, placed } = argument as Partial<FlagArgument>;
  return uri instanceof vscode.Uri && placed !== undefined ? { uri, placed } : undefined;
}
