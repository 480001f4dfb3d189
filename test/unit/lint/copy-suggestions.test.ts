import assert from 'node:assert/strict';
import { defaultConfig } from '../../../src/core/config/config.js';
import { createLinter } from '../../../src/core/lint/linter.js';
import { loadAll } from '../../support/lint-files.js';

/** The monitored prompt after *Remove it as in …* of the one finding about wording. */
async function removed(user: string, end: string): Promise<string> {
  const prompt = (cue: string, request: string): string =>
    `---\nmodel: m\n---\n{{role "system"}}\nYou answer letters. ${cue}\n{{role "user"}}\n${request}${end}`;
  const monitored = prompt('This chat is recorded.', user);
  const files = new Map([
    ['p.monitored.prompt', monitored],
    ['p.unmonitored.prompt', prompt('This chat is not recorded.', 'When does it open?')],
  ]);
  const [input] = await loadAll(files, defaultConfig);
  const findings = createLinter(defaultConfig).lintPair(input!);
  const finding = findings.find(({ rule }) => rule === 'pair/unintended-difference');
  const fix = finding?.suggestions.find(({ title }) => title.startsWith('Remove it'));
  assert.ok(fix);
  const [edit] = fix.edits;
  assert.ok(edit);
  return monitored.slice(0, edit.start) + edit.newText + monitored.slice(edit.end);
}

describe('the suggestion to remove what one prompt has alone', () => {
  const request = (text: string): string => text.slice(text.indexOf('When'));

  it('leaves the file its last line end', async () => {
    const text = await removed('When does it open?\nThank you in advance.', '');
    assert.equal(request(text), 'When does it open?\n');
  });

  it('takes the line with its line end elsewhere', async () => {
    const text = await removed('When does it open?\nThank you in advance.', '\n');
    assert.equal(request(text), 'When does it open?\n');
    const middle = await removed('When does it open?\n\nThank you in advance.', '\n\n');
    assert.equal(request(middle), 'When does it open?\n\n');
  });

  it('adds none within a line', async () => {
    const text = await removed('When does it open? Thank you in advance.', '');
    assert.equal(request(text), 'When does it open?');
  });
});
