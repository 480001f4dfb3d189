import type { GygesConfig } from '../config/config.js';
import type { Finding, LintContext, Report, Rule, Severity } from './rule.js';
import type { RuleSetting } from './rule-settings.js';

type Scope = Exclude<Rule['scope'], 'runner'>;

type Reporter = LintContext<unknown>['report'];

/** A rule that is switched on, and how. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly setting: RuleSetting;
}

/** The rules that are switched on, by their scope and by their id. */
export interface ActiveRules {
  readonly byScope: ReadonlyMap<Rule['scope'], readonly ActiveRule[]>;
  readonly byId: ReadonlyMap<string, ActiveRule>;
}

export function activeRules(active: readonly ActiveRule[]): ActiveRules {
  const byScope = new Map<Rule['scope'], ActiveRule[]>();
  for (const each of active) {
    const same = byScope.get(each.rule.scope);
    if (same === undefined) byScope.set(each.rule.scope, [each]);
    else same.push(each);
  }
  return { byScope, byId: new Map(active.map((each) => [each.rule.id, each])) };
}

/** Findings of one rule in one file that are listed; nobody reads more, and hostile files have millions. */
const shownPerRule = 1000;

/** Runs rules one after the other and gathers what they report. */
export class RuleRun {
  readonly findings: Finding[] = [];
  readonly config: GygesConfig;
  readonly #active: ActiveRules;
  /** For each scope and path that was looked at, whether it was too broken for most rules. */
  readonly #looked = new Map<string, boolean>();

  constructor(config: GygesConfig, active: ActiveRules) {
    this.config = config;
    this.#active = active;
  }

  /** A run of the same rules that has found nothing yet. */
  next(): RuleRun {
    return new RuleRun(this.config, this.#active);
  }

  /** Whether a rule looked at a file, so that its silence means something. */
  ran(id: string, path: string): boolean {
    const rule = this.#active.byId.get(id)?.rule;
    const broken = rule && this.#looked.get(`${rule.scope} ${path}`);
    return broken !== undefined && (!broken || rule.readsBrokenFiles === true);
  }

  /**
   * Calls `check` for each active rule of a scope. A rule that throws loses its own findings here and
   * is reported; the others still run.
   * @param paths what is checked: the first is where findings are unless they say otherwise
   * @param broken whether what is checked is so defective that only rules made for that may look
   */
  scope<S extends Scope>(
    scope: S,
    paths: readonly string[],
    broken: boolean,
    check: (rule: Extract<Rule, { scope: S }>, options: unknown, report: Reporter) => void,
  ): void {
    const [path = ''] = paths;
    for (const seen of paths) this.#looked.set(`${scope} ${seen}`, broken);
    for (const { rule, setting } of this.#active.byScope.get(scope) ?? []) {
      if (broken && rule.readsBrokenFiles !== true) continue;
      const before = this.findings.length;
      const report: Reporter = (found) => {
        this.findings.push(toFinding(found, rule, setting.severity, path));
      };
      try {
        check(rule as Extract<Rule, { scope: S }>, setting.options, report);
        this.#keepFirst(before);
      } catch (error) {
        this.findings.length = before;
        this.crash(rule.id, path, error);
      }
    }
  }

  /** Leaves out what a rule found after its first thousand places, and says so; fixable findings stay. */
  #keepFirst(before: number): void {
    const next = this.findings[before + shownPerRule];
    if (next === undefined || this.findings.slice(before).some(({ fix }) => fix !== undefined))
      return;
    const left = this.findings.length - before - shownPerRule;
    this.findings.length = before + shownPerRule;
    const message = `${left} more places of this kind are not listed; correct those above first.`;
    this.findings.push({ ...next, message, related: [], suggestions: [] });
  }

  /** Reports for a rule that the runner itself implements, when it is on. */
  report(id: string, path: string, report: Report): void {
    const found = this.#active.byId.get(id);
    if (found === undefined) return;
    this.findings.push(toFinding(report, found.rule, found.setting.severity, path));
  }

  /** Makes a failure of our own visible; it is never silent, whatever the configuration. */
  crash(what: string, path: string, error: unknown): void {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.findings.push({
      rule: 'lint/rule-crash',
      severity: 'error',
      path,
      start: 0,
      end: 0,
      message: `Gyges failed in ${what} (${reason}), so this file is only partly checked; please report it with the file.`,
      related: [],
      fix: undefined,
      suggestions: [],
    });
  }
}

function toFinding(
  report: Report,
  rule: Rule,
  chosen: Severity | 'off' | undefined,
  path: string,
): Finding {
  const { defaultSeverity } = rule;
  const byRule = report.severity ?? (defaultSeverity === 'off' ? 'warning' : defaultSeverity);
  return {
    rule: rule.id,
    severity: chosen === undefined || chosen === 'off' ? byRule : chosen,
    path: report.path ?? path,
    start: report.span.start,
    end: report.span.end,
    message: report.message,
    related: report.related ?? [],
    fix: report.fix,
    suggestions: report.suggestions ?? [],
    ...(report.tag === undefined ? {} : { tag: report.tag }),
  };
}
