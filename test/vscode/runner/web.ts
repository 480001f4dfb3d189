import { loadSuites as places } from 'gyges:suites/places';
import { loadSuites as shared } from 'gyges:suites/shared';
import { loadSuites as untrusted } from 'gyges:suites/untrusted';
import { runMocha } from './run-mocha.js';

/** Called by VS Code in the web-worker extension host. */
export async function run(): Promise<void> {
  await runMocha('web-worker extension host', { shared, untrusted, places });
}
