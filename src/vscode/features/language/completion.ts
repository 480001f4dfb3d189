import * as vscode from 'vscode';
import type { Completion, CompletionKind } from '../../../core/prompt/language/completion.js';
import { findFiles } from '../../services/find-files.js';
import { promptScope } from '../../services/prompt-scope.js';
import { rangeIn } from '../../services/ranges.js';
import type { Services } from '../../services/services.js';
import { pathOf } from '../../services/uri-path.js';

/** Partials that are offered at most. */
const offeredPartials = 500;

const kinds: Readonly<Record<CompletionKind, vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  variable: vscode.CompletionItemKind.Variable,
  partial: vscode.CompletionItemKind.File,
  role: vscode.CompletionItemKind.EnumMember,
  helper: vscode.CompletionItemKind.Function,
  block: vscode.CompletionItemKind.Snippet,
  tag: vscode.CompletionItemKind.Struct,
  rule: vscode.CompletionItemKind.Reference,
  directive: vscode.CompletionItemKind.Keyword,
  file: vscode.CompletionItemKind.File,
  folder: vscode.CompletionItemKind.Folder,
};

/** Completion of keys, values, variables, partials, roles, helpers, tags, rules and dataset paths. */
export function registerPromptCompletion(services: Services): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position) => complete(services, document, position),
  };
  const triggers = ['{', '#', '/', '>', '"', ' ', '<', ':', '.', '-'];
  return services.prompts.register((selector) =>
    vscode.languages.registerCompletionItemProvider(selector, provider, ...triggers),
  );
}

async function complete(
  services: Services,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const engine = await import('../../prompt-engine.js');
  const offset = document.offsetAt(position);
  const found = await promptScope(services, document);
  const place = found && engine.completionPlace(found.document, offset);
  if (found === undefined || place === undefined) return [];
  const folder = engine.datasetFolder(found.document, place);
  const completions = engine.completionsAt(found.document, offset, place, {
    scope: found.scope,
    rules: engine.rules,
    partials: place.kind === 'expression' ? await partialPaths() : [],
    folder: folder === undefined ? [] : await services.workspace.list(folder),
  });
  return completions.map((completion) => itemOf(document, completion));
}

async function partialPaths(): Promise<readonly string[]> {
  const found = await findFiles({ include: '**/_*.prompt', most: offeredPartials });
  return found.map(pathOf);
}

function itemOf(document: vscode.TextDocument, completion: Completion): vscode.CompletionItem {
  const item = new vscode.CompletionItem(completion.label, kinds[completion.kind]);
  item.range = rangeIn(document, completion.replace);
  item.insertText =
    completion.isSnippet === true ? new vscode.SnippetString(completion.insert) : completion.insert;
  // The editor sorts by text; ranks are small numbers.
  item.sortText = `${String(completion.rank).padStart(4, '0')} ${completion.label}`;
  if (completion.filter !== undefined) item.filterText = completion.filter;
  if (completion.detail !== undefined) item.detail = completion.detail;
  if (completion.documentation !== undefined) item.documentation = completion.documentation;
  return item;
}
