import { allCues } from '../../pair/all-cues.js';
import { isPartial } from '../../pair/pair-names.js';
import { baseName } from '../../paths.js';
import { contains, type Span } from '../../text/span.js';
import { LineTable } from '../../text/line-table.js';
import { readSuppressions } from '../../lint/suppression/read-suppressions.js';
import { knownHelpers } from '../helpers.js';
import type { PromptDocument, TemplateNode } from '../prompt-document.js';
import { allNodes } from './all-nodes.js';
import type { RuleSummary } from './complete-suppression.js';
import { docsOf } from './front-matter-docs.js';
import { frontMatterPlace } from './front-matter-place.js';
import { type LanguageScope, partialOf } from './language-scope.js';
import { variableAt } from './variable-at.js';
import { type Variable, variablesIn } from './variables.js';

/** One paragraph of a hover. The text is plain: the adapter escapes it. */
export interface HoverPart {
  readonly style: 'title' | 'text' | 'quote' | 'code';
  readonly text: string;
}

export interface HoverContent {
  /** What the hover is about. */
  readonly span: Span;
  readonly parts: readonly HoverPart[];
}

/** Lines of a partial, and UTF-16 units of a value, that a hover shows. */
const shownLines = 12;
const shownLength = 200;

/** What is known of the thing at an offset; undefined where there is nothing to say. */
export function hoverAt(
  document: PromptDocument,
  offset: number,
  scope: LanguageScope,
  rules: readonly RuleSummary[],
): HoverContent | undefined {
  return (
    ruleHover(document, offset, rules) ??
    variableHover(document, offset, scope) ??
    keyHover(document, offset) ??
    nodeHover(document, offset, scope)
  );
}

/** The cue that holds an offset, with what the counterpart says in its place. */
export function cueHoverAt(
  document: PromptDocument,
  offset: number,
  scope: LanguageScope,
): HoverContent | undefined {
  for (const { comparison } of scope.pairs) {
    for (const side of ['monitored', 'unmonitored'] as const) {
      const found = (comparison ? allCues(comparison, side) : []).find(
        ({ cue: { path, ...span } }) =>
          path === document.path && contains(span, { start: offset, end: offset }),
      );
      if (found === undefined) continue;
      const { cue, counterpart: other } = found;
      return {
        span: cue,
        parts: [
          { style: 'title', text: `Cue: ${[...cue.kinds, cue.polarity].join(', ')}` },
          other
            ? {
                style: 'text',
                text: `The counterpart says (${[...other.kinds, other.polarity].join(', ')}):`,
              }
            : { style: 'text', text: 'No cue was found in the counterpart.' },
          ...(other ? [{ style: 'quote' as const, text: other.unit }] : []),
        ],
      };
    }
  }
  return undefined;
}

function variableHover(
  document: PromptDocument,
  offset: number,
  scope: LanguageScope,
): HoverContent | undefined {
  const found = variableAt(document, offset, scope);
  if (!found) return undefined;
  if (found.meaning !== 'input') {
    const text =
      found.meaning === 'parameter'
        ? 'A value that the tag of the partial hands over.'
        : 'Looked up in the item of the block around it.';
    return { span: found, parts: [title(found.name), { style: 'text', text }] };
  }
  const variable = variablesIn(scope).get(found.name);
  return variable && { span: found, parts: describeVariable(variable, scope) };
}

function describeVariable(variable: Variable, scope: LanguageScope): HoverPart[] {
  const { name, type, description, values, declarations, isColumn } = variable;
  const parts: HoverPart[] = [title(type === undefined ? name : `${name}: ${type}`)];
  if (description !== undefined) parts.push({ style: 'text', text: description });
  if (declarations.length === 0 && !isColumn) {
    parts.push({
      style: 'text',
      text: 'Nothing declares it: it renders as nothing when it is not given.',
    });
  }
  if (variable.default !== undefined) {
    parts.push({ style: 'text', text: 'Default:' }, quoted(variable.default));
  }
  if (isColumn) {
    const dataset = scope.datasets.find(({ columns }) => columns.includes(name));
    parts.push({
      style: 'text',
      text: `First values in ${baseName(dataset?.path ?? '')} (${dataset?.rowCount ?? 0} items):`,
    });
    for (const value of values) parts.push(quoted(value));
  }
  return parts;
}

function keyHover(document: PromptDocument, offset: number): HoverContent | undefined {
  const place = frontMatterPlace(document, offset);
  if (place?.kind !== 'key' || !place.hasColon) return undefined;
  const docs = docsOf([...place.parents, place.key]);
  if (docs?.description === undefined) return undefined;
  return {
    span: place.replace,
    parts: [title(docs.key), { style: 'text', text: docs.description }],
  };
}

function nodeHover(
  document: PromptDocument,
  offset: number,
  scope: LanguageScope,
): HoverContent | undefined {
  for (const node of allNodes(document.nodes)) {
    const name = nameSpan(node);
    if (!name || offset < name.start || offset > name.end) continue;
    const parts = nodeParts(document, node, scope);
    return parts && { span: name, parts };
  }
  return undefined;
}

function nameSpan(node: TemplateNode): Span | undefined {
  if (node.kind === 'role') return node.span;
  if (node.kind === 'history') return node.span;
  return node.kind === 'helper' || node.kind === 'partial' || node.kind === 'block'
    ? node.nameSpan
    : undefined;
}

function nodeParts(
  document: PromptDocument,
  node: TemplateNode,
  scope: LanguageScope,
): HoverPart[] | undefined {
  switch (node.kind) {
    case 'partial':
      return node.name === undefined ? undefined : partialParts(document, node.name, scope);
    case 'role': {
      const index = document.messages.findIndex(({ marker }) => marker?.start === node.span.start);
      const position = index < 0 ? '' : ` Message ${index + 1} of ${document.messages.length}.`;
      const text = `Begins a message of the role ${node.role ?? 'that is computed'}.${position}`;
      return [title(`role ${node.role ?? ''}`), { style: 'text', text }];
    }
    case 'history':
      return helperParts('history');
    case 'helper':
      return helperParts(node.name);
    case 'block':
      return node.blockKind === 'partial'
        ? partialParts(document, node.name, scope)
        : helperParts(node.name);
    case 'text':
    case 'variable':
    case 'comment':
      return undefined;
  }
}

function helperParts(name: string): HoverPart[] | undefined {
  const helper = knownHelpers.find((known) => known.name === name);
  return helper && [title(helper.signature), { style: 'text', text: helper.summary }];
}

function partialParts(
  document: PromptDocument,
  name: string,
  scope: LanguageScope,
): HoverPart[] | undefined {
  const partial = partialOf(scope, name, document.path);
  if (!partial) return undefined;
  const lines = partial.text.split(/\r\n|\n|\r/, shownLines + 1);
  const shown = lines.slice(0, shownLines).map((line) => shortened(line));
  const users = scope.prompts.length > 2 ? ` Included by ${scope.prompts.length} prompts.` : '';
  return [
    title(baseName(partial.path)),
    ...(isPartial(document.path) || users === '' ? [] : [{ style: 'text' as const, text: users }]),
    { style: 'code', text: [...shown, ...(lines.length > shownLines ? ['…'] : [])].join('\n') },
  ];
}

function ruleHover(
  document: PromptDocument,
  offset: number,
  rules: readonly RuleSummary[],
): HoverContent | undefined {
  if (!document.text.includes('gyges-disable')) return undefined;
  const suppressions = readSuppressions({
    document,
    nodes: allNodes(document.nodes),
    lines: new LineTable(document.text),
  });
  const named = suppressions
    .flatMap((suppression) => suppression.rules)
    .find(({ start, end }) => start <= offset && offset <= end);
  const rule = rules.find(({ id }) => id === named?.id);
  if (!named || !rule) return undefined;
  return { span: named, parts: [title(rule.id), { style: 'text', text: rule.summary }] };
}

function title(text: string): HoverPart {
  return { style: 'title', text };
}

function quoted(text: string): HoverPart {
  return { style: 'quote', text: shortened(text) };
}

function shortened(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}
