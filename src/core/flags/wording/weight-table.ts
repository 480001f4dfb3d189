/** Weights by hash, with open addresses, and which of them have been added to the sum. */
export class WeightTable {
  readonly #last: number;
  readonly #hashes: Int32Array;
  readonly #weights: Float64Array;
  /** In which sum an entry was last added; 0 for an empty one. */
  readonly #rounds: Int32Array;
  #round = 1;

  constructor(weights: ReadonlyMap<number, number>) {
    let size = 1024;
    while (size < 4 * weights.size) size *= 2;
    this.#last = size - 1;
    this.#hashes = new Int32Array(size);
    this.#weights = new Float64Array(size);
    this.#rounds = new Int32Array(size);
    for (const [hash, weight] of weights) {
      let at = hash & this.#last;
      while (this.#rounds[at] !== 0) at = (at + 1) & this.#last;
      this.#hashes[at] = hash;
      this.#weights[at] = weight;
      this.#rounds[at] = 1;
    }
  }

  /** Starts another sum, to which each weight can be added once. */
  begin(): void {
    this.#round++;
  }

  /** The weight of a hash when it is asked for the first time in this sum; 0 afterwards, or when it has none. */
  take(hash: number): number {
    let at = hash & this.#last;
    for (let round = this.#rounds[at]; round !== 0; round = this.#rounds[at]) {
      if (this.#hashes[at] === hash) {
        if (round === this.#round) return 0;
        this.#rounds[at] = this.#round;
        return this.#weights[at] ?? 0;
      }
      at = (at + 1) & this.#last;
    }
    return 0;
  }
}
