// Prints, as JSON, what our reader makes of a log; read by inspect_logs.py.
//
//   tsx test/stats/our-reading.ts LOG

import { openLog } from '../../src/core/response/open-log.js';
import { openFileSource } from '../../src/node/file-source.js';

async function main(): Promise<void> {
  const source = await openFileSource(process.argv[2] ?? '');
  const log = await openLog(source);
  const samples: Record<string, unknown> = {};
  for await (const sample of log) {
    const reasoning: Record<string, number> = {};
    for (const { kind, text } of sample.reasoning)
      reasoning[kind] = (reasoning[kind] ?? 0) + text.length;
    samples[sample.id] = {
      reasoning,
      output: sample.output,
      score: sample.scores['includes']?.value,
      sent: sample.messages.filter(({ role }) => role === 'user').map(({ text }) => text),
    };
  }
  await source.close();
  console.log(JSON.stringify({ samples, warnings: log.warnings }));
}

void main();
