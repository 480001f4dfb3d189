import type { JinjaNode } from './jinja-template.js';

/** A prompt of another tool, read but not yet written as dotprompt. */
export interface SourcePrompt {
  readonly messages: readonly SourceMessage[];
  /** Front-matter keys that carry over. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What does not carry over, one sentence each. */
  readonly notes: readonly string[];
}

export interface SourceMessage {
  /** As dotprompt calls it: `system`, `user`, `model`. */
  readonly role: string;
  readonly parts: readonly JinjaNode[];
}

export type ReadPrompt = SourcePrompt | { readonly problem: string };

const roles: ReadonlyMap<string, string> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'model'],
  ['model', 'model'],
  ['ai', 'model'],
]);

/**
 * The messages that a dotprompt file can hold, with notes on the others: roles that have no counterpart
 * and messages without text.
 */
export function carriedMessages(
  messages: readonly { readonly role: string; readonly parts: readonly JinjaNode[] }[],
  notes: string[],
): SourceMessage[] {
  return messages.flatMap(({ role, parts }, index) => {
    const known = roles.get(role);
    if (known === undefined) {
      notes.push(`Message ${index + 1} has the role “${role}” and is left out.`);
      return [];
    }
    if (role === 'developer')
      notes.push(`Message ${index + 1} was a developer message; it is a system message now.`);
    if (parts.every((part) => part.kind === 'text' && part.text.trim() === '')) {
      notes.push(`Message ${index + 1} (${role}) holds no text and is left out.`);
      return [];
    }
    return [{ role: known, parts }];
  });
}

/** A variable `{{name}}` in text that knows no other tags; everything else is text. */
export function textWithVariables(text: string): JinjaNode[] {
  const nodes: JinjaNode[] = [];
  let at = 0;
  for (const match of text.matchAll(
    /\{\{\s{0,20}([A-Za-z_]\w{0,99}(?:\.[A-Za-z_]\w{0,99}){0,9})\s{0,20}\}\}/g,
  )) {
    nodes.push({ kind: 'text', text: text.slice(at, match.index), line: 1 });
    nodes.push({ kind: 'variable', path: match[1] ?? '', line: 1 });
    at = match.index + match[0].length;
  }
  nodes.push({ kind: 'text', text: text.slice(at), line: 1 });
  return nodes;
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `model` and `config` from names that other tools use for the parameters of a model. */
export function modelConfig(
  parameters: Readonly<Record<string, unknown>>,
  where: string,
  notes: string[],
): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(parameters)) {
    const known = configKeys.get(key);
    if (known === undefined) notes.push(`“${where}.${key}” has no counterpart and is left out.`);
    else config[known] = known === 'stopSequences' && typeof value === 'string' ? [value] : value;
  }
  return Object.keys(config).length === 0 ? {} : { config };
}

const configKeys: ReadonlyMap<string, string> = new Map([
  ['temperature', 'temperature'],
  ['top_p', 'topP'],
  ['topP', 'topP'],
  ['top_k', 'topK'],
  ['topK', 'topK'],
  ['max_tokens', 'maxOutputTokens'],
  ['maxTokens', 'maxOutputTokens'],
  ['max_completion_tokens', 'maxOutputTokens'],
  ['maxCompletionTokens', 'maxOutputTokens'],
  ['stop', 'stopSequences'],
]);
