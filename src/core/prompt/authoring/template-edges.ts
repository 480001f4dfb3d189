import { LineTable } from '../../text/line-table.js';
import { contains, overlaps, type Span } from '../../text/span.js';
import { allNodes } from '../language/all-nodes.js';
import type { BlockNode, PromptDocument, TemplateNode } from '../prompt-document.js';

/** Blocks inside which names mean what they mean outside. */
const transparentBlocks = new Set(['if', 'unless', 'ifEquals', 'unlessEquals']);

/**
 * Why a span of a template cannot stand in a file of its own, as one sentence; undefined when it can:
 * it cuts no tag and no block in two, and all names in it mean the same elsewhere.
 */
export function detachmentProblem(document: PromptDocument, span: Span): string | undefined {
  const { text, template } = document;
  if (!contains(template, span)) return 'The selection reaches into the front matter.';
  if (text.slice(span.start, span.end).trim() === '') return 'The selection holds no text.';
  const line = (at: number): number => new LineTable(text).positionAt(at).line + 1;
  const nodes = allNodes(document.nodes);
  for (const node of nodes) {
    if (node.kind === 'text' || !overlaps(node.span, span) || contains(span, node.span)) continue;
    const isInside = node.kind === 'block' && bodiesOf(node).some((body) => contains(body, span));
    if (!isInside) {
      const what = node.kind === 'block' ? `the block {{#${node.name}}}` : 'the tag';
      return `The selection cuts ${what} in line ${line(node.span.start)} in two; select all of it or none.`;
    }
  }
  const around = nodes.filter(
    (node): node is BlockNode => node.kind === 'block' && strictlyHolds(node, span),
  );
  const inside = nodes.filter((node) => contains(span, node.span));
  const definition = inside.find((node) => node.kind === 'block' && node.blockKind === 'inline');
  if (definition) {
    return `The inline partial in line ${line(definition.span.start)} can only be defined in the prompt itself.`;
  }
  const bound = new Set(around.flatMap(({ blockParams }) => blockParams));
  const changesContext = around.some(({ name }) => !transparentBlocks.has(name));
  for (const path of inside.flatMap(pathsOf)) {
    const first = path.split(/[./]/)[0] ?? '';
    if (path === '@partial-block' || bound.has(first) || (changesContext && path.includes('../'))) {
      return `“${path}” in the selection is known only inside the block around it.`;
    }
  }
  return undefined;
}

/** Where the content of a block stands, and that of its `{{else}}`. */
function bodiesOf({ open, inverseOpen, close }: BlockNode): Span[] {
  const first = { start: open.end, end: inverseOpen?.start ?? close.start };
  return inverseOpen ? [first, { start: inverseOpen.end, end: close.start }] : [first];
}

function strictlyHolds(block: BlockNode, span: Span): boolean {
  return contains(block.span, span) && !contains(span, block.span);
}

/** The paths that a node itself looks up. */
function pathsOf(node: TemplateNode): string[] {
  switch (node.kind) {
    case 'variable':
      return [node.path];
    case 'partial':
      return [node.name ?? '', ...node.arguments.map(({ path }) => path)];
    case 'helper':
    case 'role':
      return node.arguments.map(({ path }) => path);
    case 'block':
      return [node.name, ...node.arguments.map(({ path }) => path)];
    case 'text':
    case 'history':
    case 'comment':
      return [];
  }
}
