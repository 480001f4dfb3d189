import type { Frame, Locator, Page } from 'playwright-core';
import { themes } from './themes.js';
import type { Theme } from './themes.js';

/** Milliseconds a step may take on a slow machine. */
const patience = 20_000;

/** The workbench as a user handles it: files, commands, and what the editors show. */
export class Workbench {
  constructor(
    readonly page: Page,
    /** Absolute path of the open folder. */
    readonly folder: string,
  ) {
    page.setDefaultTimeout(patience);
  }

  /** Waits until files can be opened. */
  async ready(): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Puts the workbench into a theme. */
  async use(theme: Theme): Promise<void> {
    await this.page.emulateMedia(themes[theme].media);
    await this.page.locator(`.monaco-workbench.${themes[theme].class}`).waitFor();
  }

  /** Opens a file through Quick Open. @param file Path within the folder. */
  async open(file: string): Promise<void> {
    const name = file.split('/').at(-1) ?? file;
    await this.choose('Control+P', file, name, () => this.page.keyboard.press('Enter'));
    await this.page.locator('.tab.active', { hasText: name }).first().waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command of the palette. @param title As the palette shows it. */
  run(title: string): Promise<void> {
    return this.choose('F1', `>${title}`, title, (row) => row.click({ timeout: patience / 10 }));
  }

  /** As `run`, with keys only. */
  async runByKeys(title: string): Promise<void> {
    const { keyboard } = this.page;
    for (let attempt = 1; ; attempt += 1) {
      await keyboard.press('F1');
      await this.input().waitFor();
      await keyboard.type(title);
      try {
        const first = this.rowsOfQuickPick().first().filter({ hasText: title });
        await first.waitFor({ timeout: patience / 10 });
        break;
      } catch (error) {
        if (attempt === 10) throw error;
        await keyboard.press('Escape');
      }
    }
    await keyboard.press('Enter');
  }

  /** Presses a key, again while the editor does not know yet where it is. @param effect what then shows */
  pressUntil(key: string, effect: Locator): Promise<void> {
    return this.repeat(() => this.page.keyboard.press(key), effect);
  }

  /** Clicks a lens, again when its line was drawn anew just then. @param effect what then shows */
  clickLens(text: string | RegExp, effect: Locator): Promise<void> {
    return this.repeat(() => this.lens(text).click({ timeout: patience / 10 }), effect);
  }

  private async repeat(act: () => Promise<void>, effect: Locator): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await act();
        await effect.first().waitFor({ timeout: patience / 10 });
        return;
      } catch (error) {
        // What an act brings about may come late, and be in the way of the next one.
        if (await effect.first().isVisible()) return;
        if (attempt === 10) throw error;
      }
    }
  }

  /** The page in a tab that has an element. */
  async webview(selector: string): Promise<Frame> {
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      for (const frame of this.page.frames()) {
        const count = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (count > 0) return frame;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`No page has ${selector}.`);
  }

  /** Chooses the entry of an open quick pick whose text contains `text`. */
  async pick(text: string): Promise<void> {
    await this.rowsOfQuickPick().filter({ hasText: text }).first().click();
  }

  /** Types into the box that is open, and accepts. */
  async type(text: string): Promise<void> {
    await this.input().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** The code lenses in the visible editors, one text each, once there are any. */
  async lenses(): Promise<string[]> {
    const lenses = this.page.locator('.codelens-decoration > a, .codelens-decoration > span');
    await lenses.first().waitFor();
    return lenses.allTextContents();
  }

  /** Waits for a lens with this text. */
  lens(text: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration > a, .codelens-decoration > span', {
      hasText: text,
    });
  }

  /** Underlines of diagnostics in the visible editors. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.page.locator(`.cdr.squiggly-${severity}`);
  }

  /** The two editors of a comparison, once both show text. */
  diffEditor(): Locator {
    return this.page.locator('.monaco-diff-editor .modified .view-line').first();
  }

  /** Opens the list of fixes at the cursor, as the light bulb does. */
  async openFixes(): Promise<void> {
    await this.page.keyboard.press('Control+.');
    await this.fixes().first().waitFor();
  }

  /** Chooses one of the open list. */
  async chooseFix(title: RegExp): Promise<void> {
    await this.fixes().filter({ hasText: title }).first().click();
  }

  /** Opens the Problems panel. @returns Its rows' texts once there are any. */
  async problems(filter?: string): Promise<string[]> {
    await this.run('Problems: Focus on Problems View');
    if (filter !== undefined) {
      await this.page.locator('.viewpane-filter input').fill(filter);
      // The view waits for a pause in typing.
      await this.page.waitForTimeout(700);
    }
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await rows.first().waitFor();
    return rows.allTextContents();
  }

  /** The lines of the visible editors, as shown. */
  async text(): Promise<string> {
    const lines = await this.page.locator('.editor-instance .view-line').allTextContents();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Takes the picture when nothing moves any more. */
  async screenshot(path: string): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
    await this.page.waitForTimeout(500);
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }

  /**
   * Opens a quick pick by a key, types, and takes a row. All of it again if that fails: a quick pick
   * shows what there was when it was opened, while extensions are still coming in; and it closes
   * when a page that was loading takes the focus.
   */
  private async choose(
    key: string,
    text: string,
    title: string,
    take: (row: Locator) => Promise<void>,
  ): Promise<void> {
    const row = this.rowsOfQuickPick().filter({ hasText: title }).first();
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.page.keyboard.press(key);
        await this.input().fill(text, { timeout: patience / 10 });
        await row.waitFor({ timeout: patience / 10 });
        await take(row);
        return;
      } catch (error) {
        if (attempt === 10) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** What an open quick pick offers. */
  rowsOfQuickPick(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  private fixes(): Locator {
    return this.page.locator('.action-widget .monaco-list-row.action');
  }

  private input(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-box input');
  }
}
