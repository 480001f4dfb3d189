import type { SampleLog, SampleSummary } from '../../core/response/sample-log.js';

/** The samples of a log without their texts; of a long log more of them come while it is read. */
export class LogListing {
  readonly #samples: SampleSummary[] = [];
  #isComplete = false;
  /** All samples, once the log is read to its end. Rejects with InputError when that cannot be done. */
  readonly all: Promise<readonly SampleSummary[]>;

  constructor(log: SampleLog) {
    this.all = this.#read(log);
    // Whoever waits for it is told; nobody may.
    this.all.catch(() => undefined);
  }

  /** In the log's order, as far as it has been read. */
  get samples(): readonly SampleSummary[] {
    return this.#samples;
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  /**
   * Waits for all samples, but not longer than `milliseconds` once there are some.
   * @throws InputError when the log cannot be read
   */
  async wait(milliseconds: number): Promise<void> {
    for (;;) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const pause = new Promise((resolve) => {
        timer = setTimeout(resolve, milliseconds);
      });
      await Promise.race([this.all, pause]);
      clearTimeout(timer);
      if (this.#isComplete || this.#samples.length > 0) return;
    }
  }

  async #read(log: SampleLog): Promise<readonly SampleSummary[]> {
    for await (const summary of log.summaries()) this.#samples.push(summary);
    this.#isComplete = true;
    return this.#samples;
  }
}
