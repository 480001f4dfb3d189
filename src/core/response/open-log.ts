import { InputError } from '../input-error.js';
import type { ByteSource } from './byte-source.js';
import { decodeUtf8, parseJson } from './json.js';
import type { LogOptions, SampleLog } from './sample-log.js';
import { isRunJournal, openRunJournal } from './readers/gyges-run.js';
import { openInspectEval } from './readers/inspect-eval.js';
import { openJsonl } from './readers/jsonl.js';
import { openJsonValue } from './readers/json-log.js';
import { readLines } from './readers/lines.js';

/** Largest JSON document that is read whole, in bytes. Logs beyond belong in `.eval` or JSONL. */
const largestJson = 256 * 1024 * 1024;

/** A first line longer than this, in bytes, is taken for a document on one line. */
const longestProbe = 32 * 1024 * 1024;

/**
 * Opens a log of any known format, which is told by its bytes, not by its name: Inspect `.eval` and
 * `.json`, promptfoo results, responses of OpenAI-compatible, Anthropic and Ollama endpoints, plain
 * records; singly, in a list, or one a line. Throws InputError that names the file and what was found.
 */
export async function openLog(source: ByteSource, options: LogOptions = {}): Promise<SampleLog> {
  const head = await source.read(0, Math.min(source.size, 4096));
  if (head.length === 0) throw new InputError(`${source.name}: the file is empty.`);
  if (head[0] === 0x50 && head[1] === 0x4b) return openInspectEval(source, options);
  const first = firstCharacter(head);
  if (first !== '{' && first !== '[')
    throw new InputError(
      `${source.name}: neither a log nor JSON; it begins with ${JSON.stringify(visibleStart(head))}.`,
    );
  if (isRunJournal(head)) return openRunJournal(source, options);
  if (first === '{' && (await hasRecordPerLine(source))) return openJsonl(source, options);
  if (source.size > largestJson)
    throw new InputError(
      `${source.name}: a JSON document of ${source.size} bytes; more than ${largestJson} are not read at once. Write the log as .eval or JSONL.`,
    );
  const text = decodeUtf8(await source.read(0, source.size));
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    throw new InputError(`${source.name}: not valid JSON (${reason(error)}).`);
  }
  return openJsonValue(value, source.name, options);
}

/** Whether the first line is a whole JSON object and more follows, or the name says so. */
async function hasRecordPerLine(source: ByteSource): Promise<boolean> {
  if (/\.(?:jsonl|ndjson)$/i.test(source.name)) return true;
  let first: unknown;
  try {
    for await (const { text } of readLines(source, longestProbe)) {
      if (text.trim() === '') continue;
      if (first !== undefined) return true;
      // The first line of a printed document is only a brace; do not parse what cannot be whole.
      if (!text.trimEnd().endsWith('}')) return false;
      first = parseJson(text);
    }
  } catch {
    return false;
  }
  return false;
}

function firstCharacter(head: Uint8Array): string {
  return decodeUtf8(head).trimStart().charAt(0);
}

/** The first characters, harmless to print. */
function visibleStart(head: Uint8Array): string {
  return decodeUtf8(head.subarray(0, 24)).replace(/[^\x20-\x7e]/g, '\u00b7');
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const place = /position (\d+)/.exec(message)?.[1];
  return place === undefined ? 'it ends too early or is malformed' : `at character ${place}`;
}
