import type * as vscode from 'vscode';
import { ownDisk } from '../node/own-disk.js';
import { activateWith } from './extension.js';

/** The entry of every extension host that runs on Node: the extension, and what only Node can do. */
export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, {
    disk: ownDisk,
    loadRunEngine: () => import('../node/run-engine.js'),
    loadFiles: () => import('../node/reopened-file.js'),
  });
}
