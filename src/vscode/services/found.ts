import * as vscode from 'vscode';
import type { Finding, Severity } from '../../core/lint/rule.js';
import { LineTable } from '../../core/text/line-table.js';
import type { Location } from '../../core/text/span.js';
import { ruleDocs } from '../rule-docs.js';
import type { EditorWorkspace } from './editor-workspace.js';
import type { Found } from './finding-store.js';
import { documentsOf, type PairState } from './pair-service.js';
import { rangeOf } from './ranges.js';
import { uriOf } from './uri-path.js';

export const diagnosticSource = 'gyges';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

export function diagnosticSeverity(severity: Severity): vscode.DiagnosticSeverity {
  return severities[severity];
}

/** The findings as problems of the editor; positions are made from the texts that were linted. */
export async function foundOf(
  findings: readonly Finding[],
  states: readonly PairState[],
  workspace: EditorWorkspace,
): Promise<readonly Found[]> {
  const lines = await lineTables(findings, states, workspace);
  const locate = (location: Location) => {
    const table = lines.get(location.path);
    return table === undefined ? new vscode.Range(0, 0, 0, 0) : rangeOf(table, location);
  };
  const mark = (finding: Finding, place: Location, message: string): Found => {
    const diagnostic = new vscode.Diagnostic(locate(place), message, severities[finding.severity]);
    diagnostic.source = diagnosticSource;
    diagnostic.code = { value: finding.rule, target: ruleDocs(finding.rule) };
    const elsewhere = [finding, ...finding.related].filter(
      (other) => other.path !== place.path || other.start !== place.start,
    );
    diagnostic.relatedInformation = elsewhere.map(
      (related) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(uriOf(related.path), locate(related)),
          related.message,
        ),
    );
    if (finding.tag !== undefined) {
      diagnostic.tags = [
        finding.tag === 'unnecessary'
          ? vscode.DiagnosticTag.Unnecessary
          : vscode.DiagnosticTag.Deprecated,
      ];
    }
    return { path: place.path, diagnostic, finding };
  };
  return findings.flatMap((finding) => [
    mark(finding, finding, finding.message),
    // A defect of both prompts is shown in whichever of them is open.
    ...finding.related.flatMap((related) =>
      related.mirrored === undefined ? [] : [mark(finding, related, related.mirrored)],
    ),
  ]);
}

/**
 * A sentence about a file that could not be used, at the place that it names (`path:line:column: `),
 * or else at the first line.
 */
export function foundForFile(path: string, message: string): Found {
  const place = /^:(\d+):(\d+): /.exec(message.startsWith(path) ? message.slice(path.length) : '');
  const line = Math.max(Number(place?.[1] ?? 1) - 1, 0);
  const character = Math.max(Number(place?.[2] ?? 1) - 1, 0);
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(line, character, line, character + 1),
    place === null ? message : message.slice(path.length + place[0].length),
    vscode.DiagnosticSeverity.Error,
  );
  diagnostic.source = diagnosticSource;
  return { path, diagnostic, finding: undefined };
}

async function lineTables(
  findings: readonly Finding[],
  states: readonly PairState[],
  workspace: EditorWorkspace,
): Promise<ReadonlyMap<string, LineTable>> {
  const texts = new Map<string, string>();
  for (const state of states) {
    for (const [path, { text }] of documentsOf(state)) texts.set(path, text);
  }
  const tables = new Map<string, LineTable>();
  const paths = new Set(
    findings.flatMap((finding) => [finding, ...finding.related]).map((at) => at.path),
  );
  for (const path of paths) {
    const text = texts.get(path) ?? (await workspace.readText(path).catch(() => undefined));
    if (text !== undefined) tables.set(path, new LineTable(text));
  }
  return tables;
}
