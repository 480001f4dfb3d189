import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flagCategories } from '../../../src/core/flags/categories.js';
import { commandNames } from '../../../src/vscode/command-names.js';
import { settingDefaults } from '../../../src/vscode/services/setting-defaults.js';

interface Setting {
  readonly scope?: string;
  readonly order?: number;
  readonly default?: unknown;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: Readonly<
    Record<
      'untrustedWorkspaces' | 'virtualWorkspaces',
      { readonly supported: string; readonly description: string }
    >
  >;
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category?: string;
      readonly icon?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
    readonly colors: readonly {
      readonly id: string;
      readonly description: string;
      readonly defaults: Readonly<Record<string, string>>;
    }[];
    readonly languages: readonly {
      readonly id: string;
      readonly filenamePatterns: readonly string[];
      readonly extensions?: readonly string[];
    }[];
    readonly keybindings: readonly { readonly command: string; readonly when?: string }[];
  };
}

const root = join(import.meta.dirname, '../../..');
const source = readFileSync(join(root, 'package.json'), 'utf8');
const manifest = JSON.parse(source) as Manifest;
const words = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Readonly<
  Record<string, string>
>;
const { commands, menus, configuration, colors, languages, keybindings } = manifest.contributes;

describe('the manifest', () => {
  it('contributes exactly the commands that there are', () => {
    assert.deepEqual(
      commands.map(({ command }) => command).sort(),
      commandNames.map((name) => `gyges.${name}`).sort(),
    );
  });

  it('gives every command the category Gyges', () => {
    for (const { command, category } of commands) assert.equal(category, 'Gyges', command);
  });

  it('gives an icon to every command that is shown as one', () => {
    const icons = new Map(commands.map(({ command, icon }) => [command, icon]));
    const shown = Object.entries(menus)
      .filter(([menu]) => ['editor/title', 'view/title', 'view/item/context'].includes(menu))
      .flatMap(([, items]) => items as readonly (MenuItem & { readonly group?: string })[])
      .filter(({ group = '' }) => /^(?:navigation|inline)/.test(group));
    assert.ok(shown.length > 5);
    for (const { command } of shown) assert.ok(icons.get(command), command);
  });

  it('puts only commands of its own into menus, none unconditionally', () => {
    const own = new Set(commands.map(({ command }) => command));
    for (const [menu, items] of Object.entries(menus)) {
      for (const { command, when } of items) {
        assert.ok(own.has(command), `${command} in ${menu}`);
        if (menu !== 'file/newFile') assert.ok(when, `${command} in ${menu}`);
      }
    }
  });

  it('binds keys only in contexts of its own', () => {
    for (const { command, when = '' } of keybindings) assert.match(when, /gyges\./, command);
  });

  it('contributes exactly the settings that are read, with their defaults', () => {
    const contributed = configuration.flatMap(({ properties }) =>
      Object.entries(properties).map(([name, setting]) => [name, setting.default]),
    );
    assert.deepEqual(
      Object.fromEntries(contributed),
      Object.fromEntries(
        Object.entries(settingDefaults).map(([name, value]) => [`gyges.${name}`, value]),
      ),
    );
  });

  it('gives every setting a scope, an order of its own, a default and a description', () => {
    const orders = new Set<number>();
    for (const { properties } of configuration) {
      for (const [name, setting] of Object.entries(properties)) {
        assert.ok(['window', 'resource'].includes(setting.scope ?? ''), name);
        assert.notEqual(setting.order, undefined, name);
        assert.ok(!orders.has(setting.order ?? 0), name);
        orders.add(setting.order ?? 0);
        assert.notEqual(setting.default, undefined, name);
        assert.ok(setting.markdownDescription, name);
        if (setting.enum !== undefined) {
          assert.equal(setting.markdownEnumDescriptions?.length, setting.enum.length, name);
        }
      }
    }
  });

  it('has words for every placeholder, and no word too many', () => {
    const used = new Set([...source.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]));
    assert.deepEqual([...used].sort(), Object.keys(words).sort());
    for (const [key, text] of Object.entries(words)) assert.ok(text.trim().length > 2, key);
  });

  it('gives every colour a value in each kind of theme', () => {
    for (const { id, defaults, description } of colors) {
      assert.match(id, /^gyges\.[\w.]+$/);
      assert.ok(description, id);
      assert.deepEqual(
        Object.keys(defaults).sort(),
        ['dark', 'highContrast', 'highContrastLight', 'light'],
        id,
      );
    }
  });

  it('contributes the colours of the flag categories as the registry has them', () => {
    for (const { id, color } of flagCategories) {
      const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      const contributed = colors.find((candidate) => candidate.id === `gyges.flag.${name}`);
      const { dark, light } = contributed?.defaults ?? {};
      assert.deepEqual({ dark, light }, color, id);
    }
  });

  it('claims only file names that nobody else claims', () => {
    const patterns = languages.flatMap(({ filenamePatterns }) => filenamePatterns);
    assert.deepEqual(patterns.sort(), [
      '*.monitored.prompt',
      '*.response.md',
      '*.response.txt',
      '*.unmonitored.prompt',
    ]);
    for (const { extensions } of languages) assert.equal(extensions, undefined);
  });

  it('is activated by nothing general', () => {
    for (const event of manifest.activationEvents) {
      assert.doesNotMatch(event, /^\*$|onStartupFinished|^onLanguage:(?!paired|model)/);
    }
  });

  it('says what it does without trust and in virtual workspaces', () => {
    for (const kind of ['untrustedWorkspaces', 'virtualWorkspaces'] as const) {
      const { supported, description } = manifest.capabilities[kind];
      assert.equal(supported, 'limited', kind);
      assert.ok(words[description.slice(1, -1)], kind);
    }
  });

  it('names only files that are there', () => {
    for (const match of source.matchAll(/"\.?\/?((?:media|syntaxes|snippets|docs)\/[^"*]+)"/g)) {
      assert.ok(existsSync(join(root, match[1] ?? '')), match[1]);
    }
  });
});
