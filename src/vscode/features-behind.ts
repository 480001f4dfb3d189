import * as vscode from 'vscode';
import { registerAskJudge } from './features/ask-judge.js';
import { registerComparisonPanel } from './features/comparison-panel.js';
import { registerFlagLabels } from './features/flag-labels.js';
import { registerJudgeMarks } from './features/judge-marks.js';
import { registerLogsView } from './features/logs-view.js';
import { registerFlags } from './features/register-flags.js';
import { registerRunReportPanel } from './features/run-report-panel.js';
import { registerRunTests } from './features/run-tests.js';
import type { Services } from './services/services.js';

/** Features for responses, logs and runs. */
const features = [
  registerRunReportPanel,
  registerRunTests,
  registerLogsView,
  registerComparisonPanel,
  registerFlags,
  registerFlagLabels,
  registerAskJudge,
  registerJudgeMarks,
];

/** They are imported only through `import()`, after the extension is activated. */
export function registerFeaturesBehind(services: Services): vscode.Disposable {
  return vscode.Disposable.from(...features.map((register) => register(services)));
}
