import * as vscode from 'vscode';
import type { LintInput } from '../../core/lint/lint-input.js';
import { findFiles } from '../services/find-files.js';
import type { Services } from '../services/services.js';
import { pathOf, uriOf } from '../services/uri-path.js';

/** Prompts of the project that are looked through for its canary at most, those of the same folder first. */
const lookedThrough = 100;

/** What pairs belong to: those of two configurations or of two workspace folders are never pooled. */
export function projectOf(prompt: vscode.Uri, configPath: string | undefined): string {
  const folder = vscode.workspace.getWorkspaceFolder(prompt);
  return `${configPath ?? ''}\n${folder?.uri.toString() ?? ''}`;
}

/**
 * The two prompts of a new pair with the canary that the other prompts of their project have, so that
 * *Lint All Pairs* has nothing to say about it: its own fix is made before they are written.
 */
export async function withProjectCanary<T extends { readonly path: string; readonly text: string }>(
  services: Services,
  prompts: readonly T[],
): Promise<readonly T[]> {
  const [first] = prompts;
  if (first === undefined) return prompts;
  const { applyFixes, createLinter, loadPair, rules } = await import('../prompt-engine.js');
  const { config } = await services.config.configFor(uriOf(first.path));
  const texts = new Map(prompts.map(({ path, text }) => [path, text]));
  const { workspace } = services;
  const made = await loadPair(
    {
      readText: (path) => Promise.resolve(texts.get(path) ?? workspace.readText(path)),
      readBytes: (path) => workspace.readBytes(path),
      list: (path) => workspace.list(path),
    },
    first.path,
    config,
  );
  const linter = createLinter(
    config,
    rules.filter(({ id }) => id === 'hygiene/missing-canary'),
  );
  const others = await otherPairs(services, uriOf(first.path));
  const findings = linter.lintProject([...others, made]).filter(({ path }) => texts.has(path));
  const fixed = applyFixes(texts, findings).texts;
  return prompts.map((prompt) => ({ ...prompt, text: fixed.get(prompt.path) ?? prompt.text }));
}

/** Pairs of the project that a new prompt will belong to. */
async function otherPairs(
  { config, pairs }: Services,
  made: vscode.Uri,
): Promise<readonly LintInput[]> {
  const { path: configPath } = await config.configFor(made);
  const project = projectOf(made, configPath);
  const folder = vscode.Uri.joinPath(made, '..');
  const root =
    configPath === undefined
      ? vscode.workspace.getWorkspaceFolder(made)?.uri
      : vscode.Uri.joinPath(uriOf(configPath), '..');
  const include = '**/*.prompt';
  const most = lookedThrough;
  const near = await findFiles({ include, folder, most });
  const isEnough =
    near.length >= most || root === undefined || root.toString() === folder.toString();
  const far = isEnough ? [] : await findFiles({ include, folder: root, most });
  const found = new Map<string, LintInput>();
  for (const uri of new Map([...near, ...far].map((each) => [pathOf(each), each])).values()) {
    if (projectOf(uri, (await config.configFor(uri)).path) !== project) continue;
    const state = (await pairs.member(uri)) && (await pairs.state(uri).catch(() => undefined));
    if (state !== undefined) found.set(state.key, state.loaded);
  }
  return [...found.values()];
}
