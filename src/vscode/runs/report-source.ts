import * as vscode from 'vscode';
import type { MadeReport } from '../../core/report/run/make-report.js';
import { InputError } from '../../core/input-error.js';
import type { RunHeader } from '../../core/run/journal.js';
import type { LogService } from '../services/log-service.js';
import type { ReportRecipe } from './report-recipe.js';
import { journalName, runName } from './run-places.js';

/** Samples that disagree and are shown or linked at most. */
export const mostDiscordant = 50;

/** Makes a report. @throws InputError when a log cannot be read, or there is no sample yet */
export async function makeReportOf(
  logs: LogService,
  { logs: uris, success, scorer }: ReportRecipe,
  version: string,
): Promise<MadeReport> {
  const places = uris.map((uri) => vscode.Uri.parse(uri, true));
  const [{ makeReport, parseCriterion }, headers, opened] = await Promise.all([
    import('../response-engine.js'),
    Promise.all(places.map(headerOf)),
    Promise.all(places.map((uri) => logs.open(uri))),
  ]);
  const pairs = headers.flatMap((header) => header?.pairs ?? []);
  const names = [...new Set(pairs.map(({ id }) => id))];
  return makeReport(opened, {
    gyges: version,
    criterion: parseCriterion(success),
    scorer,
    title: names.length === 0 ? undefined : names.join(', '),
    comparisons: mostDiscordant,
    prompts: pairs.map(({ id, hashes }) => ({ pair: id, hashes })),
    written: new Date().toISOString(),
  });
}

/** What the journal of a run begins with; undefined for any other log. */
async function headerOf(uri: vscode.Uri): Promise<RunHeader | undefined> {
  if (!uri.path.endsWith(`/${journalName}`)) return undefined;
  const [{ readJournal }, bytes] = await Promise.all([
    import('../response-engine.js'),
    vscode.workspace.fs.readFile(uri),
  ]);
  const { header } = readJournal(bytes);
  if (header === undefined) {
    const run = runName(vscode.Uri.joinPath(uri, '..'));
    throw new InputError(vscode.l10n.t('{0} holds no run that was begun.', run));
  }
  return header;
}
