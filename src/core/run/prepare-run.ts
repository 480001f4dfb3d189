import { InputError } from '../input-error.js';
import type { ModelSettings } from '../models/model-client.js';
import { partialNames, type LoadedPair } from '../pair/load-pair.js';
import { candidatePaths } from '../pair/partial-paths.js';
import type { PairSide } from '../pair/pair-comparison.js';
import { readGygesSettings } from '../prompt/gyges-settings.js';
import type { PromptDocument } from '../prompt/prompt-document.js';
import type { Workspace } from '../workspace.js';
import type { CellEntry, RunHeader } from './journal.js';
import { PromptRenderer, type PromptSource } from './render-prompt.js';
import { runItems } from './run-items.js';
import { sha256, type RunCell, type RunItem } from './run-plan.js';

export interface RunSettings {
  /** Overrides the front matter's `model`. */
  readonly model?: string;
  /** Overrides the front matter's `config`, setting by setting. */
  readonly settings?: ModelSettings;
  /** The first so many items of each dataset; all when undefined. */
  readonly items?: number;
}

/** Everything that will be sent, worked out before anything is. */
export interface PreparedRun {
  readonly cells: readonly RunCell[];
  readonly model: string;
  readonly pairs: RunHeader['pairs'];
}

/**
 * Renders every prompt of the pairs with every item of their datasets.
 *
 * @throws InputError when a prompt is missing or cannot be rendered, a dataset cannot be read, or the
 * prompts do not agree on the model and none is given.
 */
export async function prepareRun(
  workspace: Workspace,
  loaded: readonly LoadedPair[],
  settings: RunSettings,
): Promise<PreparedRun> {
  const renderer = new PromptRenderer();
  const cells: RunCell[] = [];
  const pairs: RunHeader['pairs'] = [];
  for (const one of loaded) {
    const { id, monitored, unmonitored } = one.pair;
    const present = monitored ?? unmonitored;
    if (monitored === undefined || unmonitored === undefined) {
      throw new InputError(
        `${present?.document.path ?? id} has no ${monitored === undefined ? 'monitored' : 'unmonitored'} counterpart; a run needs both prompts.`,
      );
    }
    const items = (await itemsOf(workspace, one)).slice(0, settings.items);
    const sides = await Promise.all([monitored, unmonitored].map((side) => sourceOf(side, one)));
    for (const { side, source } of sides) {
      for (const item of items) {
        cells.push(await renderCell(renderer, id, side, source, item, settings));
      }
    }
    const { compliance } = readGygesSettings(monitored.document);
    pairs.push({
      id,
      monitored: monitored.document.path,
      unmonitored: unmonitored.document.path,
      hashes: { monitored: sides[0]?.hash ?? '', unmonitored: sides[1]?.hash ?? '' },
      items: items.map((item) => item.id),
      ...(compliance === undefined ? {} : { compliance }),
    });
  }
  for (const [index, { id, monitored }] of pairs.entries()) {
    const first = pairs.findIndex((pair) => pair.id === id);
    if (first === index) continue;
    throw new InputError(
      `${pairs[first]?.monitored ?? ''} and ${monitored} have the same pair id “${id}”; give one of the pairs another by gyges.pair, or run them apart.`,
    );
  }
  const models = [...new Set(cells.map(({ request }) => request.model))];
  if (models.length !== 1) {
    throw new InputError(
      `The prompts name different models (${models.join(', ')}); say which one to run.`,
    );
  }
  return { cells, model: models[0] ?? '', pairs };
}

/** The cells as the journal records them. */
export function cellEntries(cells: readonly RunCell[]): CellEntry[] {
  return cells.map(({ pair, condition, item, request }) => ({
    type: 'cell',
    pair,
    condition,
    item,
    messages: request.messages.map(({ role, text }) => ({ role, text })),
    settings: { ...request.settings },
  }));
}

/** The cells that a journal records, as they were sent. */
export function recordedCells(entries: readonly CellEntry[], model: string): RunCell[] {
  return entries.map(({ pair, condition, item, messages, settings }) => ({
    pair,
    condition,
    item,
    request: { model, messages, settings },
  }));
}

async function itemsOf(workspace: Workspace, { dataset }: LoadedPair): Promise<RunItem[]> {
  if (dataset === undefined) return [{ id: '1', values: {} }];
  const text = await workspace.readText(dataset.path);
  if (text === undefined) throw new InputError(`${dataset.path} does not exist.`);
  return runItems(dataset.path, text);
}

async function sourceOf(side: PairSide, loaded: LoadedPair) {
  const missing = side.composed.missingPartials[0];
  if (missing !== undefined) {
    const problem = missing.cyclic ? 'includes itself' : 'does not exist';
    throw new InputError(`${missing.path}: the partial “${missing.name}” ${problem}.`);
  }
  const partials = partialTexts(side.document, loaded.partials);
  const source: PromptSource = { path: side.document.path, text: side.document.text, partials };
  const hash = await sha256(JSON.stringify([source.text, [...partials].sort()]));
  return { side, source, hash };
}

/** The partials that a prompt includes, directly or not, by the names under which it does. */
function partialTexts(
  root: PromptDocument,
  partials: readonly PromptDocument[],
): Map<string, string> {
  const byPath = new Map(partials.map((partial) => [partial.path, partial]));
  const texts = new Map<string, string>();
  const pending = [root];
  for (let document = pending.pop(); document !== undefined; document = pending.pop()) {
    for (const name of partialNames(document.nodes)) {
      if (texts.has(name)) continue;
      const path = candidatePaths(name, document.path).find((candidate) => byPath.has(candidate));
      const partial = path === undefined ? undefined : byPath.get(path);
      if (partial === undefined) continue;
      texts.set(name, partial.text);
      pending.push(partial);
    }
  }
  return texts;
}

async function renderCell(
  renderer: PromptRenderer,
  pair: string,
  side: PairSide,
  source: PromptSource,
  item: RunItem,
  settings: RunSettings,
): Promise<RunCell> {
  const rendered =
    side.document.format === 'plain'
      ? plainMessages(side)
      : await renderer.render(source, item.values);
  const model = settings.model ?? rendered.model;
  if (model === undefined) {
    throw new InputError(`${source.path} names no model; say which one to run.`);
  }
  return {
    pair,
    condition: side.condition,
    item: item.id,
    request: {
      model,
      messages: rendered.messages,
      settings: { ...settingsOf(rendered.config), ...settings.settings },
    },
  };
}

/** A plain-text prompt has nothing to fill in. */
function plainMessages({ composed }: PairSide) {
  return {
    messages: composed.messages.map(({ role, text }) => ({
      role: role === 'model' ? 'assistant' : role,
      text,
    })),
    model: undefined,
    config: {},
  };
}

/** dotprompt's `config` in our terms; members it does not define are left to the Genkit plugin they are for. */
function settingsOf(config: Readonly<Record<string, unknown>>): ModelSettings {
  const number = (key: string) => (typeof config[key] === 'number' ? config[key] : undefined);
  const stop = config['stopSequences'];
  const settings = {
    temperature: number('temperature'),
    topP: number('topP'),
    topK: number('topK'),
    maxTokens: number('maxOutputTokens'),
    stop: Array.isArray(stop) ? stop.map(String) : undefined,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
