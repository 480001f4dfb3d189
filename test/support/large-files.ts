import { open } from 'node:fs/promises';
import path from 'node:path';
import { largeJsonl, largeLog } from './large-log.js';

/** Writes an `.eval` log and a JSONL log of a gigabyte each. @returns their paths */
export async function writeLargeLogs(folder: string): Promise<{ zip: string; lines: string }> {
  const zip = path.join(folder, 'large.eval');
  const source = largeLog();
  const zipHandle = await open(zip, 'w');
  const step = 4 << 20;
  for (let at = 0; at < source.size; at += step)
    await zipHandle.write(await source.read(at, Math.min(at + step, source.size)));
  await zipHandle.close();
  const lines = path.join(folder, 'large.jsonl');
  const linesHandle = await open(lines, 'w');
  for (const line of largeJsonl()) await linesHandle.write(line);
  await linesHandle.close();
  return { zip, lines };
}
