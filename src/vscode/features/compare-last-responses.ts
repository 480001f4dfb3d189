import * as vscode from 'vscode';
import { registerCommand } from '../commands.js';
import { sayThereIsNoRun } from '../runs/pick-run.js';
import { isAnswer } from '../runs/run-history.js';
import { journalName, runName } from '../runs/run-places.js';
import { pairSamples, type LogPairing, type PairedSample } from '../services/log-pairing.js';
import { readPairs } from '../services/pairing-flags.js';
import type { Services } from '../services/services.js';
import { pairFor } from './counterpart.js';
import { itemName, pairDescription, referenceTo } from './log-items.js';
import { promptOrPick } from './pick-pair.js';

/** *Compare Responses of the Last Run*: what the two prompts of a pair were answered. */
export function registerCompareLastResponses(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'compareLastResponses', async (argument) => {
    const prompt = await promptOrPick(services, argument);
    if (prompt === undefined || (await pairFor(services, prompt)) === undefined) return;
    services.runHistory.forgetFolders();
    const last = await services.runHistory.lastOf(prompt);
    if (last === undefined) {
      sayThereIsNoRun();
      return;
    }
    const { folder } = last.run;
    const journal = vscode.Uri.joinPath(folder, journalName);
    const pairing = { title: runName(folder), left: journal, right: journal };
    const pairs = (await pairSamples(services.logs, pairing)).pairs.filter(
      ({ left, right }) => left.pair === last.pair && isAnswer(left) && isAnswer(right),
    );
    const chosen = pairs.length > 1 ? await pickPair(services, pairing, pairs) : pairs[0];
    if (chosen !== undefined) {
      await vscode.commands.executeCommand(
        'gyges.compareResponses',
        referenceTo(journal, chosen.left),
        referenceTo(journal, chosen.right),
      );
    } else if (pairs.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('In the last run of {0} no item was answered in both conditions.', last.pair),
      );
    }
  });
}

/** Lets the user pick one, those that disagree most first; they are read while the list is open. */
async function pickPair(
  { logs }: Services,
  pairing: LogPairing,
  pairs: readonly PairedSample[],
): Promise<PairedSample | undefined> {
  let isClosed = false;
  const items = readPairs(
    logs,
    pairing,
    pairs,
    () => undefined,
    () => isClosed,
  ).then((read) =>
    read.map((each) => ({
      label: itemName(each.pair.left),
      description: pairDescription(each.pair.left, each.pair.right, each),
      pair: each.pair,
    })),
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Compare Responses of the Last Run'),
    placeHolder: vscode.l10n.t(
      '{0} pairs of responses, those that disagree most first; type an item, an outcome or a flag',
      pairs.length,
    ),
    matchOnDescription: true,
  });
  isClosed = true;
  return picked?.pair;
}
