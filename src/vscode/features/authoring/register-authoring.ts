import * as vscode from 'vscode';
import type { Services } from '../../services/services.js';
import { registerConvertPrompt } from './convert-prompt.js';
import { registerFormatPair } from './format-pair.js';
import { registerGenerateControls } from './generate-controls.js';
import { registerSharedText } from './shared-text.js';
import { registerSplitAndJoin } from './split-and-join.js';

/** The commands that make pairs and reshape them. */
export function registerAuthoring(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerSharedText(services),
    registerSplitAndJoin(services),
    registerGenerateControls(services),
    registerConvertPrompt(services),
    registerFormatPair(services),
  );
}
