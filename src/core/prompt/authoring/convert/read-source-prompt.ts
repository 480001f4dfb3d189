import { parse } from 'yaml';
import { baseName } from '../../../paths.js';
import { splitFrontMatter } from '../../split-front-matter.js';
import { type Division, divideMessages } from './jinja-messages.js';
import { parseJinja } from './jinja-template.js';
import {
  carriedMessages,
  isMapping,
  modelConfig,
  type ReadPrompt,
  textWithVariables,
} from './source-prompt.js';

/** Formats of other tools that can be converted. */
export type SourceFormat = 'prompty' | 'github-models' | 'messages' | 'jinja';

/** A role line of a Prompty file: the role alone, with a colon. */
const promptyRole =
  /^(?:[ \t]*#)?[ \t]*(system|user|assistant|developer|tool|function)[ \t]*(?:\[[^\]\n]{0,200}\])?:[ \t]*(?:\r?\n|$)/;
/** A role line of a plain prompt, as in the globs of `prompts`. */
const plainRole = /^(system|user|human|assistant|model):[^\S\r\n]*/;

/** What a file is by its name, and for a `.txt` or `.md` by what it holds; undefined for anything else. */
export function sourceFormat(path: string, text: string): SourceFormat | undefined {
  const name = baseName(path).toLowerCase();
  if (name.endsWith('.prompty')) return 'prompty';
  if (/\.prompt\.ya?ml$/.test(name)) return 'github-models';
  if (name.endsWith('.json')) return 'messages';
  if (/\.(?:j2|jinja2?)$/.test(name)) return 'jinja';
  return /\.(?:txt|md)$/.test(name) && /\{[{%]/.test(text) ? 'jinja' : undefined;
}

/** Reads a prompt of another tool. Bad input is a problem, never an exception. */
export function readSourcePrompt(text: string, format: SourceFormat): ReadPrompt {
  const source = text.replace(/^\u{FEFF}/u, '');
  switch (format) {
    case 'prompty':
      return readPrompty(source);
    case 'github-models':
      return readGithubModels(source);
    case 'messages':
      return readMessages(source);
    case 'jinja':
      return readJinja(source, { marker: plainRole, trim: false }, [], {});
  }
}

function readJinja(
  source: string,
  division: Division,
  notes: string[],
  settings: Readonly<Record<string, unknown>>,
): ReadPrompt {
  const template = parseJinja(source);
  if ('problem' in template) return template;
  const divided = divideMessages(template.nodes, division);
  if ('problem' in divided) return divided;
  return { messages: carriedMessages(divided.messages, notes), settings, notes };
}

function readPrompty(source: string): ReadPrompt {
  const split = splitFrontMatter(source);
  const head = split ? yamlMapping(source.slice(split.yaml.start, split.yaml.end)) : {};
  if (head === undefined) return { problem: 'The front matter is not valid YAML.' };
  const notes: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(head)) {
    if (key === 'description' && typeof value === 'string') settings['description'] = value;
    else if (key === 'model') Object.assign(settings, promptyModel(value, notes));
    else if (key === 'inputs' && isMapping(value))
      Object.assign(settings, promptyInputs(value, notes));
    else if (key === 'sample' && isMapping(value))
      notes.push(
        `The sample values (${Object.keys(value).join(', ')}) are left out; a dataset can hold them.`,
      );
    else if (key === 'template' && isJinja(value)) continue;
    else if (key !== 'name') notes.push(`“${key}” has no counterpart and is left out.`);
  }
  // Line numbers of problems are those of the file.
  const lead = source.slice(0, split?.span.end ?? 0).replace(/[^\n]/g, '');
  const body = lead + source.slice(split?.span.end ?? 0);
  return readJinja(body, { marker: promptyRole, trim: true }, notes, settings);
}

function isJinja(value: unknown): boolean {
  const type = isMapping(value) ? value['type'] : value;
  return type === 'jinja2' || type === 'jinja';
}

function promptyModel(model: unknown, notes: string[]): Record<string, unknown> {
  if (typeof model === 'string') return { model };
  if (!isMapping(model)) return {};
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(model)) {
    if (key === 'configuration' && isMapping(value)) {
      const id = value['azure_deployment'] ?? value['model'] ?? value['name'];
      if (typeof id === 'string' && !id.startsWith('${')) settings['model'] = id;
      notes.push(
        '“model.configuration” says where the model is reached; that is a setting of Gyges, so it is left out.',
      );
    } else if ((key === 'parameters' || key === 'options') && isMapping(value)) {
      Object.assign(settings, modelConfig(value, `model.${key}`, notes));
    } else if (key === 'id' && typeof value === 'string') settings['model'] = value;
    else if (key !== 'api' || value !== 'chat')
      notes.push(`“model.${key}” has no counterpart and is left out.`);
  }
  return settings;
}

function promptyInputs(
  inputs: Readonly<Record<string, unknown>>,
  notes: string[],
): Record<string, unknown> {
  const schema: Record<string, string> = {};
  for (const [name, input] of Object.entries(inputs)) {
    const type = isMapping(input) ? input['type'] : input;
    const note = isMapping(input) ? input['description'] : undefined;
    const known =
      typeof type === 'string' && ['string', 'number', 'integer', 'boolean'].includes(type)
        ? type
        : 'any';
    schema[name] = typeof note === 'string' ? `${known}, ${note.replace(/\s+/g, ' ')}` : known;
    if (isMapping(input) && (input['default'] ?? input['sample']) !== undefined) {
      notes.push(`The default or sample value of “${name}” is left out; a dataset can hold it.`);
    }
  }
  return Object.keys(schema).length === 0 ? {} : { input: { schema } };
}

function readGithubModels(source: string): ReadPrompt {
  const head = yamlMapping(source);
  if (head === undefined) return { problem: 'This is not a YAML mapping with “messages”.' };
  const notes: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(head)) {
    if ((key === 'model' || key === 'description') && typeof value === 'string')
      settings[key] = value;
    else if (key === 'modelParameters' && isMapping(value)) {
      Object.assign(settings, modelConfig(value, key, notes));
    } else if (key === 'testData')
      notes.push('“testData” is left out; a JSONL or CSV file named by gyges.dataset can hold it.');
    else if (key !== 'name' && key !== 'messages')
      notes.push(`“${key}” has no counterpart and is left out.`);
  }
  return messageList(head['messages'], settings, notes, textWithVariables);
}

function readMessages(source: string): ReadPrompt {
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch {
    return { problem: 'This is not valid JSON.' };
  }
  const notes: string[] = [];
  const settings: Record<string, unknown> = {};
  let list: unknown = data;
  if (isMapping(data)) {
    list = data['messages'];
    const { model } = data;
    const rest = Object.fromEntries(
      Object.entries(data).filter(([key]) => key !== 'model' && key !== 'messages'),
    );
    if (typeof model === 'string') settings['model'] = model;
    else if (model !== undefined) notes.push('“model” is not a text and is left out.');
    const { config } = modelConfig(rest, '', []);
    if (config !== undefined) settings['config'] = config;
    for (const key of Object.keys(rest)) {
      if (modelConfig({ [key]: 1 }, '', [])['config'] === undefined) {
        notes.push(`“${key}” has no counterpart and is left out.`);
      }
    }
  }
  return messageList(list, settings, notes, (text) => [{ kind: 'text', text, line: 1 }]);
}

function messageList(
  list: unknown,
  settings: Readonly<Record<string, unknown>>,
  notes: string[],
  read: typeof textWithVariables,
): ReadPrompt {
  if (!Array.isArray(list)) {
    return { problem: 'There is no list of messages with “role” and “content”.' };
  }
  const messages = list.map((message: unknown, index) => {
    const { role, content, ...rest } = isMapping(message) ? message : {};
    for (const key of Object.keys(rest))
      notes.push(`“${key}” of message ${index + 1} is left out.`);
    const text = contentText(content, index, notes);
    return {
      role: typeof role === 'string' ? role.toLowerCase() : String(role),
      parts: read(text),
    };
  });
  return { messages: carriedMessages(messages, notes), settings, notes };
}

function contentText(content: unknown, index: number, notes: string[]): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => {
      if (typeof part === 'string') return part;
      if (isMapping(part) && typeof part['text'] === 'string') return part['text'];
      const type = isMapping(part) && typeof part['type'] === 'string' ? part['type'] : 'other';
      notes.push(`A part of message ${index + 1} that is not text (${type}) is left out.`);
      return '';
    })
    .join('');
}

function yamlMapping(source: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = parse(source, { logLevel: 'error' });
    if (data === null || data === undefined) return {};
    return isMapping(data) ? data : undefined;
  } catch {
    return undefined;
  }
}
