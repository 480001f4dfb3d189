import assert from 'node:assert/strict';
import type { Condition } from '../../../../src/core/pair/pair-comparison.js';
import { applyEdits } from '../../../../src/core/lint/apply-fixes.js';
import { candidatePaths } from '../../../../src/core/pair/partial-paths.js';
import type {
  Authoring,
  AuthoringPlan,
} from '../../../../src/core/prompt/authoring/authoring-plan.js';
import type { ResolvePartial } from '../../../../src/core/prompt/expand-template.js';
import { parsePrompt } from '../../../../src/core/prompt/parse-prompt.js';
import { type RenderedMessage, renderWithDotprompt } from '../rendering.js';

export type Files = Readonly<Record<string, string>>;

/** The plan, where one was expected. */
export function planOf(authoring: Authoring): AuthoringPlan {
  if (authoring.problem !== undefined) assert.fail(authoring.problem);
  return authoring;
}

/** The files after a plan. */
export function afterPlan(files: Files, { edits, creates }: AuthoringPlan): Record<string, string> {
  const result = { ...files };
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const before = files[path];
    assert.ok(before !== undefined, path);
    result[path] = applyEdits(
      before,
      edits.filter((edit) => edit.path === path),
    );
  }
  for (const { path, text } of creates) {
    assert.equal(files[path], undefined, `${path} exists`);
    result[path] = text;
  }
  return result;
}

/** Partials among the files, as the linter and the runner find them. */
export function resolverIn(files: Files): ResolvePartial {
  return (name, from) => {
    const path = candidatePaths(name, from).find((candidate) => files[candidate] !== undefined);
    return path === undefined ? undefined : parsePrompt(path, files[path] ?? '');
  };
}

/** What npm dotprompt renders of a file, with the partials beside it. */
export function render(
  files: Files,
  path: string,
  input: Record<string, unknown> = {},
): Promise<RenderedMessage[]> {
  const partials = Object.fromEntries(
    Object.entries(files).flatMap(([file, text]) => {
      const name = /(?:^|\/)_([^/]*)\.prompt$/.exec(file)?.[1];
      return name === undefined ? [] : [[name, text]];
    }),
  );
  return renderWithDotprompt(files[path] ?? '', input, partials);
}

export const conditions: readonly Condition[] = ['monitored', 'unmonitored'];
