import type { ByteSource } from '../byte-source.js';
import { hashOf } from '../../text/hash.js';
import { decodeUtf8 } from '../json.js';
import type { SourceLine } from './lines.js';

/** Finds lines that repeat an earlier line of the same source to the letter. */
export class RepeatedLines {
  readonly #source: ByteSource;
  readonly #first = new Map<string, SourceRange>();
  readonly #repeats = new Set<number>();

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /**
   * Takes the next line, or one that was taken before. An earlier line of the same length and hash
   * is read again, so that only what is the same to the letter counts.
   */
  async add({ text, line, start, end }: SourceLine): Promise<void> {
    const hash = `${text.length} ${hashOf(text)}`;
    const first = this.#first.get(hash);
    if (first === undefined) this.#first.set(hash, { start, end });
    else if (first.start !== start && !this.#repeats.has(line)) {
      const earlier = decodeUtf8(await this.#source.read(first.start, first.end));
      if (earlier === text) this.#repeats.add(line);
    }
  }

  /** One sentence for all repeats, if there are any. */
  notes(): readonly string[] {
    const [first] = this.#repeats;
    if (first === undefined) return [];
    const { name } = this.#source;
    return this.#repeats.size === 1
      ? [
          `${name}:${first}: the line repeats an earlier one to the letter; each counts as a sample of its own.`,
        ]
      : [
          `${name}: ${this.#repeats.size} lines repeat an earlier one to the letter, the first of them line ${first}; each counts as a sample of its own.`,
        ];
  }
}

/** In bytes. */
interface SourceRange {
  readonly start: number;
  readonly end: number;
}
