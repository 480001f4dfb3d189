import { InputError } from '../../core/input-error.js';
import type { GygesConfig } from '../../core/config/config.js';
import { createComparer, type PairComparer } from '../../core/pair/compare-pair.js';
import type {
  Condition,
  Cue,
  Difference,
  DifferenceSide,
  PairComparison,
} from '../../core/pair/pair-comparison.js';
import type { LoadedPair } from '../../core/pair/load-pair.js';
import { escapeControls } from '../../core/text/escape-controls.js';
import { LineTable } from '../../core/text/line-table.js';
import { safeJson } from '../../core/text/safe-json.js';
import { displayPath } from '../../node/display-path.js';
import { ConfigLoader } from '../../node/load-config.js';
import type { Command, CommandContext } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { collectPairs } from '../lint/collect-pairs.js';
import { loadPairs } from '../lint/lint-pairs.js';
import { parseOnce, promptWorkspace } from '../lint/prompt-files.js';
import { reportProblems } from '../report-problems.js';
import type { Style } from '../style.js';
import { UsageError } from '../usage-error.js';

const formats = ['text', 'json'] as const;
const conditions: readonly Condition[] = ['monitored', 'unmonitored'];

interface ComparedPair {
  readonly loaded: LoadedPair;
  readonly comparison: PairComparison | undefined;
  readonly show: (path: string) => string;
}

function sideJson(side: DifferenceSide | Cue, show: ComparedPair['show']): Record<string, unknown> {
  return { start: side.start, end: side.end, text: side.text, path: show(side.path) };
}

function cueJson(
  comparison: PairComparison | undefined,
  condition: Condition,
  show: ComparedPair['show'],
): Record<string, unknown> | null {
  const cue = comparison?.cue[condition];
  if (comparison === undefined || cue === undefined) return null;
  const further = furtherCues(comparison, condition).map((each) => placeJson(each, show));
  return { ...placeJson(cue, show), further };
}

function furtherCues({ furtherCues: pairs }: PairComparison, condition: Condition): Cue[] {
  return pairs.flatMap((pair) => pair[condition] ?? []);
}

function placeJson(cue: Cue, show: ComparedPair['show']): Record<string, unknown> {
  return { ...sideJson(cue, show), kinds: cue.kinds, polarity: cue.polarity };
}

function pairJson({ loaded, comparison, show }: ComparedPair): Record<string, unknown> {
  const { pair } = loaded;
  const path = (condition: Condition): string | null => {
    const document = pair[condition]?.document;
    return document === undefined ? null : show(document.path);
  };
  return {
    pair: pair.id,
    monitored: path('monitored'),
    unmonitored: path('unmonitored'),
    relation: comparison?.relation ?? null,
    differences: (comparison?.differences ?? []).map((difference) => ({
      inManipulation: difference.inManipulation,
      kind: difference.kind,
      monitored: sideJson(difference.monitored, show),
      unmonitored: sideJson(difference.unmonitored, show),
    })),
    cue: {
      monitored: cueJson(comparison, 'monitored', show),
      unmonitored: cueJson(comparison, 'unmonitored', show),
    },
    coarse: comparison?.coarse ?? false,
  };
}

const marks: Record<Condition, string> = { monitored: '◉', unmonitored: '○' };

function place(side: DifferenceSide | Cue, texts: ReadonlyMap<string, string>): string {
  const text = texts.get(side.path);
  if (text === undefined) return '';
  const { line, character } = new LineTable(text).positionAt(side.start);
  return `${line + 1}:${character + 1}`;
}

const longestShown = 160;

function excerpt(text: string): string {
  if (text === '') return '(nothing)';
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return `“${escapeControls(shown)}”`;
}

function differenceLines(
  difference: Difference,
  texts: ReadonlyMap<string, string>,
  style: Style,
): string[] {
  const label = difference.inManipulation
    ? style.dim(`in the manipulation (${difference.kind})`)
    : style.error(`outside the manipulation (${difference.kind})`);
  return [
    `  ${label}`,
    ...conditions.map((condition) => {
      const side = difference[condition];
      const mark = style[condition](marks[condition]);
      return `    ${mark} ${style.dim(place(side, texts).padStart(7))}  ${excerpt(side.text)}`;
    }),
  ];
}

function pairText({ loaded, comparison, show }: ComparedPair, style: Style): string {
  const { pair } = loaded;
  const documents = [
    ...conditions.map((condition) => pair[condition]?.document),
    ...loaded.partials,
  ].filter((document) => document !== undefined);
  const texts = new Map(documents.map(({ path, text }) => [path, text]));
  const heading = [
    style.bold(escapeControls(pair.id)),
    ...conditions.map((condition) => {
      const document = pair[condition]?.document;
      const mark = style[condition](marks[condition]);
      return `  ${mark} ${document === undefined ? `no ${condition} prompt` : escapeControls(show(document.path))}`;
    }),
  ];
  if (comparison === undefined) {
    return [
      ...heading,
      '  Not compared: one of the two prompts is missing or cannot be read as one.',
      '',
    ].join('\n');
  }
  const outside = comparison.differences.filter((d) => !d.inManipulation).length;
  const count = comparison.differences.length;
  const cues = conditions.flatMap((condition) => {
    const cue = comparison.cue[condition];
    const mark = style[condition](marks[condition]);
    if (cue === undefined) return [`  ${mark} no cue found`];
    return [
      `  ${mark} cue (${[...cue.kinds, cue.polarity].join(', ')}): ${excerpt(cue.unit)}`,
      ...furtherCues(comparison, condition).map(
        ({ unit }) => `  ${mark} also told at another place: ${excerpt(unit)}`,
      ),
    ];
  });
  const summary =
    comparison.relation === 'identical'
      ? '  The two prompts are identical: there is no manipulation.'
      : `  ${count} difference${count === 1 ? '' : 's'}, ${outside} outside the manipulation` +
        (comparison.relation === 'different-bodies' ? '; these are two different prompts' : '') +
        (comparison.coarse ? ' (compared coarsely, the prompts are large)' : '');
  return [
    ...heading,
    ...cues,
    summary,
    ...comparison.differences.flatMap((difference) => differenceLines(difference, texts, style)),
    '',
  ].join('\n');
}

async function run({ args, io, out, err, style }: CommandContext): Promise<ExitCode> {
  const format = args.choice('format', formats, 'text');
  if (args.positionals.length === 0) {
    throw new UsageError('pair needs a prompt file or a folder, for example “.”.');
  }
  const root = io.cwd;
  const configs = new ConfigLoader(root);
  const configName = args.text('config');
  const config = configName === undefined ? undefined : await configs.fromFile(configName);
  const collected = await collectPairs(args.positionals, { root, configs, config });
  await reportProblems(err, 'warning', collected.warnings);
  const { pairs, errors } = await loadPairs(collected.targets, promptWorkspace(root), parseOnce());
  const problems = [...collected.errors, ...errors];
  await reportProblems(err, 'error', problems);
  const show = (path: string): string => displayPath(root, path);
  const comparers = new Map<GygesConfig, PairComparer>();
  const comparerOf = (settings: GygesConfig): PairComparer => {
    const comparer = comparers.get(settings) ?? createComparer(settings);
    comparers.set(settings, comparer);
    return comparer;
  };
  const compared = pairs.map(({ target, loaded }): ComparedPair => ({
    loaded,
    comparison: comparerOf(target.config)(loaded.pair, loaded.dataset),
    show,
  }));
  if (compared.length === 0 && problems.length === 0) {
    throw new InputError('No pair was found.');
  }
  await out.write(
    format === 'json'
      ? `${safeJson({ pairs: compared.map(pairJson) }, 2)}\n`
      : compared.map((pair) => `${pairText(pair, style)}\n`).join(''),
  );
  return problems.length > 0 ? exitCode.couldNotRun : exitCode.clean;
}

export const pairCommand: Command = {
  name: 'pair',
  summary: 'Show how the two prompts of a pair differ, and where their cues are.',
  usage: 'PATH… [options]',
  description: [
    'Compares the two prompts of each pair as they reach the model, partials put in place, and says of every difference whether it belongs to the manipulation. Offsets are UTF-16 units into the file that `path` names.',
    'Exits with 0, or 2 when an input could not be read. Whether a difference is a defect is for “gyges lint” to say.',
  ],
  options: [
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      description: 'How to print the comparison.',
    },
    {
      name: 'config',
      short: 'c',
      value: 'FILE',
      description: 'Use this configuration for all files instead of the nearest gyges.config.json.',
    },
  ],
  examples: [
    ['gyges pair refusal.monitored.prompt', 'Compare it with its counterpart.'],
    ['gyges pair . --format json', 'Every pair below this folder, for another program.'],
  ],
  run,
};
