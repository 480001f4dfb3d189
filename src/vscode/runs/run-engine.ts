import type { judgeFolderName, JudgeSession } from '../../core/flags/judge/judge-session.js';
import type { JudgeStore } from '../../core/flags/judge/judge-store.js';
import type { createClient } from '../../core/models/create-client.js';
import type { defaultHttpOptions } from '../../core/models/http.js';
import type { wireFormats } from '../../core/models/wire-formats.js';
import type { estimateRun } from '../../core/run/estimate-run.js';
import type { prepareRun } from '../../core/run/prepare-run.js';
import type { beginRun, endpointOf, finishRun, RunSession } from '../../core/run/run-session.js';
import type { RunHost } from '../../core/run/run-store.js';

/** What runs and judges take. Only the desktop entry has it, since a browser cannot keep a journal safely. */
export interface RunEngine {
  readonly wireFormats: typeof wireFormats;
  readonly estimateRun: typeof estimateRun;
  readonly prepareRun: typeof prepareRun;
  readonly beginRun: typeof beginRun;
  readonly endpointOf: typeof endpointOf;
  readonly finishRun: typeof finishRun;
  readonly RunSession: Pick<typeof RunSession, 'open'>;
  readonly host: RunHost;
  readonly createClient: typeof createClient;
  readonly defaultHttpOptions: typeof defaultHttpOptions;
  readonly judgeFolderName: typeof judgeFolderName;
  readonly JudgeSession: Pick<typeof JudgeSession, 'prepare'>;
  readonly judgeStore: JudgeStore;
}

export type LoadRunEngine = () => Promise<RunEngine>;
