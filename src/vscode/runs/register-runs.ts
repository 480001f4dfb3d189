import * as vscode from 'vscode';
import { registerCompareLastResponses } from '../features/compare-last-responses.js';
import { registerRunCommands } from '../features/run-commands.js';
import { registerRunLenses } from '../features/run-lenses.js';
import { registerRunReportPanel } from '../features/run-report-panel.js';
import { registerRunTests } from '../features/run-tests.js';
import type { Services } from '../services/services.js';

/** All that has to do with runs of pairs. */
export function registerRuns(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerRunLenses(services),
    registerRunCommands(services),
    registerCompareLastResponses(services),
    registerRunReportPanel(services),
    registerRunTests(services),
  );
}
