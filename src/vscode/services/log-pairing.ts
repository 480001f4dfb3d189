import type * as vscode from 'vscode';
import type { Condition } from '../../core/pair/pair-comparison.js';
import type { SampleSummary } from '../../core/response/sample-log.js';
import { conditionSign } from './condition-labels.js';
import type { LogService } from './log-service.js';
import { logTitle } from './log-title.js';
import { nameOf } from './uri-path.js';

/** Two logs, or one that holds both conditions, whose samples can be set against each other. */
export interface LogPairing {
  readonly title: string;
  readonly left: vscode.Uri;
  readonly right: vscode.Uri;
}

/** A sample of one log and its counterpart. */
export interface PairedSample {
  readonly left: SampleSummary;
  readonly right: SampleSummary;
  /** Scorers that gave the two different values. */
  readonly scorers: readonly string[];
}

/** All pairs of a pairing, and what could not be matched. */
export interface PairedLog {
  readonly pairs: readonly PairedSample[];
  readonly unmatched: readonly { readonly sample: SampleSummary; readonly reason: string }[];
}

/**
 * The pairings among logs: those whose names differ only in the condition, and logs that hold both
 * conditions themselves. Logs that cannot be read are left out; opening them says why.
 */
export async function findPairings(
  logs: LogService,
  uris: readonly vscode.Uri[],
): Promise<LogPairing[]> {
  const pairings: LogPairing[] = [];
  const waiting = new Map<string, { readonly uri: vscode.Uri; readonly condition: string }>();
  for (const uri of uris) {
    const conditions = await logs.conditions(uri).catch(() => new Set<Condition>());
    if (conditions.size === 2) pairings.push({ title: logTitle(uri), left: uri, right: uri });
    const [condition] = conditions;
    if (conditions.size !== 1 || condition === undefined) continue;
    const key = uri.path.replace(
      /unmonitored|monitored|\d{4}-\d\d-\d\dT[\d-]+|_[A-Za-z0-9]{22}/g,
      '',
    );
    const other = waiting.get(key);
    if (other !== undefined && other.condition !== condition) {
      waiting.delete(key);
      const [left, right] = condition === 'monitored' ? [uri, other.uri] : [other.uri, uri];
      pairings.push({ title: pairingTitle(left), left, right });
    } else waiting.set(key, { uri, condition });
  }
  return pairings;
}

function pairingTitle(left: vscode.Uri): string {
  const name = nameOf(left)
    .replace(/monitored/, '')
    .replace(/\.[^.]+$/, '')
    .replace(/^[._-]+|[._-]+$/g, '');
  return `${name}: ${conditionSign.monitored} ↔ ${conditionSign.unmonitored}`;
}

/**
 * The samples of a pairing, those that disagree first, as far as the scores tell; those that disagree in
 * the same way stand together.
 */
export async function pairSamples(logs: LogService, pairing: LogPairing): Promise<PairedLog> {
  const [{ pairLogs, pairConditions, differingScorers }, left, right] = await Promise.all([
    import('../response-engine.js'),
    logs.summaries(pairing.left),
    logs.summaries(pairing.right),
  ]);
  const isOneLog = pairing.left.toString() === pairing.right.toString();
  const { pairs, unmatched } = isOneLog ? pairConditions(left) : pairLogs(left, right);
  const order = new Intl.Collator('en', { numeric: true });
  const counts = new Map<string, number>();
  const scored = pairs.map((pair) => {
    const scorers = differingScorers(pair.left.scores, pair.right.scores);
    const way = JSON.stringify(scorers.map((name) => [name, pair.left.scores[name]?.value]));
    counts.set(way, (counts.get(way) ?? 0) + 1);
    return { ...pair, scorers, way };
  });
  const rank = ({ scorers, way }: (typeof scored)[number]): number =>
    scorers.length > 0 ? (counts.get(way) ?? 0) : Infinity;
  scored.sort(
    (a, b) =>
      Number(b.scorers.length > 0) - Number(a.scorers.length > 0) ||
      compareNumbers(rank(a), rank(b)) ||
      compareTexts(a.way, b.way) ||
      order.compare(a.left.item, b.left.item) ||
      a.left.sample - b.left.sample,
  );
  return { pairs: scored, unmatched };
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
