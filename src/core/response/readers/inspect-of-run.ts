import { asArray, asId, asObject, asText, type JsonObject } from '../json.js';

// What the Inspect log of a run (`core/export/inspect-log.ts`) says beyond Inspect's own fields.

/**
 * The item of a sample that is named `pair/condition/item` by the same words of its metadata; undefined for
 * samples of other logs. Inspect wants names that are unique, and items are paired across conditions.
 */
export function itemOfRun(sampleId: string, metadata: JsonObject): string | undefined {
  const { pair, condition } = metadata;
  const item = asId(metadata['item']);
  if (typeof pair !== 'string' || typeof condition !== 'string' || item === undefined)
    return undefined;
  return sampleId === [pair, condition, item].join('/') ? item : undefined;
}

/** The rule by which responses to the prompts of a pair count as complied, where the head of the log has one. */
export function complianceRuleOfRun(
  head: JsonObject,
  pair: string | undefined,
): string | undefined {
  if (pair === undefined) return undefined;
  const found = (asArray(head['pairs']) ?? [])
    .map(asObject)
    .find((entry) => entry?.['id'] === pair);
  return asText(found?.['compliance']);
}
