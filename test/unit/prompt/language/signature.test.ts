import assert from 'node:assert/strict';
import { signatureAt } from '../../../../src/core/prompt/language/signature.js';
import { parsePrompt } from '../../../../src/core/prompt/parse-prompt.js';
import { cursorIn, monitored, pairFiles, scopeOf } from './scope-of.js';

async function activeAt(marked: string): Promise<string | undefined> {
  const { scope } = await scopeOf(pairFiles, [monitored]);
  const { text, offset } = cursorIn(marked);
  const signature = signatureAt(parsePrompt(monitored, text), offset, scope);
  return signature && `${signature.parameters[signature.active] ?? ''} of ${signature.label}`;
}

describe('signatureAt', () => {
  it('shows the arguments of helpers and blocks', async () => {
    assert.equal(await activeAt('{{role |}}'), '"system" of {{role "system"}}');
    assert.equal(await activeAt('{{role "|"}}'), '"system" of {{role "system"}}');
    assert.equal(await activeAt('{{#if |}}'), 'value of {{#if value}} … {{else}} … {{/if}}');
    assert.match((await activeAt('{{#ifEquals tone |')) ?? '', /^b of/);
    assert.match((await activeAt('{{media |}}')) ?? '', /^url=image of/);
    assert.match((await activeAt('a {{~lookup list |}}')) ?? '', /^key of/);
  });

  it('shows the variables of a partial', async () => {
    assert.equal(
      await activeAt('{{>greeting |}}'),
      'tone=… of {{>greeting tone=… mood=… order=…}}',
    );
    assert.match((await activeAt('{{>greeting mood=|}}')) ?? '', /^mood=… of/);
    assert.match((await activeAt('{{>greeting tone=order |}}')) ?? '', /^mood=… of/);
  });

  it('says nothing elsewhere', async () => {
    for (const marked of [
      '{{|}}',
      '{{if |}}',
      '{{#role |}}',
      '{{>gone |}}',
      'text |',
      '{{order}} |',
      '{{nope |}}',
      '{{! role | }}',
    ]) {
      assert.equal(await activeAt(marked), undefined, marked);
    }
  });
});
