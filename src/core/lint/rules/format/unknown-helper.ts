import { closest } from '../../../text/closest.js';
import { isKnownHelper, knownHelpers } from '../../../prompt/helpers.js';
import type { TemplateNode } from '../../../prompt/prompt-document.js';
import type { Span } from '../../../text/span.js';
import { defineRule } from '../../rule.js';
import * as z from 'zod/mini';

export const unknownHelper = defineRule({
  id: 'format/unknown-helper',
  scope: 'file',
  defaultSeverity: 'error',
  summary: 'A helper that dotprompt does not have; rendering the prompt fails.',
  fixable: false,
  options: z.strictObject({
    known: z
      ._default(z.array(z.string()), [])
      .check(z.describe('Names of helpers that your own rendering code registers.')),
  }),
  check({ document, facts, options, report }) {
    const registered = new Set(options.known);
    for (const node of facts.nodes) {
      const call = callOf(node);
      if (call === undefined || isKnownHelper(call.name) || registered.has(call.name)) continue;
      const meant = closest(
        call.name,
        knownHelpers.map(({ name }) => name),
      );
      report({
        span: call.span,
        message: `dotprompt has no helper “${call.name}”, so rendering fails${meant === undefined ? '; remove the call, or list the helper in the rule’s option “known” if your code registers it.' : `; did you mean “${meant}”?`}`,
        suggestions:
          meant === undefined
            ? []
            : [
                {
                  title: `Use the helper “${meant}”`,
                  edits: renameEdits(document.path, document.text, node, call.span, meant),
                },
              ],
      });
    }
  },
});

/** The helper a node calls; a block without arguments is a look-up that need not be a helper. */
function callOf(node: TemplateNode): { name: string; span: Span } | undefined {
  if (node.kind === 'helper') return { name: node.name, span: node.nameSpan };
  if (node.kind === 'block' && node.arguments.length > 0) {
    return { name: node.name, span: node.nameSpan };
  }
  return undefined;
}

function renameEdits(
  path: string,
  text: string,
  node: TemplateNode,
  name: Span,
  newText: string,
): { path: string; start: number; end: number; newText: string }[] {
  const edits = [{ path, start: name.start, end: name.end, newText }];
  if (node.kind !== 'block') return edits;
  const at = text.slice(node.close.start, node.close.end).indexOf(node.name);
  if (at < 0) return edits;
  const start = node.close.start + at;
  return [...edits, { path, start, end: start + node.name.length, newText }];
}
