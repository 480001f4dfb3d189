import { Document, isMap, parseDocument, stringify } from 'yaml';
import type { PromptDocument } from '../prompt-document.js';

/** A front matter with comments above its keys; values may hold anything. */
export function frontMatterText(
  data: Readonly<Record<string, unknown>>,
  comments: readonly string[] = [],
): string {
  return `---\n${comments.map(commentLine).join('')}${yamlText(data)}---\n`;
}

function commentLine(text: string): string {
  return `# ${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()}\n`;
}

function yamlText(data: Readonly<Record<string, unknown>>): string {
  return Object.keys(data).length === 0 ? '' : stringify(data, { lineWidth: 0 });
}

/** What is done to a front matter: keys set (replaced or added at the end) and paths taken out. */
export interface FrontMatterChange {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly (readonly string[])[];
  /** Put above the first key. */
  readonly comments?: readonly string[];
}

/**
 * The front matter of a prompt with changes made, its own comments kept; empty where the prompt has none
 * and nothing is set. Mappings that a removal empties go too. Line endings stay as they are.
 */
export function changedFrontMatter(
  { text, frontMatter }: PromptDocument,
  { set = {}, remove = [], comments = [] }: FrontMatterChange,
): string {
  if (!frontMatter && Object.keys(set).length === 0 && comments.length === 0) return '';
  const source = frontMatter ? text.slice(frontMatter.yaml.start, frontMatter.yaml.end) : '';
  const yaml = frontMatter ? parseDocument(source) : new Document({});
  for (const path of remove) {
    for (let length = path.length; length > 0; length--) {
      const part = path.slice(0, length);
      const value: unknown = yaml.getIn(part, true);
      if (length < path.length && !(isMap(value) && value.items.length === 0)) break;
      if (yaml.hasIn(part)) yaml.deleteIn(part);
    }
  }
  for (const [key, value] of Object.entries(set)) yaml.set(key, yaml.createNode(value));
  const isEmpty = isMap(yaml.contents) && yaml.contents.items.length === 0;
  const body = isEmpty || yaml.contents === null ? '' : yaml.toString({ lineWidth: 0 });
  const written = `---\n${comments.map(commentLine).join('')}${body}---\n`;
  const bom = text.startsWith('\u{FEFF}') ? '\u{FEFF}' : '';
  return (
    bom +
    (source.includes('\r\n') || text.startsWith('---\r\n')
      ? written.replaceAll('\n', '\r\n')
      : written)
  );
}
