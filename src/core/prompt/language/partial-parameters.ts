import type { PromptDocument } from '../prompt-document.js';
import { allNodes } from './all-nodes.js';
import { type LanguageScope, partialOf } from './language-scope.js';

/** The names that a partial looks up and a tag may give values for, in order of their first use; undefined when there is no such partial. */
export function partialParameters(
  document: PromptDocument,
  name: string,
  scope: Pick<LanguageScope, 'partials'>,
): readonly string[] | undefined {
  const partial = partialOf(scope, name, document.path);
  if (!partial) return undefined;
  const names = allNodes(partial.nodes).flatMap((node) => [
    ...(node.kind === 'variable' ? [node.name] : []),
    ...('arguments' in node ? node.arguments.map((argument) => argument.name) : []),
  ]);
  return [...new Set(names)].filter((each) => each !== undefined);
}
