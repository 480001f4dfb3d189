import * as vscode from 'vscode';
import type { Finding } from '../../core/lint/rule.js';
import { registerCommand } from '../commands.js';
import { foundOf } from '../services/found.js';
import type { PairState } from '../services/pair-service.js';
import type { Services } from '../services/services.js';
import { pathOf, uriOf } from '../services/uri-path.js';
import { projectOf } from './project-canary.js';

type PairConfig = PairState['folderConfig']['config'];

/** Under this name the problems across pairs are kept. */
const projectKey = 'project';

/** Milliseconds without a change before what concerns all pairs together is checked again. */
const pause = 800;

/** *Lint All Pairs*: every pair of the workspace, then what concerns them together. */
export function registerLintAllPairs(services: Services): vscode.Disposable {
  const { findings, pairs, log } = services;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let linted: readonly vscode.Uri[] = [];

  const checkProject = async () => {
    const states = await statesOf(services, linted);
    await showProject(services, states);
  };
  return vscode.Disposable.from(
    registerCommand(log, 'lintAllPairs', async () => {
      // What was linted before stays in step when this is cancelled.
      linted = (await lintAll(services)) ?? linted;
    }),
    pairs.onDidChange(() => {
      if (linted.length === 0) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        checkProject().catch((error: unknown) => {
          log.error(error instanceof Error ? error : String(error));
        });
      }, pause);
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
      findings.show(projectKey, []);
    }),
  );
}

/**
 * Lints every pair; returns one member of each, or undefined when the user cancelled. The problems of the
 * pairs that were linted by then are all shown; what concerns the pairs together stays as it was.
 */
async function lintAll(services: Services): Promise<readonly vscode.Uri[] | undefined> {
  const title = vscode.l10n.t('Linting all pairs');
  const location = vscode.ProgressLocation.Notification;
  const outcome = await vscode.window.withProgress(
    { location, title, cancellable: true },
    async (progress, token) => {
      const prompts = await services.pairs.findPrompts(token);
      const states = new Map<string, { readonly state: PairState; readonly uri: vscode.Uri }>();
      const seen = new Set<string>();
      for (const [index, uri] of prompts.entries()) {
        if (token.isCancellationRequested) break;
        if (seen.has(pathOf(uri))) continue;
        progress.report({
          increment: 100 / prompts.length,
          message: `${index + 1}/${prompts.length}`,
        });
        const state = await services.findings.track(uri, { pinned: true });
        if (state === undefined) continue;
        for (const path of state.key.split('\n')) seen.add(path);
        states.set(state.key, { state, uri });
        // Lets the editor breathe between pairs.
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
      const found = [...states.values()];
      if (token.isCancellationRequested) return { found, across: undefined };
      const across = await showProject(
        services,
        found.map(({ state }) => state),
      );
      return { found, across };
    },
  );
  const { found, across } = outcome;
  if (across === undefined) {
    void vscode.window.setStatusBarMessage(
      vscode.l10n.t('Linting was cancelled; pairs linted: {0}', found.length),
      10_000,
    );
    return undefined;
  }
  summarise(
    found.map(({ state }) => state),
    across,
  );
  return found.map(({ uri }) => uri);
}

/** Shows what concerns the pairs of a project together. @returns it */
async function showProject(
  services: Services,
  states: readonly PairState[],
): Promise<readonly Finding[]> {
  const { createLinter } = await import('../prompt-engine.js');
  const projects = new Map<string, { config: PairConfig; group: PairState[] }>();
  for (const state of states) {
    const [path = ''] = state.key.split('\n');
    const key = projectOf(uriOf(path), state.folderConfig.path);
    const project = projects.get(key) ?? { config: state.folderConfig.config, group: [] };
    project.group.push(state);
    projects.set(key, project);
  }
  const across: Finding[] = [];
  const found = [];
  for (const { config, group } of projects.values()) {
    const findings = createLinter(config).lintProject(group.map(({ loaded }) => loaded));
    across.push(...findings);
    found.push(...(await foundOf(findings, group, services.workspace)));
  }
  services.findings.show(projectKey, found);
  return across;
}

async function statesOf(
  { pairs }: Services,
  uris: readonly vscode.Uri[],
): Promise<readonly PairState[]> {
  const states = await Promise.all(uris.map((uri) => pairs.state(uri).catch(() => undefined)));
  return states.filter((state) => state !== undefined);
}

/** @param across what concerns several pairs together */
function summarise(states: readonly PairState[], across: readonly Finding[]): void {
  if (states.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'There are no prompt pairs in this workspace. Make one with “New Prompt Pair”.',
      ),
    );
    return;
  }
  const count = (severity: string) =>
    [...states.flatMap(({ findings }) => findings), ...across].filter(
      (finding) => finding.severity === severity,
    ).length;
  void vscode.window.setStatusBarMessage(
    vscode.l10n.t(
      '{0} pairs: {1} errors, {2} warnings, {3} notes',
      states.length,
      count('error'),
      count('warning'),
      count('info'),
    ),
    10_000,
  );
}
