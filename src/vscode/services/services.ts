import type * as vscode from 'vscode';
import type { JudgeService } from '../judge/judge-service.js';
import type { RunHistory } from '../runs/run-history.js';
import type { RunService } from '../runs/run-service.js';
import type { ComparisonService } from './comparison-service.js';
import type { ConfigService } from './config-service.js';
import type { EditorWorkspace } from './editor-workspace.js';
import type { FindingService } from './finding-service.js';
import type { FlagFilter } from './flag-filter.js';
import type { FlagService } from './flag-service.js';
import type { LabelService } from './label-service.js';
import type { LogService } from './log-service.js';
import type { PairService } from './pair-service.js';
import type { PromptDocuments } from './prompt-documents.js';
import type { ResponseService } from './response-service.js';

/** What features are given; nothing is reached through globals. */
export interface Services {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly workspace: EditorWorkspace;
  readonly config: ConfigService;
  readonly pairs: PairService;
  readonly prompts: PromptDocuments;
  readonly findings: FindingService;
  readonly flags: FlagService;
  readonly flagFilter: FlagFilter;
  readonly labels: LabelService;
  readonly logs: LogService;
  readonly responses: ResponseService;
  readonly comparisons: ComparisonService;
  readonly runs: RunService;
  readonly runHistory: RunHistory;
  readonly judge: JudgeService;
}
