import * as vscode from 'vscode';
import { registerCommand } from '../../commands.js';
import { documentsOf } from '../../services/pair-service.js';
import type { Services } from '../../services/services.js';
import { pairFor, promptUri } from '../counterpart.js';
import { applyPlan } from './apply-plan.js';

/** *Format Pair*: both prompts alike, in one step; what is sent never changes. */
export function registerFormatPair(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'formatPair', async (uri) => {
    const found = await pairFor(services, promptUri(uri));
    if (found === undefined) return;
    const { formatFrontMatter } = await import('../../prompt-engine.js');
    const { monitored, unmonitored } = found.state.loaded.pair;
    const edits = [monitored, unmonitored].flatMap((side) =>
      side === undefined ? [] : formatFrontMatter(side.document),
    );
    if (edits.length === 0) return;
    const texts = new Map([...documentsOf(found.state)].map(([path, { text }]) => [path, text]));
    const label = vscode.l10n.t('Format Pair');
    await applyPlan(services, { edits, creates: [], notes: [] }, { label, texts });
  });
}
