import { loadSuites as node } from 'gyges:suites/node';
import { loadSuites as places } from 'gyges:suites/places';
import { loadSuites as shared } from 'gyges:suites/shared';
import { loadSuites as untrusted } from 'gyges:suites/untrusted';
import { runMocha } from './run-mocha.js';

/** Called by VS Code in the Node extension host. */
export async function run(): Promise<void> {
  await runMocha('Node extension host', { shared, node, untrusted, places });
}
