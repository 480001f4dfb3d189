import * as vscode from 'vscode';
import { settingDefaults, type Settings } from './setting-defaults.js';

/** The value of a setting for a resource; the default where the user's value has the wrong type. */
export function setting<Name extends keyof Settings>(
  name: Name,
  resource?: vscode.Uri,
): Settings[Name] {
  const value = vscode.workspace.getConfiguration('gyges', resource ?? null).get<unknown>(name);
  const fallback = settingDefaults[name];
  return typeof value === typeof fallback && value !== null ? (value as Settings[Name]) : fallback;
}
