import * as vscode from 'vscode';
import type { JudgeEstimate } from '../../core/flags/judge/judge-session.js';
import { AddressConsent } from '../runs/address-consent.js';

/** What the user is told before a judge is asked. */
export interface PlannedJudgement {
  readonly model: string;
  readonly endpoint: string;
  readonly samples: number;
  /** Of each sample. */
  readonly votes: number;
  readonly estimate: JudgeEstimate;
}

/** Asks before reasoning is sent to a judge: each time, unless the user trusts the address from now on. */
export class JudgeConsent {
  readonly #addresses: AddressConsent;

  constructor(state: vscode.Memento) {
    this.#addresses = new AddressConsent(state, 'gyges.judges');
  }

  given(planned: PlannedJudgement): Promise<boolean> {
    const { endpoint } = planned;
    return this.#addresses.given({
      endpoint,
      message: vscode.l10n.t('Send reasoning to {0}?', endpoint),
      detail: describe(planned),
      once: vscode.l10n.t('Send'),
      always: vscode.l10n.t('Send, and Do Not Ask Again for This Address'),
    });
  }
}

function describe({ model, samples, votes, estimate }: PlannedJudgement): string {
  const { requests, inputTokens, outputTokens, cost } = estimate;
  const count = new Intl.NumberFormat(vscode.env.language);
  return [
    vscode.l10n.t('Model: {0}', model),
    vscode.l10n.t('{0} samples, {1} votes of each: {2} requests.', samples, votes, requests),
    vscode.l10n.t(
      'About {0} input and {1} output tokens.',
      count.format(inputTokens),
      count.format(outputTokens),
    ),
    cost === undefined
      ? vscode.l10n.t(
          'The cost is not known: “prices” of gyges.config.json has no price of {0}.',
          model,
        )
      : vscode.l10n.t('About {0} by your price table.', cost.toFixed(4)),
    '',
    vscode.l10n.t('The reasoning and a rubric are sent; the prompt and the output are not.'),
  ].join('\n');
}
