import type { Browser } from 'playwright-core';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launchChromium } from '../vscode/host/chromium.js';
import { linkExtension } from '../vscode/host/installed-extension.js';
import type { ExtensionsFolder } from '../vscode/host/installed-extension.js';
import { quietSettings } from '../vscode/host/profile.js';
import { inCache, inProject } from '../vscode/host/project.js';
import { startServer } from '../vscode/host/running-server.js';
import type { RunningServer, Settings } from '../vscode/host/running-server.js';
import { obtainServer } from '../vscode/host/vscode-server.js';
import { openWorkbench } from '../vscode/host/workbench-page.js';
import { copyWorkspace } from '../vscode/host/workspace-copy.js';
import { themeSettings, themes } from './themes.js';
import type { Theme } from './themes.js';
import { Workbench } from './workbench.js';

export interface SceneOptions {
  /** Default: all. */
  readonly themes?: readonly Theme[];
  /** Folder in the project of which a copy is opened. Default: `examples`. */
  readonly workspace?: string;
  /** On top of the quiet ones. */
  readonly settings?: Settings;
  /**
   * The themes whose pictures the documentation shows: the first as docs/images/NAME.png, others as
   * NAME.THEME.png.
   */
  readonly documented?: readonly Theme[];
  readonly viewport?: { readonly width: number; readonly height: number };
}

const letters = {
  'editor.fontFamily': "'DejaVu Sans Mono', monospace",
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'window.title': '${rootName}',
};

/**
 * A test of what a user sees: the real workbench on a copy of the examples, as if opened for the
 * first time. After `play` a picture in each theme is left in .cache/screenshots.
 *
 * @param name Of the picture: lower case, with dashes.
 */
export function scene(
  name: string,
  play: (workbench: Workbench, picture: TakePicture) => Promise<void>,
  options: SceneOptions = {},
): void {
  it(name, async () => {
    await inWorkbench(options, async (workbench) => {
      const picture = (step?: string) =>
        takePictures(workbench, step === undefined ? name : `${name}-${step}`, options);
      try {
        await play(workbench, picture);
      } catch (error) {
        await workbench.page.screenshot({ path: inCache('screenshots', `${name}.failed.png`) });
        throw error;
      }
      await picture();
    });
  });
}

/** Takes a picture in each theme in the middle of a scene. @param step Goes into its name. */
export type TakePicture = (step: string) => Promise<void>;

async function takePictures(
  workbench: Workbench,
  name: string,
  options: SceneOptions,
): Promise<void> {
  for (const theme of options.themes ?? (Object.keys(themes) as Theme[])) {
    await workbench.use(theme);
    const picture = inCache('screenshots', `${name}.${theme}.png`);
    await workbench.screenshot(picture);
    const isAsked = process.env['GYGES_SCREENSHOTS'] === 'docs';
    if (!isAsked || options.documented?.includes(theme) !== true) continue;
    await document(picture, theme === options.documented[0] ? name : `${name}.${theme}`);
  }
}

async function document(picture: string, name: string): Promise<void> {
  const images = inProject('docs/images');
  await mkdir(images, { recursive: true });
  await copyFile(picture, path.join(images, `${name}.png`));
}

let browser: Browser;
let extensions: ExtensionsFolder;

before(async () => {
  browser = await launchChromium();
  extensions = await linkExtension();
});

after(async () => {
  await browser.close();
  await extensions.remove();
});

async function inWorkbench(
  { settings: own, workspace: source = 'examples', viewport }: SceneOptions,
  play: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const workspace = await copyWorkspace(inProject(source));
  let server: RunningServer | undefined;
  try {
    server = await startServer(await obtainServer(process.env['GYGES_TEST_VSCODE']), {
      extensions: extensions.folder,
      settings: { ...quietSettings, ...letters, ...themeSettings, ...own },
    });
    const { page, context } = await openWorkbench(browser, server, {
      host: 'node',
      workspace: workspace.folder,
      ...(viewport === undefined ? {} : { viewport }),
    });
    const workbench = new Workbench(page, workspace.folder);
    await workbench.ready();
    await play(workbench);
    await context.close();
  } finally {
    await server?.stop();
    await workspace.remove();
  }
}
