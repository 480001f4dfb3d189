import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyEdits } from '../../../../src/core/lint/apply-fixes.js';
import { formatFrontMatter } from '../../../../src/core/prompt/language/format-front-matter.js';
import { parsePrompt } from '../../../../src/core/prompt/parse-prompt.js';
import { renderWithDotprompt } from '../rendering.js';

function formatted(text: string): string {
  return applyEdits(text, formatFrontMatter(parsePrompt('a.prompt', text)));
}

describe('formatting', () => {
  it('never changes what is sent or what the front matter says, and does nothing a second time', async () => {
    const line = fc.constantFrom(
      ...[
        'model:   m  ',
        'config:',
        '  temperature:  0.5\t',
        '# a comment   ',
        'gyges.pair:    x',
        '',
      ],
      ...[
        'description: |',
        '  two   \n  lines:   kept  ',
        'input: {schema:   {who:  string}}',
        'gyges.manipulation:\n  -   a  \n  - b:   c',
      ],
      ...["name:  'a  '", 'x: "y   \n\n   z"  ', '---', '  '],
    );
    const template = fc.constantFrom(
      'Hello   {{who}}  \n',
      '\n\n  {{role "user"}}   \nx  \n  ',
      'a: b   \n',
      '',
    );
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 6 }),
        template,
        fc.boolean(),
        fc.boolean(),
        async (lines, body, crlf, bom) => {
          const plain = `---\n${lines.join('\n')}\n---\n${body}`;
          const text = (bom ? '\u{FEFF}' : '') + (crlf ? plain.replaceAll('\n', '\r\n') : plain);
          const after = formatted(text);
          if (after !== text) changed++;
          assert.equal(formatted(after), after);
          assert.equal(after.startsWith('\u{FEFF}'), bom);
          assert.equal(/(?<!\r)\n/.test(after), !crlf && after.includes('\n'));
          assert.deepEqual(
            parsePrompt('a', after).frontMatter?.data,
            parsePrompt('a', text).frontMatter?.data,
          );
          const render = (source: string): Promise<unknown> =>
            renderWithDotprompt(source, { who: 'Ada' }).catch((error: unknown) => String(error));
          assert.deepEqual(await render(after), await render(text));
        },
      ),
      { numRuns: 250 },
    );
    assert.ok(changed > 20, String(changed));
  }).timeout(30_000);
});
