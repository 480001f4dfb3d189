import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { RunningServer } from './running-server.js';

/** Which of VS Code's extension hosts runs the extension. */
export type ExtensionHostKind = 'node' | 'web-worker';

export interface WorkbenchOptions {
  /** Absolute path of the folder, or of the `.code-workspace` file, that is opened. */
  readonly workspace: string;
  readonly host: ExtensionHostKind;
  /**
   * The extension under development: an absolute path (Node) or an `http:` address (web worker).
   * Undefined when it is installed.
   */
  readonly extension?: string;
  /** The module whose `run()` the extension host calls; a path or address likewise. */
  readonly tests?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface OpenWorkbench {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page and the extension host have written to the console, oldest first. */
  readonly console: readonly string[];
  /** Requests to anywhere but this machine; they were refused. */
  readonly refusedRequests: readonly string[];
}

/**
 * Opens the server's workbench in a browser context of its own. Nothing outside this machine can be
 * reached from it.
 */
export async function openWorkbench(
  browser: Browser,
  server: RunningServer,
  options: WorkbenchOptions,
): Promise<OpenWorkbench> {
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // The worker host loads the extension from an address of ours, which the server's policy forbids.
    bypassCSP: options.host === 'web-worker',
  });
  const page = await context.newPage();
  const lines: string[] = [];
  const refusedRequests: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(`page error: ${error.message}`));
  await context.route(
    (url) => url.protocol.startsWith('http') && !isLocal(url.hostname),
    async (route) => {
      refusedRequests.push(route.request().url());
      await route.abort('internetdisconnected');
    },
  );
  await develop(page, server, options);
  await page.goto(workbenchAddress(server.authority, options.workspace));
  return { page, context, console: lines, refusedRequests };
}

/** Whether a request stays here; the page's own service worker answers for files in webviews. */
function isLocal(host: string): boolean {
  return (
    ['127.0.0.1', 'localhost'].includes(host) || host.endsWith('.vscode-resource.vscode-cdn.net')
  );
}

/** The address at which a browser shows the workbench with a folder or a `.code-workspace` file. */
export function workbenchAddress(authority: string, opened: string): string {
  const kind = opened.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return `http://${authority}/?${new URLSearchParams({ [kind]: opened }).toString()}`;
}

/**
 * Adds the extension under development to the options that the server wrote into its page, in the
 * moment in which the element that holds them appears: before the workbench reads them. (Newer
 * versions ignore the address's `payload`, in which older ones look for the same.)
 */
async function develop(
  page: Page,
  { authority }: RunningServer,
  { extension, tests }: WorkbenchOptions,
): Promise<void> {
  const location = (where: string): UriComponents =>
    components(path.isAbsolute(where) ? `vscode-remote://${authority}${where}` : where);
  const development = {
    ...(extension === undefined ? {} : { extensions: [location(extension)] }),
    ...(tests === undefined ? {} : { extensionTestsPath: location(tests) }),
  };
  await page.addInitScript((added: object) => {
    new MutationObserver((_, observer) => {
      const element = document.getElementById('vscode-workbench-web-configuration');
      const settings = element?.dataset['settings'];
      if (element === null || settings === undefined) return;
      observer.disconnect();
      const options = JSON.parse(settings) as { developmentOptions?: object };
      options.developmentOptions = { ...options.developmentOptions, ...added };
      element.dataset['settings'] = JSON.stringify(options);
    }).observe(document, { childList: true, subtree: true });
  }, development);
}

/** An address as VS Code writes one in JSON. */
interface UriComponents {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

function components(address: string): UriComponents {
  const { protocol, host, pathname } = new URL(address);
  return { scheme: protocol.slice(0, -1), authority: host, path: decodeURIComponent(pathname) };
}
