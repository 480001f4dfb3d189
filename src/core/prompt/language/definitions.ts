import { allCues } from '../../pair/all-cues.js';
import { contains, type Location, type Span } from '../../text/span.js';
import type { PromptDocument } from '../prompt-document.js';
import { allNodes } from './all-nodes.js';
import { columnPlaces } from './dataset-columns.js';
import { datasetPath } from './dataset-path.js';
import { type DatasetText, filesIn, type LanguageScope, partialOf } from './language-scope.js';
import { tagPairs } from './tag-pairs.js';
import { variableAt } from './variable-at.js';
import { usesIn, variablesIn } from './variables.js';

export interface Definition {
  /** What was asked about. */
  readonly origin: Span;
  readonly target: Location;
}

/** Keys of JSONL lines that references list; the rest of a long dataset says the same. */
const shownKeys = 20;

/**
 * Where the thing at an offset comes from: a variable from the input schema, a default or the column of
 * a dataset; a partial from its file; a cue or another intended difference from the counterpart.
 */
export function definitionsAt(
  document: PromptDocument,
  offset: number,
  scope: LanguageScope,
  datasets: readonly DatasetText[],
): Definition[] {
  const variable = variableAt(document, offset, scope);
  if (variable) {
    if (variable.meaning !== 'input') return [];
    const declared = variablesIn(scope).get(variable.name)?.declarations ?? [];
    const isHere = (place: Location): boolean =>
      place.path === document.path && place.start <= offset && offset <= place.end;
    const own = declared.filter(({ path }) => path === document.path);
    const schema = (own.length > 0 ? own : declared).filter(({ place }) => place === 'schema');
    const targets = schema.length > 0 ? schema : own.length > 0 ? own : declared;
    const columns = datasets.flatMap((dataset) =>
      columnPlaces(dataset, { name: variable.name, limit: 1 }),
    );
    const found: readonly Location[] =
      targets.length === 0 || targets.some(isHere) ? [...columns] : targets;
    return found.map((target) => ({ origin: variable, target }));
  }
  const partial = partialTagAt(document, offset, scope);
  if (partial) {
    const target = { path: partial.file.path, start: 0, end: 0 };
    return [{ origin: partial.span, target }];
  }
  const link = linksIn(document, scope).find(({ span }) => holds(span, offset));
  if (link) return [{ origin: link.span, target: { path: link.path, start: 0, end: 0 } }];
  return counterpartOf(document, offset, scope);
}

/** Every place that means the same as the one at an offset: variable, partial or tag. */
export function referencesAt(
  document: PromptDocument,
  offset: number,
  scope: LanguageScope,
  datasets: readonly DatasetText[],
  includeDeclaration: boolean,
): Location[] {
  const variable = variableAt(document, offset, scope);
  if (variable) {
    const { name, meaning } = variable;
    const uses = usesIn(scope).filter((use) => use.name === name && use.meaning === meaning);
    const own = meaning === 'input' ? uses : uses.filter(({ path }) => path === document.path);
    if (!includeDeclaration || meaning !== 'input') return own;
    return [
      ...(variablesIn(scope).get(name)?.declarations ?? []),
      ...datasets.flatMap((dataset) => columnPlaces(dataset, { name, limit: shownKeys })),
      ...own,
    ];
  }
  const partial = partialTagAt(document, offset, scope);
  if (partial) {
    return filesIn(scope).flatMap((file) =>
      partialTags(file)
        .filter(({ name }) => partialOf(scope, name, file.path)?.path === partial.file.path)
        .map(({ span }) => ({ path: file.path, ...span })),
    );
  }
  const tag = document.tags.find(({ span }) => holds(span, offset));
  if (!tag) return [];
  return filesIn(scope).flatMap(({ path, tags }) =>
    tags.filter(({ name }) => name === tag.name).map(({ span }) => ({ path, ...span })),
  );
}

export interface DocumentLink {
  readonly span: Span;
  readonly path: string;
  readonly kind: 'dataset' | 'partial';
}

/** The dataset and the partials that a file names and that exist. */
export function linksIn(document: PromptDocument, scope: LanguageScope): DocumentLink[] {
  const links: DocumentLink[] = [];
  const path = datasetPath(document);
  const span = document.frontMatter?.spanOf(['gyges.dataset']);
  const exists = scope.datasets.some((dataset) => dataset.path === path && dataset.rowCount > 0);
  if (path !== undefined && span && exists) links.push({ span, path, kind: 'dataset' });
  for (const { name, span: tag } of partialTags(document)) {
    const partial = partialOf(scope, name, document.path);
    if (partial) links.push({ span: tag, path: partial.path, kind: 'partial' });
  }
  return links;
}

/** The names of tags to be edited together at an offset: an opening and its closing tag. */
export function linkedNames(document: PromptDocument, offset: number): Span[] {
  for (const { name, open, close } of tagPairs(document)) {
    const spans = [
      { start: open.span.start + 1, end: open.span.start + 1 + name.length },
      { start: close.span.start + 2, end: close.span.start + 2 + name.length },
    ];
    if (spans.some((span) => holds(span, offset))) return spans;
  }
  return [];
}

/** The span that stands in the counterpart for the cue or intended difference at an offset. */
function counterpartOf(
  document: PromptDocument,
  offset: number,
  { pairs }: LanguageScope,
): Definition[] {
  for (const { comparison } of pairs) {
    if (!comparison) continue;
    for (const side of ['monitored', 'unmonitored'] as const) {
      const otherSide = side === 'monitored' ? 'unmonitored' : 'monitored';
      const found = allCues(comparison, side).find(
        ({ cue }) => cue.path === document.path && holds(cue, offset),
      );
      if (found?.counterpart) return [{ origin: found.cue, target: found.counterpart }];
      const difference = comparison.differences.find(
        (each) => each[side].path === document.path && holds(each[side], offset),
      );
      if (difference && difference[side].start < difference[side].end) {
        return [{ origin: difference[side], target: difference[otherSide] }];
      }
    }
  }
  return [];
}

function partialTagAt(
  document: PromptDocument,
  offset: number,
  scope: LanguageScope,
): { readonly span: Span; readonly file: PromptDocument } | undefined {
  const tag = partialTags(document).find(({ span }) => holds(span, offset));
  const file = tag && partialOf(scope, tag.name, document.path);
  return tag && file && { span: tag.span, file };
}

function partialTags({ nodes }: PromptDocument): { readonly name: string; readonly span: Span }[] {
  return allNodes(nodes).flatMap((node) => {
    const isPartial =
      node.kind === 'partial' || (node.kind === 'block' && node.blockKind === 'partial');
    if (!isPartial || node.name === undefined) return [];
    return [{ name: node.name, span: node.nameSpan }];
  });
}

function holds(span: Span, offset: number): boolean {
  return contains(span, { start: offset, end: offset });
}
