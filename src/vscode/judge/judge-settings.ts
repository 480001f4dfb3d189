import type * as vscode from 'vscode';
import { editorProvider } from '../../core/flags/judge/editor-reply.js';
import { providers, type Provider } from '../../core/models/model-client.js';
import { setting } from '../services/settings.js';

/** What the settings choose for a judge. */
export interface JudgeSettings {
  /** Undefined for the models of the editor. */
  readonly provider: Provider | undefined;
  /** The public address of the provider when undefined. */
  readonly baseUrl: string | undefined;
  /** Asked for when undefined. */
  readonly model: string | undefined;
  readonly votes: number;
  /** Proportion 0…1. */
  readonly threshold: number;
}

export function judgeSettings(resource: vscode.Uri | undefined): JudgeSettings {
  const wanted = setting('judge.provider', resource);
  return {
    provider:
      wanted === editorProvider
        ? undefined
        : (providers.find((provider) => provider === wanted) ?? 'openai-chat'),
    baseUrl: given(setting('judge.baseUrl', resource)),
    model: given(setting('judge.model', resource)),
    votes: Math.max(1, Math.floor(setting('judge.votes', resource))),
    threshold: Math.min(1, Math.max(0, setting('judge.threshold', resource))),
  };
}

function given(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}
