import type * as z from 'zod/mini';
import { plainIssue } from './plain-issue.js';
import { closest } from '../text/closest.js';

/**
 * One sentence about a zod issue that names the key.
 * @param allowed keys that exist at that place, for “did you mean”
 */
export function describeIssue(
  issue: z.core.$ZodIssue,
  place: readonly PropertyKey[],
  allowed: readonly string[],
): string {
  const key = place.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const meant = closest(String(place.at(-1)), allowed);
    return `There is no setting “${key}”${meant === undefined ? '' : `; did you mean “${meant}”?`}`;
  }
  const what = key === '' ? 'The configuration' : `“${key}”`;
  return `${what} cannot be used: ${plainIssue(issue).message}.`;
}
