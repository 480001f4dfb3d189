import type { MessagePart } from '../write-template.js';
import { variablePath, variableTag } from '../write-template.js';
import type { JinjaNode } from './jinja-template.js';

/** The value that is given to a variable whose conditions are settled. */
export interface Settled {
  readonly name: string;
  readonly value: boolean;
}

/**
 * The parts of a message that render what the template renders. Conditions on the settled variable are
 * decided; others become `{{#if}}`, with empty comments where Handlebars would take a line break along.
 */
export function jinjaParts(
  nodes: readonly JinjaNode[],
  settled: Settled | undefined,
): MessagePart[] {
  const parts: MessagePart[] = [];
  for (const node of nodes) {
    if (node.kind === 'text') parts.push({ kind: 'text', text: node.text });
    else if (node.kind === 'variable') parts.push(variablePart(node.path, settled));
    else for (const part of conditionParts(node, 0, settled)) parts.push(part);
  }
  return parts;
}

function variablePart(path: string, settled: Settled | undefined): MessagePart {
  // Jinja writes Python's words.
  if (path === settled?.name) return { kind: 'text', text: settled.value ? 'True' : 'False' };
  return { kind: 'tag', source: variableTag(path) };
}

type JinjaIf = Extract<JinjaNode, { kind: 'if' }>;

function conditionParts(node: JinjaIf, index: number, settled: Settled | undefined): MessagePart[] {
  const branch = node.branches[index];
  if (!branch) return jinjaParts(node.otherwise, settled);
  const { path, negated, body } = branch;
  if (path === settled?.name) {
    return settled.value === negated
      ? conditionParts(node, index + 1, settled)
      : jinjaParts(body, settled);
  }
  const otherwise = conditionParts(node, index + 1, settled);
  const helper = negated ? 'unless' : 'if';
  const tag = (source: string): MessagePart => ({ kind: 'tag', source });
  return [
    tag(`{{#${helper} ${variablePath(path)}}}`),
    ...guarded(jinjaParts(body, settled)),
    ...(otherwise.length === 0 ? [] : [tag('{{else}}'), ...guarded(otherwise)]),
    tag(`{{/${helper}}}`),
  ];
}

/** Handlebars drops the line of a tag that stands alone on it; with a comment beside it, it does not. */
function guarded(parts: readonly MessagePart[]): MessagePart[] {
  const comment: MessagePart = { kind: 'tag', source: '{{! }}' };
  const [first, last] = [parts[0], parts.at(-1)];
  const begins = first?.kind === 'text' && /^[^\S\n]*(?:\n|$)/.test(first.text);
  const ends = last?.kind === 'text' && /(?:^|\n)[^\S\n]*$/.test(last.text);
  return [...(begins ? [comment] : []), ...parts, ...(ends ? [comment] : [])];
}

export interface DividedMessage {
  /** As the source calls it. */
  readonly role: string;
  readonly parts: readonly JinjaNode[];
}

/** How messages are told apart. */
export interface Division {
  /** Matches a role line at the start of a line, the role as its first group. */
  readonly marker: RegExp;
  /** Whether a text without role lines is taken without the whitespace at its ends. */
  readonly trim: boolean;
}

/**
 * Divides a template into messages at lines that name a role, without the blank lines around each; or one
 * user message where there is no such line at the beginning.
 */
export function divideMessages(
  nodes: readonly JinjaNode[],
  { marker, trim }: Division,
): { readonly messages: readonly DividedMessage[] } | { readonly problem: string } {
  const first = nodes.find((node) => node.kind !== 'text' || node.text.trim() !== '');
  const begins =
    first?.kind === 'text' ? rolesIn(first.text.trimStart(), marker, true)[0] : undefined;
  if (begins?.start !== 0) {
    return { messages: [{ role: 'user', parts: trim ? trimmed(nodes) : nodes }] };
  }
  const messages: { role: string; parts: JinjaNode[] }[] = [];
  for (const [index, node] of nodes.entries()) {
    if (node.kind === 'if') {
      const line = roleLineIn(node, marker);
      if (line !== undefined) {
        return {
          problem: `Line ${line}: a message begins inside a condition; write the condition inside the message.`,
        };
      }
    }
    if (node.kind !== 'text') {
      messages.at(-1)?.parts.push(node);
      continue;
    }
    let at = 0;
    for (const { start, end, role } of rolesIn(node.text, marker, index === 0)) {
      messages.at(-1)?.parts.push({ ...node, text: node.text.slice(at, start) });
      messages.push({ role, parts: [] });
      at = end;
    }
    messages.at(-1)?.parts.push({ ...node, text: node.text.slice(at) });
  }
  return { messages: messages.map(({ role, parts }) => ({ role, parts: trimmed(parts) })) };
}

function rolesIn(
  text: string,
  marker: RegExp,
  isStart: boolean,
): { start: number; end: number; role: string }[] {
  return [...text.matchAll(new RegExp(marker.source, 'gim'))]
    .filter(({ index }) => index > 0 || isStart)
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      role: (match[1] ?? '').toLowerCase(),
    }));
}

function roleLineIn(node: JinjaIf, marker: RegExp): number | undefined {
  for (const inner of [...node.branches.flatMap(({ body }) => body), ...node.otherwise]) {
    if (inner.kind === 'text' && rolesIn(inner.text, marker, false).length > 0) return inner.line;
    const deeper = inner.kind === 'if' ? roleLineIn(inner, marker) : undefined;
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/** Without the whitespace at both ends; text that is blank goes, up to the first that is not. */
function trimmed(parts: readonly JinjaNode[]): JinjaNode[] {
  const result = [...parts];
  for (let first = result[0]; first?.kind === 'text'; first = result[0]) {
    const text = first.text.trimStart();
    if (text !== '') {
      result[0] = { ...first, text };
      break;
    }
    result.shift();
  }
  for (let last = result.at(-1); last?.kind === 'text'; last = result.at(-1)) {
    const text = last.text.trimEnd();
    if (text !== '') {
      result[result.length - 1] = { ...last, text };
      break;
    }
    result.pop();
  }
  return result;
}
