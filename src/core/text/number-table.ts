/**
 * Numbers by key, for a set of keys that is known beforehand. Each key has a place of its own, so that a number is
 * found without a branch: a processor that guesses wrong whether a key is there loses more than the look-up takes.
 * Keys fall into groups, and each group has a seed with which none of its keys meets another one (the method of
 * Belazzougui, Botelho and Dietzfelbinger 2009, “Hash, displace, and compress”).
 */
export class NumberTable {
  /** By place: a key and its number. */
  readonly #entries: Int32Array;
  readonly #seeds: Int32Array;
  /** What is left of a hash of 32 bits counts the places. */
  readonly #shift: number;

  /** Keys and numbers have 32 bits; no number is 0. */
  constructor(numbers: ReadonlyMap<number, number>) {
    const bits = Math.max(8, Math.ceil(Math.log2(2 * numbers.size)));
    const size = 2 ** bits;
    this.#shift = 32 - bits;
    this.#entries = new Int32Array(2 * size);
    this.#seeds = new Int32Array(size / 4);
    const groups = new Map<number, number[]>();
    for (const key of numbers.keys()) {
      const group = this.#groupOf(key);
      groups.set(group, [...(groups.get(group) ?? []), key]);
    }
    // The largest first, while there is room.
    for (const [group, keys] of [...groups].sort(([, a], [, b]) => b.length - a.length)) {
      for (let tries = 1; !this.#fits(keys); tries++) this.#seeds[group] = tries * 0x9e3779b1;
      for (const key of keys) {
        const at = this.#placeOf(key);
        this.#entries[at] = key;
        this.#entries[at + 1] = numbers.get(key) ?? 0;
      }
    }
  }

  /** The number of a key; 0 for none. */
  get(key: number): number {
    const at = this.#placeOf(key);
    const difference = (this.#entries[at] ?? 0) ^ key;
    return (this.#entries[at + 1] ?? 0) & ~((difference | -difference) >> 31);
  }

  #groupOf(key: number): number {
    return Math.imul(key, 0x85ebca6b) >>> (this.#shift + 2);
  }

  #placeOf(key: number): number {
    const seed = this.#seeds[this.#groupOf(key)] ?? 0;
    const mixed = key ^ seed;
    // Multiplication alone never tells keys apart that differ in their highest bits only.
    return (Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 15) & (this.#entries.length - 2);
  }

  /** Whether every key has a place of its own. */
  #fits(keys: readonly number[]): boolean {
    const places = new Set(keys.map((key) => this.#placeOf(key)));
    return places.size === keys.length && [...places].every((at) => this.#entries[at + 1] === 0);
  }
}
