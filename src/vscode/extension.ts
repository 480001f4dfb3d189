import type * as vscode from 'vscode';
import { registerAuthoring } from './features/authoring/register-authoring.js';
import { registerCodeActions } from './features/code-actions.js';
import { registerCodeLenses } from './features/code-lenses.js';
import { registerComparePair } from './features/compare-pair.js';
import { registerCompareResponses } from './features/compare-responses.js';
import { registerComparisonPanel } from './features/comparison-panel.js';
import { registerCounterpart } from './features/counterpart.js';
import { registerDiagnostics } from './features/diagnostics.js';
import { registerExampleResponses } from './features/example-responses.js';
import { registerAskJudge } from './features/ask-judge.js';
import { registerFlagFilter } from './features/flag-filter.js';
import { registerFlagLabels } from './features/flag-labels.js';
import { registerManipulationMarks } from './features/manipulation-marks.js';
import { registerJudgeMarks } from './features/judge-marks.js';
import { registerFlags } from './features/register-flags.js';
import { registerLintAllPairs } from './features/lint-all-pairs.js';
import { registerNewPromptPair } from './features/new-prompt-pair.js';
import { registerPromptPreview } from './features/prompt-preview.js';
import { registerPromptLanguage } from './features/language/register-language.js';
import { registerLanguageModelTools } from './features/language-model-tools.js';
import { registerPairStatus } from './features/pair-status.js';
import { registerPairsView } from './features/pairs-view.js';
import { registerUnpairedFiles } from './features/unpaired-files.js';
import { registerPromptContext } from './features/prompt-context.js';
import { registerResponseDocuments } from './features/response-documents.js';
import { registerLogsView } from './features/logs-view.js';
import { registerRuleDocs } from './features/rule-docs.js';
import { registerShowOutput } from './features/show-output.js';
import { registerSuppression } from './features/suppression.js';
import type { NodeParts } from './node-parts.js';
import { registerRuns } from './runs/register-runs.js';
import { createServices } from './services/create-services.js';

/** The same features on the desktop, on a remote host and in a browser. */
const features = [
  registerPromptContext,
  registerDiagnostics,
  registerCodeActions,
  registerSuppression,
  registerRuleDocs,
  registerNewPromptPair,
  // Before the other code lenses: of those on one line the editor shows the last registered first.
  registerRuns,
  registerCodeLenses,
  registerCounterpart,
  registerComparePair,
  registerPromptPreview,
  registerManipulationMarks,
  registerLintAllPairs,
  registerPairsView,
  registerUnpairedFiles,
  registerPromptLanguage,
  registerAuthoring,
  registerResponseDocuments,
  registerCompareResponses,
  registerExampleResponses,
  registerLogsView,
  registerComparisonPanel,
  registerFlags,
  registerFlagLabels,
  registerFlagFilter,
  registerAskJudge,
  registerJudgeMarks,
  registerPairStatus,
  registerLanguageModelTools,
  registerShowOutput,
];

/** The entry in a browser. */
export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, undefined);
}

/** @param node undefined in a browser, where pairs cannot be run and files are read whole */
export function activateWith(context: vscode.ExtensionContext, node: NodeParts | undefined): void {
  const services = createServices(context, node);
  for (const register of features) context.subscriptions.push(register(services));
}
