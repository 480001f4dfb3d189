import * as vscode from 'vscode';
import { JudgeService } from '../judge/judge-service.js';
import type { NodeParts } from '../node-parts.js';
import { RunHistory } from '../runs/run-history.js';
import { RunService } from '../runs/run-service.js';
import { ComparisonService } from './comparison-service.js';
import { ConfigService } from './config-service.js';
import { EditorWorkspace } from './editor-workspace.js';
import { FindingService } from './finding-service.js';
import { FlagFilter } from './flag-filter.js';
import { FlagService } from './flag-service.js';
import { LabelService } from './label-service.js';
import { LogService } from './log-service.js';
import { PairService } from './pair-service.js';
import { PromptDocuments } from './prompt-documents.js';
import { ResponseService } from './response-service.js';
import type { Services } from './services.js';

/** Makes the services and hands them to the context for disposal. */
export function createServices(
  context: vscode.ExtensionContext,
  node: NodeParts | undefined,
): Services {
  const log = vscode.window.createOutputChannel('Gyges', { log: true });
  const workspace = new EditorWorkspace(node?.disk);
  const config = new ConfigService(workspace);
  const pairs = new PairService(workspace, config);
  const prompts = new PromptDocuments(pairs, log);
  const findings = new FindingService(pairs, workspace, log);
  const { version } = context.extension.packageJSON as { readonly version: string };
  const labels = new LabelService(version);
  const flagFilter = new FlagFilter(context.workspaceState);
  const flags = new FlagService(config, labels, flagFilter);
  const logs = new LogService(config, node?.loadFiles);
  const responses = new ResponseService(config, logs, context.workspaceState);
  const runs = new RunService(context, node?.loadRunEngine, workspace, config, pairs);
  const runHistory = new RunHistory(config);
  const judge = new JudgeService(context, node?.loadRunEngine, config, responses);
  context.subscriptions.push(
    judge,
    labels,
    flagFilter,
    runs,
    runHistory,
    // Before the features hear of the run.
    runs.onDidChange(() => {
      runHistory.forgetFolders();
    }),
    log,
    config,
    pairs,
    prompts,
    findings,
    flags,
  );
  return {
    extensionUri: context.extensionUri,
    log,
    workspace,
    config,
    pairs,
    prompts,
    findings,
    flags,
    flagFilter,
    labels,
    logs,
    responses,
    comparisons: new ComparisonService(responses),
    runs,
    runHistory,
    judge,
  };
}
