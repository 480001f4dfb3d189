import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { segmentResponse } from '../../../src/core/response/segment-response.js';

const snippets = JSON.parse(
  readFileSync(path.join(__dirname, '../../../snippets/model-response.code-snippets'), 'utf8'),
) as Readonly<Record<string, { prefix: string; body: string[] }>>;

/** The text of a snippet with the examples filled in. */
function textOf(name: string): string {
  return (snippets[name]?.body.join('\n') ?? '')
    .replace(/\$\{\d\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d:([^}]*)\}/g, '$1');
}

describe('response snippets', () => {
  it('are read as reasoning and output', () => {
    for (const name of ['Response with scratchpad and output', 'Response with native thinking']) {
      const text = textOf(name);
      const segments = segmentResponse(text);
      const said = segments.map(({ kind, content }) => [
        kind,
        text.slice(content.start, content.end).trim(),
      ]);
      assert.ok(
        said.some(([kind, own]) => kind !== 'output' && own === 'reasoning'),
        JSON.stringify(said),
      );
      assert.ok(
        said.some(([kind, own]) => kind === 'output' && own === 'answer'),
        JSON.stringify(said),
      );
    }
  });
});
