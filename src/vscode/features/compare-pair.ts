import * as vscode from 'vscode';
import { registerCommand } from '../commands.js';
import { conditionSign, memberLabels } from '../services/condition-labels.js';
import { openDocument } from '../services/editor-workspace.js';
import type { PairState } from '../services/pair-service.js';
import { rangeIn } from '../services/ranges.js';
import type { Services } from '../services/services.js';
import { pathOf, uriOf } from '../services/uri-path.js';
import { openCounterpart, pairFor } from './counterpart.js';
import { promptOrPick } from './pick-pair.js';

/** *Compare Pair*: the two prompts in the diff editor, and steps from difference to difference. */
export function registerComparePair(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(services.log, 'comparePair', async (uri, difference) =>
      comparePair(
        services,
        await promptOrPick(services, uri),
        typeof difference === 'number' ? difference : undefined,
      ),
    ),
    registerCommand(services.log, 'nextDifference', () => stepDifference(services, 1)),
    registerCommand(services.log, 'previousDifference', () => stepDifference(services, -1)),
  );
}

async function comparePair(
  services: Services,
  uri: vscode.Uri | undefined,
  difference: number | undefined,
): Promise<void> {
  const found = await pairFor(services, uri);
  if (found === undefined) return;
  const { member, state } = found;
  const { monitored, unmonitored } = state.loaded.pair;
  if (monitored === undefined || unmonitored === undefined) {
    await openCounterpart(services, uri, false);
    return;
  }
  const [left, right] = [monitored, unmonitored].map(({ document }) => {
    const target = uriOf(document.path);
    return openDocument(target)?.uri ?? target;
  });
  const { own, other } = memberLabels(member);
  const [leftLabel, rightLabel] = member.condition === 'monitored' ? [own, other] : [other, own];
  await vscode.commands.executeCommand(
    'vscode.diff',
    left,
    right,
    `${member.name}: ${conditionSign.monitored} ${leftLabel} ↔ ${conditionSign.unmonitored} ${rightLabel}`,
    { preview: true } satisfies vscode.TextDocumentShowOptions,
  );
  revealDifference(state, difference ?? firstOfNote(state));
}

/** The first difference outside the manipulation, else the first of all. */
function firstOfNote({ comparison }: PairState): number {
  const outside = comparison?.differences.findIndex(({ inManipulation }) => !inManipulation) ?? -1;
  return Math.max(outside, 0);
}

/** Goes to the next or previous difference of the pair from the cursor, round at the ends. */
async function stepDifference(services: Services, direction: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const found = await pairFor(services, editor?.document.uri);
  if (editor === undefined || found === undefined) return;
  const { member, state } = found;
  const path = pathOf(editor.document.uri);
  const offset = editor.document.offsetAt(editor.selection.start);
  const own = (state.comparison?.differences ?? [])
    .map((difference, index) => ({ index, side: difference[member.condition] }))
    .filter(({ side }) => side.path === path)
    .sort((a, b) => a.side.start - b.side.start);
  const target =
    direction === 1
      ? (own.find(({ side }) => side.start > offset) ?? own[0])
      : (own.findLast(({ side }) => side.start < offset) ?? own.at(-1));
  if (target === undefined) {
    void vscode.window.setStatusBarMessage(
      vscode.l10n.t('This pair has no differences here.'),
      4000,
    );
    return;
  }
  revealDifference(state, target.index);
}

/** Selects a difference on both sides, as far as it stands in the two files themselves. */
function revealDifference({ comparison }: PairState, index: number): void {
  const difference = comparison?.differences[index];
  if (difference === undefined) return;
  for (const editor of vscode.window.visibleTextEditors) {
    const path = pathOf(editor.document.uri);
    for (const side of [difference.monitored, difference.unmonitored]) {
      if (side.path !== path) continue;
      const range = rangeIn(editor.document, side);
      editor.selection = new vscode.Selection(range.start, range.end);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }
}
