import type { Output } from '../output.js';
import { escapeControls } from '../../core/text/escape-controls.js';

const linesPerRun = 10;
const redrawMs = 100;

/** What happens while requests are sent. */
export type ProgressEvent =
  | { readonly type: 'sample' }
  | { readonly type: 'failure'; readonly task: string; readonly message: string }
  | { readonly type: 'retry'; readonly message: string; readonly delayMs: number };

/** Shows how a run goes: a line that is redrawn on a terminal, about ten plain lines elsewhere. */
export class RunProgress {
  #done = 0;
  #failed = 0;
  #drawn = 0;
  #shown = 0;

  constructor(
    private readonly err: Output,
    private readonly total: number,
    private readonly isTerminal: boolean,
    private readonly now: () => number,
    /** What is counted. */
    private readonly noun = 'samples',
  ) {}

  async show(event: ProgressEvent): Promise<void> {
    if (event.type === 'retry') {
      if (!this.isTerminal) return;
      await this.#line(`  waiting ${(event.delayMs / 1000).toFixed(1)} s: ${event.message}`);
      return;
    }
    if (event.type === 'sample') this.#done++;
    else {
      this.#failed++;
      await this.#line(`gyges: ${event.task} failed: ${event.message}`);
    }
    if (this.isTerminal) await this.#redraw();
    else if (this.#done >= ((this.#shown + 1) * this.total) / linesPerRun) {
      this.#shown = Math.floor((this.#done * linesPerRun) / this.total);
      await this.err.write(`${this.#text()}\n`);
    }
  }

  /** Leaves the last state on the screen. */
  async end(): Promise<void> {
    if (this.isTerminal && this.#drawn > 0) await this.err.write(`\r\x1b[K${this.#text()}\n`);
  }

  #text(): string {
    const failed = this.#failed === 0 ? '' : `, ${this.#failed} failed`;
    return `${this.#done} of ${this.total} ${this.noun}${failed}`;
  }

  async #redraw(): Promise<void> {
    if (this.now() - this.#drawn < redrawMs) return;
    this.#drawn = this.now();
    const width = 30;
    const filled = Math.floor((width * (this.#done + this.#failed)) / Math.max(this.total, 1));
    await this.err.write(
      `\r\x1b[K[${'='.repeat(filled)}${' '.repeat(width - filled)}] ${this.#text()}`,
    );
  }

  async #line(text: string): Promise<void> {
    await this.err.write(`${this.isTerminal ? '\r\x1b[K' : ''}${escapeControls(text)}\n`);
  }
}
