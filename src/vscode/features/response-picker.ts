import * as vscode from 'vscode';
import type { SampleSummary } from '../../core/response/sample-log.js';
import { conditionSign } from '../services/condition-labels.js';
import { findFiles } from '../services/find-files.js';
import { logTitle } from '../services/log-title.js';
import {
  isLogUri,
  logGlob,
  notLogs,
  type ResponseReference,
} from '../services/response-reference.js';
import type { Services } from '../services/services.js';
import { nameOf } from '../services/uri-path.js';

/** Files of one kind that are offered at most. */
const offeredFiles = 200;

interface Choice extends vscode.QuickPickItem {
  readonly choose?: () => Promise<ResponseReference | undefined>;
}

/**
 * Lets the user pick a response: an open document, a selection, the clipboard, a response file, or a
 * sample of a log. `first` is what it will be compared with; from a log, the sample of the same item
 * is offered first. Undefined when the user gives up.
 */
export async function pickResponse(
  services: Services,
  title: string,
  first?: ResponseReference,
): Promise<ResponseReference | undefined> {
  const picked = await vscode.window.showQuickPick(choices(services, first), {
    title,
    placeHolder: vscode.l10n.t('A document, a response file, or a log to pick a sample from'),
    matchOnDescription: true,
  });
  return picked?.choose?.();
}

/** A file as a response: itself, or a sample of it that the user picks. */
export async function responseIn(
  services: Services,
  uri: vscode.Uri,
  first?: ResponseReference,
): Promise<ResponseReference | undefined> {
  return isLogUri(uri) ? pickSample(services, uri, first) : { kind: 'file', uri: uri.toString() };
}

async function choices(
  services: Services,
  first: ResponseReference | undefined,
): Promise<readonly Choice[]> {
  const separator = (label: string): Choice => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
  });
  const [responses, logs, jsonl] = await Promise.all([
    offered('**/*.response.{md,txt}'),
    offered(logGlob),
    offered('**/*.jsonl'),
  ]);
  const known = new Set(logs.map(String));
  const others = jsonl.filter((uri) => !known.has(uri.toString()));
  const fileChoice = (uri: vscode.Uri): Choice => ({
    label: isLogUri(uri) ? `$(list-tree) ${logTitle(uri)}` : `$(file) ${nameOf(uri)}`,
    description: folderOf(uri),
    choose: () => responseIn(services, uri, first),
  });
  const byName = (a: vscode.Uri, b: vscode.Uri) => a.path.localeCompare(b.path);
  const open = openChoices(services);
  return [
    ...(open.length === 0 ? [] : [separator(vscode.l10n.t('open')), ...open]),
    separator(vscode.l10n.t('elsewhere')),
    {
      label: `$(clippy) ${vscode.l10n.t('Clipboard')}`,
      choose: () => clipboardResponse(services),
    },
    {
      label: `$(folder-opened) ${vscode.l10n.t('Open a file or log…')}`,
      choose: () => openedFile(services, first),
    },
    ...(responses.length === 0 ? [] : [separator(vscode.l10n.t('response files'))]),
    ...responses.sort(byName).map(fileChoice),
    ...(logs.length === 0 ? [] : [separator(vscode.l10n.t('logs'))]),
    ...logs.sort(byName).map(fileChoice),
    // Data sets end so too; those that are not logs say so when they are chosen.
    ...(others.length === 0 ? [] : [separator(vscode.l10n.t('other JSONL files'))]),
    ...others.sort(byName).map(fileChoice),
  ];
}

function offered(include: string): Promise<vscode.Uri[]> {
  return findFiles({ include, exclude: notLogs, most: offeredFiles });
}

function openChoices({ responses, prompts }: Services): Choice[] {
  const result: Choice[] = [];
  const selection = selectedText();
  if (selection !== undefined) {
    result.push({
      label: `$(selection) ${vscode.l10n.t('Selection')}`,
      description: selection.label,
      choose: () => Promise.resolve(responses.keepText(selection.text, selection.label)),
    });
  }
  for (const group of vscode.window.tabGroups.all) {
    for (const { input, label } of group.tabs) {
      if (!(input instanceof vscode.TabInputText)) continue;
      const { uri } = input;
      const document = vscode.workspace.textDocuments.find(
        (candidate) => candidate.uri.toString() === uri.toString(),
      );
      if (isLogUri(uri) || (document !== undefined && prompts.matches(document))) continue;
      result.push({
        label: `$(file) ${label}`,
        description: folderOf(uri),
        choose: () => Promise.resolve({ kind: 'file', uri: uri.toString() }),
      });
    }
  }
  return result;
}

/** The text selected in the active editor, when there is any. */
export function selectedText(): { readonly text: string; readonly label: string } | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty) return undefined;
  const { start, end } = editor.selection;
  const place = start.line === end.line ? `${start.line + 1}` : `${start.line + 1}–${end.line + 1}`;
  return {
    text: editor.document.getText(editor.selection),
    label: `${nameOf(editor.document.uri)}:${place}`,
  };
}

/** What the clipboard holds, as a response; undefined after saying that it is empty. */
export async function clipboardResponse({
  responses,
}: Services): Promise<ResponseReference | undefined> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() === '') {
    void vscode.window.showInformationMessage(vscode.l10n.t('The clipboard holds no text.'));
    return undefined;
  }
  return responses.keepText(text, vscode.l10n.t('clipboard'));
}

async function openedFile(
  services: Services,
  first: ResponseReference | undefined,
): Promise<ResponseReference | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Open a Response or a Log'),
      filters: {
        [vscode.l10n.t('Responses and logs')]: ['eval', 'json', 'jsonl', 'md', 'txt'],
        [vscode.l10n.t('All files')]: ['*'],
      },
    })) ?? [];
  return uri === undefined ? undefined : responseIn(services, uri, first);
}

async function pickSample(
  services: Services,
  uri: vscode.Uri,
  first: ResponseReference | undefined,
): Promise<ResponseReference | undefined> {
  const summaries = await services.logs.summaries(uri);
  const [only] = summaries;
  const reference = ({ id }: SampleSummary): ResponseReference => ({
    kind: 'sample',
    uri: uri.toString(),
    id,
  });
  if (only !== undefined && summaries.length === 1) return reference(only);
  const item = first === undefined ? undefined : (await services.responses.record(first)).item;
  // Item 9 before item 10. Made here: making one takes milliseconds, which activation has not.
  const order = new Intl.Collator('en', { numeric: true });
  const inOrder = summaries.toSorted(
    (a, b) => order.compare(a.item, b.item) || a.sample - b.sample,
  );
  const matching = inOrder.filter((summary) => summary.item === item);
  const rest = inOrder.filter((summary) => summary.item !== item);
  const picked = await vscode.window.showQuickPick(
    [...matching, ...rest].map((summary) => ({
      label: sampleLabel(summary),
      description: describe(summary),
      summary,
    })),
    {
      title: vscode.l10n.t('A Sample of {0}', logTitle(uri)),
      placeHolder: vscode.l10n.t(
        '{0} samples; type an item, a condition or a score',
        summaries.length,
      ),
      matchOnDescription: true,
    },
  );
  return picked === undefined ? undefined : reference(picked.summary);
}

function sampleLabel({ item, sample, condition }: SampleSummary): string {
  const sign = condition === undefined ? '' : `${conditionSign[condition]} `;
  return sample === 1
    ? vscode.l10n.t('{0}item {1}', sign, item)
    : vscode.l10n.t('{0}item {1}, sample {2}', sign, item, sample);
}

function describe({ condition, scores, error, model }: SampleSummary): string {
  const parts = [
    condition,
    model,
    ...Object.entries(scores).map(([name, { value }]) => `${name}: ${JSON.stringify(value)}`),
    error === undefined ? undefined : vscode.l10n.t('error'),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function folderOf(uri: vscode.Uri): string {
  const path = vscode.workspace.asRelativePath(uri);
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
