import type { GygesConfig } from '../../core/config/config.js';
import { InputError } from '../../core/input-error.js';
import { filesOf } from '../../core/lint/lint-input.js';
import { createLinter } from '../../core/lint/linter.js';
import type { Finding } from '../../core/lint/rule.js';
import { sortFindings } from '../../core/lint/sort-findings.js';
import { loadPair, type LoadedPair, type ParseFile } from '../../core/pair/load-pair.js';
import type { Positions } from '../../core/text/line-table.js';
import type { Location } from '../../core/text/span.js';
import { streamedPositions } from '../../core/text/streamed-positions.js';
import type { Workspace } from '../../core/workspace.js';
import type { PairTarget } from './collect-pairs.js';

export interface LintedPairs {
  readonly findings: readonly Finding[];
  /** Texts of all prompts and partials, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Other files that findings are in, datasets, by path; of large ones the positions of the findings. */
  readonly others: ReadonlyMap<string, string | Positions>;
  readonly pairs: number;
  /** Sentences about pairs that could not be read. */
  readonly errors: readonly string[];
}

export interface LoadedTarget {
  readonly target: PairTarget;
  readonly loaded: LoadedPair;
}

function includesOneOf(loaded: LoadedPair, partials: ReadonlySet<string> | undefined): boolean {
  return partials === undefined || loaded.partials.some(({ path }) => partials.has(path));
}

/** Loads the pairs; those that cannot be read are told of in `errors`. */
export async function loadPairs(
  targets: readonly PairTarget[],
  workspace: Workspace,
  parse: ParseFile,
): Promise<{ readonly pairs: readonly LoadedTarget[]; readonly errors: readonly string[] }> {
  const pairs: LoadedTarget[] = [];
  const errors: string[] = [];
  for (const target of targets) {
    try {
      const loaded = await loadPair(workspace, target.path, target.config, parse);
      if (includesOneOf(loaded, target.ifIncludes)) pairs.push({ target, loaded });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error.message);
    }
  }
  return { pairs, errors: [...new Set(errors)] };
}

/** The findings of loaded pairs, those under one configuration together with its project rules. */
export function findingsOf(pairs: readonly LoadedTarget[]): Finding[] {
  const byConfig = new Map<GygesConfig, LoadedPair[]>();
  for (const { target, loaded } of pairs) {
    const group = byConfig.get(target.config);
    if (group === undefined) byConfig.set(target.config, [loaded]);
    else group.push(loaded);
  }
  const findings: Finding[] = [];
  for (const [config, inputs] of byConfig) {
    const linter = createLinter(config);
    for (const input of inputs) findings.push(...linter.lintPair(input));
    findings.push(...linter.lintProject(inputs));
  }
  return findings;
}

/** Lints the pairs. */
export async function lintPairs(
  targets: readonly PairTarget[],
  workspace: Workspace,
  parse: ParseFile,
): Promise<LintedPairs> {
  const { pairs, errors } = await loadPairs(targets, workspace, parse);
  const findings = findingsOf(pairs);
  const texts = new Map<string, string>();
  for (const { loaded } of pairs) {
    for (const { path, text } of filesOf(loaded)) texts.set(path, text);
  }
  const places = findings.flatMap((finding) => [finding, ...finding.related]);
  const others = await otherFiles(
    places.filter(({ path }) => !texts.has(path)),
    workspace,
  );
  return { findings: sortFindings(findings), texts, others, pairs: pairs.length, errors };
}

/** The files that places are in; large ones are read piece by piece, as they were before. */
async function otherFiles(
  places: readonly Location[],
  workspace: Workspace,
): Promise<Map<string, string | Positions>> {
  const offsets = new Map<string, Set<number>>();
  for (const { path, start, end } of places) {
    const known = offsets.get(path);
    if (known === undefined) offsets.set(path, new Set([start, end]));
    else known.add(start).add(end);
  }
  const files = new Map<string, string | Positions>();
  for (const [path, wanted] of offsets) {
    const pieces = await workspace.readPieces?.(path);
    const file =
      pieces === undefined
        ? await workspace.readText(path)
        : await streamedPositions(pieces, wanted);
    if (file !== undefined) files.set(path, file);
  }
  return files;
}
