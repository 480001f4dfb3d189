import type { ConditionComparison } from '../../core/stats/compare-conditions.js';
import type { Condition } from '../../core/pair/pair-comparison.js';
import type { CriteriaAgreement } from '../../core/stats/criteria-agreement.js';
import type { CorrectedRate } from '../../core/stats/rogan-gladen.js';
import type { PairedOutcomes } from '../../core/stats/pair-outcomes.js';

/** All that `gyges stats` says. Proportions 0…1. */
export interface StatsReport extends ConditionComparison {
  readonly success: { readonly criterion: string; readonly scorer?: string };
  /** The inputs, in the order given. */
  readonly sources: readonly string[];
  /** Coverage of every interval. */
  readonly level: number;
  readonly unmatched: PairedOutcomes['unmatched'];
  readonly excluded: PairedOutcomes['excluded'];
  /** How the criterion agrees with another one on the same samples. */
  readonly agreement?: CriteriaAgreement & { readonly against: string };
  /** Rates corrected for the known errors of what judges them; undefined where there is no such rate. */
  readonly corrected?: Readonly<Record<Condition, CorrectedRate | undefined>>;
}

/** The report as `--format json` prints it. */
export function statsJson(report: StatsReport): Record<string, unknown> {
  const { conditions, gap, test, pairs, unmatched, excluded } = report;
  const { notes, success, sources, level, agreement, corrected } = report;
  return {
    conditions,
    gap,
    test,
    pairs,
    unmatched,
    excluded,
    ...(agreement === undefined
      ? {}
      : { agreement: { ...agreement, kappa: agreement.kappa ?? null } }),
    ...(corrected === undefined
      ? {}
      : {
          corrected: {
            monitored: corrected.monitored ?? null,
            unmonitored: corrected.unmonitored ?? null,
          },
        }),
    success,
    sources,
    level,
    notes,
  };
}
