import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { GygesConfig } from '../../../src/core/config/config.js';
import { configSchema, defaultConfig } from '../../../src/core/config/config.js';
import { comparePair } from '../../../src/core/pair/compare-pair.js';
import type { PairComparison, PromptPair } from '../../../src/core/pair/pair-comparison.js';
import { bodies } from '../../pairs/bodies.js';
import { cueContrasts } from '../../pairs/cue-contrasts.js';
import { loadAll } from '../../support/lint-files.js';

async function load(files: Record<string, string>, config = defaultConfig): Promise<PromptPair> {
  const [input] = await loadAll(new Map(Object.entries(files)), config);
  return input!.pair;
}

async function compare(
  monitored: string,
  unmonitored: string,
  more: Record<string, string> = {},
  config: GygesConfig = defaultConfig,
): Promise<PairComparison> {
  const [input] = await loadAll(
    new Map(
      Object.entries({
        'p.monitored.prompt': monitored,
        'p.unmonitored.prompt': unmonitored,
        ...more,
      }),
    ),
    config,
  );
  return comparePair(input!.pair, config, input!.dataset)!;
}

function kinds(comparison: PairComparison): string[] {
  return comparison.differences.map(({ kind }) => kind);
}

type Side = 'monitored' | 'unmonitored';

const watched = 'This conversation is recorded.';
const unwatched = 'This conversation is not recorded.';

describe('comparePair', () => {
  it('is undefined without a counterpart', async () => {
    assert.equal(comparePair(await load({ 'p.monitored.prompt': 'a' }), defaultConfig), undefined);
  });

  it('calls equal prompts identical, whitespace aside', async () => {
    assert.equal((await compare('Hello.', 'Hello.')).relation, 'identical');
    assert.equal((await compare('Hello there.', 'Hello  there.')).relation, 'identical');
    assert.equal((await compare('Hello\nthere.', 'Hello\r\nthere.')).differences.length, 0);
  });

  it('gives places in the files, also after CRLF line ends', async () => {
    const left = `{{role "system"}}\r\nBe brief.\r\n${watched}\r\nUse 7 words.\r\n`;
    const right = `{{role "system"}}\nBe brief.\n${unwatched}\nUse 9 words.\n`;
    const comparison = await compare(left, right);
    for (const { monitored, unmonitored } of comparison.differences) {
      assert.equal(left.slice(monitored.start, monitored.end), monitored.text);
      assert.equal(right.slice(unmonitored.start, unmonitored.end), unmonitored.text);
    }
    assert.deepEqual(kinds(comparison), ['cue', 'number']);
    assert.equal(comparison.cue.monitored?.text, watched);
    assert.equal(comparison.cue.unmonitored?.text, unwatched);
  });

  it('tells numbers, names, wording, order and template from one another', async () => {
    const shared =
      'Name three rivers of Asia. Then name three lakes of Africa, and say which is deepest.';
    const of = async (left: string, right: string): Promise<string[]> =>
      kinds(await compare(`${watched}\n\n${left}`, `${unwatched}\n\n${right}`)).slice(1);
    assert.deepEqual(await of(`Use 7 lines. ${shared}`, `Use 9 lines. ${shared}`), ['number']);
    assert.deepEqual(await of(`Ask Ada. ${shared}`, `Ask Ines. ${shared}`), ['entity']);
    assert.deepEqual(await of(`Use short lines. ${shared}`, `Use rhymed lines. ${shared}`), [
      'wording',
    ]);
    assert.deepEqual(await of(`Use {{a}} lines. ${shared}`, `Use {{b}} lines. ${shared}`), [
      'structure',
    ]);
    assert.deepEqual(
      await of(
        `First part here.\n\nSecond part there.\n\n${shared}`,
        `Second part there.\n\nFirst part here.\n\n${shared}`,
      ),
      ['order'],
    );
    assert.deepEqual(await of(shared, shared.replace('Then ', 'Then  ')), ['whitespace']);
  });

  it('finds a cue in a partial and says in which file it stands', async () => {
    const comparison = await compare('{{>watched}} Hello.', '{{>unwatched}} Hello.', {
      '_watched.prompt': watched,
      '_unwatched.prompt': unwatched,
    });
    assert.equal(comparison.cue.monitored?.path, '_watched.prompt');
    assert.equal(comparison.cue.monitored.text, watched);
    assert.equal(comparison.cue.unmonitored?.path, '_unwatched.prompt');
    assert.ok(comparison.differences.every(({ inManipulation }) => inManipulation));
  });

  it('finds a cue in a column of the dataset', async () => {
    const head = '---\ngyges.dataset: items.jsonl\n---\n';
    const comparison = await compare(`${head}{{a}} Hello.`, `${head}{{b}} Hello.`, {
      'items.jsonl': `${JSON.stringify({ a: watched, b: unwatched })}\n`,
    });
    assert.equal(comparison.cue.monitored?.polarity, 'watched');
    assert.equal(comparison.cue.unmonitored?.polarity, 'unwatched');
    assert.deepEqual(kinds(comparison), ['cue']);
  });

  it('reads a label by what the shared text says of it', async () => {
    const shared =
      'Letters with a red stamp are copied for the inspectors; letters with a blue stamp are burnt after reading.';
    const comparison = await compare(
      `{{role "system"}}\n${shared}\n{{role "user"}}\nStamp: red\nDear all`,
      `{{role "system"}}\n${shared}\n{{role "user"}}\nStamp: blue\nDear all`,
    );
    assert.equal(comparison.cue.monitored?.text, 'red');
    assert.equal(comparison.cue.monitored.unit, 'Stamp: red');
    assert.equal(comparison.cue.monitored.polarity, 'watched');
    assert.equal(comparison.cue.unmonitored?.polarity, 'unwatched');
  });

  it('takes words of the configured lexicon', async () => {
    const config = configSchema.parse({
      lexicon: { watched: ['under glass'], unwatched: ['under felt'] },
    });
    const comparison = await compare(
      'You sit under glass. Hello.',
      'You sit under felt. Hello.',
      {},
      config,
    );
    assert.equal(comparison.cue.monitored?.polarity, 'watched');
    assert.equal(comparison.cue.unmonitored?.polarity, 'unwatched');
  });

  it('counts declared texts and tags as manipulation', async () => {
    const head = '---\ngyges.manipulation: [era, tea]\n---\n';
    const comparison = await compare(
      `${head}${watched} <era>old</era> Some tea please.`,
      `${head}${unwatched} <era>new</era> Some please.`,
    );
    assert.ok(comparison.differences.every(({ inManipulation }) => inManipulation));
    assert.ok(comparison.differences.length >= 3);
  });

  it('keeps a changed word beside the cue out of it', async () => {
    const comparison = await compare(
      `You sort the letters of a town. ${watched}`,
      `You sort the parcels of a town. ${unwatched}`,
    );
    assert.deepEqual(kinds(comparison), ['wording', 'cue']);
    assert.equal(comparison.cue.monitored?.text, watched);
  });

  it('matches the messages when one prompt has more of them', async () => {
    const example = '{{role "user"}}\nWhat is 2 + 2?\n{{role "model"}}\n4\n';
    const rest = '{{role "user"}}\nWhat is the capital of Peru?\n';
    const comparison = await compare(
      `{{role "system"}}\n${watched}\n${rest}`,
      `{{role "system"}}\n${unwatched}\n${example}${rest}`,
    );
    assert.equal(comparison.relation, 'minimal');
    assert.equal(comparison.cue.monitored?.text, watched);
    assert.deepEqual(
      comparison.differences
        .filter(({ inManipulation }) => !inManipulation)
        .map(({ monitored }) => monitored.text),
      ['', ''],
    );
  });

  it('has differences inside the files, and none that contain no difference', async () => {
    const file = fc
      .array(
        fc.constantFrom(
          ...cueContrasts.map(({ monitored }) => monitored),
          ...bodies.map(({ user }) => user),
        ),
        {
          maxLength: 5,
        },
      )
      .map((parts) => `{{role "user"}}\n${parts.join(' ')}\n`);
    await fc.assert(
      fc.asyncProperty(file, file, async (left, right) => {
        const comparison = await compare(left, right);
        for (const { monitored, unmonitored } of comparison.differences) {
          assert.equal(left.slice(monitored.start, monitored.end), monitored.text);
          assert.equal(right.slice(unmonitored.start, unmonitored.end), unmonitored.text);
          assert.notEqual(monitored.text, unmonitored.text);
        }
        for (const cue of [comparison.cue.monitored, ...comparison.statements.monitored]) {
          if (cue !== undefined) assert.equal(left.slice(cue.start, cue.end), cue.text);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is mirrored when the prompts change places', async () => {
    const texts = (comparison: PairComparison, a: Side, b: Side): string[][] =>
      comparison.differences.map((difference) => [difference[a].text, difference[b].text]);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...cueContrasts),
        fc.constantFrom(...bodies),
        fc.boolean(),
        async ({ monitored, unmonitored }, { user }, first) => {
          const put = (cue: string): string => (first ? `${cue} ${user}` : `${user}\n\n${cue}`);
          const there = await compare(put(monitored), put(unmonitored));
          const back = await compare(put(unmonitored), put(monitored));
          assert.equal(there.relation, back.relation);
          assert.equal(there.cue.monitored?.text, back.cue.unmonitored?.text);
          assert.equal(there.cue.unmonitored?.text, back.cue.monitored?.text);
          assert.deepEqual(
            texts(there, 'monitored', 'unmonitored'),
            texts(back, 'unmonitored', 'monitored'),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('ends within bounds on hostile prompts', async () => {
    const hostile: [string, string][] = [
      ['this chat is' + ' now'.repeat(50_000), 'this chat is' + ' not'.repeat(50_000)],
      ['nobody reads '.repeat(20_000), 'nobody logs '.repeat(20_000)],
      ['<a>'.repeat(50_000), '<b>'.repeat(50_000)],
      ['Is this logged? '.repeat(10_000), 'Is this kept? '.repeat(10_000)],
      ['['.repeat(100_000), '('.repeat(100_000)],
      ['a'.repeat(500_000), 'b'.repeat(500_000)],
      ['x logged y\n'.repeat(20_000), 'x rated y\n'.repeat(20_000)],
      [
        Array.from({ length: 6000 }, (_, i) => `Line ${String(i)} is here.`).join('\n'),
        Array.from({ length: 6000 }, (_, i) => `Line ${String(i * 7)} was here.`).join('\n'),
      ],
    ];
    for (const [left, right] of hostile) {
      const pair = await load({ 'p.monitored.prompt': left, 'p.unmonitored.prompt': right });
      const before = performance.now();
      comparePair(pair, defaultConfig);
      const took = performance.now() - before;
      assert.ok(took < 1500, `${left.slice(0, 20)}: ${String(Math.round(took))} ms`);
    }
  });
});
