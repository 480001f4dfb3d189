import { InputError } from '../../input-error.js';
import { readJournal } from '../../run/journal.js';
import { cachedAnswers, runSamples } from '../../run/run-samples.js';
import type { ByteSource } from '../byte-source.js';
import { decodeUtf8 } from '../json.js';
import { memoryLog } from '../memory-log.js';
import type { LogOptions, SampleLog } from '../sample-log.js';

/** Whether a file with this beginning is the journal of a run. */
export function isRunJournal(head: Uint8Array): boolean {
  return decodeUtf8(head).startsWith('{"type":"run",');
}

/** The samples of a run's journal, finished or not. Throws InputError when its header cannot be read. */
export async function openRunJournal(source: ByteSource, options: LogOptions): Promise<SampleLog> {
  const state = readJournal(await source.read(0, source.size));
  const { header } = state;
  if (header === undefined) {
    throw new InputError(`${source.name}: the header of this run cannot be read.`);
  }
  const records = runSamples(state, source.name, options);
  const cached = cachedAnswers(state);
  const open = header.tasks - state.samples.size;
  return memoryLog(
    {
      name: source.name,
      format: 'gyges-run',
      task: header.pairs.map(({ id }) => id).join(', '),
      model: header.model,
      warnings: state.badLines.map(
        (line) => `${source.name}, line ${line}: not an entry of a run.`,
      ),
      notes: [
        ...(open > 0 ? [`${source.name}: ${open} of ${header.tasks} samples have no answer.`] : []),
        ...(cached === undefined ? [] : [`${source.name}: ${cached}`]),
      ],
    },
    records,
  );
}
