import * as vscode from 'vscode';
import { InputError } from '../../core/input-error.js';
import { LineTable } from '../../core/text/line-table.js';
import { documentsOf } from '../services/pair-service.js';
import type { ResponseReference } from '../services/response-reference.js';
import type { Services } from '../services/services.js';
import { uriOf } from '../services/uri-path.js';

/** Pairs that one answer lists at most. */
const listedPairs = 300;

/** Tools with which an agent in the editor can list and lint pairs, and compare responses. */
export function registerLanguageModelTools(services: Services): vscode.Disposable {
  // The API is not there in every editor that VS Code extensions run in.
  if (typeof (vscode.lm as typeof vscode.lm | undefined)?.registerTool !== 'function') {
    return new vscode.Disposable(() => undefined);
  }
  return vscode.Disposable.from(
    tool('gyges_list_pairs', (_, token) => listPairs(services, token)),
    tool('gyges_lint_pair', (input) => lintPair(services, inWorkspace(textOf(input, 'path')))),
    tool('gyges_compare_responses', (input) =>
      compare(services, reference(textOf(input, 'left')), reference(textOf(input, 'right'))),
    ),
  );
}

type Input = Readonly<Record<string, unknown>>;

function tool(
  name: string,
  run: (input: Input, token: vscode.CancellationToken) => Promise<unknown>,
): vscode.Disposable {
  return vscode.lm.registerTool<Input>(name, {
    invoke: async ({ input }, token) => {
      const result = await run(input, token);
      const text = typeof result === 'string' ? result : JSON.stringify(result);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
  });
}

/** A model may leave out what the schema asks for. */
function textOf(input: Input, name: string): string {
  const value = input[name];
  if (typeof value === 'string') return value;
  throw new InputError(vscode.l10n.t('The tool needs “{0}”.', name));
}

async function listPairs({ pairs }: Services, token: vscode.CancellationToken): Promise<unknown> {
  const found = await pairs.findPairs(token);
  return {
    pairs: found.slice(0, listedPairs).map(({ name, files }) => ({
      name,
      monitored: files.monitored && vscode.workspace.asRelativePath(files.monitored),
      unmonitored: files.unmonitored && vscode.workspace.asRelativePath(files.unmonitored),
    })),
    total: found.length,
  };
}

async function lintPair({ pairs }: Services, uri: vscode.Uri): Promise<unknown> {
  const state = await pairs.state(uri);
  if (state === undefined) {
    throw new InputError(
      vscode.l10n.t('{0} is not a prompt of a pair.', vscode.workspace.asRelativePath(uri)),
    );
  }
  const tables = new Map(
    [...documentsOf(state)].map(([path, { text }]) => [path, new LineTable(text)]),
  );
  return {
    findings: state.findings.map(({ rule, severity, message, path, start }) => ({
      rule,
      severity,
      message,
      path: vscode.workspace.asRelativePath(uriOf(path)),
      line: (tables.get(path)?.positionAt(start).line ?? 0) + 1,
    })),
  };
}

async function compare(
  { comparisons }: Services,
  left: ResponseReference,
  right: ResponseReference,
): Promise<string> {
  const { comparison } = await comparisons.shown({ left, right });
  comparisons.forget({ left, right });
  const { comparisonMarkdown } = await import('../report-engine.js');
  return comparisonMarkdown(comparison);
}

/** `PATH`, or `LOG#SAMPLE_ID` for a sample of a log. */
function reference(text: string): ResponseReference {
  const hash = text.lastIndexOf('#');
  if (hash < 0) return { kind: 'file', uri: inWorkspace(text).toString() };
  return {
    kind: 'sample',
    uri: inWorkspace(text.slice(0, hash)).toString(),
    id: text.slice(hash + 1),
  };
}

/** A path as a model names it: relative to a workspace folder, and never outside of the workspace. */
function inWorkspace(path: string): vscode.Uri {
  const isAbsolute = path.startsWith('/') || /^[A-Za-z]:/.test(path);
  const folders = vscode.workspace.workspaceFolders ?? [];
  // Where there are several folders, the editor and these tools name files by folder and path.
  const isNamed = ({ name }: vscode.WorkspaceFolder) =>
    folders.length > 1 && path.startsWith(`${name}/`);
  for (const folder of folders.toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)))) {
    const relative = isNamed(folder) ? path.slice(folder.name.length + 1) : path;
    const uri = isAbsolute
      ? folder.uri.with({ path: vscode.Uri.file(path).path })
      : vscode.Uri.joinPath(folder.uri, relative);
    if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) return uri;
  }
  throw new InputError(vscode.l10n.t('{0} is not in the workspace.', path));
}
