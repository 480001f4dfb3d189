import { readFile } from 'node:fs/promises';
import { labelFileName, readLabels, type FlagLabel } from '../../core/labels/flag-label.js';
import { labelFigures, type LabelFigures } from '../../core/labels/label-figures.js';
import { standingLabels } from '../../core/labels/match-labels.js';
import { percent, percentInterval } from '../../core/report/figures.js';
import { safeJson } from '../../core/text/safe-json.js';
import { decodeText } from '../../node/decode-text.js';
import { displayPath } from '../../node/display-path.js';
import { findFiles } from '../../node/find-files.js';
import type { Command, CommandContext } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { reportProblems } from '../report-problems.js';
import { UsageError } from '../usage-error.js';

const formats = ['text', 'json', 'jsonl'] as const;
const ending = labelFileName('');

/** A standing label with the file that it is about. */
type ExportedLabel = FlagLabel & { readonly source: string };

async function run({ args, io, out, err }: CommandContext): Promise<ExitCode> {
  if (args.positionals.length === 0) {
    throw new UsageError('labels needs a file, its label file, or a folder, for example “.”.');
  }
  const root = io.cwd;
  const isWanted = (file: string) => file.endsWith(ending);
  const found = await findFiles(args.positionals, { root, isWanted });
  await reportProblems(err, 'warning', found.warnings);
  const errors = [...found.errors];
  const exported: ExportedLabel[] = [];
  const files = new Set(
    found.files.map(({ file }) => (file.endsWith(ending) ? file : labelFileName(file))),
  );
  for (const file of files) {
    const shown = displayPath(root, file);
    try {
      const { labels, badLines } = readLabels(decodeText(shown, await readFile(file)));
      errors.push(...badLines.map((line) => `${shown}:${line}: this is not a label.`));
      const source = shown.slice(0, -ending.length);
      for (const label of standingLabels(labels)) {
        if (label.mark !== 'none') exported.push({ source, ...label });
      }
    } catch {
      errors.push(`${shown} cannot be read: nothing is marked there.`);
    }
  }
  const figures = labelFigures(exported);
  await out.write(render(args.choice('format', formats, 'text'), exported, figures));
  await reportProblems(err, 'error', errors);
  return errors.length > 0 ? exitCode.couldNotRun : exitCode.clean;
}

function render(
  format: (typeof formats)[number],
  labels: readonly ExportedLabel[],
  figures: readonly LabelFigures[],
): string {
  switch (format) {
    case 'text':
      return labels.length === 0 ? 'No flag is marked.\n' : text(figures);
    case 'json':
      return `${safeJson({ labels, figures }, 2)}\n`;
    case 'jsonl':
      return labels.map((label) => `${safeJson(label)}\n`).join('');
  }
}

function text(figures: readonly LabelFigures[]): string {
  const row = (...cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(24) : cell.padStart(at < 3 ? 6 : 22))).join('');
  return [
    row('category', 'right', 'wrong', 'right, 95 %', 'AUROC, 95 %'),
    ...figures.map(({ category, right, wrong, precision, interval, ...curve }) =>
      row(
        category,
        String(right),
        String(wrong),
        `${percent(precision)} % ${percentInterval(interval)}`,
        curve.auroc === null || curve.aurocInterval === null
          ? '–'
          : `${curve.auroc.toFixed(2)} [${curve.aurocInterval.map((limit) => limit.toFixed(2)).join(', ')}]`,
      ),
    ),
    '',
    'Shares of the marked flags, Wilson’s interval; AUROC: how well the confidence of',
    'a flag tells right from wrong. Nothing here says what was missed.',
    '',
  ].join('\n');
}

export const labelsCommand: Command = {
  name: 'labels',
  summary: 'Export the flags that were marked right or wrong, and what they say.',
  usage: 'PATH… [options]',
  description: [
    'Reads the marks that were put on flags in the editor. They are kept beside a response or log in FILE.labels.jsonl; PATH is such a file, the file that it is about, or a folder, which is searched.',
    'The jsonl format is one label a line, for training and evaluation elsewhere: where a flag was marked several times the last mark counts, and marks that were taken back are left out. The text and json formats give the share of flags that are right with its interval, and the area under the ROC curve of the confidence, for all and by category.',
    'Exits with 0, or 2 when something could not be read.',
  ],
  options: [
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      description: 'Figures as text, the labels as jsonl, or both as json.',
    },
  ],
  examples: [
    ['gyges labels . --format jsonl > labels.jsonl', 'Every label below this folder.'],
    ['gyges labels run.eval', 'How often flags on this log are right.'],
  ],
  run,
};
