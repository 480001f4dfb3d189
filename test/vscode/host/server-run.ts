import { launchChromium } from './chromium.js';
import { projectRoot } from './project.js';
import { startServer } from './running-server.js';
import { serveFolder } from './static-server.js';
import { obtainServer } from './vscode-server.js';
import { openWorkbench } from './workbench-page.js';
import type { ExtensionHostKind } from './workbench-page.js';

export interface ServerRun {
  /** See `obtainServer`. */
  readonly version: string | undefined;
  readonly host: ExtensionHostKind;
  /** Absolute path of a folder or of a `.code-workspace` file. */
  readonly workspace: string;
  readonly trusted: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Absolute path of the module whose `run()` is called, within the project. */
  readonly tests: string;
  /** Called when the page is open, which it stays until this resolves. */
  readonly until: () => Promise<void>;
  /** Whether to show what the extension host wrote to its console. */
  readonly hasFailed: () => boolean;
}

/** Runs the tests in the VS Code server, with its page in a headless browser. */
export async function runInServer(run: ServerRun): Promise<void> {
  const server = await startServer(await obtainServer(run.version), {
    settings: run.settings,
    workspaceTrust: !run.trusted,
  });
  const files = await serveFolder(projectRoot);
  const browser = await launchChromium();
  try {
    const inHost = (file: string): string =>
      run.host === 'node' ? file : files.address + file.slice(projectRoot.length);
    const workbench = await openWorkbench(browser, server, {
      host: run.host,
      workspace: run.workspace,
      extension: inHost(projectRoot),
      tests: inHost(run.tests),
    });
    const crashed = server.ended.then(async () => {
      throw new Error(`The VS Code server ended:\n${(await server.log()).slice(-2000)}`);
    });
    let failed = true;
    try {
      await Promise.race([run.until(), crashed]);
      failed = run.hasFailed();
    } finally {
      if (failed) printConsole(workbench.console);
    }
  } finally {
    await browser.close();
    await files.close();
    await server.stop();
  }
}

/** Without what the absence of native modules makes VS Code say at every start. */
function printConsole(lines: readonly string[]): void {
  const noise = /bindings file|native-watchdog|watchdog|serviceWorker|vsda/;
  const told = lines.filter((line) => !noise.test(line)).slice(-60);
  process.stderr.write(`\nConsole of the page and the extension host:\n${told.join('\n')}\n`);
}
