import * as vscode from 'vscode';
import type { Services } from '../../services/services.js';
import { registerPromptCompletion } from './completion.js';
import { registerPromptHover } from './hover.js';
import { registerManipulationTokens } from './manipulation-tokens.js';
import { registerPromptNavigation } from './navigation.js';
import { registerPairSymbols } from './pair-symbols.js';
import { registerPromptRename } from './rename.js';
import { registerSignatureHelp } from './signature-help.js';
import { registerPromptStructure } from './structure.js';
import { registerPromptTidying } from './tidy.js';

/** All that the editor asks a language for. */
export function registerPromptLanguage(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerPromptCompletion(services),
    registerPromptHover(services),
    registerSignatureHelp(services),
    registerPromptNavigation(services),
    registerPromptRename(services),
    registerPromptStructure(services),
    registerPromptTidying(services),
    registerManipulationTokens(services),
    registerPairSymbols(services),
  );
}
