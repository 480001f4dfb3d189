import type { Location } from '../text/span.js';
import type { Finding } from './rule.js';
import type { RawFinding } from './suppression/apply-suppressions.js';

/**
 * Joins findings about the same words of both prompts: the later ones, in `secondPath`, become
 * related locations of the first ones. What a rule itself says to be mirrored is kept.
 */
export function mergeMirrored(
  findings: readonly Finding[],
  secondPath: string | undefined,
  textOf: (location: Location) => string,
  isOncePerPair: (rule: string) => boolean,
): RawFinding[] {
  const merged: { finding: Finding; mirrors: Location[] }[] = [];
  const waiting = new Map<string, { finding: Finding; mirrors: Location[] }[]>();
  for (const finding of findings) {
    const mirrored = finding.related.filter(({ mirrored }) => mirrored !== undefined);
    const entry = { finding, mirrors: mirrored as Location[] };
    if (!isOncePerPair(finding.rule) || finding.fix !== undefined) {
      merged.push(entry);
      continue;
    }
    const key = JSON.stringify([finding.rule, finding.message, textOf(finding)]);
    const queue = waiting.get(key) ?? [];
    waiting.set(key, queue);
    if (finding.path !== secondPath) {
      queue.push(entry);
      merged.push(entry);
      continue;
    }
    const first = queue.shift();
    if (first === undefined) merged.push(entry);
    else {
      const { path, start, end } = finding;
      first.mirrors.push({ path, start, end });
      const message = 'The same in the unmonitored prompt.';
      const related = { path, start, end, message, mirrored: finding.message };
      first.finding = { ...first.finding, related: [...first.finding.related, related] };
    }
  }
  return merged;
}
