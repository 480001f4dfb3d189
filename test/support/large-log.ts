import type { ByteSource } from '../../src/core/response/byte-source.js';
import { crc32 } from '../../src/core/response/zip/crc32.js';
import { bytes, concat } from './zip-builder.js';

/** Samples of a large log. */
export const count = 10_000;
const encoder = new TextEncoder();

/** An `.eval` log of a gigabyte whose 10,000 samples are made up when they are read. */
export function largeLog(): ByteSource & { read: ByteSource['read']; bytesRead: number } {
  const sample = encoder.encode(
    JSON.stringify({
      id: 1,
      epoch: 1,
      messages: [
        { role: 'user', content: 'Please see to the moss.' },
        { role: 'assistant', content: `<think>${'It is damp here. '.repeat(6000)}</think>Done.` },
      ],
    }),
  );
  const crc = crc32(sample);
  const common = (name: Uint8Array, size: number, sum: number): Uint8Array =>
    bytes([
      [20, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [sum, 4],
      [size, 4],
      [size, 4],
      [name.length, 2],
    ]);
  /** Pieces of the file, each with the place where it begins. */
  const places: number[] = [];
  const pieces: Uint8Array[] = [];
  let size = 0;
  const add = (piece: Uint8Array): void => {
    places.push(size);
    pieces.push(piece);
    size += piece.length;
  };
  const directory: Uint8Array[] = [];
  const member = (label: string, data: Uint8Array, sum: number): void => {
    const name = encoder.encode(label);
    directory.push(
      concat([
        bytes([
          [0x02014b50, 4],
          [20, 2],
        ]),
        common(name, data.length, sum),
        bytes([
          [0, 2],
          [0, 2],
          [0, 2],
          [0, 2],
          [0, 4],
          [size, 4],
        ]),
        name,
      ]),
    );
    add(concat([bytes([[0x04034b50, 4]]), common(name, data.length, sum), bytes([[0, 2]]), name]));
    add(data);
  };
  for (let id = 1; id <= count; id++) member(`samples/${id}_epoch_1.json`, sample, crc);
  const small = (label: string, value: unknown): void => {
    const data = encoder.encode(JSON.stringify(value));
    member(label, data, crc32(data));
  };
  small('header.json', { version: 2, status: 'success', eval: { task: 'moss', model: 'm' } });
  small(
    'summaries.json',
    Array.from({ length: count }, (_, i) => ({
      id: i + 1,
      epoch: 1,
      input: 'Please see to the moss. '.repeat(10),
      target: 'x',
      scores: { judge: { value: i % 2 === 0 ? 'C' : 'I', explanation: 'why '.repeat(50) } },
    })),
  );
  const start = size;
  const all = concat(directory);
  add(all);
  add(
    bytes([
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [directory.length, 2],
      [directory.length, 2],
      [all.length, 4],
      [start, 4],
      [0, 2],
    ]),
  );
  return {
    name: 'large.eval',
    size,
    bytesRead: 0,
    read(from, to) {
      const end = Math.min(to, size);
      const out = new Uint8Array(Math.max(0, end - from));
      let low = 0;
      let high = places.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((places[middle] ?? 0) <= from) low = middle;
        else high = middle - 1;
      }
      for (let i = low; i < pieces.length && (places[i] ?? 0) < end; i++) {
        const at = places[i] ?? 0;
        const piece = pieces[i] ?? new Uint8Array();
        const first = Math.max(from, at);
        out.set(piece.subarray(first - at, Math.min(piece.length, end - at)), first - from);
      }
      this.bytesRead += out.length;
      return Promise.resolve(out);
    },
  };
}

/** The same samples, one record a line; a gigabyte as well. */
export function* largeJsonl(): Generator<Uint8Array> {
  const reasoning = 'It is damp here. '.repeat(6000);
  for (let id = 1; id <= count; id++) {
    const condition = id % 2 === 0 ? 'monitored' : 'unmonitored';
    const record = { id: `s${id}`, item: `${id}`, condition, reasoning, output: 'Done.' };
    yield encoder.encode(`${JSON.stringify(record)}\n`);
  }
}
