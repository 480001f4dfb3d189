import type { Span } from '../text/span.js';
import type {
  AstBlock,
  AstContent,
  AstExpression,
  AstHash,
  AstMustache,
  AstPartial,
  AstPartialBlock,
  AstProgram,
  AstStatement,
} from './handlebars-ast.js';
import { argumentOf, hashArguments, references, type Scope, variableName } from './expressions.js';
import { isKnownHelper } from './helpers.js';
import type { BlockNode, PartialNode, TemplateNode } from './prompt-document.js';
import { keptText } from './whitespace-control.js';

/**
 * The nodes of a syntax tree that was parsed from `text` between `window.start` and `window.end`; they
 * tile the window.
 */
export function templateNodes(text: string, window: Span, program: AstProgram): TemplateNode[] {
  const builder = new NodeBuilder(text, window.start);
  return builder.program(program, window, { contexts: 0, bound: [] });
}

class NodeBuilder {
  readonly #text: string;
  readonly #base: number;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  program(program: AstProgram | undefined, window: Span, scope: Scope): TemplateNode[] {
    const nodes: TemplateNode[] = [];
    let at = window.start;
    for (const statement of program?.body ?? []) {
      const span = this.#span(statement.loc);
      this.#dropped(nodes, at, span.start);
      if (statement.type === 'ContentStatement') this.#content(nodes, statement, span);
      else nodes.push(this.#statement(statement, span, scope));
      at = span.end;
    }
    this.#dropped(nodes, at, window.end);
    return nodes;
  }

  #span(loc: Span): Span {
    return { start: loc.start + this.#base, end: loc.end + this.#base };
  }

  /** Source that belongs to no statement: a backslash alone before `{{`. */
  #dropped(nodes: TemplateNode[], start: number, end: number): void {
    if (start < end) nodes.push({ kind: 'text', span: { start, end }, value: '' });
  }

  #content(nodes: TemplateNode[], content: AstContent, span: Span): void {
    const kept = this.#span(content.kept);
    if (kept.start === kept.end) {
      this.#dropped(nodes, span.start, span.end);
      return;
    }
    this.#dropped(nodes, span.start, kept.start);
    nodes.push({ kind: 'text', span: kept, value: keptText(content) });
    this.#dropped(nodes, kept.end, span.end);
  }

  #statement(statement: Exclude<AstStatement, AstContent>, span: Span, scope: Scope): TemplateNode {
    switch (statement.type) {
      case 'CommentStatement':
        return { kind: 'comment', span, text: statement.value };
      case 'MustacheStatement':
      case 'Decorator':
        return this.#mustache(statement, span, scope);
      case 'PartialStatement':
        return this.#partial(statement, span, scope);
      case 'PartialBlockStatement':
        return this.#partialBlock(statement, span, scope);
      case 'BlockStatement':
      case 'DecoratorBlock':
        return this.#block(statement, span, scope);
    }
  }

  #mustache(mustache: AstMustache, span: Span, scope: Scope): TemplateNode {
    const { path, params, hash } = mustache;
    const pathSpan = this.#span(path.loc);
    const name = path.type === 'PathExpression' ? path.original : this.#slice(pathSpan);
    const args = references([...params, ...hashValues(hash)], this.#base, scope);
    const hasArguments = params.length > 0 || hash !== undefined;
    if (!hasArguments && !isKnownHelper(name)) {
      return {
        kind: 'variable',
        span,
        path: name,
        name: path.type === 'PathExpression' ? variableName(path, scope) : literalName(path),
        pathSpan,
      };
    }
    if (name === 'history') return { kind: 'history', span };
    const first = params[0];
    if (name === 'role' && first) {
      const role = argumentOf(first, this.#text, this.#base, scope);
      return {
        kind: 'role',
        span,
        role: role.kind === 'literal' ? String(role.value) : undefined,
        roleSpan: role.span,
        arguments: args,
      };
    }
    return { kind: 'helper', span, name, nameSpan: pathSpan, arguments: args };
  }

  #partial(partial: AstPartial, span: Span, scope: Scope): PartialNode {
    const context = partial.params[0];
    return {
      kind: 'partial',
      span,
      name: this.#literalOrPath(partial.name),
      nameSpan: this.#span(partial.name.loc),
      arguments: references(
        [
          ...(partial.name.type === 'SubExpression' ? [partial.name] : []),
          ...partial.params,
          ...hashValues(partial.hash),
        ],
        this.#base,
        scope,
      ),
      context: context && argumentOf(context, this.#text, this.#base, scope),
      hash: hashArguments(partial.hash, this.#text, this.#base, scope),
      indent:
        partial.indent === ''
          ? undefined
          : { start: span.start - partial.indent.length, end: span.start },
    };
  }

  #partialBlock(block: AstPartialBlock, span: Span, scope: Scope): BlockNode {
    const nameSpan = this.#span(block.name.loc);
    const open = { start: span.start, end: this.#tagEnd(block, nameSpan.end) };
    const close = this.#closeTag(span, lastEnd(block.program, open.end, this.#base));
    return {
      kind: 'block',
      blockKind: 'partial',
      inverted: false,
      span,
      name: this.#literalOrPath(block.name) ?? '',
      nameSpan,
      ...this.#arguments(block, scope),
      open,
      children: this.program(block.program, { start: open.end, end: close.start }, scope),
      inverseOpen: undefined,
      inverse: [],
      close,
      blockParams: [],
    };
  }

  #block(block: AstBlock, span: Span, scope: Scope): BlockNode {
    const nameSpan = this.#span(block.path.loc);
    const raw = this.#text.startsWith('{{{{', span.start);
    const open = { start: span.start, end: this.#tagEnd(block, nameSpan.end) };
    const inverted = !raw && this.#text.slice(span.start + 2, nameSpan.start).includes('^');
    const [first, second] = inverted
      ? [block.inverse, block.program]
      : [block.program, block.inverse];
    const firstEnd = lastEnd(first, open.end, this.#base);
    const chained = second?.chained === true;
    const chainedLoc = chained ? second.body[0]?.loc : undefined;
    const inverseOpen = chainedLoc
      ? emptyAt(this.#span(chainedLoc).start)
      : second && { start: firstEnd, end: this.#elseEnd(firstEnd) };
    const lastStatementEnd = inverseOpen ? lastEnd(second, inverseOpen.end, this.#base) : firstEnd;
    const close = this.#closeTag(span, lastStatementEnd);
    const name = this.#slice(nameSpan);
    const isInline = block.type === 'DecoratorBlock';
    const blockParams = first?.blockParams ?? [];
    const inner = innerScope(name, raw || isInline, blockParams, scope);
    const first_ = block.params[0];
    return {
      kind: 'block',
      blockKind: raw ? 'raw' : isInline ? 'inline' : 'helper',
      inverted,
      span,
      name: isInline && first_ ? (this.#literalOrPath(first_) ?? name) : name,
      nameSpan: isInline && first_ ? this.#span(first_.loc) : nameSpan,
      ...this.#arguments(block, scope),
      open,
      children: this.program(
        first,
        { start: open.end, end: inverseOpen?.start ?? close.start },
        inverted ? scope : inner,
      ),
      inverseOpen,
      inverse: inverseOpen
        ? this.program(
            second,
            { start: inverseOpen.end, end: close.start },
            inverted ? inner : scope,
          )
        : [],
      close,
      blockParams,
    };
  }

  #arguments(
    block: { readonly params: readonly AstExpression[]; readonly hash: AstHash | undefined },
    scope: Scope,
  ): Pick<BlockNode, 'arguments' | 'parameters' | 'hash'> {
    return {
      arguments: references([...block.params, ...hashValues(block.hash)], this.#base, scope),
      parameters: block.params.map((param) => argumentOf(param, this.#text, this.#base, scope)),
      hash: hashArguments(block.hash, this.#text, this.#base, scope),
    };
  }

  /** The end of an opening tag, whose last argument (or name) ends where the search starts. */
  #tagEnd(
    tag: { readonly params: readonly AstExpression[]; readonly hash: AstHash | undefined },
    nameEnd: number,
  ): number {
    const last = tag.hash ?? tag.params.at(-1);
    const from = last ? this.#base + last.loc.end : nameEnd;
    const close = /\s*(?:as\s+\|[^|]*\|\s*)?~?\}\}(?:\}\})?/y;
    const isRaw = /\s*\}\}\}\}/y;
    isRaw.lastIndex = from;
    if (isRaw.test(this.#text)) return isRaw.lastIndex;
    close.lastIndex = from;
    return close.test(this.#text) ? close.lastIndex : from;
  }

  #elseEnd(from: number): number {
    const tag = /\{\{~?\s*(?:\^|else)\s*~?\}\}/y;
    tag.lastIndex = from;
    return tag.test(this.#text) ? tag.lastIndex : from;
  }

  #closeTag(block: Span, from: number): Span {
    return { start: Math.min(from, block.end), end: block.end };
  }

  #literalOrPath(expression: AstExpression): string | undefined {
    if (expression.type === 'SubExpression') return undefined;
    return expression.type === 'PathExpression' ? expression.original : String(expression.value);
  }

  #slice(span: Span): string {
    return this.#text.slice(span.start, span.end);
  }
}

/** `{{"name"}}` looks up the variable `name`. */
function literalName(expression: AstExpression): string | undefined {
  return expression.type === 'StringLiteral' ? String(expression.value) : undefined;
}

function hashValues(hash: AstHash | undefined): AstExpression[] {
  return hash ? hash.pairs.map((pair) => pair.value) : [];
}

/** Where the last statement of a program ends; `fallback` when it has none. */
function lastEnd(program: AstProgram | undefined, fallback: number, base: number): number {
  const last = program?.body.at(-1);
  return last ? last.loc.end + base : fallback;
}

function emptyAt(offset: number): Span {
  return { start: offset, end: offset };
}

const contextKeeping = new Set(['if', 'unless', 'ifEquals', 'unlessEquals']);

function innerScope(
  name: string,
  transparent: boolean,
  blockParams: readonly string[],
  scope: Scope,
): Scope {
  if (transparent || contextKeeping.has(name)) {
    return blockParams.length > 0 ? { ...scope, bound: [...scope.bound, ...blockParams] } : scope;
  }
  return { contexts: scope.contexts + 1, bound: [...scope.bound, ...blockParams] };
}
