import * as vscode from 'vscode';
import { InputError } from '../../../core/input-error.js';
import type { Authoring, AuthoringPlan } from '../../../core/prompt/authoring/authoring-plan.js';
import { partialOf } from '../../../core/prompt/language/language-scope.js';
import { registerCommand } from '../../commands.js';
import type { Services } from '../../services/services.js';
import { pairFor, promptUri } from '../counterpart.js';
import { applyPlan, askPreview, given, showCreated } from './apply-plan.js';

interface Item extends vscode.QuickPickItem {
  readonly id: string;
  readonly plan: Authoring;
}

/** *Generate Control Pairs*: further pairs that say what the gap of a pair is due to. */
export function registerGenerateControls(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'generateControls', async (uri, argument) => {
    const found = await pairFor(services, promptUri(uri));
    if (found === undefined) return;
    const { member, state } = found;
    const engine = await import('../../prompt-engine.js');
    const { config } = state.folderConfig;
    const folder = member.path.slice(0, member.path.lastIndexOf('/') + 1);
    const names = {
      [member.condition]: member.conditionName,
      [otherOf(member.condition)]: member.counterpartName,
    };
    const items = engine.controlKinds(config).map((kind): Item => {
      const path = (condition: 'monitored' | 'unmonitored'): string =>
        `${folder}${member.name}-${kind.id}.${names[condition] ?? condition}.prompt`;
      const plan = engine.controlPair({
        loaded: state.loaded,
        config,
        kind,
        resolvePartial: (name, from) => partialOf(state.loaded, name, from),
        paths: { monitored: path('monitored'), unmonitored: path('unmonitored') },
      });
      const isPossible = plan.problem === undefined;
      return {
        id: kind.id,
        plan,
        label: `${isPossible ? '$(beaker)' : '$(circle-slash)'} ${kind.title}`,
        detail: isPossible
          ? // The line has room for one sentence; the new prompts say all of it.
            kind.explanation.replace(/(?<=\.) [^]*$/, '')
          : vscode.l10n.t('Not possible here: {0}', plan.problem),
      };
    });
    const { kinds } = given(argument);
    const picked = Array.isArray(kinds)
      ? items.filter(({ id }) => kinds.includes(id))
      : await vscode.window.showQuickPick(items, {
          canPickMany: true,
          matchOnDetail: true,
          title: vscode.l10n.t('Generate Control Pairs of {0}', member.name),
          placeHolder: vscode.l10n.t('Each becomes a pair of its own beside this one'),
        });
    if (picked === undefined || picked.length === 0) return;
    const plan = together(picked);
    const label = vscode.l10n.t('Generate Control Pairs');
    const preview = Array.isArray(kinds) ? false : await askPreview(label);
    if (preview === undefined) return;
    if (await applyPlan(services, plan, { label, preview }))
      await showCreated(plan.creates[0]?.path);
  });
}

function otherOf(condition: 'monitored' | 'unmonitored'): 'monitored' | 'unmonitored' {
  return condition === 'monitored' ? 'unmonitored' : 'monitored';
}

/** The plans as one, so that they are written and undone together. */
function together(items: readonly Item[]): AuthoringPlan {
  const plans = items.map(({ plan, label }) => {
    if (plan.problem !== undefined)
      throw new InputError(`${label.replace(/^\$\([\w-]+\) /, '')}: ${plan.problem}`);
    return plan;
  });
  return {
    edits: [],
    creates: plans.flatMap(({ creates }) => creates),
    notes: plans.flatMap(({ notes }) => notes),
  };
}
