import { applyEdits } from '../../lint/apply-fixes.js';
import type { TextEdit } from '../../lint/rule.js';
import { baseName } from '../../paths.js';
import { LineTable } from '../../text/line-table.js';
import { contains } from '../../text/span.js';
import { compose } from '../compose.js';
import type { ResolvePartial } from '../expand-template.js';
import { allNodes, nodesAt } from '../language/all-nodes.js';
import { parsePrompt } from '../parse-prompt.js';
import type { PartialNode, PromptDocument } from '../prompt-document.js';
import { type Authoring, rendersAlike } from './authoring-plan.js';

/**
 * Puts the text of a partial in the place of every tag that includes it in the given prompts. The partial's
 * file stays. Nothing is done where a prompt's rendered text would change.
 */
export function inlinePartial(
  prompts: readonly PromptDocument[],
  name: string,
  resolvePartial: ResolvePartial,
): Authoring {
  const edits: TextEdit[] = [];
  for (const prompt of prompts) {
    const tags = allNodes(prompt.nodes).filter(
      (node): node is PartialNode => node.kind === 'partial' && node.name === name,
    );
    if (tags.length === 0) continue;
    const partial = resolvePartial(name, prompt.path);
    const at = (tag: PartialNode): string =>
      `line ${new LineTable(prompt.text).positionAt(tag.span.start).line + 1} of ${baseName(prompt.path)}`;
    if (!partial) return { problem: `There is no partial “${name}” for ${baseName(prompt.path)}.` };
    if (partial.templateErrors.length > 0) {
      return { problem: `${baseName(partial.path)} has a syntax error; mend it first.` };
    }
    const given = tags.find(({ hash, context }) => hash.length > 0 || context !== undefined);
    if (given) {
      return {
        problem: `The tag in ${at(given)} gives the partial values, which its text alone would not have.`,
      };
    }
    const rebound = tags.find((tag) => wouldRebind(prompt, tag, partial));
    if (rebound) {
      return {
        problem: `Names in ${baseName(partial.path)} would mean something else inside the block around ${at(rebound)}.`,
      };
    }
    const own = variantsOf(prompt, partial, tags).find((variant) =>
      isUnchanged(prompt, variant, resolvePartial),
    );
    if (!own) {
      return {
        problem: `The text of ${baseName(partial.path)} cannot stand in ${baseName(prompt.path)} itself without changing what is sent.`,
      };
    }
    edits.push(...own);
  }
  if (edits.length === 0) return { problem: `No tag includes the partial “${name}” here.` };
  return { edits, creates: [], notes: [] };
}

/** The name of the partial whose tag holds an offset. */
export function partialAt({ nodes }: PromptDocument, offset: number): string | undefined {
  const tag = nodesAt(nodes, offset).find(({ kind }) => kind === 'partial');
  return tag?.kind === 'partial' ? tag.name : undefined;
}

/** A partial sees neither the parameters of the blocks around its tag nor, with `../`, what is outside of them. */
function wouldRebind(
  { nodes }: PromptDocument,
  tag: PartialNode,
  partial: PromptDocument,
): boolean {
  const around = nodesAt(nodes, tag.span.start).filter(
    (node) => node.kind === 'block' && contains(node.span, tag.span),
  );
  const climbs = partial.text.includes('../') || partial.text.includes('@partial-block');
  return around.some((node) => node.kind === 'block' && (climbs || node.blockParams.length > 0));
}

/** The ways to write it: with the line that a tag alone on its line takes with it, or the tag only. */
function variantsOf(
  { path, text }: PromptDocument,
  partial: PromptDocument,
  tags: readonly PartialNode[],
): TextEdit[][] {
  const alone = tags.map(({ span, indent }): TextEdit => {
    const rest = /^[ \t]*(?:\r\n|\n)/.exec(text.slice(span.end, span.end + 1000))?.[0].length ?? 0;
    const blanks = indent ? text.slice(indent.start, indent.end) : '';
    const newText = partial.text.replace(/[^\n]*\n|[^\n]+/g, (line) => blanks + line);
    return { path, start: indent?.start ?? span.start, end: span.end + rest, newText };
  });
  const inside = tags.map(({ span }): TextEdit => ({
    path,
    start: span.start,
    end: span.end,
    newText: partial.text,
  }));
  const mixed = tags.map((_, index): TextEdit | undefined =>
    tags[index]?.indent ? alone[index] : inside[index],
  );
  return [alone, inside, mixed.filter((edit) => edit !== undefined)];
}

function isUnchanged(
  document: PromptDocument,
  edits: readonly TextEdit[],
  resolve: ResolvePartial,
): boolean {
  const edited = parsePrompt(document.path, applyEdits(document.text, edits), document);
  return (
    edited.templateErrors.length === 0 &&
    rendersAlike(compose(document, resolve), compose(edited, resolve))
  );
}
