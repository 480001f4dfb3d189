import type { Span } from '../../text/span.js';
import { candidatePaths } from '../../pair/partial-paths.js';
import { baseName, directoryOf } from '../../paths.js';
import { readGygesSettings } from '../gyges-settings.js';
import { knownHelpers } from '../helpers.js';
import { parsePrompt } from '../parse-prompt.js';
import type { PromptDocument } from '../prompt-document.js';
import { partialParameters } from './partial-parameters.js';
import { type Completion, snippetText } from './completion.js';
import { filesIn, type LanguageScope } from './language-scope.js';
import { openBlocks } from './open-blocks.js';
import type { ExpressionPlace, TemplatePlace } from './template-place.js';
import { openTags } from './tag-pairs.js';
import { type Variable, variablesIn } from './variables.js';

const roles = [
  ['system', 'The instructions of the operator.'],
  ['user', 'What the user writes.'],
  ['model', 'What the model has answered before.'],
  ['tool', 'The result of a tool.'],
] as const;

/** What may stand in the braces at a place. `partials` are the paths of files that can be included. */
export function completeExpression(
  document: PromptDocument,
  place: ExpressionPlace,
  scope: LanguageScope,
  partials: readonly string[],
): Completion[] {
  const close = place.isClosed ? '' : '}}';
  switch (place.expects) {
    case 'start':
      return [
        ...variableCompletions(document, place, scope, close),
        ...itemNames(document, place, close),
        ...helperCompletions(place, close),
        ...blockCompletions(place),
        ...elseCompletions(document, place, close),
      ];
    case 'block':
      return [
        ...blockCompletions(place),
        ...variableCompletions(document, place, scope, close).map((completion) => ({
          ...completion,
          kind: 'block' as const,
          detail: 'section: its content stands when the value is present',
          rank: 2,
        })),
      ];
    case 'close':
      return closeCompletions(document, place, close);
    case 'partial':
      return partialNamesFor(document.path, partials).map(({ name, path }) => ({
        label: name,
        kind: 'partial',
        detail: baseName(path),
        replace: place.word,
        insert: name + close,
        rank: 0,
      }));
    case 'role':
      return roleCompletions(document, place);
    case 'argument':
      return [
        ...parameterCompletions(document, place, scope),
        ...variableCompletions(document, place, scope, ''),
        ...itemNames(document, place, ''),
      ];
  }
}

/** `name=` for what the partial of a tag can be given and is not given yet. */
function parameterCompletions(
  document: PromptDocument,
  place: ExpressionPlace,
  scope: LanguageScope,
): Completion[] {
  const tag = document.text.slice(place.expression.start, place.expression.end);
  const beforeWord = document.text.charAt(place.word.start - 1);
  if (!/^\{\{~?\s{0,20}#?>/.test(tag) || !/\s/.test(beforeWord)) return [];
  return (partialParameters(document, place.head, scope) ?? [])
    .filter((name) => !tag.includes(`${name}=`))
    .map((name) => ({
      label: `${name}=`,
      kind: 'variable',
      detail: `what the partial sees as ${name}`,
      replace: place.word,
      insert: `${name}=`,
      rank: 0,
    }));
}

/** The names under which partials can be included from a file, nearest first. */
function partialNamesFor(
  fromPath: string,
  paths: readonly string[],
): { readonly name: string; readonly path: string }[] {
  const names = new Map<string, string>();
  const folders = candidatePaths('x', fromPath).map(directoryOf);
  for (const folder of folders) {
    for (const path of paths) {
      const base = baseName(path);
      if (directoryOf(path) !== folder || !base.startsWith('_') || path === fromPath) continue;
      const name = base.slice(1, -'.prompt'.length);
      if (!names.has(name)) names.set(name, path);
    }
  }
  return [...names].map(([name, path]) => ({ name, path }));
}

function variableCompletions(
  document: PromptDocument,
  place: ExpressionPlace,
  scope: LanguageScope,
  close: string,
): Completion[] {
  return [...variablesIn(withoutExpression(document, place.expression, scope)).values()]
    .filter(({ name }) => /^[\w-]+$/.test(name))
    .map((variable) => ({
      label: variable.name,
      kind: 'variable',
      detail: variableDetail(variable),
      documentation: variable.description,
      replace: place.word,
      insert: variable.name + close,
      rank: 0,
    }));
}

/** For example `string · column of the dataset`. */
function variableDetail({ type, isColumn, declarations, uses }: Variable): string | undefined {
  const source = isColumn
    ? 'column of the dataset'
    : declarations.length === 0 && uses.length > 0
      ? 'used, not declared'
      : undefined;
  const parts = [type, source].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/** The scope with this file read as if the unfinished expression were not there. */
function withoutExpression(
  document: PromptDocument,
  expression: Span,
  scope: LanguageScope,
): LanguageScope {
  const { path, text } = document;
  const blank = ' '.repeat(expression.end - expression.start);
  const source = text.slice(0, expression.start) + blank + text.slice(expression.end);
  const mended = parsePrompt(path, source, document);
  const replace = (files: readonly PromptDocument[]): PromptDocument[] =>
    files.map((file) => (file.path === path ? mended : file));
  return { ...scope, prompts: replace(scope.prompts), partials: replace(scope.partials) };
}

function itemNames(document: PromptDocument, place: ExpressionPlace, close: string): Completion[] {
  const around = openBlocks(document, place.expression.start);
  const names = around.some(({ name }) => name === 'each')
    ? [
        ['this', 'The item of the list.'],
        ['@index', 'Its number, from 0.'],
        ['@first', 'Whether it is the first.'],
        ['@last', 'Whether it is the last.'],
      ]
    : around.some(({ name }) => name === 'with')
      ? [['this', 'The value of the block.']]
      : [];
  return names.map(([label = '', documentation]) => ({
    label,
    kind: 'variable',
    documentation,
    replace: place.word,
    insert: label + close,
    rank: 1,
  }));
}

function helperCompletions(place: ExpressionPlace, close: string): Completion[] {
  return knownHelpers
    .filter(({ use }) => use !== 'block')
    .map(({ name, signature, summary }) => {
      const argument = /^\{\{\S+ (.+)\}\}$/.exec(signature)?.[1];
      const body = argument === undefined ? '' : ` ${argumentSnippet(name, argument)}`;
      return {
        label: name,
        kind: 'helper' as const,
        detail: signature,
        documentation: summary,
        replace: place.word,
        insert: `${name}${body}${close}`,
        isSnippet: true,
        rank: 2,
      };
    });
}

function argumentSnippet(name: string, argument: string): string {
  if (name === 'role') return '"${1|system,user,model,tool|}"';
  if (name === 'media') return 'url=${1:image}';
  if (name === 'section') return '"${1:name}"';
  return argument
    .split(' ')
    .map((word, index) => `\${${index + 1}:${snippetText(word)}}`)
    .join(' ');
}

function blockCompletions(place: ExpressionPlace): Completion[] {
  return knownHelpers
    .filter(({ use }) => use !== 'expression')
    .map(({ name, signature, summary }) => {
      const parameters = (/^\{\{#\S+ ([^}]+)\}\}/.exec(signature)?.[1] ?? 'value')
        .split(' ')
        .map((word, index) => `\${${index + 1}:${snippetText(word)}}`)
        .join(' ');
      return {
        label: `#${name}`,
        kind: 'block' as const,
        detail: signature,
        documentation: summary,
        replace: place.expression,
        insert: `{{#${name} ${parameters}}}\n$0\n{{/${name}}}`,
        isSnippet: true,
        filter: `{{#${name}`,
        rank: 3,
      };
    });
}

function elseCompletions(
  document: PromptDocument,
  place: ExpressionPlace,
  close: string,
): Completion[] {
  const block = openBlocks(document, place.expression.start).at(-1);
  if (!block) return [];
  return [
    {
      label: 'else',
      kind: 'block',
      detail: `the other case of #${block.name}`,
      replace: place.word,
      insert: `else${close}`,
      rank: 1,
    },
    ...closeCompletions(document, place, close).map((completion) => ({
      ...completion,
      label: `/${completion.label}`,
      insert: `/${completion.insert}`,
    })),
  ];
}

function closeCompletions(
  document: PromptDocument,
  place: ExpressionPlace,
  close: string,
): Completion[] {
  return openBlocks(document, place.expression.start)
    .reverse()
    .map(({ name }, index) => ({
      label: name,
      kind: 'block',
      detail: 'closes the block',
      replace: place.word,
      insert: name + close,
      rank: index,
    }));
}

function roleCompletions(document: PromptDocument, place: ExpressionPlace): Completion[] {
  const { text } = document;
  const { word } = place;
  const opens = /["']/.test(text.charAt(word.start - 1));
  const quote = opens ? text.charAt(word.start - 1) : '"';
  const isQuoted = opens && text.charAt(word.end) === quote;
  return roles.map(([role, documentation], rank) => ({
    label: role,
    kind: 'role',
    documentation,
    replace: word,
    insert: `${opens ? '' : quote}${role}${isQuoted ? '' : quote}${place.isClosed ? '' : '}}'}`,
    rank,
  }));
}

/** The tags of the pair, and those that are open at a place. */
export function completeTag(
  document: PromptDocument,
  place: Extract<TemplatePlace, { kind: 'tag' }>,
  scope: LanguageScope,
): Completion[] {
  const { replace } = place;
  const open = openTags(document, replace.start).reverse();
  const closing = open.map((name, rank): Completion => {
    const insert = `</${name}>`;
    return {
      label: insert,
      kind: 'tag',
      detail: 'closes the tag',
      replace,
      insert,
      filter: insert,
      rank,
    };
  });
  if (place.isClosing) return closing;
  const names = new Map<string, string>();
  for (const file of scope.prompts) {
    const { reasoning, output, manipulation } = readGygesSettings(file);
    for (const name of reasoning) names.set(name, 'gyges.reasoning');
    for (const name of output) names.set(name, 'gyges.output');
    for (const name of manipulation) names.set(name, 'gyges.manipulation');
  }
  for (const name of scope.config.reasoningTags) names.set(name, 'reasoning');
  for (const name of scope.config.outputTags) names.set(name, 'output');
  for (const file of filesIn(scope)) {
    for (const { name, span } of file.tags) {
      const isThis =
        file.path === document.path && span.start <= replace.start && replace.start < span.end;
      if (!isThis && !names.has(name)) names.set(name, 'tag of the template');
    }
  }
  const opening = [...names]
    .filter(([name]) => /^[A-Za-z_][\w.-]*$/.test(name))
    .map(([name, detail]): Completion => ({
      label: `<${name}>`,
      kind: 'tag',
      detail,
      replace,
      insert: `<${name}>$0</${name}>`,
      isSnippet: true,
      filter: `<${name}>`,
      rank: detail.startsWith('gyges.') ? 0 : 1,
    }));
  return [
    ...opening,
    ...closing.map((completion) => ({ ...completion, rank: completion.rank + 2 })),
  ];
}
