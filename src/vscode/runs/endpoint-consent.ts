import * as vscode from 'vscode';
import type { RunEstimate } from '../../core/run/estimate-run.js';
import { AddressConsent } from './address-consent.js';

/** What the user is told before the first request to an address. */
export interface PlannedRun {
  readonly endpoint: string;
  readonly model: string;
  readonly pairs: number;
  /** Items of all pairs together. */
  readonly items: number;
  /** Of each item in each condition. */
  readonly samples: number;
  readonly estimate: RunEstimate;
}

/** Asks before anything is sent to an address for the first time from this workspace, and remembers the answer. */
export class EndpointConsent {
  readonly #addresses: AddressConsent;

  constructor(state: vscode.Memento) {
    this.#addresses = new AddressConsent(state, 'gyges.endpoints');
  }

  /** Whether the run may be sent; false when the user says no. */
  given(run: PlannedRun): Promise<boolean> {
    const { endpoint, estimate } = run;
    return this.#addresses.given({
      endpoint,
      message: vscode.l10n.t('Send {0} samples to {1}?', estimate.samples, endpoint),
      detail: describeRun(run),
      always: vscode.l10n.t('Send'),
    });
  }
}

function describeRun({ model, pairs, items, samples, estimate }: PlannedRun): string {
  const { inputTokens, outputTokensAtMost, inputCost, costAtMost } = estimate;
  const count = new Intl.NumberFormat(vscode.env.language);
  const tokens =
    outputTokensAtMost === undefined
      ? vscode.l10n.t(
          'About {0} input tokens; the prompts set no limit for the answers.',
          count.format(inputTokens),
        )
      : vscode.l10n.t(
          'About {0} input tokens, at most {1} output tokens.',
          count.format(inputTokens),
          count.format(outputTokensAtMost),
        );
  const cost =
    inputCost === undefined
      ? vscode.l10n.t(
          'The cost is not known: “prices” of gyges.config.json has no price of {0}.',
          model,
        )
      : costAtMost === undefined
        ? vscode.l10n.t('About {0} for the input by your price table.', inputCost.toFixed(2))
        : vscode.l10n.t('At most about {0} by your price table.', costAtMost.toFixed(2));
  return [
    vscode.l10n.t('Model: {0}', model),
    [
      pairs === 1 ? vscode.l10n.t('1 pair') : vscode.l10n.t('{0} pairs', pairs),
      items === 1 ? vscode.l10n.t('1 item') : vscode.l10n.t('{0} items', items),
      vscode.l10n.t('2 conditions'),
      samples === 1
        ? vscode.l10n.t('1 sample of each.')
        : vscode.l10n.t('{0} samples of each.', samples),
    ].join(', '),
    tokens,
    cost,
    '',
    vscode.l10n.t('This is asked once for this address in this workspace.'),
  ].join('\n');
}
