import { InputError } from '../../input-error.js';
import type { ByteSource } from '../byte-source.js';
import { decodeUtf8 } from '../json.js';

const step = 1 << 20;
/** Longest line that is read, in bytes. */
const longestLine = 128 * 1024 * 1024;

/** One line without its end; `start` and `end` are byte offsets, `line` counts from 1. */
export interface SourceLine {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** The lines of a source, read step by step. Throws InputError at a line longer than `longest` bytes. */
export async function* readLines(
  source: ByteSource,
  longest = longestLine,
): AsyncGenerator<SourceLine> {
  let pending: Uint8Array[] = [];
  let pendingLength = 0;
  let start = 0;
  let line = 0;
  const take = (last: Uint8Array, end: number): SourceLine => {
    const bytes =
      pending.length === 0 ? last : join([...pending, last], pendingLength + last.length);
    pending = [];
    pendingLength = 0;
    line++;
    const found = { text: decodeUtf8(bytes), line, start, end };
    start = end + 1;
    return found;
  };
  for (let at = 0; at < source.size;) {
    const chunk = await source.read(at, Math.min(at + step, source.size));
    if (chunk.length === 0) break;
    let from = 0;
    for (let newline = chunk.indexOf(10); newline >= 0; newline = chunk.indexOf(10, from)) {
      yield take(chunk.subarray(from, newline), at + newline);
      from = newline + 1;
    }
    if (from < chunk.length) {
      pending.push(chunk.subarray(from));
      pendingLength += chunk.length - from;
      if (pendingLength > longest)
        throw new InputError(
          `${source.name}:${line + 1}: the line is longer than the ${longest} bytes that are read.`,
        );
    }
    at += chunk.length;
  }
  if (pendingLength > 0) yield take(new Uint8Array(0), start + pendingLength);
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
