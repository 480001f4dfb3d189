import * as vscode from 'vscode';
import { InputError } from '../../../core/input-error.js';
import type { Authoring } from '../../../core/prompt/authoring/authoring-plan.js';
import { partialOf } from '../../../core/prompt/language/language-scope.js';
import { registerCommand } from '../../commands.js';
import type { Services } from '../../services/services.js';
import { nameOf, pathOf } from '../../services/uri-path.js';
import { pairFor, promptUri } from '../counterpart.js';
import {
  applyPlan,
  askPreview,
  folderOf,
  given,
  planOrThrow,
  showCreated,
  textOr,
} from './apply-plan.js';

/** *Split Conditional Template into Pair* and *Join Pair into Conditional Template*. */
export function registerSplitAndJoin(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(services.log, 'splitTemplate', (uri, options) =>
      split(services, promptUri(uri), given(options)),
    ),
    registerCommand(services.log, 'joinPair', (uri, options) =>
      join(services, promptUri(uri), given(options)),
    ),
  );
}

/** A condition of a template, and which of its cases is the monitored prompt. */
interface Choice extends vscode.QuickPickItem {
  readonly variable: string;
  readonly monitoredWhen: boolean;
}

async function split(
  services: Services,
  uri: vscode.Uri | undefined,
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (uri === undefined) throw new InputError(vscode.l10n.t('Open the template first.'));
  const text = await services.workspace.readText(pathOf(uri));
  if (text === undefined) throw new InputError(vscode.l10n.t('{0} cannot be read.', nameOf(uri)));
  const engine = await import('../../prompt-engine.js');
  const path = pathOf(uri);
  const name = templateName(nameOf(uri));
  const paths = {
    monitored: `${folderOf(uri)}${name}.monitored.prompt`,
    unmonitored: `${folderOf(uri)}${name}.unmonitored.prompt`,
  };
  const isJinja = engine.sourceFormat(path, text) !== undefined;
  const { config } = await services.config.configFor(uri);
  const loaded = await engine.loadPair(services.workspace, path, config);
  const document = engine.parsePrompt(path, text);
  const conditions = isJinja
    ? engine.convertibleConditions({ path, text })
    : engine.conditionsIn(document);
  const choice = textOr(options['variable'])
    ? {
        variable: textOr(options['variable']) ?? '',
        monitoredWhen: options['monitoredWhen'] !== false,
      }
    : await choose(conditions, uri);
  if (choice === undefined) return;
  const { variable, monitoredWhen } = choice;
  const plan: Authoring = isJinja
    ? engine.convertPrompt({ monitored: { path, text }, variable, monitoredWhen, paths })
    : engine.splitTemplate({
        document,
        variable,
        monitoredWhen,
        paths,
        resolvePartial: (wanted, from) => partialOf(loaded, wanted, from),
      });
  const ready = planOrThrow(plan);
  const label = vscode.l10n.t('Split Conditional Template into Pair');
  const preview = await wantsPreview(options, label);
  if (preview === undefined) return;
  if (await applyPlan(services, ready, { label, preview })) await showCreated(paths.monitored);
}

/** As the caller says; without a word of it the user is asked, unless the caller chose the variable too. */
async function wantsPreview(
  { preview, variable }: Readonly<Record<string, unknown>>,
  label: string,
): Promise<boolean | undefined> {
  if (typeof preview === 'boolean') return preview;
  return typeof variable === 'string' ? false : askPreview(label);
}

/** The part of a file name that becomes the name of the pair. */
export function templateName(name: string): string {
  const stem = name.replace(
    /\.(?:prompt\.ya?ml|prompty|prompt|hbs|handlebars|mustache|j2|jinja2?|json|txt|md)$/i,
    '',
  );
  return stem.replace(/\.(?:prompt|txt|md|(?:un)?monitored)$/i, '');
}

async function choose(
  conditions: readonly { readonly name: string; readonly uses: number; readonly line: number }[],
  uri: vscode.Uri,
): Promise<Choice | undefined> {
  if (conditions.length === 0) {
    throw new InputError(
      vscode.l10n.t(
        '{0} has no condition on a variable, such as {1}, that could tell two prompts apart.',
        nameOf(uri),
        '{{#if monitored}} … {{else}} … {{/if}}',
      ),
    );
  }
  const items = conditions.flatMap(({ name, uses, line }) =>
    [true, false].map((monitoredWhen): Choice => ({
      label: monitoredWhen
        ? vscode.l10n.t('◉ monitored when “{0}” is true', name)
        : vscode.l10n.t('○ unmonitored when “{0}” is true', name),
      description: vscode.l10n.t('{0} conditions, the first in line {1}', uses, line),
      variable: name,
      monitoredWhen,
    })),
  );
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Split Conditional Template into Pair'),
    placeHolder: vscode.l10n.t('Which variable tells the two prompts apart?'),
  });
}

/** Names for the variable, the first that no prompt uses. */
const variables = ['monitored', 'is_monitored', 'prompt_is_monitored'];

async function join(
  services: Services,
  uri: vscode.Uri | undefined,
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const found = await pairFor(services, uri);
  if (found === undefined || uri === undefined) return;
  const { member, state } = found;
  const { monitored, unmonitored } = state.loaded.pair;
  if (monitored === undefined || unmonitored === undefined) {
    throw new InputError(vscode.l10n.t('The pair {0} lacks one of its prompts.', member.name));
  }
  const { joinPair, mentionsName } = await import('../../prompt-engine.js');
  const isFree = (name: string): boolean =>
    ![monitored, unmonitored].some(({ document }) => mentionsName(document, name));
  const path = `${member.path.slice(0, member.path.lastIndexOf('/') + 1)}${member.name}.prompt`;
  const plan = planOrThrow(
    joinPair({
      monitored: monitored.document,
      unmonitored: unmonitored.document,
      variable: textOr(options['variable']) ?? variables.find(isFree) ?? 'monitored',
      path,
      resolvePartial: (name, from) => partialOf(state.loaded, name, from),
    }),
  );
  const label = vscode.l10n.t('Join Pair into Conditional Template');
  const preview = await wantsPreview(options, label);
  if (preview === undefined) return;
  if (await applyPlan(services, plan, { label, preview })) await showCreated(path);
}
