import * as vscode from 'vscode';
import { setting } from '../services/settings.js';
import { journalName } from './run-places.js';

/** What a report is made of. Plain data, so that a reloaded window can make it again. */
export interface ReportRecipe {
  /** URIs of logs, journals of runs among them; of two logs of one condition each the monitored one first. */
  readonly logs: readonly string[];
  /** What counts as a success, as for `gyges stats --success`. */
  readonly success: string;
  /** Where the logs have several. */
  readonly scorer?: string;
}

/** The report over runs, by what the settings take for a success. */
export function recipeOfRuns(folders: readonly vscode.Uri[]): ReportRecipe {
  return {
    logs: folders.map((folder) => vscode.Uri.joinPath(folder, journalName).toString()),
    success: setting('run.success', folders[0]).trim() || 'compliance',
  };
}

/** Checks what came out of a saved state or a command's arguments. */
export function asReportRecipe(value: unknown): ReportRecipe | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { logs, success, scorer } = value as Readonly<Record<string, unknown>>;
  if (!Array.isArray(logs) || logs.length === 0 || typeof success !== 'string') return undefined;
  if (!logs.every((log): log is string => typeof log === 'string')) return undefined;
  return { logs, success, ...(typeof scorer === 'string' ? { scorer } : {}) };
}

/** Two recipes that are equal have the same key. */
export function recipeKey({ logs, success, scorer }: ReportRecipe): string {
  return JSON.stringify([logs, success, scorer]);
}
