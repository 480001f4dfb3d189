import * as vscode from 'vscode';
import type { Authoring } from '../../../core/prompt/authoring/authoring-plan.js';
import type { ResolvePartial } from '../../../core/prompt/expand-template.js';
import { partialOf } from '../../../core/prompt/language/language-scope.js';
import type { PromptDocument } from '../../../core/prompt/prompt-document.js';
import type { Span } from '../../../core/text/span.js';
import { registerCommand } from '../../commands.js';
import { otherCondition } from '../../services/condition-labels.js';
import { openDocument } from '../../services/editor-workspace.js';
import { documentsOf, type PairMember, type PairState } from '../../services/pair-service.js';
import { rangeIn } from '../../services/ranges.js';
import type { Services } from '../../services/services.js';
import { uriOf } from '../../services/uri-path.js';
import { pairFor, promptUri } from '../counterpart.js';
import { applyPlan, given, planOrThrow, textOr } from './apply-plan.js';

/** *Extract Shared Text into Partial* and *Inline Partial*. */
export function registerSharedText(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(services.log, 'extractPartial', (uri, options) =>
      extract(services, uri, given(options)),
    ),
    registerCommand(services.log, 'inlinePartial', (uri, name) =>
      inline(services, uri, textOr(name)),
    ),
  );
}

/** Finds the partials that the files of a pair name. */
export function resolverOf({ loaded }: PairState): ResolvePartial {
  return (name, from) => partialOf(loaded, name, from);
}

function textsOf(state: PairState): ReadonlyMap<string, string> {
  return new Map([...documentsOf(state)].map(([path, { text }]) => [path, text]));
}

interface Sides {
  readonly own: PromptDocument;
  readonly other: PromptDocument | undefined;
}

/** The prompt of a member and its counterpart; undefined when there is no such file. */
export function sidesOf(member: PairMember, { loaded }: PairState): Sides | undefined {
  const own = loaded.pair[member.condition]?.document;
  return own && { own, other: loaded.pair[otherCondition(member.condition)]?.document };
}

async function extract(
  services: Services,
  argument: unknown,
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const found = await pairFor(services, promptUri(argument));
  const sides = found && sidesOf(found.member, found.state);
  if (found === undefined || sides === undefined) return;
  const { own, other } = sides;
  const engine = await import('../../prompt-engine.js');
  const span = await spanToExtract(own, other);
  if (span === undefined) return;
  const plan = async (name: string): Promise<Authoring> => {
    const known = await textsByPath(services, engine.candidatePaths(name, own.path));
    return engine.extractPartial({
      document: own,
      span,
      counterpart: other,
      name,
      resolvePartial: resolverOf(found.state),
      known: (path) => known.get(path),
    });
  };
  // What is wrong with the selection is said before a name is asked for.
  const suggested = await freeName(services, `${found.member.name}-${roleAt(own, span)}`, own.path);
  planOrThrow(await plan(suggested));
  const name =
    textOr(options['name']) ??
    (await vscode.window.showInputBox({
      title: vscode.l10n.t('Extract Shared Text into Partial'),
      prompt: other
        ? vscode.l10n.t(
            'The text goes into _NAME.prompt, and both prompts include it. What is sent stays the same.',
          )
        : vscode.l10n.t(
            'The text goes into _NAME.prompt, and the prompt includes it. What is sent stays the same.',
          ),
      value: suggested,
      validateInput: async (value) => (await plan(value.trim())).problem,
    }));
  if (name === undefined) return;
  const label = vscode.l10n.t('Extract Shared Text into Partial');
  await applyPlan(services, planOrThrow(await plan(name.trim())), {
    label,
    texts: textsOf(found.state),
  });
}

/** The selection in the prompt's editor, or else the longest text that both prompts share, shown as a selection. */
async function spanToExtract(
  own: PromptDocument,
  other: PromptDocument | undefined,
): Promise<Span | undefined> {
  const document =
    openDocument(uriOf(own.path)) ?? (await vscode.workspace.openTextDocument(uriOf(own.path)));
  const editor = vscode.window.visibleTextEditors.find(
    (candidate) => candidate.document === document,
  );
  if (editor !== undefined && !editor.selection.isEmpty) {
    const { start, end } = editor.selection;
    return { start: document.offsetAt(start), end: document.offsetAt(end) };
  }
  const { longestSharedText } = await import('../../prompt-engine.js');
  const shared = other && longestSharedText(own, other);
  if (shared === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Select the text first: the prompts share no line that could stand in a partial.',
      ),
    );
    return undefined;
  }
  const shown = editor ?? (await vscode.window.showTextDocument(document));
  const range = rangeIn(document, shared);
  shown.selection = new vscode.Selection(range.start, range.end);
  shown.revealRange(range);
  return shared;
}

function roleAt({ messages }: PromptDocument, span: Span): string {
  const held = messages.filter(
    ({ content }) => content.start < span.end && span.start < content.end,
  );
  return held.length === 1 ? (held[0]?.role ?? 'shared') : 'shared';
}

async function textsByPath(
  services: Services,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = await services.workspace.readText(path).catch(() => undefined);
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
}

async function freeName(services: Services, wanted: string, fromPath: string): Promise<string> {
  const { candidatePaths, freePartialName } = await import('../../prompt-engine.js');
  const known = new Map<string, string>();
  // A name that is taken leads to the next one, until one is free.
  for (let round = 0; ; round++) {
    const name = freePartialName(wanted, fromPath, (path) => known.get(path));
    const texts = await textsByPath(services, candidatePaths(name, fromPath));
    if (texts.size === 0 || round > 50) return name;
    for (const [path, text] of texts) known.set(path, text);
  }
}

async function inline(
  services: Services,
  argument: unknown,
  name: string | undefined,
): Promise<void> {
  const found = await pairFor(services, promptUri(argument));
  if (found === undefined) return;
  const { state } = found;
  const wanted = name ?? (await pickPartial(state));
  if (wanted === undefined) return;
  const { inlinePartial } = await import('../../prompt-engine.js');
  const plan = inlinePartial(promptsOf(state), wanted, resolverOf(state));
  const label = vscode.l10n.t('Inline Partial');
  await applyPlan(services, planOrThrow(plan), { label, texts: textsOf(state) });
}

function promptsOf({ loaded }: PairState): PromptDocument[] {
  return [loaded.pair.monitored, loaded.pair.unmonitored].flatMap((side) => side?.document ?? []);
}

async function pickPartial(state: PairState): Promise<string | undefined> {
  const { partialNames } = await import('../../prompt-engine.js');
  const names = new Set(promptsOf(state).flatMap(({ nodes }) => [...partialNames(nodes)]));
  if (names.size === 1) return [...names][0];
  if (names.size === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The prompts include no partial.'));
    return undefined;
  }
  return vscode.window.showQuickPick([...names], { title: vscode.l10n.t('Inline Partial') });
}
