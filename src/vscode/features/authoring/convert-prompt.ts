import * as vscode from 'vscode';
import { InputError } from '../../../core/input-error.js';
import type { ConvertSource } from '../../../core/prompt/authoring/convert/convert-prompt.js';
import { registerCommand } from '../../commands.js';
import type { Services } from '../../services/services.js';
import { nameOf, pathOf } from '../../services/uri-path.js';
import { withProjectCanary } from '../project-canary.js';
import {
  applyPlan,
  askPreview,
  folderOf,
  given,
  planOrThrow,
  showCreated,
  textOr,
} from './apply-plan.js';
import { templateName } from './split-and-join.js';

const extensions = ['prompty', 'yml', 'yaml', 'json', 'j2', 'jinja', 'jinja2', 'txt', 'md'];

/** *Convert to Prompt Pair*: from Prompty, GitHub Models, Jinja or JSON messages; one file, or one for each prompt. */
export function registerConvertPrompt(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'convertPrompt', async (argument, selected, options) => {
    const uris = await sourcesOf(argument, selected);
    const [first, second] = uris;
    if (first === undefined) return;
    if (uris.length > 2)
      throw new InputError(vscode.l10n.t('A pair is made of one file or of two.'));
    const { convertibleConditions, convertPrompt } = await import('../../prompt-engine.js');
    const monitored = await read(services, first);
    const unmonitored = second && (await read(services, second));
    const wishes = given(options);
    const isAsked = textOr(wishes['name']) === undefined;
    const conditions = unmonitored ? [] : convertibleConditions(monitored);
    const variable = isAsked ? await askVariable(conditions) : textOr(wishes['variable']);
    if (variable === null) return;
    const name = textOr(wishes['name']) ?? (await askName(services, first));
    if (name === undefined) return;
    const path = (condition: string): string => `${folderOf(first)}${name}.${condition}.prompt`;
    const paths = { monitored: path('monitored'), unmonitored: path('unmonitored') };
    const converted = planOrThrow(convertPrompt({ monitored, unmonitored, variable, paths }));
    const plan = { ...converted, creates: await withProjectCanary(services, converted.creates) };
    const label = vscode.l10n.t('Convert to Prompt Pair');
    const preview = isAsked ? await askPreview(label) : false;
    if (preview === undefined) return;
    if (await applyPlan(services, plan, { label, preview })) await showCreated(paths.monitored);
  });
}

/** What was chosen in the Explorer, the prompt in the editor, or what the user picks. */
async function sourcesOf(argument: unknown, selected: unknown): Promise<readonly vscode.Uri[]> {
  if (Array.isArray(selected)) {
    const uris = selected.filter((uri) => uri instanceof vscode.Uri);
    if (uris.length > 1) return orderedByCondition(uris);
  }
  if (argument instanceof vscode.Uri) return [argument];
  const open = vscode.window.activeTextEditor?.document.uri;
  if (open !== undefined && /\.(?:prompty|prompt\.ya?ml|j2|jinja2?)$/i.test(open.path))
    return [open];
  const picked = await vscode.window.showOpenDialog({
    canSelectMany: true,
    title: vscode.l10n.t('The Prompt to Convert, or One for Each Condition'),
    filters: { [vscode.l10n.t('Prompts')]: extensions },
  });
  return orderedByCondition(picked ?? []);
}

/** The monitored one first, as far as the names tell; else by name. */
function orderedByCondition(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  const rank = (uri: vscode.Uri): number =>
    /unmonitored|paid|deployment/i.test(nameOf(uri)) ? 1 : 0;
  return [...uris].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

async function read({ workspace }: Services, uri: vscode.Uri): Promise<ConvertSource> {
  const path = pathOf(uri);
  const text = await workspace.readText(path);
  if (text === undefined) throw new InputError(vscode.l10n.t('{0} cannot be read.', nameOf(uri)));
  return { path, text };
}

/** The variable that tells the prompts apart; undefined for none, null when the user goes away. */
async function askVariable(
  conditions: readonly { readonly name: string; readonly line: number }[],
): Promise<string | undefined | null> {
  if (conditions.length === 0) return undefined;
  const none = {
    label: vscode.l10n.t('None: both prompts are the same so far'),
    variable: undefined,
  };
  const picked = await vscode.window.showQuickPick(
    [
      ...conditions.map(({ name, line }) => ({
        label: vscode.l10n.t('◉ monitored when “{0}” is true', name),
        description: vscode.l10n.t('line {0}', line),
        variable: name,
      })),
      none,
    ],
    {
      title: vscode.l10n.t('Convert to Prompt Pair'),
      placeHolder: vscode.l10n.t('Which variable tells the two prompts apart?'),
    },
  );
  return picked ? picked.variable : null;
}

async function askName({ workspace }: Services, source: vscode.Uri): Promise<string | undefined> {
  const taken = new Set(
    (await workspace.list(folderOf(source).replace(/\/$/, ''))).map(({ name }) => name),
  );
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Convert to Prompt Pair'),
    prompt: vscode.l10n.t(
      'The files will be NAME.monitored.prompt and NAME.unmonitored.prompt beside the source.',
    ),
    value: templateName(nameOf(source)),
    validateInput: (value) => {
      const wanted = value.trim();
      if (wanted === '' || /[\\/:*?"<>|\p{Cc}]/u.test(wanted) || /^[._]/.test(wanted)) {
        return vscode.l10n.t('A file name cannot hold any of \\ / : * ? " < > |');
      }
      const file = `${wanted}.monitored.prompt`;
      return taken.has(file) ? vscode.l10n.t('{0} exists already.', file) : undefined;
    },
  });
  return name?.trim();
}
