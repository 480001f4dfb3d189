import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { InputError } from '../../../src/core/input-error.js';
import { collectSummaries } from '../../../src/core/response/sample-log.js';
import type { SampleRecord } from '../../../src/core/response/sample-record.js';
import { readRecord } from '../../../src/core/response/readers/record.js';
import { openJsonValue } from '../../../src/core/response/readers/json-log.js';
import { allRecords, fixtureLog, openBytes } from '../../support/sample-logs.js';

/** Opens and reads everything; whatever goes wrong must be an InputError that names the file. */
async function readWhole(name: string, bytes: Uint8Array): Promise<SampleRecord[]> {
  try {
    const log = await openBytes(name, bytes);
    await collectSummaries(log);
    const records = await allRecords(log);
    for (const warning of log.warnings) assert.ok(warning.startsWith(name), warning);
    for (const record of records) check(record);
    return records;
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    assert.ok(error.message.startsWith(name), error.message);
    assert.doesNotMatch(error.message, /\n/);
    return [];
  }
}

function check(record: SampleRecord): void {
  assert.equal(typeof record.output, 'string');
  assert.ok(record.id !== '' && record.sample >= 1);
  for (const { start, end, text } of record.reasoning) {
    assert.equal(typeof text, 'string');
    if (start !== undefined) assert.equal(record.raw?.slice(start, end), text);
  }
}

const texts: Record<string, string> = {
  'chat.jsonl':
    `${JSON.stringify({ choices: [{ message: { content: '<think>a</think>b', reasoning_content: 'c' } }] })}\n`.repeat(
      4,
    ),
  'anthropic.json': JSON.stringify({
    type: 'message',
    role: 'assistant',
    content: [
      { type: 'thinking', thinking: 'a' },
      { type: 'text', text: 'b' },
    ],
  }),
  'responses.json': JSON.stringify({
    object: 'response',
    output: [
      { type: 'reasoning', summary: [{ text: 's' }] },
      { type: 'message', content: [{ type: 'output_text', text: 'b' }] },
    ],
  }),
  'ollama.json': JSON.stringify({
    model: 'm',
    message: { content: 'a', thinking: 'b' },
    done: true,
  }),
  'promptfoo.json': JSON.stringify({
    results: {
      version: 3,
      results: [
        {
          testIdx: 0,
          promptIdx: 0,
          prompt: { raw: 'x', label: 'l' },
          response: { output: 'Thinking: a\nSignature: b\n\nc' },
        },
      ],
    },
  }),
  'plain.jsonl': '{"output":"a","reasoning":"b"}\n{"text":"c"}\n',
};
const files: Record<string, Uint8Array> = Object.fromEntries([
  ...['garden.zstd.eval', 'garden.deflate.eval', 'garden.frames.eval', 'garden.chunked.eval'].map(
    (name) => [name, fixtureLog(name)] as const,
  ),
  ['garden.json', fixtureLog('garden.json').subarray(0, 40_000)] as const,
  ...Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)] as const),
]);

describe('damaged logs', () => {
  for (const [name, bytes] of Object.entries(files))
    it(`${name}: cut, overwritten and spliced bytes give records or one clear error`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.array(
            fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })),
            { maxLength: 12 },
          ),
          fc.boolean(),
          async (cut, changes, fromEnd) => {
            const kept = fromEnd ? bytes.length : Math.floor(cut * bytes.length);
            const damaged = bytes.slice(0, kept);
            for (const [place, value] of changes) {
              // The end of an archive holds its directory: hit it more often.
              const at =
                fromEnd && cut < 0.5
                  ? kept - 1 - Math.floor(place * Math.min(kept, 2000))
                  : Math.floor(place * kept);
              if (at >= 0 && at < kept) damaged[at] = value;
            }
            await readWhole(name, damaged);
          },
        ),
        { numRuns: name.endsWith('frames.eval') ? 15 : name.endsWith('.eval') ? 60 : 200 },
      );
    }).timeout(120_000);

  it('arbitrary JSON never throws past the reader', () => {
    const keys = [
      'id',
      'epoch',
      'input',
      'messages',
      'output',
      'choices',
      'message',
      'content',
      'role',
      'type',
      'text',
      'reasoning',
      'thinking',
      'summary',
      'samples',
      'eval',
      'version',
      'results',
      'response',
      'scores',
      'score',
      'metadata',
      'error',
      'attachments',
      'tool_calls',
      'function',
      'arguments',
      'reasoning_details',
      'usage',
      'testIdx',
      'prompt',
      'raw',
      'vars',
      'data',
      '__proto__',
      'constructor',
    ];
    const leaf = fc.oneof(
      fc.constantFrom(
        'assistant',
        'user',
        'message',
        'reasoning',
        'thinking',
        'response',
        'text',
        '',
        'attachment://0',
      ),
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', maxDepth: 6 },
        leaf,
        tie('object'),
        fc.array(tie('tree'), { maxLength: 4 }),
      ),
      object: fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 6 }),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const record = readRecord(value, 'x', 1);
        if (record !== undefined) check(record);
        try {
          openJsonValue(value, 'x', {});
        } catch (error) {
          assert.ok(error instanceof InputError, String(error));
        }
      }),
      { numRuns: 5000 },
    );
  }).timeout(60_000);

  it('JSON nested beyond all reason gives a clear error or a record', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    for (const text of [
      deep,
      `{"output":${deep}}`,
      `{"messages":[{"role":"user","content":${deep}},{"role":"assistant","content":${deep}}]}`,
      `{"messages":[{"role":"assistant","content":"a","tool_calls":[{"function":"f","arguments":${deep}}]}]}`,
      `{"version":2,"eval":{},"samples":[{"id":1,"messages":[{"role":"user","content":${deep}}],"metadata":${deep},"scores":{"a":{"value":${deep}}}}]}`,
      `{"results":{"results":[{"testIdx":0,"prompt":{"raw":${deep}},"response":{"output":${deep}}}]}}`,
      `{"type":"message","role":"assistant","content":[{"type":"tool_use","name":"f","input":${deep}},{"type":"thinking","thinking":${deep}}]}`,
      `{"object":"response","output":[{"type":"reasoning","summary":${deep}},{"name":"f","arguments":${deep}}]}`,
    ]) {
      await readWhole('deep.json', new TextEncoder().encode(text));
      await readWhole('deep.jsonl', new TextEncoder().encode(`${text}\n`));
    }
  });

  it('never take more memory than the largest member and window that are allowed, whatever they claim', () => {
    // A member may have 256 MB and a zstd window 128 MB; Node with the readers takes about 130 MB.
    const script = path.join(__dirname, '../../support/read-damaged.ts');
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--import', 'tsx', script, '1', '120'],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
    const { read, megabytes } = JSON.parse(stdout) as { read: number; megabytes: number };
    assert.ok(read > 100, `${read} samples`);
    assert.ok(megabytes < 600, `${megabytes} MB`);
  }).timeout(120_000);
});
