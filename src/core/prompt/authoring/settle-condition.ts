import { baseName } from '../../paths.js';
import { LineTable } from '../../text/line-table.js';
import type { Span } from '../../text/span.js';
import { compose } from '../compose.js';
import type { ComposedPrompt } from '../composed-prompt.js';
import type { ResolvePartial } from '../expand-template.js';
import { allNodes } from '../language/all-nodes.js';
import { parsePrompt } from '../parse-prompt.js';
import { rendersAlike } from './authoring-plan.js';
import type {
  BlockNode,
  PromptDocument,
  TemplateNode,
  TextNode,
  VariableReference,
} from '../prompt-document.js';

/** A variable on which blocks of a template depend. */
export interface TemplateCondition {
  readonly name: string;
  /** How many `{{#if}}` and `{{#unless}}` ask for it. */
  readonly uses: number;
  /** Line of the first of them, from 1. */
  readonly line: number;
}

/** The variables that a template's conditions ask for, the most used first. */
export function conditionsIn({ nodes, text }: PromptDocument): TemplateCondition[] {
  const lines = new LineTable(text);
  const found = new Map<string, TemplateCondition>();
  for (const node of allNodes(nodes)) {
    const name = conditionOf(node);
    if (name === undefined) continue;
    const known = found.get(name);
    const line = lines.positionAt(node.span.start).line + 1;
    found.set(name, { name, uses: (known?.uses ?? 0) + 1, line: known?.line ?? line });
  }
  return [...found.values()].sort((a, b) => b.uses - a.uses || a.line - b.line);
}

/** The variable of `{{#if name}}` or `{{#unless name}}`; undefined for any other node. */
function conditionOf(node: TemplateNode): string | undefined {
  if (node.kind !== 'block' || node.blockKind !== 'helper' || node.inverted) return undefined;
  if (node.name !== 'if' && node.name !== 'unless') return undefined;
  const [parameter] = node.parameters;
  if (node.parameters.length !== 1 || node.hash.length > 0 || parameter?.kind !== 'path') {
    return undefined;
  }
  const { name, path } = parameter.reference;
  return name === path ? name : undefined;
}

/**
 * The template's source without the conditions on a variable, as it is when the variable is `value`; or why
 * that cannot be had, as one sentence. The result renders exactly what the template renders with that value.
 */
export function settleCondition(
  document: PromptDocument,
  variable: string,
  value: boolean,
  resolvePartial: ResolvePartial,
): { readonly template: string } | { readonly problem: string } {
  const problem =
    chainedUse(document, variable) ?? otherUse(document, variable, resolvePartial, new Set());
  if (problem !== undefined) return { problem };
  const settler = new Settler(document, variable, value);
  const wanted = settledMessages(document, variable, value, resolvePartial);
  const head = document.frontMatter ? document.text.slice(0, document.frontMatter.span.end) : '';
  for (const attempt of withEnds(settler.write())) {
    const settled = parsePrompt(document.path, head + attempt);
    if (settled.templateErrors.length > 0) continue;
    if (rendersAlike(wanted, compose(settled, resolvePartial))) return { template: attempt };
  }
  return {
    problem: `The conditions on “${variable}” cannot be taken out without changing the spaces around them; write each of their tags on a line of its own.`,
  };
}

/** With tags at its ends that render as nothing, so that dotprompt does not trim what a condition guarded. */
function withEnds(template: string): string[] {
  const empty = '{{lookup "" 0}}';
  return [
    template,
    `${template}{{! }}`,
    template + empty,
    empty + template,
    empty + template + empty,
  ];
}

/** A condition that is one link of an `{{else if}}` chain. */
function chainedUse({ nodes, text }: PromptDocument, variable: string): string | undefined {
  const isLink = (node: TemplateNode | undefined): boolean =>
    node?.kind === 'block' && node.close.start === node.close.end;
  const chained = allNodes(nodes).find(
    (node): node is BlockNode =>
      conditionOf(node) === variable &&
      node.kind === 'block' &&
      (isLink(node) || (node.inverse.length === 1 && isLink(node.inverse[0]))),
  );
  if (!chained) return undefined;
  const line = new LineTable(text).positionAt(chained.span.start).line + 1;
  return `The condition on “${variable}” in line ${line} is part of an {{else if}} chain; write {{else}}, and inside it an {{#if}} of its own.`;
}

/** Whether a template looks up a name, or binds it, anywhere. */
export function mentionsName({ nodes }: PromptDocument, name: string): boolean {
  return allNodes(nodes).some(
    (node) =>
      usesOf(node).some(({ path }) => lookedUp(path) === name) ||
      (node.kind === 'block' && node.blockParams.includes(name)) ||
      ('hash' in node && node.hash.some(({ key }) => key === name)),
  );
}

/** A use of the variable other than in a condition: it would have no value any more. */
function otherUse(
  document: PromptDocument,
  variable: string,
  resolvePartial: ResolvePartial,
  seen: Set<string>,
): string | undefined {
  const lines = new LineTable(document.text);
  const isPrompt = seen.size === 0;
  seen.add(document.path);
  for (const node of allNodes(document.nodes)) {
    const own = usesOf(node).find(({ path }) => lookedUp(path) === variable);
    if (own && !(isPrompt && conditionOf(node) === variable)) {
      const line = lines.positionAt(own.span.start).line + 1;
      const where = isPrompt ? `line ${line}` : `line ${line} of ${baseName(document.path)}`;
      return `“${variable}” is also used in ${where}, other than as {{#if ${variable}}} or {{#unless ${variable}}} in this file; change that first.`;
    }
    if (node.kind !== 'partial' || node.name === undefined) continue;
    const partial = resolvePartial(node.name, document.path);
    if (!partial || seen.has(partial.path)) continue;
    const inside = otherUse(partial, variable, resolvePartial, seen);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function usesOf(node: TemplateNode): readonly VariableReference[] {
  if (node.kind === 'variable') {
    return [{ path: node.path, name: node.name, span: node.pathSpan }];
  }
  if (node.kind === 'block' && node.blockKind === 'helper') {
    return [{ path: node.name, name: undefined, span: node.nameSpan }, ...node.arguments];
  }
  return 'arguments' in node ? node.arguments : [];
}

/** The name a path looks up first, whether from here, from outside of a block or from the root. */
function lookedUp(path: string): string | undefined {
  return path.replace(/^(?:\.\.?\/)+|^this[./]|^@root\./, '').split(/[./]/)[0];
}

/** What the template renders with the value, told by composing it as a partial that is given the value. */
function settledMessages(
  document: PromptDocument,
  variable: string,
  value: boolean,
  resolvePartial: ResolvePartial,
): ComposedPrompt {
  const name = 'gyges-settled-template';
  const { text, template, frontMatter } = document;
  const source = text.slice(template.start, template.end);
  const body = parsePrompt(document.path, frontMatter ? source.trim() : source);
  const wrapper = parsePrompt(
    `${document.path}.settled`,
    `{{>${name} ${variable}=${value ? 'true' : 'false'}}}`,
  );
  return compose(wrapper, (wanted, from) =>
    wanted === name ? body : resolvePartial(wanted, from === wrapper.path ? document.path : from),
  );
}

/** The removed tags between which nodes stand, where they are the first or last of a branch. */
interface Edges {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Writes the source anew, with one branch of every condition and without the lines that held its tags. */
class Settler {
  readonly #document: PromptDocument;
  readonly #variable: string;
  readonly #value: boolean;

  constructor(document: PromptDocument, variable: string, value: boolean) {
    this.#document = document;
    this.#variable = variable;
    this.#value = value;
  }

  write(): string {
    return this.#nodes(this.#document.nodes, {});
  }

  #nodes(nodes: readonly TemplateNode[], edges: Edges): string {
    let written = '';
    for (let index = 0; index < nodes.length;) {
      const start = index;
      while (nodes[index]?.kind === 'text') index++;
      const run = nodes.slice(start, index).filter((node) => node.kind === 'text');
      const [previous, next] = [nodes[start - 1], nodes[index]];
      written += this.#text(run, {
        before: previous ? this.#removedTag(previous, 'close') : edges.before,
        after: next ? this.#removedTag(next, 'open') : edges.after,
      });
      if (next) written += this.#tag(next);
      index++;
    }
    return written;
  }

  #removedTag(node: TemplateNode, tag: 'open' | 'close'): string | undefined {
    return node.kind === 'block' && this.#isSettled(node) ? this.#source(node[tag]) : undefined;
  }

  /** Text between two tags, without the whitespace at its ends that those of them that are removed took. */
  #text(run: readonly TextNode[], { before, after }: Edges): string {
    const source = run.map(({ span }) => this.#source(span)).join('');
    const first = this.#dropped(run[0]);
    const last = this.#dropped(run.at(-1));
    // Of whitespace between two tags that is gone as a whole each took its share: with `~` all, else its line.
    const isShared = run.length === 1;
    let start = 0;
    if (before !== undefined) {
      const taken = isShared && !before.endsWith('~}}') ? /^[^\S\n]*\n?/ : /^\s*/;
      start = taken.exec(first)?.[0].length ?? 0;
    }
    let end = source.length;
    if (after !== undefined) {
      const kept = last.trimEnd().length;
      const line = isShared && !after.startsWith('{{~') ? last.lastIndexOf('\n') + 1 : 0;
      end -= last.length - Math.max(kept, line);
    }
    return source.slice(start, Math.max(start, end));
  }

  /** The source of text that is not rendered; empty for other text. */
  #dropped(node: TextNode | undefined): string {
    return node?.value === '' ? this.#source(node.span) : '';
  }

  #tag(node: TemplateNode): string {
    if (node.kind !== 'block') return this.#source(node.span);
    if (this.#isSettled(node)) return this.#branch(node);
    const inverse = node.inverseOpen
      ? this.#source(node.inverseOpen) + this.#nodes(node.inverse, {})
      : '';
    const open = this.#source(node.open) + this.#nodes(node.children, {});
    return open + inverse + this.#source(node.close);
  }

  #branch(node: BlockNode): string {
    const { open, inverseOpen, close } = node;
    if ((node.name === 'if') === this.#value) {
      const after = this.#source(inverseOpen ?? close);
      return this.#nodes(node.children, { before: this.#source(open), after });
    }
    if (!inverseOpen) return '';
    const edges = { before: this.#source(inverseOpen), after: this.#source(close) };
    return this.#nodes(node.inverse, edges);
  }

  #isSettled(node: TemplateNode): boolean {
    return conditionOf(node) === this.#variable;
  }

  #source({ start, end }: Span): string {
    return this.#document.text.slice(start, end);
  }
}
