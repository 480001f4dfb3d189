import assert from 'node:assert/strict';
import { openLog } from '../../../src/core/response/open-log.js';
import { count, largeLog } from '../../support/large-log.js';

describe('a log of a gigabyte', () => {
  const source = largeLog();

  it('lists its samples within a second and 300 MB, and reads one when it is opened', async () => {
    assert.ok(source.size > 1_000_000_000, `${source.size} bytes`);
    const before = process.memoryUsage.rss();
    const clock = process.cpuUsage();
    const log = await openLog(source);
    const first: string[] = [];
    for await (const { id } of log.summaries()) if (first.push(id) === 100) break;
    assert.equal(log.count, count);
    const spent = process.cpuUsage(clock);
    assert.ok(
      (spent.user + spent.system) / 1000 < 1000,
      `${(spent.user + spent.system) / 1000} ms`,
    );
    assert.ok(process.memoryUsage.rss() - before < 300e6);
    assert.ok(source.bytesRead < 12e6, `${source.bytesRead} bytes`);
    source.bytesRead = 0;
    const record = await log.read('9999_epoch_1');
    assert.equal(record.output, 'Done.');
    assert.equal(record.item, '9999');
    assert.ok(source.bytesRead < 200_000, `${source.bytesRead} bytes`);
  });

  it('reads only a few samples ahead', async () => {
    const log = await openLog(source);
    source.bytesRead = 0;
    let seen = 0;
    for await (const record of log) {
      assert.equal(record.reasoning[0]?.text.length, 102_000);
      if (++seen === 10) break;
    }
    assert.ok(source.bytesRead < 16 * 110_000, `${source.bytesRead} bytes`);
  });
});
