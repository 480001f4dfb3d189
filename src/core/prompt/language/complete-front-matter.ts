import { pairMember } from '../../pair/pair-names.js';
import type { PromptDocument } from '../prompt-document.js';
import type { Completion, CompletionKind } from './completion.js';
import { keysAt, type KeyDocs } from './front-matter-docs.js';
import type { FrontMatterPlace } from './front-matter-place.js';
import { inputDeclarations } from './input-declarations.js';
import { filesIn, type LanguageScope } from './language-scope.js';
import { variablesIn } from './variables.js';

type KeyPlace = Extract<FrontMatterPlace, { kind: 'key' }>;
type ValuePlace = Extract<FrontMatterPlace, { kind: 'value' }>;

const inputTypes = [
  ['string', 'Text.'],
  ['number', 'A number.'],
  ['integer', 'A whole number.'],
  ['boolean', 'true or false.'],
  ['any', 'Any value.'],
] as const;

/** Keys for a mapping of the front matter, without those it has. */
export function completeKey(
  document: PromptDocument,
  place: KeyPlace,
  scope: LanguageScope,
): Completion[] {
  const [first, second] = place.parents;
  const taken = new Set(place.siblings);
  if (first === 'input' && second !== undefined) {
    if (place.parents.length > 2) return [];
    return [...variablesIn(scope).values()]
      .filter(({ name }) => !taken.has(name) && !taken.has(`${name}?`) && /^[\w-]+$/.test(name))
      .map(({ name, type, uses }) => ({
        label: name,
        kind: 'variable' as const,
        detail: uses.length > 0 ? 'used in the template' : type,
        replace: place.replace,
        insert: place.hasColon ? name : second === 'schema' ? `${name}: string` : `${name}: `,
        rank: uses.length > 0 ? 0 : 1,
      }));
  }
  return keysAt(place.parents)
    .filter(({ key }) => !taken.has(key))
    .map((docs) => ({
      label: docs.key,
      kind: 'key' as const,
      detail: docs.type === 'any' ? undefined : docs.type,
      documentation: docs.description,
      replace: place.replace,
      insert: place.hasColon ? docs.key : keySnippet(docs, document),
      isSnippet: !place.hasColon,
      rank: docs.key.startsWith('gyges.') ? 0 : 1,
    }));
}

function keySnippet({ key, type }: KeyDocs, document: PromptDocument): string {
  const eol = document.text.includes('\r\n') ? '\r\n' : '\n';
  if (type === 'mapping') return `${key}:${eol}  $0`;
  if (type === 'list') return `${key}:${eol}  - $0`;
  return `${key}: $0`;
}

/** Values for a key of the front matter, those of the counterpart among them. */
export function completeValue(
  document: PromptDocument,
  place: ValuePlace,
  scope: LanguageScope,
): Completion[] {
  const completions = new Map<string, Completion>();
  const { replace } = place;
  // A value needs a space between the colon and itself.
  const space = document.text[replace.start - 1] === ':' ? ' ' : '';
  const put = (label: string, insert: string, rest: Partial<Completion>): void => {
    if (label === '' || label.length > 300 || completions.has(label)) return;
    const filter = insert.startsWith(place.typed) ? insert : label;
    completions.set(label, {
      label,
      kind: 'value',
      replace,
      insert: space + insert,
      filter: space === '' ? filter : undefined,
      rank: 1,
      ...rest,
    });
  };
  const add = (label: string, detail?: string, kind: CompletionKind = 'value', rank = 1): void => {
    put(label, yamlScalar(label), { detail, kind, rank });
  };
  const [top = '', ...rest] = place.path;
  const others = scope.prompts.filter(({ path }) => path !== document.path);
  if (!place.inList) {
    for (const other of others) {
      const value = valueAt(other, place.path);
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
        if (top !== 'gyges.condition' && top !== 'variant') {
          const span = other.frontMatter?.spanOf(place.path);
          const insert = span ? other.text.slice(span.start, span.end) : String(value);
          if (!/[\r\n]/.test(insert)) {
            put(String(value), insert, { detail: 'as in the counterpart', rank: 0 });
          }
        }
      }
    }
  }
  const member = pairMember(document.path, scope.config);
  const key = rest.length === 0 ? top : `${top}.${rest.join('.')}`;
  switch (key) {
    case 'gyges.condition':
    case 'variant':
      if (member) add(member.conditionName, 'from the file name', 'value', 0);
      for (const names of [
        ...scope.config.conditions,
        { monitored: 'monitored', unmonitored: 'unmonitored' },
      ]) {
        add(names.monitored);
        add(names.unmonitored);
      }
      break;
    case 'gyges.pair':
    case 'name':
      if (member) add(member.name, 'from the file name');
      break;
    case 'gyges.reasoning':
    case 'gyges.output':
      for (const name of tagNames(scope)) add(name, 'tag of the template', 'tag');
      break;
    case 'gyges.manipulation':
      for (const text of differingTexts(scope))
        add(text, 'differs between the prompts', 'value', 0);
      for (const name of tagNames(scope)) add(name, 'tag of the template', 'tag');
      break;
    case 'gyges.compliance':
      for (const { tags, text } of filesIn(scope)) {
        for (const { kind, span } of tags) {
          if (kind === 'empty') add(text.slice(span.start, span.end), 'marker of the template');
        }
      }
      break;
    case 'output.format':
      add('text');
      add('json');
      break;
    default:
      if (top === 'input' && rest[0] === 'schema' && rest.length === 2) {
        for (const [type, detail] of inputTypes) add(type, detail, 'value', 0);
      } else if (top === 'input' && rest[0] === 'default' && rest.length === 2) {
        const type = inputDeclarations(document).find(({ name }) => name === rest[1])?.type;
        const values = variablesIn(scope).get(rest[1] ?? '')?.values ?? [];
        for (const value of values) add(value, 'from the dataset');
        if (type === 'boolean') for (const value of ['true', 'false']) put(value, value, {});
      }
  }
  return [...completions.values()];
}

function valueAt(document: PromptDocument, path: readonly string[]): unknown {
  let value: unknown = document.frontMatter?.data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

function tagNames(scope: LanguageScope): Set<string> {
  return new Set(filesIn(scope).flatMap(({ tags }) => tags.map(({ name }) => name)));
}

/** The texts in which the prompts differ now, shortest first. */
function differingTexts({ pairs }: LanguageScope): string[] {
  const texts = pairs.flatMap(({ comparison }) => [
    ...[comparison?.cue.monitored, comparison?.cue.unmonitored].map((cue) => cue?.text ?? ''),
    ...(comparison?.differences ?? [])
      .filter(({ kind }) => kind !== 'whitespace')
      .flatMap(({ monitored, unmonitored }) => [monitored.text, unmonitored.text]),
  ]);
  return texts.map((text) => text.trim()).filter((text) => text !== '' && !/[\r\n]/.test(text));
}

/** A text as a YAML scalar that is read back as this text. */
function yamlScalar(text: string): string {
  const isPlain =
    /^[A-Za-z0-9_</(][^\r\n\t]*$/.test(text) &&
    !/:(?:\s|$)|\s#|\s$/.test(text) &&
    !/^(?:true|false|null|~|yes|no|on|off|[-+.\d][\d_.eExXoO+-]*)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
