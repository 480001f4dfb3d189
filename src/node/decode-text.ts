import { InputError } from '../core/input-error.js';

/** Whether the code unit at `index` of `bytes` starts a complete, valid UTF-8 sequence; its length, else 0. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(index, index + length));
    return length;
  } catch {
    return 0;
  }
}

/** Line and byte of the first byte that is not UTF-8. */
function firstBadByte(bytes: Uint8Array): { readonly line: number; readonly byte: number } {
  let line = 1;
  let index = 0;
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index);
    if (length === 0) break;
    if (bytes[index] === 10) line++;
    index += length;
  }
  return { line, byte: bytes[index] ?? 0 };
}

/**
 * The text of a file that must be UTF-8, its byte order mark kept.
 * @throws InputError for binary files and other encodings, naming the line
 */
export function decodeText(path: string, bytes: Uint8Array): string {
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    throw new InputError(`${path} is not a text file: it holds a zero byte at offset ${zero}.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const { line, byte } = firstBadByte(bytes);
    const shown = `0x${byte.toString(16).padStart(2, '0')}`;
    throw new InputError(
      `${path} is not UTF-8 text: the byte ${shown} in line ${line} does not belong there; save it as UTF-8.`,
    );
  }
}

/**
 * The same for a file that is read in pieces; the error names no line.
 * @throws InputError for binary files and other encodings
 */
export async function* decodePieces(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new InputError(`${path} is not UTF-8 text; save it as UTF-8.`);
    }
  };
  for await (const bytes of pieces) {
    if (bytes.includes(0))
      throw new InputError(`${path} is not a text file: it holds a zero byte.`);
    yield decode(bytes);
  }
  yield decode();
}
