import * as vscode from 'vscode';
import { InputError } from '../../core/input-error.js';
import { providers, type Provider } from '../../core/models/model-client.js';
import type { Price } from '../../core/run/budget.js';
import type { RunChoice, RunPace } from '../../core/run/run-choice.js';
import { defaultSeed } from '../../core/stats/random.js';
import { setting } from '../services/settings.js';

/** What the settings choose for a new run of a prompt. */
export function chosenRun(resource: vscode.Uri | undefined): RunChoice {
  return {
    provider: chosenProvider(resource),
    baseUrl: given(setting('run.baseUrl', resource)),
    model: given(setting('run.model', resource)),
    samples: chosenSamples(resource),
    items: undefined,
    orderSeed: defaultSeed,
    settings: {},
  };
}

function chosenProvider(resource: vscode.Uri | undefined): Provider {
  const wanted = setting('run.provider', resource);
  return providers.find((provider) => provider === wanted) ?? 'openai-chat';
}

/** Samples of every item in each condition. */
export function chosenSamples(resource: vscode.Uri | undefined): number {
  return atLeastOne(setting('run.samples', resource));
}

/** How fast and how far the settings let a run go. */
export function chosenPace(resource: vscode.Uri | undefined): RunPace {
  const perMinute = setting('run.requestsPerMinute', resource);
  const limit = (name: 'run.maxSamples' | 'run.maxTokens' | 'run.maxCost') => {
    const most = setting(name, resource);
    return most > 0 ? most : undefined;
  };
  const [samples, tokens, cost] = [
    limit('run.maxSamples'),
    limit('run.maxTokens'),
    limit('run.maxCost'),
  ];
  return {
    concurrency: atLeastOne(setting('run.concurrency', resource)),
    requestsPerMinute: perMinute > 0 ? perMinute : undefined,
    budget: {
      ...(samples === undefined ? {} : { samples: Math.floor(samples) }),
      ...(tokens === undefined ? {} : { tokens }),
      ...(cost === undefined ? {} : { cost }),
    },
    stream: false,
  };
}

/** @throws InputError when a budget of cost cannot be kept, since the model has no price */
export function checkPrice(pace: RunPace, model: string, price: Price | undefined): void {
  if (pace.budget.cost === undefined || price !== undefined) return;
  throw new InputError(
    vscode.l10n.t(
      'gyges.run.maxCost needs the price of {0} in “prices” of gyges.config.json.',
      model,
    ),
  );
}

function given(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}

function atLeastOne(value: number): number {
  return Math.max(1, Math.floor(value));
}
