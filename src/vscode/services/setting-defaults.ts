import type { Severity } from '../../core/lint/rule.js';

/** Every setting that the extension reads, with its type. */
export interface Settings {
  readonly 'lint.enable': boolean;
  /** Milliseconds. */
  readonly 'lint.delay': number;
  readonly 'lint.rules': Readonly<Record<string, Severity | 'off'>>;
  readonly 'prompt.markManipulation': boolean;
  readonly 'prompt.tokenHints': boolean;
  readonly 'codeLens.counterpart': boolean;
  readonly 'codeLens.differences': boolean;
  readonly 'codeLens.compare': boolean;
  readonly 'codeLens.preview': boolean;
  readonly 'codeLens.cue': boolean;
  readonly 'codeLens.verdict': boolean;
  readonly 'codeLens.judge': boolean;
  readonly 'codeLens.run': boolean;
  readonly 'codeLens.power': boolean;
  readonly 'codeLens.lastRun': boolean;
  readonly 'codeLens.lastResponses': boolean;
  readonly 'run.provider': string;
  readonly 'run.baseUrl': string;
  readonly 'run.model': string;
  readonly 'run.samples': number;
  readonly 'run.concurrency': number;
  /** 0 for no limit. */
  readonly 'run.requestsPerMinute': number;
  /** 0 for no limit. */
  readonly 'run.maxSamples': number;
  /** Input and output tokens together; 0 for no limit. */
  readonly 'run.maxTokens': number;
  /** In the currency of the price table; 0 for no limit. */
  readonly 'run.maxCost': number;
  /** What counts as a success, as for `gyges stats --success`. */
  readonly 'run.success': string;
  readonly 'judge.provider': string;
  readonly 'judge.baseUrl': string;
  readonly 'judge.model': string;
  readonly 'judge.votes': number;
  /** Proportion 0…1. */
  readonly 'judge.threshold': number;
  readonly 'compare.view': 'diff' | 'panel';
  readonly 'flags.automatic': boolean;
  readonly 'flags.underline': boolean;
  readonly 'flags.categoryText': boolean;
  readonly 'flags.reasoningBand': boolean;
  readonly 'flags.problems': Severity | 'off';
  /** Thousands of UTF-16 units. */
  readonly 'flags.maximumSize': number;
}

/** Their defaults, by name without the `gyges.` prefix; the manifest is tested against them. */
export const settingDefaults: Settings = {
  'lint.enable': true,
  'lint.delay': 300,
  'lint.rules': {},
  'prompt.markManipulation': true,
  'prompt.tokenHints': false,
  'codeLens.counterpart': true,
  'codeLens.differences': true,
  'codeLens.compare': false,
  'codeLens.preview': true,
  'codeLens.cue': true,
  'codeLens.verdict': true,
  'codeLens.judge': true,
  'codeLens.run': true,
  'codeLens.power': true,
  'codeLens.lastRun': true,
  'codeLens.lastResponses': true,
  'run.provider': 'openai-chat',
  'run.baseUrl': '',
  'run.model': '',
  'run.samples': 5,
  'run.concurrency': 8,
  'run.requestsPerMinute': 0,
  'run.maxSamples': 0,
  'run.maxTokens': 0,
  'run.maxCost': 0,
  'run.success': 'compliance',
  'judge.provider': 'openai-chat',
  'judge.baseUrl': '',
  'judge.model': '',
  'judge.votes': 1,
  'judge.threshold': 0.5,
  'compare.view': 'diff',
  'flags.automatic': true,
  'flags.underline': true,
  'flags.categoryText': true,
  'flags.reasoningBand': true,
  'flags.problems': 'warning',
  'flags.maximumSize': 2000,
};
