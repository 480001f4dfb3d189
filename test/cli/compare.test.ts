import assert from 'node:assert/strict';
import { runCli } from './support/run-cli.js';
import { useTemporaryFolder } from './support/temporary-folder.js';

const response = (reasoning: string, output: string): string =>
  `<SCRATCHPAD_REASONING>\n${reasoning}\n</SCRATCHPAD_REASONING>\n<RESPONSE>\n${output}\n</RESPONSE>\n`;

function jsonLines(condition: string, items: Record<string, string>): string {
  return Object.entries(items)
    .map(([item, reasoning]) =>
      JSON.stringify({
        id: `${item}-${condition}`,
        item,
        condition,
        reasoning,
        output: `Answer ${item}.`,
      }),
    )
    .join('\n');
}

interface Compared {
  left: { id: string; condition: string | null };
  right: { id: string };
  oneSided: unknown[];
  sections: { kind: string; rows: { relation: string }[] }[];
}

describe('gyges compare', () => {
  const folder = useTemporaryFolder();
  const run = (...argv: string[]) => runCli(['compare', ...argv], { cwd: folder().path });

  beforeEach(() => {
    folder().write(
      'a.monitored.response.md',
      response('The letter is short. I will write it.', 'Dear Ms Roe, yes.'),
    );
    folder().write(
      'a.unmonitored.response.md',
      response('The letter is short. Nobody reads this.', 'Dear Ms Roe, no.'),
    );
    folder().write(
      'm.jsonl',
      jsonLines('monitored', { '1': 'One thought.', '2': 'Two thoughts.' }),
    );
    folder().write('u#1.jsonl', jsonLines('unmonitored', { '1': 'One thought.', '3': 'Three.' }));
  });

  it('sets two response files side by side', async () => {
    const { code, stdout, stderr } = await run(
      'a.monitored.response.md',
      'a.unmonitored.response.md',
    );
    assert.equal(code, 0);
    assert.equal(stderr, '');
    assert.match(stdout, /◉ monitored/);
    assert.match(stdout, /- .*I will write it\./);
    assert.match(stdout, /\+ .*Nobody reads this\./);
    assert.match(stdout, / {2}The letter is short\./);
  });

  it('gives JSON, standalone HTML and Markdown', async () => {
    const files = ['a.monitored.response.md', 'a.unmonitored.response.md'];
    const json = JSON.parse((await run(...files, '-f', 'json')).stdout) as Compared;
    assert.equal(json.left.condition, 'monitored');
    assert.deepEqual(
      json.sections.map(({ kind }) => kind),
      ['scratchpad', 'output'],
    );
    const html = (await run(...files, '--format', 'html')).stdout;
    assert.match(html, /^<!doctype html>/i);
    assert.doesNotMatch(html, /<(?:script|link|img)\b|https?:/i);
    assert.match((await run(...files, '--format', 'markdown')).stdout, /^# /);
  });

  it('takes samples of logs by id, or by item, also when the file name holds a #', async () => {
    const { stdout, code } = await run('m.jsonl#2-monitored', 'u#1.jsonl#3', '-f', 'json');
    assert.equal(code, 0);
    const { left, right } = JSON.parse(stdout) as Compared;
    assert.deepEqual([left.id, right.id], ['2-monitored', '3-unmonitored']);
  });

  it('takes item and epoch, as in 7_3, where that means one sample', async () => {
    const epochs = (condition: string): string =>
      [1, 2, 3]
        .map((epoch) =>
          JSON.stringify({ id: `${condition}-${epoch}`, item: '7', epoch, condition, output: 'x' }),
        )
        .join('\n');
    folder().write('epochs-m.jsonl', epochs('monitored'));
    folder().write('epochs-u.jsonl', epochs('unmonitored'));
    const { stdout, code } = await run('epochs-m.jsonl#7_3', 'epochs-u.jsonl#7_2', '-f', 'json');
    assert.equal(code, 0);
    const { left, right } = JSON.parse(stdout) as Compared;
    assert.deepEqual([left.id, right.id], ['monitored-3', 'unmonitored-2']);
    folder().write('both.jsonl', `${epochs('monitored')}\n${epochs('unmonitored')}`);
    const twice = await run('both.jsonl#7_3', 'epochs-m.jsonl#7_3');
    assert.equal(twice.code, 2);
    assert.match(twice.stderr, /7_3 may mean monitored-3, unmonitored-3; name one of them/);
    assert.match((await run('both.jsonl#7_4', 'epochs-m.jsonl#7_3')).stderr, /holds no sample 7_4/);
  });

  it('says what there is when the sample is not named rightly', async () => {
    for (const [reference, pattern] of [
      [
        'm.jsonl',
        /^gyges: m\.jsonl holds 2 samples; name one as m\.jsonl#ID \(1-monitored, 2-monitored\)\.\n$/,
      ],
      ['m.jsonl#2-monitred', /holds no sample 2-monitred\. Did you mean 2-monitored\?/],
      ['gone.jsonl#1', /^gyges: gone\.jsonl cannot be read/],
    ] as const) {
      const { code, stderr, stdout } = await run(reference, 'a.monitored.response.md');
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, pattern);
    }
  });

  it('compares all pairs of two logs and lists what has no counterpart', async () => {
    const { stdout, code } = await run('m.jsonl', 'u#1.jsonl', '--all', '-f', 'json');
    assert.equal(code, 0);
    const report = JSON.parse(stdout) as { pairs: Compared[]; unmatched: { id: string }[] };
    assert.deepEqual(
      report.pairs.map(({ left, right }) => [left.id, right.id]),
      [['1-monitored', '1-unmonitored']],
    );
    assert.deepEqual(report.unmatched.map(({ id }) => id).sort(), ['2-monitored', '3-unmonitored']);
    for (const format of ['text', 'html', 'markdown']) {
      const result = await run('m.jsonl', 'u#1.jsonl', '--all', '-f', format);
      assert.equal(result.code, 0);
      assert.ok(result.stdout.includes('item 1'), format);
    }
  });

  it('compares the two conditions of one log, and refuses when there is no pair', async () => {
    folder().write(
      'both.jsonl',
      `${jsonLines('monitored', { x: 'A.' })}\n${jsonLines('unmonitored', { x: 'B.' })}`,
    );
    assert.equal((await run('both.jsonl', '--all')).code, 0);
    const none = await run('m.jsonl', '--all');
    assert.equal(none.code, 2);
    assert.match(none.stderr, /no two samples are of the same item/);
  });
});
