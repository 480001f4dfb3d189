import { LineTable } from '../../../text/line-table.js';

/** A Jinja template, as far as prompts use it: text, variables, conditions. */
export type JinjaNode =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'variable'; readonly path: string; readonly line: number }
  | {
      readonly kind: 'if';
      readonly line: number;
      readonly branches: readonly JinjaBranch[];
      readonly otherwise: readonly JinjaNode[];
    };

export interface JinjaBranch {
  readonly path: string;
  /** True for `{% if not name %}`. */
  readonly negated: boolean;
  readonly body: readonly JinjaNode[];
}

interface Token {
  readonly kind: 'text' | 'variable' | 'statement';
  text: string;
  readonly line: number;
}

interface OpenIf {
  readonly line: number;
  readonly branches: JinjaBranch[];
  readonly body: JinjaNode[];
  readonly isElse: boolean;
}

const name = String.raw`[A-Za-z_]\w{0,99}(?:\.[A-Za-z_]\w{0,99}){0,9}`;
const namePattern = new RegExp(`^${name}$`);
const ifPattern = new RegExp(`^(if|elif)\\s+(not\\s+)?(${name})$`);
const literals = new Set(['true', 'false', 'none', 'True', 'False', 'None', 'not', 'loop']);

/** Conditions inside conditions, and branches of one; a real prompt has a handful. */
const maximumDepth = 100;

/**
 * Reads a Jinja template with Jinja's default settings: line breaks become `\n`, one at the end is dropped, `-` in a tag
 * takes the whitespace beside it, tags on a line of their own leave their line break. Anything but
 * `{{ name }}`, `{% if name %}` with `elif` and `else`, comments and `{% raw %}` is a problem that names the line.
 */
export function parseJinja(
  source: string,
): { readonly nodes: readonly JinjaNode[] } | { readonly problem: string } {
  try {
    return { nodes: nested(tokens(source.replace(/\r\n?/g, '\n').replace(/\n$/, ''))) };
  } catch (error) {
    if (error instanceof JinjaProblem) return { problem: error.message };
    throw error;
  }
}

class JinjaProblem extends Error {
  constructor(line: number, what: string) {
    super(`Line ${line}: ${what}`);
  }
}

function unsupported(line: number, tag: string): JinjaProblem {
  const shown = tag.length > 60 ? `${tag.slice(0, 60)}…` : tag;
  return new JinjaProblem(
    line,
    `“${shown}” cannot be carried over; only {{ name }}, {% if name %} with elif and else, comments and raw can.`,
  );
}

function tokens(source: string): Token[] {
  const lines = new LineTable(source);
  const found: Token[] = [];
  let stripNext = false;
  const text = (from: number, to: number): void => {
    const own = source.slice(from, to);
    found.push({
      kind: 'text',
      text: stripNext ? own.trimStart() : own,
      line: lines.positionAt(from).line + 1,
    });
    stripNext = false;
  };
  let at = 0;
  while (at < source.length) {
    const open = nextOpening(source, at);
    if (open < 0) break;
    const line = lines.positionAt(open).line + 1;
    text(at, open);
    const kind = source.charAt(open + 1);
    const closing = { '{': '}}', '%': '%}', '#': '#}' }[kind] ?? '';
    const close = source.indexOf(closing, open + 2);
    if (close < 0) throw new JinjaProblem(line, `“{${kind}” is never closed by “${closing}”.`);
    const inner = source.slice(open + 2, close);
    const previous = found.at(-1);
    if (inner.startsWith('-') && previous) previous.text = previous.text.trimEnd();
    stripNext = inner.length > 1 && inner.endsWith('-');
    const content = inner.replace(/^[-+]/, '').replace(/[-+]$/, '').trim();
    at = close + 2;
    if (kind === '{') found.push({ kind: 'variable', text: content, line });
    else if (kind === '%' && content === 'raw') at = raw(source, at, line, found, stripNext);
    else if (kind === '%') found.push({ kind: 'statement', text: content, line });
  }
  text(at, source.length);
  return found;
}

function nextOpening(source: string, from: number): number {
  for (let at = source.indexOf('{', from); at >= 0; at = source.indexOf('{', at + 1)) {
    if (/[{%#]/.test(source.charAt(at + 1))) return at;
  }
  return -1;
}

/** The text up to `{% endraw %}`; gives the offset after it. */
function raw(source: string, from: number, line: number, found: Token[], strip: boolean): number {
  const end = /\{%([-+]?)\s{0,20}endraw\s{0,20}([-+]?)%\}/g;
  end.lastIndex = from;
  const match = end.exec(source);
  if (!match) throw new JinjaProblem(line, '“{% raw %}” is never closed by “{% endraw %}”.');
  let text = source.slice(from, match.index);
  if (strip) text = text.trimStart();
  if (match[1] === '-') text = text.trimEnd();
  if (match[2] === '-') {
    throw unsupported(line, match[0]);
  }
  found.push({ kind: 'text', text, line });
  return end.lastIndex;
}

function nested(all: readonly Token[]): JinjaNode[] {
  const root: JinjaNode[] = [];
  const open: OpenIf[] = [];
  const add = (node: JinjaNode): void => {
    (open.at(-1)?.body ?? root).push(node);
  };
  for (const { kind, text, line } of all) {
    if (kind === 'text') {
      if (text !== '') add({ kind: 'text', text, line });
    } else if (kind === 'variable') {
      if (!isName(text)) throw unsupported(line, `{{ ${text} }}`);
      add({ kind: 'variable', path: text, line });
    } else statement(text, line, open, add);
  }
  const left = open.at(-1);
  if (left) throw new JinjaProblem(left.line, '“{% if %}” is never closed by “{% endif %}”.');
  return root;
}

function isName(text: string): boolean {
  return namePattern.test(text) && !literals.has(text);
}

function statement(
  text: string,
  line: number,
  open: OpenIf[],
  add: (node: JinjaNode) => void,
): void {
  const condition = ifPattern.exec(text);
  const path = condition?.[3] ?? '';
  if (condition && !isName(path)) throw unsupported(line, `{% ${text} %}`);
  const branch = (body: JinjaNode[]): JinjaBranch => ({
    path,
    negated: condition?.[2] !== undefined,
    body,
  });
  const isTooMuch =
    open.length >= maximumDepth || (open.at(-1)?.branches.length ?? 0) >= maximumDepth;
  if (condition && isTooMuch) {
    throw new JinjaProblem(
      line,
      `more than ${maximumDepth} conditions inside each other or in one chain.`,
    );
  }
  if (condition?.[1] === 'if') {
    const first = branch([]);
    open.push({ line, branches: [first], body: first.body as JinjaNode[], isElse: false });
    return;
  }
  const last = open.pop();
  if (condition?.[1] === 'elif' && last?.isElse === false) {
    const next = branch([]);
    open.push({ ...last, branches: [...last.branches, next], body: next.body as JinjaNode[] });
  } else if (text === 'else' && last?.isElse === false) {
    open.push({ ...last, body: [], isElse: true });
  } else if (text === 'endif' && last) {
    const otherwise = last.isElse ? last.body : [];
    add({ kind: 'if', line: last.line, branches: last.branches, otherwise });
  } else if (/^(?:elif|else|endif)\b/.test(text)) {
    throw new JinjaProblem(line, `“{% ${text} %}” belongs to no “{% if %}”.`);
  } else throw unsupported(line, `{% ${text} %}`);
}

/** The variables that conditions ask for, the most used first, with the line of their first use. */
export function jinjaConditions(
  nodes: readonly JinjaNode[],
): { readonly name: string; readonly uses: number; readonly line: number }[] {
  const found = new Map<string, { name: string; uses: number; line: number }>();
  const walk = (inner: readonly JinjaNode[]): void => {
    for (const node of inner) {
      if (node.kind !== 'if') continue;
      for (const { path, body } of node.branches) {
        const known = found.get(path) ?? { name: path, uses: 0, line: node.line };
        found.set(path, { ...known, uses: known.uses + 1 });
        walk(body);
      }
      walk(node.otherwise);
    }
  };
  walk(nodes);
  return [...found.values()].sort((a, b) => b.uses - a.uses || a.line - b.line);
}
