import type { GygesConfig } from '../config/config.js';
import { isNotableCell } from './notable-cell.js';
import { baseName, directoryOf, joinPath } from '../paths.js';
import { compose } from '../prompt/compose.js';
import type { DatasetSummary } from '../prompt/dataset.js';
import { readGygesSettings } from '../prompt/gyges-settings.js';
import { parsePlainPrompt } from '../prompt/parse-plain-prompt.js';
import { parsePrompt } from '../prompt/parse-prompt.js';
import type { PromptDocument, TemplateNode } from '../prompt/prompt-document.js';
import { readDataset, readDatasetPieces } from '../prompt/read-dataset.js';
import type { Workspace } from '../workspace.js';
import type { Condition, PairSide, PromptPair } from './pair-comparison.js';
import { pairMember } from './pair-names.js';
import { candidatePaths } from './partial-paths.js';

/** A pair with everything it is made of. */
export interface LoadedPair {
  readonly pair: PromptPair;
  /** The items of `gyges.dataset`; undefined when neither prompt names one. */
  readonly dataset: DatasetSummary | undefined;
  /** The partials that either prompt includes, directly or through another partial, sorted by path. */
  readonly partials: readonly PromptDocument[];
  /** Where the counterpart of `path` is or would be; undefined when the file name states no condition. */
  readonly counterpartPath: string | undefined;
}

/** Parses a file; handed in by callers that keep parsed files. `similar` probably has the same front matter. */
export type ParseFile = (
  path: string,
  text: string,
  format: PromptDocument['format'],
  similar?: PromptDocument,
) => PromptDocument;

/** Partials read for one pair at most; a pair that includes more has the rest reported as missing. */
const partialLimit = 200;

const parseFile: ParseFile = (path, text, format, similar) =>
  format === 'plain' ? parsePlainPrompt(path, text) : parsePrompt(path, text, similar);

/**
 * Reads the prompt at `path`, its counterpart, the partials of both and the dataset. A file that does
 * not exist leaves its side undefined; a prompt whose name states no condition takes the side of its
 * `gyges.condition`, or else the monitored one.
 */
export async function loadPair(
  workspace: Workspace,
  path: string,
  config: GygesConfig,
  parse: ParseFile = parseFile,
): Promise<LoadedPair> {
  const member = pairMember(path, config);
  const format = member?.format ?? 'dotprompt';
  const otherPath = member?.counterpartPath;
  const [ownText, otherText] = await Promise.all([
    workspace.readText(path),
    otherPath === undefined ? undefined : workspace.readText(otherPath),
  ]);
  const own = ownText === undefined ? undefined : parse(path, ownText, format);
  const other =
    otherPath === undefined || otherText === undefined
      ? undefined
      : parse(otherPath, otherText, format, own);
  const documents = [own, other].filter((document) => document !== undefined);
  const partials = new PartialStore(workspace, (file, text) => parse(file, text, 'dotprompt'));
  await partials.load(documents);

  const condition = member?.condition ?? (own && readGygesSettings(own).condition) ?? 'monitored';
  const side = (document: PromptDocument | undefined, named: Condition): PairSide | undefined =>
    document && {
      condition: named,
      document,
      composed: compose(document, (name, fromPath) => partials.resolve(name, fromPath)),
    };
  const monitored = side(condition === 'monitored' ? own : other, 'monitored');
  const unmonitored = side(condition === 'unmonitored' ? own : other, 'unmonitored');
  const declared = documents.map((document) => readGygesSettings(document));
  return {
    pair: {
      id: declared.find(({ pair }) => pair !== undefined)?.pair ?? member?.name ?? baseName(path),
      monitored,
      unmonitored,
    },
    dataset: await loadDataset(workspace, [monitored?.document, unmonitored?.document]),
    partials: partials.documents,
    counterpartPath: member?.counterpartPath,
  };
}

async function loadDataset(
  workspace: Workspace,
  documents: readonly (PromptDocument | undefined)[],
): Promise<DatasetSummary | undefined> {
  for (const document of documents) {
    if (document === undefined) continue;
    const { dataset } = readGygesSettings(document);
    if (dataset === undefined) continue;
    const path = joinPath(directoryOf(document.path), dataset);
    const pieces = await workspace.readPieces?.(path);
    if (pieces !== undefined) return readDatasetPieces(path, pieces, isNotableCell);
    const text = await workspace.readText(path);
    if (text !== undefined) return readDataset(path, text, isNotableCell);
    return {
      path,
      error: `The dataset ${path} does not exist.`,
      columns: [],
      rowCount: 0,
      cells: [],
      repeated: [],
    };
  }
  return undefined;
}

/**
 * Partials by the file that includes them: `_NAME.prompt` beside it, or in the nearest folder above
 * that has one.
 */
class PartialStore {
  readonly #workspace: Workspace;
  readonly #parse: (path: string, text: string) => PromptDocument;
  readonly #files = new Map<string, PromptDocument | undefined>();

  constructor(workspace: Workspace, parse: (path: string, text: string) => PromptDocument) {
    this.#workspace = workspace;
    this.#parse = parse;
  }

  get documents(): PromptDocument[] {
    return [...this.#files.values()]
      .filter((document) => document !== undefined)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async load(roots: readonly PromptDocument[]): Promise<void> {
    const pending = [...roots];
    const visited = new Set<string>();
    for (let document = pending.pop(); document !== undefined; document = pending.pop()) {
      if (visited.has(document.path)) continue;
      visited.add(document.path);
      for (const name of partialNames(document.nodes)) {
        const partial = await this.#find(name, document.path);
        if (partial !== undefined) pending.push(partial);
      }
    }
  }

  resolve(name: string, fromPath: string): PromptDocument | undefined {
    for (const path of candidatePaths(name, fromPath)) {
      const document = this.#files.get(path);
      if (document !== undefined) return document;
    }
    return undefined;
  }

  async #find(name: string, fromPath: string): Promise<PromptDocument | undefined> {
    for (const path of candidatePaths(name, fromPath)) {
      if (!this.#files.has(path)) {
        if (this.documents.length >= partialLimit) return undefined;
        const text = await this.#workspace.readText(path);
        this.#files.set(path, text === undefined ? undefined : this.#parse(path, text));
      }
      const document = this.#files.get(path);
      if (document !== undefined) return document;
    }
    return undefined;
  }
}

/** The partials that a template asks for by name, those inside blocks too. */
export function partialNames(roots: readonly TemplateNode[]): Set<string> {
  const names = new Set<string>();
  const pending = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'partial' && node.name !== undefined) names.add(node.name);
    if (node.kind !== 'block') continue;
    for (const child of node.children) pending.push(child);
    for (const child of node.inverse) pending.push(child);
  }
  return names;
}
