import * as vscode from 'vscode';
import type { Severity } from '../../core/lint/rule.js';
import { flagDocs } from '../rule-docs.js';
import { isAtLeast, proportion } from '../services/flag-labels.js';
import { largestFlagged } from '../services/flag-service.js';
import type { PlacedFlag } from '../services/flagged-text.js';
import { diagnosticSeverity, diagnosticSource } from '../services/found.js';
import { rangeIn } from '../services/ranges.js';
import type { Services } from '../services/services.js';
import { setting } from '../services/settings.js';

const pause = 120;

/** Flags of open documents in the Problems view. */
export function registerFlagProblems(services: Services): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('gyges-flags');
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const update = async (uri: vscode.Uri) => {
    const document = openDocument(uri);
    const flagged = document && (await services.flags.flagsOf(document));
    if (document === undefined || flagged === undefined || document.isClosed) {
      collection.delete(uri);
      return;
    }
    const lowest = setting('flags.problems', uri);
    // A log's sample is flagged whatever its size, since its flags are known; listing them all is too much.
    const isTooLarge =
      flagged.sample === undefined || document.getText().length > largestFlagged(uri);
    collection.set(
      uri,
      isTooLarge
        ? lowest === 'off'
          ? []
          : [tooLarge(flagged.sample !== undefined)]
        : flagged.flags
            .filter(({ flag, mark }) => mark !== 'wrong' && isAtLeast(flag.severity, lowest))
            .map((placed) => diagnosticOf(document, placed)),
    );
  };
  const schedule = (uri: vscode.Uri, delay: number) => {
    const key = uri.toString();
    clearTimeout(timers.get(key));
    const run = () => {
      timers.delete(key);
      update(uri).catch((error: unknown) => {
        services.log.error(error instanceof Error ? error : String(error));
      });
    };
    timers.set(key, setTimeout(run, delay));
  };

  for (const { uri } of vscode.workspace.textDocuments) schedule(uri, 0);
  return vscode.Disposable.from(
    collection,
    services.flags.onDidChange((uri) => {
      schedule(uri, pause);
    }),
    new vscode.Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
    }),
  );
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
}

function diagnosticOf(document: vscode.TextDocument, placed: PlacedFlag): vscode.Diagnostic {
  const { flag } = placed;
  const severity: Severity = flag.severity;
  const diagnostic = new vscode.Diagnostic(
    rangeIn(document, placed),
    `${flag.category} ${proportion(flag.confidence)}: ${flag.evidence}`,
    diagnosticSeverity(severity),
  );
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: flag.category, target: flagDocs(flag.category) };
  return diagnostic;
}

function tooLarge(isFlagged: boolean): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(0, 0, 0, 1),
    isFlagged
      ? vscode.l10n.t(
          'This document is larger than gyges.flags.maximumSize; its flags are marked in the text but not listed here. Raise the setting to list them.',
        )
      : vscode.l10n.t(
          'This document is larger than gyges.flags.maximumSize and was not flagged. Raise the setting to flag it.',
        ),
    vscode.DiagnosticSeverity.Information,
  );
  diagnostic.source = diagnosticSource;
  return diagnostic;
}
