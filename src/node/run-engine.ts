/** All that runs take on this machine; a front end that seldom runs loads it as one piece when it does. */
export { judgeFolderName, JudgeSession } from '../core/flags/judge/judge-session.js';
export { createClient } from '../core/models/create-client.js';
export { defaultHttpOptions } from '../core/models/http.js';
export { wireFormats } from '../core/models/wire-formats.js';
export { estimateRun } from '../core/run/estimate-run.js';
export { prepareRun } from '../core/run/prepare-run.js';
export { beginRun, endpointOf, finishRun, RunSession } from '../core/run/run-session.js';
export { runHost as host } from './run-host.js';
export { fileJudgeStore as judgeStore } from './judge-store.js';
