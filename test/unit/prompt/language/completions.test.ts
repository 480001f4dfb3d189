import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultConfig } from '../../../../src/core/config/config.js';
import type { Completion } from '../../../../src/core/prompt/language/completion.js';
import {
  completionPlace,
  completionsAt,
  datasetFolder,
} from '../../../../src/core/prompt/language/completions.js';
import { parsePrompt } from '../../../../src/core/prompt/parse-prompt.js';
import { cursorIn, monitored, pairFiles, scopeOf } from './scope-of.js';

const rules = [
  { id: 'cue/missing', summary: 'No cue.' },
  { id: 'pair/wording', summary: 'Other words.' },
];
const partials = ['p/_house.prompt', 'p/_greeting.prompt', '_top.prompt', 'q/_far.prompt'];

/** What is offered at the sign `|` in the monitored prompt of the tea pair. */
async function offered(change: (text: string) => string): Promise<Completion[]> {
  const { text, offset } = cursorIn(change(pairFiles[monitored] ?? ''));
  const { scope } = await scopeOf({ ...pairFiles, [monitored]: text }, [monitored]);
  const document = parsePrompt(monitored, text);
  const place = completionPlace(document, offset);
  if (place === undefined) return [];
  const folder = [
    { name: 'orders.jsonl', kind: 'file' as const },
    { name: 'notes.txt', kind: 'file' as const },
    { name: 'items', kind: 'directory' as const },
  ];
  const completions = completionsAt(document, offset, place, { scope, rules, partials, folder });
  for (const { replace } of completions) {
    assert.ok(replace.start <= offset && offset <= replace.end, 'the cursor is replaced');
    assert.ok(!/[\r\n]/.test(text.slice(replace.start, replace.end)), 'one line is replaced');
  }
  return completions;
}

async function labels(change: (text: string) => string): Promise<string[]> {
  return (await offered(change)).map(({ label }) => label);
}

const after = (added: string) => (text: string) => text + added;
const before = (place: string, added: string) => (text: string) =>
  text.replace(place, `${added}${place}`);

describe('completion in the front matter', () => {
  it('keys of the top level, without those there are', async () => {
    const found = await labels(before('gyges.reasoning', 'gyg|\n'));
    assert.ok(found.includes('gyges.canary'));
    assert.ok(found.includes('tools'));
    for (const taken of ['gyges.dataset', 'model', 'input', 'ext', 'raw']) {
      assert.ok(!found.includes(taken), taken);
    }
  });

  it('keys of a mapping inside', async () => {
    assert.deepEqual(await labels(before('input:', '  |\n')), [
      'topP',
      'topK',
      'maxOutputTokens',
      'stopSequences',
    ]);
    assert.deepEqual(await labels(before('    order: string', '    |\n')), ['extras']);
  });

  it('a key that has its colon is only renamed', async () => {
    const [first] = await offered((text) => text.replace('temperature: 0.5', 'temper|ature: 0.5'));
    assert.equal(first?.insert.includes(':'), false);
  });

  it('values: of the counterpart, of the schema, of the template', async () => {
    const model = await offered((text) => text.replace('openai/gpt-4o', '|'));
    assert.deepEqual(
      model.map(({ insert }) => insert),
      ['openai/gpt-4o'],
    );
    const spaced = await offered((text) => text.replace('model: openai/gpt-4o', 'model:|'));
    assert.deepEqual(
      spaced.map(({ insert }) => insert),
      [' openai/gpt-4o'],
    );
    assert.ok((await labels((text) => text.replace('integer', '|'))).includes('boolean'));
    assert.ok(
      (await labels((text) => text.replace('reasoning: NOTES', 'reasoning: |'))).includes('NOTES'),
    );
    const condition = await labels(before('gyges.reasoning', 'gyges.condition: |\n'));
    assert.deepEqual(condition, ['monitored', 'unmonitored']);
  });

  it('the texts that differ, for gyges.manipulation', async () => {
    const found = await offered(before('gyges.reasoning', 'gyges.manipulation:\n  - |\n'));
    const text = found.map(({ insert }) => insert).join('\n');
    assert.match(text, /recorded/);
    for (const { insert, label } of found) {
      const { frontMatter } = parsePrompt('x', `---\nlist:\n  - ${insert}\n---\n`);
      assert.deepEqual(frontMatter?.data, { list: [label] });
    }
  });

  it('paths of datasets', async () => {
    const found = await labels((text) => text.replace('orders.jsonl', '|'));
    assert.ok(found.includes('items/') && found.includes('orders.jsonl'));
    assert.ok(!found.includes('notes.txt'));
    const { text, offset } = cursorIn('---\ngyges.dataset: ../data/i|\n---\n');
    const document = parsePrompt('a/b/x.monitored.prompt', text);
    const place = completionPlace(document, offset);
    assert.ok(place && datasetFolder(document, place) === 'a/data');
  });

  it('works before the front matter is closed', () => {
    const document = parsePrompt('a.monitored.prompt', '---\nmodel: x\n\n');
    assert.equal(completionPlace(document, 13)?.kind, 'key');
  });
});

describe('completion in the template', () => {
  it('what a partial can be given, unless it is given already', async () => {
    const found = await labels(after('{{>greeting mood="calm" |}}\n'));
    assert.ok(found.includes('tone='), found.join());
    assert.ok(!found.includes('mood='));
    const value = await labels(after('{{>greeting tone=|}}\n'));
    assert.ok(value.includes('order') && !value.includes('mood='), value.join());
  });

  it('variables, helpers and blocks in new braces', async () => {
    const found = await offered(after('{{|}}'));
    const byLabel = new Map(found.map((completion) => [completion.label, completion]));
    for (const label of ['order', 'table', 'extras', 'role', 'history', 'json', '#if', '#each']) {
      assert.ok(byLabel.has(label), label);
    }
    assert.equal(byLabel.get('order')?.insert, 'order');
    assert.match(byLabel.get('order')?.detail ?? '', /string · column/);
    assert.equal(byLabel.get('#each')?.insert, '{{#each ${1:list}}}\n$0\n{{/each}}');
  });

  it('closes braces that are open', async () => {
    const found = await offered(after('{{or|\n'));
    assert.equal(found.find(({ label }) => label === 'order')?.insert, 'order}}');
  });

  it('arguments of helpers and blocks', async () => {
    assert.ok((await labels(after('{{#if |}}x{{/if}}'))).includes('table'));
    assert.ok((await labels(after('{{json or|}}'))).includes('order'));
    assert.deepEqual(await labels(after('{{section "or|"}}')), []);
  });

  it('partials by the folders in which they are looked for', async () => {
    assert.deepEqual(await labels(after('{{>|}}')), ['house', 'greeting', 'top']);
  });

  it('roles with and without quotes', async () => {
    for (const [written, insert] of [
      ['{{role |}}', '"system"'],
      ['{{role "|"}}', 'system'],
      ['{{role "sy|', 'system"}}'],
    ] as const) {
      const found = await offered(after(written));
      assert.deepEqual(
        found.map(({ label }) => label),
        ['system', 'user', 'model', 'tool'],
      );
      assert.equal(found[0]?.insert, insert, written);
    }
  });

  it('names of an item inside each, and what closes a block', async () => {
    const found = await labels(after('{{#each extras}}{{|}}'));
    for (const label of ['this', '@index', 'else', '/each'])
      assert.ok(found.includes(label), label);
    assert.deepEqual(await labels(after('{{#each a}}{{#if b}}{{/|}}')), ['if', 'each']);
  });

  it('tags: declared first, and those that are open', async () => {
    const found = await offered(after('<NOTES>x <|'));
    assert.equal(found[0]?.label, '<NOTES>');
    assert.ok(found.some(({ label }) => label === '</NOTES>'));
    assert.deepEqual(await labels(after('<A><B>x</B> </|')), ['</A>']);
    assert.deepEqual(await labels(after('a < |')), []);
  });

  it('rules in suppression comments', async () => {
    assert.ok((await labels(after('{{! gyges-dis|'))).includes('gyges-disable-next-line'));
    assert.deepEqual(await labels(after('{{! gyges-disable-next-line |}}')), [
      'cue/missing',
      'pair/wording',
    ]);
    assert.deepEqual(await labels(after('{{! gyges-disable cue/missing, pa|}}')), ['pair/wording']);
    assert.deepEqual(await labels(after('{{! gyges-disable cue/missing -- re|}}')), []);
    assert.deepEqual(await labels(before('gyges.output', '# gyges-disable-next-line |\n')), [
      'cue/missing',
      'pair/wording',
    ]);
  });

  it('nothing in plain text, and nothing after escaped braces', async () => {
    assert.deepEqual(await labels(after('plain words|')), []);
    assert.deepEqual(await labels(after('\\{{|')), []);
  });
});

describe('completion anywhere', () => {
  it('never throws, whatever the text and the offset', async () => {
    const { scope } = await scopeOf(pairFiles, [monitored]);
    const piece = fc.constantFrom(
      '---\n',
      'gyges.',
      'input:\n  ',
      '- ',
      '{{',
      '}}',
      '#if x',
      '>',
      '<A',
      '</',
      '! gyges-disable ',
      '"',
      ':',
      ' ',
      'a',
      '\r\n',
      '\\',
      '@',
      '..',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.nat(), (pieces, at) => {
        const text = pieces.join('');
        const document = parsePrompt(monitored, text);
        const offset = at % (text.length + 1);
        const place = completionPlace(document, offset);
        if (!place) return;
        const sources = { scope: { ...scope, config: defaultConfig }, rules, partials, folder: [] };
        for (const { replace } of completionsAt(document, offset, place, sources)) {
          assert.ok(replace.start <= offset && offset <= replace.end);
        }
      }),
      { numRuns: 300 },
    );
  });
});
