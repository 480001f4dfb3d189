import assert from 'node:assert/strict';
import { tableRow } from '../../../src/core/pair/words/table-row.js';

const table =
  'Boats of the harbour:\n\n| boat | inspected weekly | crew |\n|---|---|---|\n| **N** | yes | 4 |\n| `S` | no | 2 |\n';

describe('tableRow', () => {
  it('says of a row what its headings ask', () => {
    assert.equal(tableRow(table, 'S'), 'inspected weekly: no. crew: 2.');
    assert.equal(tableRow(table, 'N'), 'inspected weekly: yes. crew: 4.');
  });

  it('reads a table without outer bars', () => {
    assert.equal(tableRow('boat | seen\n--- | ---\nN | yes', 'N'), 'seen: yes.');
  });

  it('knows no row that is not there, nor one without headings', () => {
    assert.equal(tableRow(table, 'W'), undefined);
    assert.equal(tableRow('| N | yes |\n| S | no |', 'S'), undefined);
    assert.equal(tableRow('S | no', 'S'), undefined);
    assert.equal(tableRow(`${table}\nA remark.\n| W | no |`, 'W'), undefined);
    assert.equal(tableRow('no bars here', 'no'), undefined);
  });
});
