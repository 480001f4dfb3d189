import * as vscode from 'vscode';
import type { Services } from '../../services/services.js';
import { resolverOf, sidesOf } from './shared-text.js';

/** Extracting a partial and inlining one, as code actions that run the commands. */
export function registerPartialActions(services: Services): vscode.Disposable {
  const actions: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context) =>
      refactoringsAt(services, document, range, context),
  };
  const metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [
      vscode.CodeActionKind.RefactorExtract,
      vscode.CodeActionKind.RefactorInline,
    ],
  };
  return services.prompts.register((selector) =>
    vscode.languages.registerCodeActionsProvider(selector, actions, metadata),
  );
}

async function refactoringsAt(
  services: Services,
  document: vscode.TextDocument,
  range: vscode.Range,
  { only }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  const wants = (kind: vscode.CodeActionKind): boolean =>
    only === undefined || only.intersects(kind);
  const { version } = document;
  const member = await services.pairs.member(document.uri);
  const state = member && (await services.pairs.state(document.uri).catch(() => undefined));
  const sides = member && state && sidesOf(member, state);
  if (state === undefined || sides === undefined || document.version !== version) return [];
  const engine = await import('../../prompt-engine.js');
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const actions: vscode.CodeAction[] = [];
  const add = (
    title: string,
    kind: vscode.CodeActionKind,
    command: string,
    args: unknown[],
  ): void => {
    const action = new vscode.CodeAction(title, kind);
    action.command = { title, command, arguments: args };
    actions.push(action);
  };
  if (!range.isEmpty && wants(vscode.CodeActionKind.RefactorExtract)) {
    const isPossible =
      engine.extractPartial({
        document: sides.own,
        span,
        counterpart: sides.other,
        name: 'gyges-shared-text',
        resolvePartial: resolverOf(state),
        known: () => undefined,
      }).problem === undefined;
    const title = vscode.l10n.t('Extract into a partial that both prompts include…');
    if (isPossible)
      add(title, vscode.CodeActionKind.RefactorExtract, 'gyges.extractPartial', [document.uri]);
  }
  const name = engine.partialAt(sides.own, span.start);
  if (name !== undefined && wants(vscode.CodeActionKind.RefactorInline)) {
    const title = vscode.l10n.t('Inline partial {0} in both prompts', name);
    add(title, vscode.CodeActionKind.RefactorInline, 'gyges.inlinePartial', [document.uri, name]);
  }
  return actions;
}
