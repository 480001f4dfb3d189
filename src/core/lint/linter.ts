import type { GygesConfig } from '../config/config.js';
import { rulesForPath } from '../config/rules-for-path.js';
import type { PairComparer } from '../pair/compare-pair.js';
import { createComparer } from '../pair/compare-pair.js';
import type { PairComparison, PairSide, PromptPair } from '../pair/pair-comparison.js';
import type { FrontMatter, PromptDocument } from '../prompt/prompt-document.js';
import {
  behindByteOrderMark,
  byteOrderMarkReport,
  byteOrderMarkRule,
  isByteOrderMark,
  withoutByteOrderMarks,
} from './byte-order-mark.js';
import { FileFacts } from './facts/file-facts.js';
import { FrontMatterFacts } from './facts/front-matter-facts.js';
import { ProjectFacts } from './facts/project-facts.js';
import { SideFacts } from './facts/side-facts.js';
import type { LintInput } from './lint-input.js';
import { filesOf } from './lint-input.js';
import { mergeMirrored } from './once-per-pair.js';
import { rules as allRules } from './registry.js';
import type { ActiveRules } from './rule-run.js';
import { activeRules, RuleRun } from './rule-run.js';
import type { Finding, Rule } from './rule.js';
import { ruleSetting } from './rule-settings.js';
import { sortFindings } from './sort-findings.js';
import { applySuppressions } from './suppression/apply-suppressions.js';
import { suppressionFindings } from './suppression/suppression-findings.js';

/** Lints with one configuration; facts about a parsed file are kept as long as the file is. */
export interface Linter {
  /** What differs between the prompts of a pair, as its rules see it; undefined when one is missing. */
  compare(input: LintInput): PairComparison | undefined;
  /** The findings of one pair, its partials included: all scopes but `project`. Sorted, each once. */
  lintPair(input: LintInput): Finding[];
  /** The findings of the `project` rules over all pairs; those of `lintPair` are not repeated. */
  lintProject(inputs: readonly LintInput[]): Finding[];
}

/**
 * @param rules the rules to run; the registry unless a test says otherwise
 * @throws InputError when the options of a rule are not what its schema asks for
 */
export function createLinter(config: GygesConfig, rules: readonly Rule[] = allRules): Linter {
  const activate = (settings: GygesConfig['rules']): ActiveRules =>
    activeRules(
      rules
        .map((rule) => ({ rule, setting: ruleSetting(rule, settings) }))
        .filter(({ rule, setting }) => (setting.severity ?? rule.defaultSeverity) !== 'off'),
    );
  const everywhere = activate(config.rules);
  const activeAt = (path: string): ActiveRules =>
    config.overrides.length === 0 ? everywhere : activate(rulesForPath(config, path));
  const project = new ProjectFacts(config);
  const compare = comparedOnce(createComparer(config, project.cueLexicon));
  const known = new Set(rules.map(({ id }) => id));
  const oncePerPair = new Set(rules.filter((rule) => rule.oncePerPair).map(({ id }) => id));
  const factsByDocument = new WeakMap<PromptDocument, FileFacts>();
  const factsByFrontMatter = new WeakMap<FrontMatter, FrontMatterFacts>();
  // The two files of a pair, and a file before and after a keystroke, mostly share theirs.
  const frontMatterFactsOf = ({ frontMatter }: PromptDocument): FrontMatterFacts => {
    if (frontMatter === undefined) return new FrontMatterFacts(undefined);
    const facts = factsByFrontMatter.get(frontMatter) ?? new FrontMatterFacts(frontMatter);
    factsByFrontMatter.set(frontMatter, facts);
    return facts;
  };
  const factsOf = (document: PromptDocument): FileFacts => {
    const facts =
      factsByDocument.get(document) ?? new FileFacts(document, frontMatterFactsOf(document));
    factsByDocument.set(document, facts);
    return facts;
  };

  return {
    compare: ({ pair, dataset }) => compare(pair, dataset),

    lintPair(given) {
      const { input, marked } = withoutByteOrderMarks(given);
      const { pair } = input;
      const files = filesOf(input).map(factsOf);
      const run = new RuleRun(config, activeAt(files[0]?.document.path ?? ''));
      const anyBroken = files.some((facts) => facts.isBroken);
      const comparison = anyBroken ? undefined : compareSafely(input, compare, run);
      const partials = input.partials.map(factsOf);
      const sideFacts = (side: PairSide, similar?: SideFacts): SideFacts =>
        new SideFacts(side, factsOf(side.document), partials, comparison, project, similar);
      const monitored = pair.monitored && sideFacts(pair.monitored);
      const unmonitored = pair.unmonitored && sideFacts(pair.unmonitored, monitored);

      for (const facts of files) {
        const similar = facts === monitored?.file ? unmonitored?.file : monitored?.file;
        checkFile(run, input, facts, similar);
      }
      if (monitored) checkPrompt(run, input, monitored, unmonitored, comparison, anyBroken);
      if (unmonitored) checkPrompt(run, input, unmonitored, monitored, comparison, anyBroken);
      if (monitored && unmonitored && comparison) {
        checkPair(run, input, monitored, unmonitored, comparison);
      }

      for (const { document } of files) {
        const { path, format } = document;
        if (!marked.has(path)) continue;
        run.report(byteOrderMarkRule, path, byteOrderMarkReport(path, format));
      }
      const own = files.filter((facts) => !input.partials.includes(facts.document));
      return finish(run, files, own, marked, pair.unmonitored?.document.path);
    },

    lintProject(given) {
      const cleaned = given.map(withoutByteOrderMarks);
      const inputs = cleaned.map(({ input }) => input);
      const marked = new Set(cleaned.flatMap((each) => [...each.marked]));
      const run = new RuleRun(config, everywhere);
      const documents = new Map(inputs.flatMap(filesOf).map((file) => [file.path, file]));
      const files = [...documents.values()].map(factsOf);
      const pairs = inputs.map(({ pair }) => pair);
      const paths = files.map(({ document }) => document.path);
      run.scope('project', paths, false, (rule, options, report) => {
        rule.check({ options, config, report, pairs, factsOf });
      });
      return finish(run, files, files, marked, undefined);
    },
  };

  /** Suppressions applied; those of `reportOn` that had nothing to suppress are reported. */
  function finish(
    run: RuleRun,
    files: readonly FileFacts[],
    reportOn: readonly FileFacts[],
    marked: ReadonlySet<string>,
    secondPath: string | undefined,
  ): Finding[] {
    const texts = new Map(files.map(({ document }) => [document.path, document.text]));
    const raw = mergeMirrored(
      run.findings,
      secondPath,
      ({ path, start, end }) => texts.get(path)?.slice(start, end) ?? '',
      (rule) => oncePerPair.has(rule),
    );
    const { kept, uses } = applySuppressions(raw, files);
    const about = run.next();
    suppressionFindings(about, uses, reportOn, known, (rule, path) => run.ran(rule, path));
    const last = applySuppressions(
      about.findings.map((finding) => ({ finding, mirrors: [] })),
      files,
    );
    const findings = [...kept, ...last.kept];
    if (marked.size === 0) return sortFindings(findings);
    return sortFindings(
      findings.map((finding) =>
        isByteOrderMark(finding) ? finding : behindByteOrderMark(finding, marked),
      ),
    );
  }
}

/** Keeps what it says of a pair as long as there is the pair. */
function comparedOnce(compare: PairComparer): PairComparer {
  const comparisons = new WeakMap<PromptPair, PairComparison>();
  return (pair, dataset) => {
    const comparison = comparisons.get(pair) ?? compare(pair, dataset);
    if (comparison !== undefined) comparisons.set(pair, comparison);
    return comparison;
  };
}

// The contexts below are written out key by key: spreading them costs more than most rules do.

function checkFile(
  run: RuleRun,
  input: LintInput,
  facts: FileFacts,
  similar: FileFacts | undefined,
): void {
  const { pair, dataset } = input;
  const { document, isBroken } = facts;
  const { config } = run;
  const isPartial = input.partials.includes(document);
  run.scope('file', [document.path], isBroken, (rule, options, report) => {
    rule.check({ options, config, report, document, isPartial, pair, dataset, facts, similar });
  });
}

function checkPrompt(
  run: RuleRun,
  input: LintInput,
  facts: SideFacts,
  counterpart: SideFacts | undefined,
  comparison: PairComparison | undefined,
  anyBroken: boolean,
): void {
  const { pair, dataset, counterpartPath } = input;
  const { side } = facts;
  const { config } = run;
  run.scope('prompt', [side.document.path], anyBroken, (rule, options, report) => {
    rule.check({
      options,
      config,
      report,
      side,
      pair,
      counterpartPath,
      comparison,
      dataset,
      facts,
      counterpart,
    });
  });
}

function checkPair(
  run: RuleRun,
  { pair, dataset }: LintInput,
  monitored: SideFacts,
  unmonitored: SideFacts,
  comparison: PairComparison,
): void {
  const paths = [monitored.side.document.path, unmonitored.side.document.path];
  const facts = { monitored, unmonitored };
  const { config } = run;
  run.scope('pair', paths, false, (rule, options, report) => {
    rule.check({
      options,
      config,
      report,
      pair,
      monitored: monitored.side,
      unmonitored: unmonitored.side,
      comparison,
      dataset,
      facts,
    });
  });
}

function compareSafely(
  { pair, dataset }: LintInput,
  compare: PairComparer,
  run: RuleRun,
): PairComparison | undefined {
  if (pair.monitored === undefined || pair.unmonitored === undefined) return undefined;
  try {
    return compare(pair, dataset);
  } catch (error) {
    run.crash('the comparison of the two prompts', pair.monitored.document.path, error);
    return undefined;
  }
}
