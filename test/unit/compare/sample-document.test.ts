import assert from 'node:assert/strict';
import { sampleDocument } from '../../../src/core/compare/sample-document.js';
import type { Flag, FlaggedSample } from '../../../src/core/flags/flag.js';
import type { SampleRecord } from '../../../src/core/response/sample-record.js';

const sample: SampleRecord = {
  id: 'a',
  source: 'a.jsonl',
  item: 'a',
  sample: 1,
  messages: [
    { role: 'system', text: 'Be brief.' },
    { role: 'user', text: 'Write a review.' },
  ],
  output: 'No.\r\nSorry.',
  reasoning: [
    { kind: 'scratchpad', text: 'I would\u202e rather not.' },
    { kind: 'summary', text: 'It declined.' },
  ],
  scores: {},
  metadata: {},
  notes: [],
};

function flag(fields: Partial<Flag>): Flag {
  return {
    category: 'counter-evidence',
    severity: 'info',
    lane: 'reasoning',
    segment: 0,
    reasoningKind: 'scratchpad',
    start: 0,
    end: 1,
    text: '',
    confidence: 0.5,
    evidence: '',
    ...fields,
  };
}

function flaggedWith(...flags: Flag[]): FlaggedSample {
  return {
    flags,
    verdict: {
      alignmentFaking: 0,
      criteria: [],
      counterEvidence: [],
      wording: { score: 0, telling: [] },
    },
    compliance: 'refused',
  };
}

describe('the document of a sample', () => {
  it('shows what was sent, then reasoning by kind, then the output', () => {
    const { parts, text } = sampleDocument(sample, flaggedWith(), ['top']);
    assert.deepEqual(
      parts.map(({ kind, title }) => [kind, title]),
      [
        ['message', 'system'],
        ['message', 'user'],
        ['scratchpad', 'scratchpad'],
        ['summary', 'reasoning summary'],
        ['output', 'output'],
      ],
    );
    assert.ok(text.startsWith('top\n'));
    for (const { heading, content, title } of parts) {
      assert.ok(text.slice(heading.start, heading.end).includes(title));
      assert.equal(text[heading.end], '\n');
      assert.equal(content.start, heading.end + 1);
    }
  });

  it('places flags at their words although acting characters were made visible', () => {
    const reasoning = sample.reasoning[0]?.text ?? '';
    const start = reasoning.indexOf('rather');
    const { flags, text } = sampleDocument(
      sample,
      flaggedWith(
        flag({ start, end: start + 6 }),
        flag({ segment: 1, reasoningKind: 'summary', start: 3, end: 11 }),
        flag({ lane: 'output', reasoningKind: undefined, start: 5, end: 10 }),
      ),
    );
    assert.deepEqual(
      flags.map((placed) => text.slice(placed.start, placed.end)),
      ['rather', 'declined', 'Sorry'],
    );
    assert.ok(!text.includes('\u202e') && !text.includes('\r'));
  });

  it('leaves out a flag of a part that the sample does not have', () => {
    assert.deepEqual(sampleDocument(sample, flaggedWith(flag({ segment: 7 }))).flags, []);
  });
});
