import * as vscode from 'vscode';
import { InputError } from '../../core/input-error.js';
import type { PairTemplate } from '../../core/prompt/pair-templates.js';
import { registerCommand } from '../commands.js';
import { folderLabel } from '../services/folder-label.js';
import type { Services } from '../services/services.js';
import { nameOf, pathOf, uriOf } from '../services/uri-path.js';
import { withProjectCanary } from './project-canary.js';

/** What *New Prompt Pair* may be told beforehand; it asks for the rest. */
interface Wishes {
  readonly folder?: vscode.Uri;
  readonly template?: string;
  readonly name?: string;
}

/** *New Prompt Pair*: the two files of a pair from a scenario template. */
export function registerNewPromptPair(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'newPromptPair', async (argument) => {
    const wishes = wishesOf(argument);
    const template = await chooseTemplate(wishes.template);
    const folder = template && (wishes.folder ?? (await chooseFolder()));
    if (template === undefined || folder === undefined) return;
    const name = wishes.name ?? (await askName(folder));
    if (name === undefined) return;
    const problem = await nameProblem(folder, name);
    if (problem !== undefined) throw new InputError(problem);
    await createPair(services, folder, name, template);
  });
}

function wishesOf(argument: unknown): Wishes {
  if (argument instanceof vscode.Uri) return { folder: argument };
  if (typeof argument !== 'object' || argument === null) return {};
  const { folder, template, name } = argument as Readonly<Record<string, unknown>>;
  return {
    ...(folder instanceof vscode.Uri ? { folder } : {}),
    ...(typeof template === 'string' ? { template } : {}),
    ...(typeof name === 'string' ? { name } : {}),
  };
}

async function chooseTemplate(id: string | undefined): Promise<PairTemplate | undefined> {
  const { pairTemplates } = await import('../prompt-engine.js');
  if (id !== undefined) {
    const template = pairTemplates.find((candidate) => candidate.id === id);
    if (template === undefined) {
      throw new InputError(vscode.l10n.t('There is no pair template “{0}”.', id));
    }
    return template;
  }
  const picked = await vscode.window.showQuickPick(
    pairTemplates.map((template) => ({
      label: template.title,
      detail: template.description,
      template,
    })),
    {
      title: vscode.l10n.t('New Prompt Pair (1 of 2): the scenario'),
      placeHolder: vscode.l10n.t('What tells the model whether it is watched?'),
      matchOnDetail: true,
    },
  );
  return picked?.template;
}

/** The folder of the active prompt, or else the only workspace folder, or one that the user picks. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active?.path.endsWith('.prompt') === true && active.scheme !== 'untitled') {
    return vscode.Uri.joinPath(active, '..');
  }
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  const [picked] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('The Folder of the New Pair'),
    })) ?? [];
  return picked;
}

async function askName(folder: vscode.Uri): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Prompt Pair (2 of 2): the name'),
    prompt: vscode.l10n.t(
      'The files will be NAME.monitored.prompt and NAME.unmonitored.prompt in {0}.',
      folderLabel(folder),
    ),
    placeHolder: 'refusal-tier',
    validateInput: (value) => nameProblem(folder, value),
  });
  return name?.trim();
}

/** Why a pair cannot have this name, as one sentence. */
async function nameProblem(folder: vscode.Uri, wanted: string): Promise<string | undefined> {
  const name = wanted.trim();
  if (name === '') return vscode.l10n.t('Give the pair a name.');
  if (/[\\/:*?"<>|\p{Cc}]/u.test(name)) {
    return vscode.l10n.t('A file name cannot hold any of \\ / : * ? " < > |');
  }
  if (name.startsWith('_') || name.startsWith('.')) {
    return vscode.l10n.t('A name that begins with “{0}” means something else.', name.slice(0, 1));
  }
  if (/\.(?:monitored|unmonitored|prompt)$/i.test(name)) {
    return vscode.l10n.t('Give the name alone; condition and extension are added.');
  }
  for (const file of filesOf(folder, name)) {
    if (await exists(file)) return vscode.l10n.t('{0} exists already.', nameOf(file));
  }
  return undefined;
}

function filesOf(folder: vscode.Uri, name: string): [vscode.Uri, vscode.Uri] {
  return [
    vscode.Uri.joinPath(folder, `${name}.monitored.prompt`),
    vscode.Uri.joinPath(folder, `${name}.unmonitored.prompt`),
  ];
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function createPair(
  services: Services,
  folder: vscode.Uri,
  name: string,
  template: PairTemplate,
): Promise<void> {
  const { promptText } = await import('../prompt-engine.js');
  const [monitored, unmonitored] = filesOf(folder, name.trim());
  const prompts = await withProjectCanary(services, [
    { path: pathOf(monitored), text: promptText(template, 'monitored') },
    { path: pathOf(unmonitored), text: promptText(template, 'unmonitored') },
  ]);
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of prompts) {
    edit.createFile(uriOf(path), { overwrite: false, contents: new TextEncoder().encode(text) });
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new InputError(
      vscode.l10n.t('The pair could not be created in {0}.', folderLabel(folder)),
    );
  }
  await vscode.window.showTextDocument(monitored, { preview: false });
}
