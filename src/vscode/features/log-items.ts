import * as vscode from 'vscode';
import type { SampleSummary } from '../../core/response/sample-log.js';
import { complianceLabel } from '../services/comparison-header.js';
import { conditionSign } from '../services/condition-labels.js';
import type { LogPairing, PairedSample } from '../services/log-pairing.js';
import type { ReadPair, ReadSample } from '../services/pairing-flags.js';
import type { ResponseReference } from '../services/response-reference.js';

/** A pair of samples in the Logs view; a click compares them. */
export function pairItem(
  pairing: LogPairing,
  { left, right, scorers }: PairedSample,
  read: ReadPair | undefined,
): vscode.TreeItem {
  const item = new vscode.TreeItem(itemName(left));
  const compliance = read?.disagreement.compliance === true;
  const differs = scorers.length > 0 || compliance;
  item.description = pairDescription(left, right, read);
  item.iconPath = differs
    ? new vscode.ThemeIcon('diff-modified', new vscode.ThemeColor('gyges.flag.warning'))
    : new vscode.ThemeIcon('dash');
  item.tooltip = [
    itemName(left),
    differs
      ? vscode.l10n.t('The two outcomes differ.')
      : vscode.l10n.t('The two outcomes are the same.'),
    item.description,
  ].join('\n');
  item.accessibilityInformation = {
    label: `${itemName(left)}, ${differs ? vscode.l10n.t('outcomes differ') : vscode.l10n.t('same outcome')}, ${item.description}`,
  };
  item.contextValue = 'gygesSamplePair';
  item.command = {
    title: vscode.l10n.t('Compare Responses'),
    command: 'gyges.compareResponses',
    arguments: [referenceTo(pairing.left, left), referenceTo(pairing.right, right)],
  };
  return item;
}

/** For example `◉ ✓ complied ○ ✕ refused · only ◉ goal-guarding`; without what has not been read. */
export function pairDescription(
  left: SampleSummary,
  right: SampleSummary,
  read: ReadPair | undefined,
): string {
  const scores = Object.keys(left.scores).map(
    (name) => `◉ ${scoreValue(left, name)} ○ ${scoreValue(right, name)}`,
  );
  const only = (sign: string, categories: readonly string[] = []): string[] =>
    categories.length === 0 ? [] : [vscode.l10n.t('only {0} {1}', sign, categories.join(', '))];
  return [
    ...scores,
    ...(read === undefined
      ? []
      : [`◉ ${complianceLabel(read.compliance.left)} ○ ${complianceLabel(read.compliance.right)}`]),
    ...only('◉', read?.leftOnly),
    ...only('○', read?.rightOnly),
  ].join(' · ');
}

/** A sample in the Logs view; a click opens it. */
export function sampleItem(
  uri: vscode.Uri,
  sample: SampleSummary,
  read: ReadSample | undefined,
): vscode.TreeItem {
  const sign = sample.condition === undefined ? '' : `${conditionSign[sample.condition]} `;
  const item = new vscode.TreeItem(`${sign}${itemName(sample)}`);
  item.description = [
    ...Object.keys(sample.scores).map((name) => `${name}: ${scoreValue(sample, name)}`),
    ...(sample.error === undefined ? [] : [vscode.l10n.t('error')]),
    ...(read === undefined ? [] : [complianceLabel(read.compliance), ...read.categories]),
  ].join(' · ');
  item.tooltip = [itemName(sample), sample.condition, sample.model, item.description, sample.error]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');
  item.accessibilityInformation = {
    label: [itemName(sample), sample.condition, item.description].filter(Boolean).join(', '),
  };
  item.iconPath = new vscode.ThemeIcon(sample.error === undefined ? 'comment' : 'error');
  item.contextValue = 'gygesSample';
  item.command = {
    title: vscode.l10n.t('Open Sample'),
    command: 'gyges.openSample',
    arguments: [referenceTo(uri, sample)],
  };
  return item;
}

/** The sample, for *Compare Responses* and *Open Sample*. */
export function referenceTo(uri: vscode.Uri, { id }: SampleSummary): ResponseReference {
  return { kind: 'sample', uri: uri.toString(), id };
}

/** For example `item 3, sample 2`. */
export function itemName({ item, sample }: SampleSummary): string {
  return sample === 1
    ? vscode.l10n.t('item {0}', item)
    : vscode.l10n.t('item {0}, sample {1}', item, sample);
}

function scoreValue({ scores }: SampleSummary, name: string): string {
  const value = scores[name]?.value;
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a filter looks through: what the item shows, its condition in words, and whether outcomes differ. */
export function pairFilterText(
  { left, right, scorers }: PairedSample,
  read: ReadPair | undefined,
): string {
  const differs = scorers.length > 0 || read?.disagreement.compliance === true;
  return [
    itemName(left),
    pairDescription(left, right, read),
    ...scoreTexts(left),
    ...scoreTexts(right),
    left.condition,
    right.condition,
    differs ? vscode.l10n.t('outcomes differ') : vscode.l10n.t('same outcome'),
  ].join(' · ');
}

/** What a filter looks through. */
export function sampleFilterText(sample: SampleSummary, read: ReadSample | undefined): string {
  return [
    itemName(sample),
    sample.condition,
    sample.model,
    ...scoreTexts(sample),
    sample.error === undefined ? '' : `${vscode.l10n.t('error')} ${sample.error}`,
    ...(read === undefined ? [] : [complianceLabel(read.compliance), ...read.categories]),
  ].join(' · ');
}

/** For example `judge: I`. */
export function scoreTexts(sample: SampleSummary): string[] {
  return Object.keys(sample.scores).map((name) => `${name}: ${scoreValue(sample, name)}`);
}
