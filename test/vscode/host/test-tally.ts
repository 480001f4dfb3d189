import type { TestEvent } from './test-events.js';

/** Prints tests as they end, keeps count, and repeats the failures at the end. */
export class TestTally {
  passed = 0;
  skipped = 0;
  readonly failures: { title: string; error: string }[] = [];
  private started = false;
  private ended = false;

  /** @param workspace Named in the report. */
  constructor(private readonly workspace: string) {}

  get hasFailures(): boolean {
    return this.failures.length > 0;
  }

  get hasStarted(): boolean {
    return this.started;
  }

  add(event: TestEvent): void {
    switch (event.type) {
      case 'start':
        this.started = true;
        print(`\nVS Code ${event.vscode}, ${event.host}, ${this.workspace}\n`);
        break;
      case 'pass':
        this.passed += 1;
        print(`  ✔ ${event.title} (${event.milliseconds} ms)`);
        break;
      case 'fail':
        this.failures.push(event);
        print(`  ✘ ${event.title}`);
        break;
      case 'skip':
        this.skipped += 1;
        print(`  - ${event.title}`);
        break;
      case 'log':
        print(`    ${event.text}`);
        break;
      case 'end':
        this.ended = true;
        break;
    }
  }

  /** Whether tests ran to the end and all passed. */
  get isGood(): boolean {
    return this.ended && this.passed > 0 && !this.hasFailures;
  }

  /** Prints the failures. */
  printFailures(): void {
    for (const { title, error } of this.failures) {
      print(`\n✘ ${title} (in ${this.workspace})\n${error}`);
    }
    if (!this.ended) print(`\nThe suite in ${this.workspace} did not end.`);
  }
}

/** Prints the failures and the sums. @returns The exit code: 0 when tests ran in each and all passed. */
export function summarise(tallies: readonly TestTally[]): number {
  for (const tally of tallies) tally.printFailures();
  const sum = (count: (tally: TestTally) => number): number =>
    tallies.reduce((total, tally) => total + count(tally), 0);
  const skipped = sum((tally) => tally.skipped);
  const failed = sum((tally) => tally.failures.length);
  print(
    `\n${sum(({ passed }) => passed)} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`,
  );
  return tallies.length > 0 && tallies.every(({ isGood }) => isGood) ? 0 : 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
