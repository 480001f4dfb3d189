import type * as vscode from 'vscode';
import { registerDeferredFeatures } from './deferred-features.js';
import { registerPartialActions } from './features/authoring/partial-actions.js';
import { registerCodeActions } from './features/code-actions.js';
import { registerCodeLenses } from './features/code-lenses.js';
import { registerCounterpart } from './features/counterpart.js';
import { registerDiagnostics } from './features/diagnostics.js';
import { registerManipulationMarks } from './features/manipulation-marks.js';
import { registerPromptLanguage } from './features/language/register-language.js';
import { registerLanguageModelTools } from './features/language-model-tools.js';
import { registerPairStatus } from './features/pair-status.js';
import { registerPairsView } from './features/pairs-view.js';
import { registerUnpairedFiles } from './features/unpaired-files.js';
import { registerPromptContext } from './features/prompt-context.js';
import { registerResponseDocuments } from './features/response-documents.js';
import { registerRestoredPreviews } from './features/restored-previews.js';
import { registerRunLenses } from './features/run-lenses.js';
import { registerRuleDocs } from './features/rule-docs.js';
import { registerShowOutput } from './features/show-output.js';
import type { NodeParts } from './node-parts.js';
import { createServices } from './services/create-services.js';

/** What a prompt file needs; the same on the desktop, on a remote host and in a browser. */
const features = [
  registerPromptContext,
  registerDiagnostics,
  registerCodeActions,
  registerRuleDocs,
  // Before the other code lenses: of those on one line the editor shows the last registered first.
  registerRunLenses,
  registerCodeLenses,
  registerCounterpart,
  registerManipulationMarks,
  registerPairsView,
  registerUnpairedFiles,
  registerPromptLanguage,
  registerPartialActions,
  registerResponseDocuments,
  registerRestoredPreviews,
  registerPairStatus,
  registerLanguageModelTools,
  registerShowOutput,
  registerDeferredFeatures,
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
