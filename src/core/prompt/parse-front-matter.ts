import * as yaml from 'yaml';
import type { Span } from '../text/span.js';
import type { FrontMatter, FrontMatterEntry, SourceError } from './prompt-document.js';
import type { FrontMatterSplit } from './split-front-matter.js';
import { yamlComments } from './yaml-comments.js';

/** In UTF-16 units; far more than any real front matter, little enough to parse at every keystroke. */
const maximumLength = 262_144;

/** Reads the front matter at `split`. Broken YAML gives errors with their places; nothing is thrown. */
export function parseFrontMatter(text: string, split: FrontMatterSplit): FrontMatter {
  const base = split.yaml.start;
  const source = text.slice(base, split.yaml.end);
  if (source.length > maximumLength) {
    return broken(split, [
      {
        ...split.yaml,
        message: `The front matter is longer than ${maximumLength / 1024} KB; move long text into the template.`,
      },
    ]);
  }
  let document: yaml.Document.Parsed;
  try {
    document = yaml.parseDocument(source, {
      prettyErrors: false,
      // The library compares every key with every other; `duplicateKeys` needs one pass.
      uniqueKeys: false,
      logLevel: 'silent',
    });
  } catch (error) {
    return broken(split, [{ ...split.yaml, message: reasonOf(error) }]);
  }
  const errors: SourceError[] = document.errors.map((error) => ({
    start: base + Math.min(error.pos[0], source.length),
    end: base + Math.min(Math.max(error.pos[1], error.pos[0] + 1), source.length),
    message: reasonOf(error),
  }));
  let data: unknown;
  if (errors.length === 0) {
    try {
      errors.push(...duplicateKeys(document, base));
      data = document.toJS({ maxAliasCount: 100 });
    } catch (error) {
      errors.push({ ...split.yaml, message: reasonOf(error) });
    }
  }
  const contents = document.contents;
  const isMapping = yaml.isMap(contents) || contents === null || isEmptyScalar(contents);
  return {
    span: split.span,
    yaml: split.yaml,
    isMapping,
    entries: yaml.isMap(contents) ? entriesOf(contents, source, base, data) : [],
    data: errors.length === 0 && isRecord(data) ? data : {},
    errors,
    comments: source.includes('#') ? yamlComments(source, base) : [],
    spanOf: (path) => spanOf(document, source, base, path),
    keySpanOf: (path) => keySpanOf(document, source, base, path),
  };
}

function broken(split: FrontMatterSplit, errors: readonly SourceError[]): FrontMatter {
  return {
    span: split.span,
    yaml: split.yaml,
    isMapping: true,
    entries: [],
    data: {},
    errors,
    comments: [],
    spanOf: () => undefined,
    keySpanOf: () => undefined,
  };
}

function entriesOf(
  map: yaml.YAMLMap,
  source: string,
  base: number,
  data: unknown,
): FrontMatterEntry[] {
  return map.items.flatMap((pair) => {
    const keySpan = nodeSpan(pair.key, source, base);
    if (!keySpan) return [];
    const key = keyText(pair.key);
    return [
      {
        key,
        keySpan,
        valueSpan: nodeSpan(pair.value, source, base) ?? afterColon(keySpan, source, base),
        value: isRecord(data) ? data[key] : undefined,
      },
    ];
  });
}

function keyText(key: unknown): string {
  if (yaml.isScalar(key)) return String(key.value);
  return '';
}

/** An empty span after the colon of a key that has no value. */
function afterColon(keySpan: Span, source: string, base: number): Span {
  const colon = source.indexOf(':', keySpan.end - base);
  const at = colon < 0 ? keySpan.end : base + colon + 1;
  return { start: at, end: at };
}

/** The span of a YAML node without the whitespace and comments that its range may end with; undefined for none. */
function nodeSpan(node: unknown, source: string, base: number): Span | undefined {
  if (!yaml.isNode(node) || !node.range) return undefined;
  const [start, valueEnd] = node.range;
  if (valueEnd <= start) return undefined;
  const length = source.slice(start, valueEnd).trimEnd().length;
  return { start: base + start, end: base + start + Math.max(length, 1) };
}

function spanOf(
  document: yaml.Document.Parsed,
  source: string,
  base: number,
  path: readonly (string | number)[],
): Span | undefined {
  let node: unknown = document.contents;
  let span = nodeSpan(node, source, base);
  for (const step of path) {
    if (yaml.isAlias(node)) node = node.resolve(document);
    if (yaml.isMap(node)) {
      const pair = node.items.find((item) => keyText(item.key) === String(step));
      if (!pair) return undefined;
      node = pair.value;
      span = nodeSpan(node, source, base) ?? nodeSpan(pair.key, source, base);
    } else if (yaml.isSeq(node)) {
      const item = node.items[Number(step)];
      if (item === undefined) return undefined;
      node = item;
      span = nodeSpan(node, source, base) ?? span;
    } else return undefined;
  }
  return span;
}

function keySpanOf(
  document: yaml.Document.Parsed,
  source: string,
  base: number,
  path: readonly (string | number)[],
): Span | undefined {
  let node: unknown = document.contents;
  let span: Span | undefined;
  for (const step of path) {
    if (yaml.isAlias(node)) node = node.resolve(document);
    if (yaml.isMap(node)) {
      const pair = node.items.find((item) => keyText(item.key) === String(step));
      if (!pair) return undefined;
      span = nodeSpan(pair.key, source, base);
      node = pair.value;
    } else if (yaml.isSeq(node)) {
      span = undefined;
      node = node.items[Number(step)];
    } else return undefined;
  }
  return span;
}

/** Keys that stand twice in one mapping: an error for dotprompt as well. */
function duplicateKeys(document: yaml.Document.Parsed, base: number): SourceError[] {
  const errors: SourceError[] = [];
  const pending: unknown[] = [document.contents];
  while (pending.length > 0) {
    const node = pending.pop();
    if (!yaml.isCollection(node)) continue;
    const seen = yaml.isMap(node) ? new Set<unknown>() : undefined;
    for (const item of node.items) {
      if (!yaml.isPair(item)) {
        pending.push(item);
        continue;
      }
      const { key, value } = item;
      pending.push(value, key);
      if (!yaml.isScalar(key) || seen === undefined) continue;
      if (seen.has(key.value) && key.range) {
        errors.push({
          start: base + key.range[0],
          end: base + key.range[1],
          message: `The key "${String(key.value)}" stands twice in this mapping; remove one.`,
        });
      }
      seen.add(key.value);
    }
  }
  return errors.sort((a, b) => a.start - b.start);
}

function isEmptyScalar(node: unknown): boolean {
  return yaml.isScalar(node) && node.value === null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reasonOf(error: unknown): string {
  if (
    error instanceof RangeError ||
    (error instanceof Error && error.message.startsWith('Maximum call stack'))
  ) {
    return 'The YAML is nested too deeply.';
  }
  return error instanceof Error ? `${firstLine(error.message)}.` : 'The YAML cannot be read.';
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/[.:]$/, '');
}
