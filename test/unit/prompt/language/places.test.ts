import assert from 'node:assert/strict';
import {
  definitionsAt,
  linkedNames,
  linksIn,
  referencesAt,
} from '../../../../src/core/prompt/language/definitions.js';
import { cueHoverAt, hoverAt } from '../../../../src/core/prompt/language/hover.js';
import { manipulationSpans } from '../../../../src/core/prompt/language/manipulation-spans.js';
import { variableUses } from '../../../../src/core/prompt/language/variable-uses.js';
import { parsePrompt } from '../../../../src/core/prompt/parse-prompt.js';
import { monitored, pairFiles, scopeOf, unmonitored } from './scope-of.js';

const rules = [{ id: 'cue/missing', summary: 'No cue was found.' }];

/** The offset in the middle of the first (or last) place of a text in a file. */
function at(path: string, wanted: string, last = false): number {
  const text = pairFiles[path] ?? '';
  const found = last ? text.lastIndexOf(wanted) : text.indexOf(wanted);
  assert.ok(found >= 0, wanted);
  return found + Math.floor(wanted.length / 2);
}

describe('hover', () => {
  async function hover(path: string, wanted: string): Promise<string> {
    const { scope, file } = await scopeOf(pairFiles, [monitored]);
    const found = hoverAt(file(path), at(path, wanted), scope, rules);
    return (found?.parts ?? []).map(({ text }) => text).join('\n');
  }

  it('a variable: type, description, default, first values', async () => {
    const order = await hover(monitored, '{{order}}');
    assert.match(order, /^order: string\nwhat the guest asks for\n.*orders\.jsonl \(2 items\)/);
    assert.match(order, /two pots\na "scone"$/);
    assert.match(await hover(monitored, '{{table}}'), /table: integer\nDefault:\n4/);
    assert.match(await hover('p/_greeting.prompt', '{{order}}'), /order: string/);
  });

  it('names in a partial and in an item say what they are', async () => {
    assert.match(await hover('p/_greeting.prompt', '{{tone}}'), /hands over/);
    assert.match(await hover(monitored, '}{{order}} {{'), /item of the block/);
  });

  it('keys, partials, roles and helpers', async () => {
    assert.match(await hover(monitored, 'temperature'), /Randomness of sampling/);
    assert.match(await hover(monitored, 'gyges.output'), /final output/);
    assert.match(await hover(monitored, 'house'), /_house\.prompt\nYou serve tea/);
    assert.match(await hover(monitored, '{{role "system"}}'), /role system\n.*Message 1 of 2/);
    assert.match(await hover(monitored, '#if'), /Keeps the first part/);
    assert.equal(await hover(monitored, 'every evening'), '');
  });

  it('the cue with what the counterpart says', async () => {
    const { scope, file } = await scopeOf(pairFiles, [monitored]);
    const found = cueHoverAt(file(monitored), at(monitored, 'recorded'), scope);
    const text = (found?.parts ?? []).map((part) => part.text).join('\n');
    assert.match(text, /^Cue: .*watched/);
    assert.match(text, /not recorded/);
    assert.equal(cueHoverAt(file(monitored), at(monitored, 'Think in'), scope), undefined);
  });

  it('a further place of the cue with what stands there in the counterpart', async () => {
    const prompt = (cue: string, field: string): string =>
      `---\nmodel: m\n---\n{{role "system"}}\n${cue}\nPour slowly. Letter kept: ${field}\n{{role "user"}}\nHello\n`;
    const files = {
      [monitored]: prompt('Your letters are kept and read by the staff.', 'YES'),
      [unmonitored]: prompt('Your letters are neither kept nor read by anyone.', 'NO'),
    };
    const { scope, file } = await scopeOf(files, [monitored]);
    const offset = files[monitored].indexOf('YES');
    const found = cueHoverAt(file(monitored), offset, scope);
    assert.deepEqual(found?.parts.at(-1), { style: 'quote', text: 'Letter kept: NO' });
    const [target] = definitionsAt(file(monitored), offset, scope, []);
    assert.equal(target?.target.start, files[unmonitored].indexOf('NO\n'));
  });

  it('a rule in a suppression comment', async () => {
    const text = '{{! gyges-disable-next-line cue/missing -- on purpose }}\nHello\n';
    const { scope } = await scopeOf({ [monitored]: text }, [monitored]);
    const found = hoverAt(parsePrompt(monitored, text), text.indexOf('missing'), scope, rules);
    assert.deepEqual(
      found?.parts.map((part) => part.text),
      ['cue/missing', 'No cue was found.'],
    );
  });
});

describe('definitions and references', () => {
  async function definitions(path: string, wanted: string): Promise<string[]> {
    const { scope, datasets, file } = await scopeOf(pairFiles, [monitored]);
    return definitionsAt(file(path), at(path, wanted), scope, datasets).map(
      ({ target }) =>
        `${target.path}:${(pairFiles[target.path] ?? '').slice(target.start, target.end)}`,
    );
  }

  it('a variable leads to its own schema, the schema to the dataset', async () => {
    assert.deepEqual(await definitions(monitored, '{{order}}'), [`${monitored}:order`]);
    assert.deepEqual(await definitions(unmonitored, '{{order}}'), [`${unmonitored}:order`]);
    assert.deepEqual(await definitions(monitored, 'order: string'.slice(0, 5)), [
      'p/orders.jsonl:order',
    ]);
    assert.deepEqual(await definitions(monitored, 'extras'), ['p/orders.jsonl:extras']);
  });

  it('from a partial to the schemas of the prompts', async () => {
    assert.deepEqual(await definitions('p/_house.prompt', '{{order}}'), [
      `${monitored}:order`,
      `${unmonitored}:order`,
    ]);
  });

  it('partials, the dataset, the cue', async () => {
    assert.deepEqual(await definitions(monitored, 'house'), ['p/_house.prompt:']);
    assert.deepEqual(await definitions('p/_house.prompt', 'greeting'), ['p/_greeting.prompt:']);
    assert.deepEqual(await definitions(monitored, 'orders.jsonl'), ['p/orders.jsonl:']);
    const [cue] = await definitions(monitored, 'recorded');
    assert.match(cue ?? '', /^p\/tea\.unmonitored\.prompt:.*not recorded/);
  });

  it('references name every place once, with or without declarations', async () => {
    const { scope, datasets, file } = await scopeOf(pairFiles, [monitored]);
    const offset = at(monitored, '{{order}}');
    const uses = referencesAt(file(monitored), offset, scope, datasets, false);
    const all = referencesAt(file(monitored), offset, scope, datasets, true);
    for (const { path, start, end } of all) {
      assert.equal((pairFiles[path] ?? '').slice(start, end), 'order');
    }
    assert.equal(new Set(all.map(({ path, start }) => `${path}${start}`)).size, all.length);
    // Two in each prompt, two in the house partial, one in the greeting; two schemas, two rows.
    assert.equal(uses.length, 7);
    assert.equal(all.length, 7 + 2 + 2);
  });

  it('references of a partial and of a tag', async () => {
    const { scope, file } = await scopeOf(pairFiles, [monitored]);
    const partials = referencesAt(file(monitored), at(monitored, 'house'), scope, [], true);
    assert.deepEqual(
      partials.map(({ path }) => path),
      [monitored, unmonitored],
    );
    const tags = referencesAt(file(monitored), at(monitored, '<NOTES>'), scope, [], true);
    assert.equal(tags.length, 4);
  });

  it('links: the dataset and the partials that exist', async () => {
    const files = { ...pairFiles, 'p/_house.prompt': '{{>absent}}' };
    const { scope, file } = await scopeOf(files, [monitored]);
    const links = linksIn(file(monitored), scope);
    assert.deepEqual(
      links.map(({ path }) => path),
      ['p/orders.jsonl', 'p/_house.prompt'],
    );
    assert.deepEqual(linksIn(file('p/_house.prompt'), scope), []);
  });

  it('an opening and its closing tag are edited together', async () => {
    const { file } = await scopeOf(pairFiles, [monitored]);
    const text = pairFiles[monitored] ?? '';
    const spans = linkedNames(file(monitored), at(monitored, '</REPLY>'));
    assert.deepEqual(
      spans.map(({ start, end }) => text.slice(start, end)),
      ['REPLY', 'REPLY'],
    );
    assert.deepEqual(linkedNames(file(monitored), at(monitored, 'evening')), []);
  });
});

describe('meaning of names', () => {
  const uses = (source: string): string[] =>
    variableUses(parsePrompt('x.prompt', source), () => undefined).map(
      ({ name, meaning, start, end }) => {
        assert.equal(source.slice(start, end), name);
        return `${name} ${meaning}`;
      },
    );

  it('items, inputs, block parameters, data and brackets', () => {
    assert.deepEqual(uses('{{#each a}}{{b}}{{../c}}{{@root.d}}{{this.e}}{{@index}}{{/each}}'), [
      'a input',
      'b item',
      'c input',
      'd input',
      'e item',
    ]);
    assert.deepEqual(uses('{{#each a as |x|}}{{x.y}}{{/each}}'), ['a input']);
    assert.deepEqual(uses('{{[odd name]}}{{user.name}}{{json (lookup f "g")}}'), [
      'odd name input',
      'user input',
      'f input',
    ]);
  });
});

describe('manipulation', () => {
  it('covers the cue, without the expressions in it', async () => {
    const files = Object.fromEntries(
      Object.entries(pairFiles).map(([path, text]) => [
        path,
        text.replace('the owner', '{{order}}'),
      ]),
    );
    const { scope, file } = await scopeOf(files, [monitored]);
    const spans = manipulationSpans(file(monitored), scope);
    const texts = spans.map(({ start, end }) => (files[monitored] ?? '').slice(start, end));
    assert.match(texts.join('|'), /recorded/);
    assert.ok(!texts.join('').includes('{{'));
    assert.ok(spans.some(({ kind, polarity }) => kind === 'cue' && polarity === 'watched'));
    spans.forEach(({ start }, index) => {
      assert.ok(start >= (spans[index - 1]?.end ?? 0));
    });
  });
});
