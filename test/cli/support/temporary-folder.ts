import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder for one test, with files in it; `remove` when done. */
class TemporaryFolder {
  readonly path = realpathSync(mkdtempSync(path.join(tmpdir(), 'gyges-test-')));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  file(name: string): string {
    return path.join(this.path, name);
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(path.dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), content);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Gives each test of a suite an empty folder, removed afterwards; to be called while a test runs. */
export function useTemporaryFolder(): () => TemporaryFolder {
  let folder: TemporaryFolder | undefined;
  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => {
    folder?.remove();
    folder = undefined;
  });
  return () => {
    if (folder === undefined) throw new Error('There is a folder only while a test runs.');
    return folder;
  };
}
