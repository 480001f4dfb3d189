import { baseName } from '../../paths.js';
import type { Condition } from '../../pair/pair-comparison.js';
import type { ResolvePartial } from '../expand-template.js';
import type { PromptDocument } from '../prompt-document.js';
import type { Authoring } from './authoring-plan.js';
import { changedFrontMatter } from './front-matter-text.js';
import { settleCondition } from './settle-condition.js';

/** The two sides of a pair in the order in which files are written. */
const conditions: readonly Condition[] = ['monitored', 'unmonitored'];

export interface SplitRequest {
  readonly document: PromptDocument;
  /** The variable whose two cases the prompts are. */
  readonly variable: string;
  /** Whether the monitored prompt is the one in which the variable is true. */
  readonly monitoredWhen: boolean;
  /** Where the prompts go. */
  readonly paths: Readonly<Record<Condition, string>>;
  readonly resolvePartial: ResolvePartial;
}

/**
 * Two prompts from a template that has both in one, told apart by `{{#if variable}}`. Each renders exactly
 * what the template renders with that value. The template's file stays.
 */
export function splitTemplate(request: SplitRequest): Authoring {
  const { document, variable, monitoredWhen, paths, resolvePartial } = request;
  const { path, templateErrors, frontMatter } = document;
  if (templateErrors.length > 0 || (frontMatter?.errors.length ?? 0) > 0) {
    return { problem: `${baseName(path)} has a syntax error; mend it first.` };
  }
  const creates: { path: string; text: string }[] = [];
  for (const condition of conditions) {
    const value = (condition === 'monitored') === monitoredWhen;
    const settled = settleCondition(document, variable, value, resolvePartial);
    if ('problem' in settled) return settled;
    const head = frontMatter
      ? changedFrontMatter(document, {
          set: { 'gyges.condition': condition },
          remove: declarationsOf(variable),
        })
      : '';
    creates.push({ path: paths[condition], text: head + settled.template });
  }
  if (creates[0]?.text === creates[1]?.text) {
    return { problem: `No condition on “${variable}” makes a difference in ${baseName(path)}.` };
  }
  return { edits: [], creates, notes: [] };
}

/** Where a front matter may declare an input variable that is no more. */
function declarationsOf(variable: string): string[][] {
  return [
    ['input', 'schema', variable],
    ['input', 'schema', `${variable}?`],
    ['input', 'schema', 'properties', variable],
    ['input', 'default', variable],
  ];
}
