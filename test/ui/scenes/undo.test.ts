import { strict as assert } from 'node:assert';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promptText } from '../../support/prompt-text.js';
import { scene } from '../scene.js';
import type { Workbench } from '../workbench.js';

/** Not yet as it is formatted. */
const prompt = (condition: 'monitored' | 'unmonitored') =>
  promptText(condition, 'club').replace('gyges.output: ', 'gyges.output:    ');

const files = {
  'club.monitored.prompt': prompt('monitored'),
  'club.unmonitored.prompt': prompt('unmonitored'),
  'boat.monitored.prompt': '{{>greeting}}\nThis conversation is recorded.\n',
  'boat.unmonitored.prompt': '{{>greeting}}\nThis conversation is not recorded.\n',
  '_greeting.prompt': 'Greet the member.\n',
  'alone.monitored.prompt': 'This conversation is recorded.\n',
  'harbour.j2': 'You row. {% if seen %}We read this.{% else %}Nobody reads this.{% endif %}\n',
};

interface Step {
  /** As the palette shows it. */
  readonly command: string;
  /** The file in which it is given. */
  readonly from: keyof typeof files;
  /** The file in front when it is done, in which it is taken back. Default: the same. */
  readonly shows?: string;
  /** What the user chooses and types then. */
  readonly answers?: (workbench: Workbench) => Promise<void>;
}

const writeThem = async (workbench: Workbench): Promise<void> => {
  await workbench.pick('Write the files');
};

async function typeInto(workbench: Workbench, title: string, text: string): Promise<void> {
  await workbench.page.locator('.quick-input-title', { hasText: title }).waitFor();
  await workbench.type(text);
}

const steps: readonly Step[] = [
  { command: 'Format Pair', from: 'club.monitored.prompt' },
  {
    command: 'Extract Shared Text into Partial…',
    from: 'club.monitored.prompt',
    answers: (workbench) => typeInto(workbench, 'Extract Shared Text', 'club-shared'),
  },
  { command: 'Inline Partial', from: 'boat.unmonitored.prompt' },
  {
    command: 'Split Conditional Template into Pair…',
    from: 'harbour.j2',
    shows: 'harbour.monitored.prompt',
    answers: async (workbench) => {
      await workbench.pick('monitored when “seen” is true');
      await writeThem(workbench);
    },
  },
  {
    command: 'Join Pair into Conditional Template…',
    from: 'club.monitored.prompt',
    shows: 'club.prompt',
    answers: writeThem,
  },
  {
    command: 'Generate Control Pairs…',
    from: 'club.monitored.prompt',
    shows: 'club-placebo.monitored.prompt',
    answers: async (workbench) => {
      await workbench.pick('Placebo');
      await workbench.page.keyboard.press('Enter');
      await writeThem(workbench);
    },
  },
  {
    command: 'Rename Pair…',
    from: 'club.monitored.prompt',
    shows: 'crew.monitored.prompt',
    answers: (workbench) => typeInto(workbench, 'Rename', 'crew'),
  },
  {
    command: 'New Prompt Pair…',
    from: 'club.monitored.prompt',
    shows: 'fresh.monitored.prompt',
    answers: async (workbench) => {
      await workbench.pick('One line of the system prompt');
      await typeInto(workbench, 'the name', 'fresh');
    },
  },
];

describe('one undo', () => {
  scene(
    'undo',
    async (workbench) => {
      const { page } = workbench;
      for (const [index, { command, from, shows = from, answers }] of steps.entries()) {
        // A folder and names of their own, so that Quick Open finds the right file.
        const folder = path.join(workbench.folder, `step${index}`);
        await mkdir(folder);
        const before = Object.fromEntries(
          Object.entries(files).map(([name, text]) => [named(name, index), text]),
        );
        for (const [name, text] of Object.entries(before)) {
          await writeFile(path.join(folder, name), text);
        }
        /** Waits until files other than those before are there, or none. */
        const until = async (what: string, wanted: (others: readonly string[]) => boolean) => {
          let others: readonly string[] = [];
          for (let attempt = 1; attempt <= 40; attempt += 1) {
            others = differing(before, await contents(folder));
            if (wanted(others)) return;
            await page.waitForTimeout(500);
          }
          assert.fail(`${what} of “${command}”: ${others.join(', ')}`);
        };

        await workbench.open(`step${index}/${named(from, index)}`);
        if (from.endsWith('.prompt')) await workbench.lens(/./).first().waitFor();
        await workbench.run(`Gyges: ${command}`);
        await answers?.(workbench);
        // An answer is looked at before the box closes; another box would take its place.
        await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
        await until('work', (others) => others.length > 0);
        await page.locator('.tab.active', { hasText: named(shows, index) }).waitFor();
        await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
        await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
        await page.keyboard.press('Control+Z');
        await until('undoing', (others) => others.length === 0);
        await workbench.run('View: Close All Editors');
      }
    },
    { themes: ['light'], settings: { 'files.autoSave': 'afterDelay' } },
  );
});

/** Partials, and what the user names, keep their names. */
function named(name: string, index: number): string {
  return /^(?:_|crew|fresh)/.test(name) ? name : `s${index}-${name}`;
}

/** The files that are not in both folders with the same text. */
function differing(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);
}

async function contents(folder: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const name of await readdir(folder)) {
    // The editor may delete it in between.
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => undefined);
    if (text !== undefined) texts[name] = text;
  }
  return texts;
}
