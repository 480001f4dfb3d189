import type { Command } from './command.js';
import { compareCommand } from './commands/compare.js';
import { convertCommand } from './commands/convert.js';
import { explainCommand } from './commands/explain.js';
import { labelsCommand } from './commands/labels.js';
import { lintCommand } from './commands/lint.js';
import { pairCommand } from './commands/pair.js';
import { reportCommand } from './commands/report.js';
import { rulesCommand } from './commands/rules.js';
import { runCommand } from './commands/run.js';
import { scanCommand } from './commands/scan.js';
import { statsCommand } from './commands/stats.js';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  lintCommand,
  pairCommand,
  scanCommand,
  compareCommand,
  statsCommand,
  labelsCommand,
  runCommand,
  reportCommand,
  convertCommand,
  rulesCommand,
  explainCommand,
];
