import assert from 'node:assert/strict';
import { InputError } from '../../../src/core/input-error.js';
import type { ByteSource } from '../../../src/core/response/byte-source.js';
import { openLog } from '../../../src/core/response/open-log.js';
import { collectSummaries } from '../../../src/core/response/sample-log.js';
import { allRecords, openBytes, openText } from '../../support/sample-logs.js';
import { readLines } from '../../../src/core/response/readers/lines.js';

const refuses = (promise: Promise<unknown>, message: RegExp): Promise<void> =>
  assert.rejects(promise, (error) => error instanceof InputError && message.test(error.message));

/** A source that makes up its bytes when asked, so that its size costs nothing. */
function endless(
  name: string,
  line: (index: number) => string,
  size: number,
): ByteSource & { bytesRead: number } {
  const encoder = new TextEncoder();
  const width = encoder.encode(line(0)).length;
  return {
    name,
    size,
    bytesRead: 0,
    read(start, end) {
      const stop = Math.min(end, size);
      const out = new Uint8Array(Math.max(0, stop - start));
      for (let index = Math.floor(start / width); index * width < stop; index++) {
        const bytes = encoder.encode(line(index));
        const from = Math.max(start, index * width);
        out.set(
          bytes.subarray(from - index * width, Math.min(width, stop - index * width)),
          from - start,
        );
      }
      this.bytesRead += out.length;
      return Promise.resolve(out);
    },
  };
}

describe('openLog', () => {
  it('names what it found when that is no log', async () => {
    await refuses(openText('a.eval', ''), /^a\.eval: the file is empty\.$/);
    await refuses(
      openText('a.txt', 'Dear \u001b[31mdiary'),
      /^a\.txt: neither a log nor JSON; it begins with "Dear ·\[31mdiary"\.$/,
    );
    await refuses(openBytes('a.png', new Uint8Array([0x89, 0x50, 0, 1])), /neither a log nor JSON/);
    await refuses(openText('a.json', '{"a": 1,\n "b": }'), /^a\.json: not valid JSON \(/);
    await refuses(
      openText('a.json', '{"name":"x","dependencies":{}}'),
      /a\.json: no log format is known that looks like this: an object with the keys "name", "dependencies"\./,
    );
    await refuses(
      openText('a.json', '[1, 2]'),
      /a\.json: no response was found in record 1, which is the number 1\./,
    );
    await refuses(openText('a.json', '[['), /not valid JSON/);
  });

  it('reads one response, a list of them, and one a line, whatever the file is called', async () => {
    const record = (id: string): string => `{"id":"${id}","output":"o"}`;
    for (const [name, text, format] of [
      ['x', record('a'), 'json'],
      ['x', `[${record('a')},${record('b')}]`, 'json'],
      ['x', `${record('a')}\n${record('b')}\n`, 'jsonl'],
      ['x', `\ufeff${record('a')}\r\n\r\n${record('b')}`, 'jsonl'],
      ['x.jsonl', record('a'), 'jsonl'],
      ['x', JSON.stringify(JSON.parse(record('a')), null, 2), 'json'],
    ] as const) {
      const log = await openText(name, text);
      assert.equal(log.format, format, text);
      assert.equal((await allRecords(log))[0]?.id, 'a');
    }
  });

  describe('JSONL', () => {
    const lines = [
      '{"id":"a","output":"1"}',
      '',
      '{"id":"b",',
      '{"id":"a","output":"2"}',
      '{"x":1}',
      '{"output":"3"}',
    ];

    it('keeps the order, gives every record an id, and names the lines it could not read', async () => {
      const log = await openText('x.jsonl', lines.join('\n'));
      assert.equal(log.count, undefined);
      assert.deepEqual(
        (await allRecords(log)).map(({ id, output }) => [id, output]),
        [
          ['a', '1'],
          ['a~2', '2'],
          ['6', '3'],
        ],
      );
      assert.equal(log.count, 3);
      assert.deepEqual(log.warnings, [
        'x.jsonl:3: the line is not valid JSON.',
        'x.jsonl:5: no response was found in the record, which is an object with the keys "x".',
      ]);
      assert.equal((await log.read('a~2')).output, '2');
      await allRecords(log);
      assert.equal(log.warnings.length, 2);
    });

    it('says which lines repeat an earlier one, and counts them all the same', async () => {
      const line = (id: string, output: string) => `{"id":"${id}","output":"${output}"}`;
      const long = (end: string) => line('c', `${'so '.repeat(400)}${end}${' on'.repeat(400)}`);
      const one = await openText(
        'x.jsonl',
        [line('a', '1'), line('a', '2'), line('a', '1')].join('\n'),
      );
      assert.equal((await allRecords(one)).length, 3);
      const sentence =
        'x.jsonl:3: the line repeats an earlier one to the letter; each counts as a sample of its own.';
      assert.deepEqual(one.notes, [sentence]);
      await allRecords(one);
      assert.deepEqual(one.notes, [sentence], 'the same when it is read again');

      const lines = [long('1'), long('2'), line('a', '1'), long('1'), long('2'), long('2')];
      const more = await openText('x.jsonl', lines.join('\n'));
      assert.equal((await allRecords(more)).length, 6);
      assert.deepEqual(more.notes, [
        'x.jsonl: 3 lines repeat an earlier one to the letter, the first of them line 4; each counts as a sample of its own.',
      ]);

      const none = await openText('x.jsonl', [long('1'), long('2'), '', ''].join('\n'));
      await allRecords(none);
      assert.deepEqual(none.notes, []);
    });

    it('reads a sample by its id before the log was read', async () => {
      const log = await openText('x.jsonl', lines.join('\n'));
      assert.equal((await log.read('6')).output, '3');
      await refuses(log.read('z'), /x\.jsonl: there is no sample "z"/);
    });

    it('refuses a log none of whose lines can be read', async () => {
      await refuses(
        allRecords(await openText('x.jsonl', '{"x":1}\n{"x":2}')),
        /x\.jsonl:1: no response was found/,
      );
      await refuses(
        allRecords(await openText('x.jsonl', '{ \n\n')),
        /x\.jsonl:1: the line is not valid JSON/,
      );
    });

    it('joins lines across steps of reading', async () => {
      const long = 'ü'.repeat(1_500_000);
      const log = await openText('x.jsonl', `{"output":"${long}"}\n{"output":"b"}`);
      assert.deepEqual(
        (await allRecords(log)).map(({ output }) => output.length),
        [1_500_000, 1],
      );
      assert.equal((await log.read('1')).output, long);
    });

    it('lists the first samples of a gigabyte at once', async () => {
      const body = 'moss '.repeat(2000);
      const source = endless(
        'big.jsonl',
        (index) => `{"id":"${String(index).padStart(8, '0')}","output":"${body}"}\n`,
        1_000_000_000,
      );
      const before = process.memoryUsage.rss();
      const start = performance.now();
      const log = await openLog(source);
      const first: string[] = [];
      for await (const { id } of log.summaries()) {
        first.push(id);
        if (first.length === 100) break;
      }
      assert.deepEqual(first.slice(0, 2), ['00000000', '00000001']);
      assert.ok(performance.now() - start < 1000);
      assert.ok(source.bytesRead < 10e6, `${source.bytesRead} bytes`);
      assert.ok(process.memoryUsage.rss() - before < 300e6);
    });
  });

  it('refuses lines and documents beyond its bounds, without reading them', async () => {
    const blank = endless('big.json', () => ' '.repeat(5000), 300e6);
    const document: ByteSource = {
      ...blank,
      read: async (start, end) => {
        const bytes = await blank.read(start, end);
        if (start === 0) bytes.set([0x5b]);
        return bytes;
      },
    };
    await refuses(
      openLog(document),
      /big\.json: a JSON document of 300000000 bytes; more than 268435456/,
    );
    await refuses(
      (async () => {
        for await (const line of readLines(
          endless('long.jsonl', () => 'x'.repeat(5000), 3e6),
          2e6,
        ))
          assert.fail(line.text.slice(0, 9));
      })(),
      /long\.jsonl:1: the line is longer than the 2000000 bytes/,
    );
  });

  it('counts the records of a list that it could not read', async () => {
    const list = [{ output: 'a' }, ...Array.from({ length: 30 }, () => ({ x: 1 }))];
    const log = await openText('x.json', JSON.stringify(list));
    assert.equal((await allRecords(log)).length, 1);
    assert.equal(log.warnings.length, 21);
    assert.equal(log.warnings.at(-1), 'x.json: 10 more records could not be read.');
  });

  it('reads NaN and Infinity, which Python writes, as null', async () => {
    const log = await openText(
      'x.jsonl',
      '{"output":"NaN \\" Infinity","scores":{"a":{"value":NaN},"b":{"value":-Infinity}}}',
    );
    const [record] = await allRecords(log);
    assert.equal(record?.output, 'NaN " Infinity');
    assert.deepEqual(record.scores, { a: { value: null }, b: { value: null } });
  });

  it('gives summaries that agree with the records', async () => {
    const log = await openText(
      'x.json',
      '[{"id":"a","item":"7","sample":2,"condition":"paid","output":"o","model":"m"}]',
    );
    assert.deepEqual(await collectSummaries(log), [
      { id: 'a', item: '7', sample: 2, condition: 'unmonitored', model: 'm', scores: {} },
    ]);
  });
});
