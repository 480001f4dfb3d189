import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../../src/core/prompt/compose.js';
import type { Condition } from '../../../src/core/pair/pair-comparison.js';
import { frontMatterSchema } from '../../../src/core/prompt/front-matter-schema.js';
import {
  gygesSettingKeys,
  gygesSettingsSchema,
  readGygesSettings,
} from '../../../src/core/prompt/gyges-settings.js';
import { pairSnippets, snippetsFile } from '../../../src/core/prompt/pair-snippets.js';
import {
  fillExamples,
  type PairTemplate,
  pairTemplates,
  promptFragments,
  promptText,
} from '../../../src/core/prompt/pair-templates.js';
import { parsePrompt } from '../../../src/core/prompt/parse-prompt.js';
import { lintFiles } from '../../support/lint-files.js';
import type { PromptDocument } from '../../../src/core/prompt/prompt-document.js';

function assertValid(document: PromptDocument): void {
  assert.deepEqual(document.templateErrors, []);
  assert.deepEqual(document.frontMatter?.errors ?? [], []);
  frontMatterSchema.parse(document.frontMatter?.data ?? {});
  for (const { key, value } of document.frontMatter?.entries ?? []) {
    if (!key.startsWith('gyges.')) continue;
    const name = key.slice('gyges.'.length);
    assert.ok((gygesSettingKeys as readonly string[]).includes(name), key);
    gygesSettingsSchema.parse({ [name]: value });
  }
  const open: string[] = [];
  for (const tag of document.tags) {
    if (tag.kind === 'open') open.push(tag.name);
    if (tag.kind === 'close') assert.equal(open.pop(), tag.name);
  }
  assert.deepEqual(open, []);
}

function filesOf(template: PairTemplate): Map<string, string> {
  return new Map(
    (['monitored', 'unmonitored'] as const).map((condition) => [
      `pairs/${template.id}.${condition}.prompt`,
      promptText(template, condition),
    ]),
  );
}

type Entry = [path: string, text: string];

/** Ways to spoil a template's pair, and the rules one of which must say so. */
const spoilings: readonly {
  readonly name: string;
  readonly rules: readonly string[];
  readonly spoil: (monitored: string, unmonitored: string) => Record<Condition, string>;
}[] = [
  {
    name: 'another word in the body',
    rules: ['pair/unintended-difference'],
    spoil: (monitored, unmonitored) => ({
      monitored,
      unmonitored: inSharedLine(unmonitored, monitored, (line) =>
        line.replace(/(?<=[a-z] )[a-z]{3,}(?= [a-z])/, 'zebra'),
      ),
    }),
  },
  {
    name: 'a sentence more in the body',
    rules: ['pair/unintended-difference'],
    spoil: (monitored, unmonitored) => ({
      monitored: inSharedLine(monitored, unmonitored, (line) => `${line} Mention the harbour.`),
      unmonitored,
    }),
  },
  {
    name: 'the same text in both conditions',
    rules: ['pair/identical'],
    spoil: (monitored) => ({
      monitored,
      unmonitored: monitored.replace('condition: monitored', 'condition: unmonitored'),
    }),
  },
  {
    name: 'the texts exchanged',
    rules: ['pair/swapped'],
    spoil: (monitored, unmonitored) => ({
      monitored: unmonitored.replace('condition: unmonitored', 'condition: monitored'),
      unmonitored: monitored.replace('condition: monitored', 'condition: unmonitored'),
    }),
  },
  {
    name: 'the files exchanged',
    rules: ['pair/condition-mismatch'],
    spoil: (monitored, unmonitored) => ({ monitored: unmonitored, unmonitored: monitored }),
  },
  {
    name: 'another setting',
    rules: ['pair/settings-mismatch'],
    spoil: (monitored, unmonitored) => ({
      monitored,
      unmonitored: unmonitored.replace('\n', '\nmodel: vendor/other\n'),
    }),
  },
];

/** Changes the first line of running text in the messages that both files have. */
function inSharedLine(text: string, other: string, change: (line: string) => string): string {
  const lines = text.split('\n');
  const body = lines.indexOf('---', 1);
  const at = lines.findIndex(
    (line, index) =>
      index > body && /^[A-Z].*[a-z] [a-z]{3,} [a-z]/.test(line) && other.includes(`\n${line}\n`),
  );
  assert.ok(at >= 0, text);
  return lines.with(at, change(lines[at]!)).join('\n');
}

describe('pair templates', () => {
  for (const template of pairTemplates) {
    it(`${template.id} is a minimal pair`, () => {
      const [monitored, unmonitored] = (['monitored', 'unmonitored'] as const).map((condition) => {
        const document = parsePrompt(`a.${condition}.prompt`, promptText(template, condition));
        assertValid(document);
        assert.equal(readGygesSettings(document).condition, condition);
        return { document, messages: compose(document, () => undefined).messages };
      });
      assert.ok(monitored && unmonitored);
      assert.deepEqual(
        monitored.messages.map(({ role }) => role),
        ['system', 'user'],
      );
      assert.deepEqual(
        unmonitored.messages.map(({ role }) => role),
        ['system', 'user'],
      );
      const settings = { ...monitored.document.frontMatter!.data, 'gyges.condition': '' };
      const others = { ...unmonitored.document.frontMatter!.data, 'gyges.condition': '' };
      assert.deepEqual(settings, others);
      // Without the lines that the front matter declares as the manipulation, nothing differs.
      const { manipulation, reasoning, output } = readGygesSettings(monitored.document);
      const rest = ({ messages }: typeof monitored): string[] =>
        messages
          .flatMap(({ text }) => text.split('\n'))
          .filter(
            (line) =>
              !manipulation.some((text) => line.includes(text) && line.length < text.length * 3),
          );
      assert.deepEqual(rest(monitored), rest(unmonitored));
      assert.notDeepEqual(
        monitored.messages.map(({ text }) => text),
        unmonitored.messages.map(({ text }) => text),
      );
      const tags = monitored.document.tags.map(({ name }) => name);
      for (const name of [...reasoning, ...output]) assert.ok(tags.includes(name), name);
      const variables = Object.keys(
        (monitored.document.frontMatter!.data['input'] as { schema: object }).schema,
      );
      for (const name of variables)
        assert.ok(monitored.document.text.includes(`{{${name}}}`), name);
    });
  }

  it('pass the linter', async () => {
    for (const template of pairTemplates) {
      assert.deepEqual(await lintFiles(filesOf(template)), [], template.id);
    }
  });

  describe('would not pass it', () => {
    for (const template of pairTemplates) {
      for (const { name, rules, spoil } of spoilings) {
        it(`${template.id}: ${name}`, async () => {
          const [monitored, unmonitored] = [...filesOf(template)] as [Entry, Entry];
          const spoiled = spoil(monitored[1], unmonitored[1]);
          const findings = await lintFiles(
            new Map([
              [monitored[0], spoiled.monitored],
              [unmonitored[0], spoiled.unmonitored],
            ]),
          );
          const loud = findings.filter(({ severity }) => severity !== 'info');
          assert.ok(
            loud.some(({ rule }) => rules.includes(rule)),
            loud.map(({ rule }) => rule).join(', ') || 'no finding',
          );
        });
      }
    }
  });

  it('has ids that are unique', () => {
    const ids = [...pairTemplates, ...promptFragments].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });
});

describe('snippets', () => {
  it('are generated from the templates (run `npm run generate` when this fails)', () => {
    const path = join(__dirname, '../../../snippets/paired-prompt.code-snippets');
    assert.equal(readFileSync(path, 'utf8'), snippetsFile());
  });

  it('expand to valid text with their examples', () => {
    const frame = (text: string): string => {
      if (text.startsWith('---\n')) return `${text}{{role "user"}}\n{{request}}\n`;
      return text.startsWith('gyges.') ? `---\n${text}---\nHello\n` : `{{role "user"}}\n${text}`;
    };
    for (const fragment of promptFragments)
      assertValid(parsePrompt('a.prompt', frame(fillExamples(fragment.text))));
    for (const { body } of Object.values(pairSnippets())) {
      assert.ok(!fillExamples(body.join('\n')).includes('${'));
    }
  });

  it('have a prefix each', () => {
    const prefixes = Object.values(pairSnippets()).map(({ prefix }) => prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
  });
});

describe('readGygesSettings', () => {
  it('reads what is valid and leaves the rest out', () => {
    const read = (yaml: string): unknown =>
      readGygesSettings(parsePrompt('a', `---\n${yaml}\n---\nx\n`));
    assert.deepEqual(
      read(
        'gyges.condition: free\ngyges.manipulation: [a, b]\ngyges.reasoning: T\ngyges.pair: 3\ngyges.dataset: ""',
      ),
      {
        condition: 'free',
        pair: undefined,
        manipulation: ['a', 'b'],
        reasoning: ['T'],
        output: [],
        dataset: undefined,
        canary: undefined,
        objective: undefined,
        compliance: undefined,
      },
    );
    const none = readGygesSettings(parsePrompt('a', 'no front matter'));
    assert.deepEqual(none.manipulation, []);
    assert.equal(none.condition, undefined);
  });
});
