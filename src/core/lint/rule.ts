import * as z from 'zod/mini';
import type { Location, Span } from '../text/span.js';
import type { PairComparison, PairSide, PromptPair } from '../pair/pair-comparison.js';
import type { PromptDocument } from '../prompt/prompt-document.js';
import type { DatasetSummary } from '../prompt/dataset.js';
import type { GygesConfig } from '../config/config.js';
import type { FileFacts } from './facts/file-facts.js';
import type { SideFacts } from './facts/side-facts.js';

export type Severity = 'info' | 'warning' | 'error';

/** One replacement in one file. An empty span inserts. */
export interface TextEdit extends Location {
  readonly newText: string;
}

/** A complete action, titled as one ("Remove the zero-width space"). */
export interface Fix {
  readonly title: string;
  /** The title where it is offered at a place that mirrors the finding, when “this” is then another. */
  readonly mirroredTitle?: string;
  readonly edits: readonly TextEdit[];
  /** Files to create; never one that exists. */
  readonly creates?: readonly { readonly path: string; readonly text: string }[];
}

export interface RelatedLocation extends Location {
  readonly message: string;
  /**
   * The finding in the words of somebody who looks at this place: the same defect shows here as well.
   * An editor marks it in both files and a suppression counts in either; it is still one finding.
   */
  readonly mirrored?: string;
}

export interface Finding extends Location {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, where, and what to do, in one or two sentences. */
  readonly message: string;
  readonly related: readonly RelatedLocation[];
  /** The one unambiguous repair, applied by `--fix` and fix-all; a finding that has it is `fixable`. */
  readonly fix: Fix | undefined;
  /** Repairs that need a decision; offered in the editor, never applied by `--fix`. */
  readonly suggestions: readonly Fix[];
  /** `unnecessary` fades the text in the editor. */
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** What a rule reports; rule id, severity and path are filled in by the runner. */
export interface Report {
  readonly span: Span;
  /** Default: the file of the side being checked. */
  readonly path?: string;
  readonly message: string;
  readonly related?: readonly RelatedLocation[];
  readonly fix?: Fix;
  readonly suggestions?: readonly Fix[];
  readonly tag?: 'unnecessary' | 'deprecated';
  /** For rules that are graver in some places than in others; the user's own setting wins. */
  readonly severity?: Severity;
}

export interface LintContext<Options> {
  readonly options: Options;
  readonly config: GygesConfig;
  readonly report: (finding: Report) => void;
}

/** Checks one file as it is written; called for each file of a pair and for each partial they include. */
export interface FileContext<Options> extends LintContext<Options> {
  readonly document: PromptDocument;
  readonly isPartial: boolean;
  /** The pair it belongs to or is included by. */
  readonly pair: PromptPair;
  readonly dataset: DatasetSummary | undefined;
  readonly facts: FileFacts;
  /** The other prompt of the pair, or for a partial one of the two; it mostly has text in common with this file. */
  readonly similar: FileFacts | undefined;
}

/** Checks the text of one prompt as it reaches the model, partials put in place; called for each side of a pair. */
export interface PromptContext<Options> extends LintContext<Options> {
  readonly side: PairSide;
  /** The pair it belongs to. */
  readonly pair: PromptPair;
  /** Where the counterpart is or would be; undefined when the file name states no condition. */
  readonly counterpartPath: string | undefined;
  /** Undefined for an unpaired prompt, or when either file cannot be parsed. */
  readonly comparison: PairComparison | undefined;
  readonly dataset: DatasetSummary | undefined;
  readonly facts: SideFacts;
  /** The other side; undefined when it is missing. */
  readonly counterpart: SideFacts | undefined;
}

/** Checks the two prompts against each other; called once per complete pair. */
export interface PairContext<Options> extends LintContext<Options> {
  readonly pair: PromptPair;
  readonly monitored: PairSide;
  readonly unmonitored: PairSide;
  readonly comparison: PairComparison;
  readonly dataset: DatasetSummary | undefined;
  readonly facts: { readonly monitored: SideFacts; readonly unmonitored: SideFacts };
}

/** Checks all pairs together (duplicate ids, canaries). */
export interface ProjectContext<Options> extends LintContext<Options> {
  readonly pairs: readonly PromptPair[];
  /** Facts about any file of the pairs; computed once per file. */
  readonly factsOf: (document: PromptDocument) => FileFacts;
}

interface RuleBase<Options> {
  /** `family/name`. */
  readonly id: string;
  readonly defaultSeverity: Severity | 'off';
  /** One sentence for tables: what the rule reports. */
  readonly summary: string;
  /** Whether its findings carry a `fix`. */
  readonly fixable: boolean;
  /** Schema with a default for every option; `noOptions` when there are none. */
  readonly options: z.ZodMiniType<Options>;
  /**
   * Whether the rule also looks at files whose front matter or template cannot be read. The others
   * stay silent there: what they would say follows from that one defect.
   */
  readonly readsBrokenFiles?: boolean;
  /**
   * For rules about words that both prompts of a pair usually share: the finding is shown once, in
   * the monitored prompt, with the place in the unmonitored one as related location.
   */
  readonly oncePerPair?: boolean;
}

/** A rule that the runner itself reports for (suppressions, crashes). */
export interface RunnerRule<Options> extends RuleBase<Options> {
  readonly scope: 'runner';
}

export type Rule<Options = unknown> =
  | (RuleBase<Options> &
      (
        | { readonly scope: 'file'; check(context: FileContext<Options>): void }
        | { readonly scope: 'prompt'; check(context: PromptContext<Options>): void }
        | { readonly scope: 'pair'; check(context: PairContext<Options>): void }
        | { readonly scope: 'project'; check(context: ProjectContext<Options>): void }
      ))
  | RunnerRule<Options>;

/** The options of a rule that has none. */
export const noOptions = z.strictObject({});

/** Lets TypeScript infer the type of a rule's options from their schema. */
export function defineRule<Options>(rule: Rule<Options>): Rule {
  return rule;
}
