import { defaultConfig } from '../../src/core/config/config.js';
import { createLinter } from '../../src/core/lint/linter.js';
import type { Finding } from '../../src/core/lint/rule.js';
import { createComparer } from '../../src/core/pair/compare-pair.js';
import { loadAll } from '../support/lint-files.js';
import { intendedWords, scoreCue } from './cue-score.js';
import type { ContrastSet } from './contrast-sets.js';
import type { PlantedDefect, PlantedPair } from './planted-defects.js';
import { plantedDefects, plantedFiles, plantedPairs } from './planted-defects.js';

const linter = createLinter(defaultConfig);
const compare = createComparer(defaultConfig);

/** How well defects of one kind are found. */
export interface DefectMeasure {
  readonly defect: PlantedDefect;
  readonly planted: number;
  /** Pairs in which no rule speaks at warning or above. */
  readonly silent: readonly string[];
  /** Pairs in which none of the rules meant for it speaks at warning or above. */
  readonly misnamed: readonly string[];
}

export interface PairsMeasure {
  readonly pairs: number;
  /** Mean F1 of the cue spans over the characters, 0…1. */
  readonly meanF1: number;
  readonly inexact: readonly string[];
  /** Well-made pairs with a finding of any family at warning or above. */
  readonly alarms: readonly string[];
  readonly defects: readonly DefectMeasure[];
}

/** Lints every set in several bodies and places, as it is and with each defect planted. */
export async function measurePairs(sets: readonly ContrastSet[]): Promise<PairsMeasure> {
  const pairs = plantedPairs(sets);
  let sum = 0;
  const inexact: string[] = [];
  const alarms: string[] = [];
  for (const pair of pairs) {
    const files = plantedFiles(pair);
    const [input] = await loadAll(files, defaultConfig);
    const { cue } = compare(input!.pair)!;
    for (const condition of ['monitored', 'unmonitored'] as const) {
      const text = files.get(`p.${condition}.prompt`)!;
      const other = condition === 'monitored' ? 'unmonitored' : 'monitored';
      const gold = intendedWords(pair.set[condition], pair.set[other]);
      const f1 = scoreCue(text, cue[condition], gold).characters;
      sum += f1 / 2;
      if (f1 < 1) {
        const found = cue[condition];
        const words = found && text.slice(found.start, found.end);
        inexact.push(`${pair.name}: ${f1.toFixed(2)} ${condition} ${JSON.stringify(words)}`);
      }
    }
    const loud = await findings(files);
    if (loud.length > 0) alarms.push(`${pair.name}: ${describe(loud)} :: ${pair.set.monitored}`);
  }
  const defects: DefectMeasure[] = [];
  for (const defect of plantedDefects) defects.push(await measureDefect(defect, pairs));
  return { pairs: pairs.length, meanF1: sum / pairs.length, inexact, alarms, defects };
}

async function measureDefect(
  defect: PlantedDefect,
  pairs: readonly PlantedPair[],
): Promise<DefectMeasure> {
  let planted = 0;
  const silent: string[] = [];
  const misnamed: string[] = [];
  for (const pair of pairs) {
    const files = defect.spoil(pair);
    if (files === undefined) continue;
    planted++;
    const loud = await findings(files);
    if (loud.length === 0) silent.push(`${pair.name} :: ${pair.set.monitored}`);
    else if (!loud.some(({ rule }) => defect.rules.includes(rule))) {
      misnamed.push(`${pair.name}: ${describe(loud)} :: ${pair.set.monitored}`);
    }
  }
  return { defect, planted, silent, misnamed };
}

async function findings(files: ReadonlyMap<string, string>): Promise<Finding[]> {
  const [input] = await loadAll(files, defaultConfig);
  return linter.lintPair(input!).filter(({ severity }) => severity !== 'info');
}

function describe(list: readonly Finding[]): string {
  return [...new Set(list.map(({ rule }) => rule))].join(', ');
}
