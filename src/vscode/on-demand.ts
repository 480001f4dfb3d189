import * as vscode from 'vscode';
import { registerConvertPrompt } from './features/authoring/convert-prompt.js';
import { registerFormatPair } from './features/authoring/format-pair.js';
import { registerGenerateControls } from './features/authoring/generate-controls.js';
import { registerSharedText } from './features/authoring/shared-text.js';
import { registerSplitAndJoin } from './features/authoring/split-and-join.js';
import { registerCompareLastResponses } from './features/compare-last-responses.js';
import { registerComparePair } from './features/compare-pair.js';
import { registerCompareResponses } from './features/compare-responses.js';
import { registerExampleResponses } from './features/example-responses.js';
import { registerFlagFilter } from './features/flag-filter.js';
import { registerRenamePair } from './features/language/rename-pair.js';
import { registerLintAllPairs } from './features/lint-all-pairs.js';
import { registerNewPromptPair } from './features/new-prompt-pair.js';
import { registerPromptPreview } from './features/prompt-preview.js';
import { registerRunCommands } from './features/run-commands.js';
import { registerSuppression } from './features/suppression.js';
import type { Services } from './services/services.js';

/** Features that consist of commands alone. */
const features = [
  registerNewPromptPair,
  registerRenamePair,
  registerSharedText,
  registerSplitAndJoin,
  registerGenerateControls,
  registerConvertPrompt,
  registerFormatPair,
  registerComparePair,
  registerPromptPreview,
  registerLintAllPairs,
  registerSuppression,
  registerCompareResponses,
  registerExampleResponses,
  registerCompareLastResponses,
  registerFlagFilter,
  registerRunCommands,
];

/** They are imported only through `import()`, so that activation does not load them. */
export function registerOnDemand(services: Services): vscode.Disposable {
  return vscode.Disposable.from(...features.map((register) => register(services)));
}
