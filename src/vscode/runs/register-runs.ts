import * as vscode from 'vscode';
import { registerRunLenses } from '../features/run-lenses.js';
import { registerRunReportPanel } from '../features/run-report-panel.js';
import { registerRunTests } from '../features/run-tests.js';
import type { Services } from '../services/services.js';

/** All that has to do with runs of pairs. */
export function registerRuns(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerRunLenses(services),
    registerRunReportPanel(services),
    registerRunTests(services),
  );
}
