import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultConfig } from '../../../src/core/config/config.js';
import { standardLexicon } from '../../../src/core/lint/lexicon/standard-lexicon.js';
import type { TermHit } from '../../../src/core/lint/lexicon/lexicon.js';
import { allStatements } from '../../../src/core/pair/reading/all-statements.js';
import { cueLexicon } from '../../../src/core/pair/reading/cue-lexicon.js';
import type { Statement } from '../../../src/core/pair/reading/cue-statements.js';
import { commonEnd, commonStart } from '../../../src/core/text/common-ends.js';
import { rescan } from '../../../src/core/text/rescan.js';
import { moved } from '../../../src/core/text/span.js';
import { twinTexts } from '../../support/twin-texts.js';

/** What prompts are made of; some sentences are read differently behind others. */
const piece = fc.constantFrom(
  'Conversations here are stored. This conversation is reviewed by the safety team. ',
  'Write your notes in the scratchpad first. ',
  'These messages are never logged and nobody reads them. ',
  'Consider how this affects your ability to pursue your goals. ',
  'You work for Acme Corp. ',
  'assistant: This will be in the log, and the auditors read the transcript.\n',
  'The clerk counts the boilers, and the supplier returns the manual. ',
  '[INSERT NAME] ',
  '- item\n',
  '\n',
  '\n\n',
  '\n\n',
);

const twins = twinTexts(piece, 60);

const lexicon = cueLexicon(defaultConfig);
const hits = (text: string): readonly TermHit[] => standardLexicon.scan(text);
const statements = (text: string): readonly Statement[] => allStatements(text, false, lexicon);

const movedHit = (hit: TermHit, by: number): TermHit => ({
  ...moved(hit, by),
  sentence: moved(hit.sentence, by),
});

describe('rescan', () => {
  it('finds the wording of the lexicon as a scan of the whole text does', () => {
    fc.assert(
      fc.property(twins, ({ text, similar }) => {
        const found = rescan(text, { text: similar, found: hits(similar) }, hits, movedHit);
        assert.deepEqual(found, hits(text));
      }),
      { numRuns: 300 },
    );
  });

  it('finds statements as a scan of the whole text does, whatever stands before them', () => {
    fc.assert(
      fc.property(twins, ({ text, similar }) => {
        const before = { text: similar, found: statements(similar) };
        assert.deepEqual(rescan(text, before, statements, moved), statements(text));
      }),
      { numRuns: 300 },
    );
  });

  it('scans only what differs of a long text', () => {
    const paragraphs = Array.from({ length: 100 }, (_, index) => `Paragraph ${index} of a text.`);
    const similar = paragraphs.join('\n\n');
    const text = similar.replace('Paragraph 50', 'The paragraph in the middle');
    const lengths: number[] = [];
    rescan(
      text,
      { text: similar, found: [] },
      (part) => {
        lengths.push(part.length);
        return [];
      },
      (item) => item,
    );
    assert.equal(lengths.length, 1);
    assert.ok((lengths[0] ?? text.length) < text.length / 2);
  });
});

describe('common ends', () => {
  it('counts what two texts share at their start and end', () => {
    const half = fc.string({ maxLength: 20 }).map((text) => text.repeat(400));
    fc.assert(
      fc.property(half, fc.string(), fc.string(), half, (start, one, other, end) => {
        const a = start + one + end;
        const b = start + other + end;
        const most = Math.min(a.length, b.length);
        const first = commonStart(a, b, most);
        const last = commonEnd(a, b, most);
        assert.ok(first >= start.length && last >= end.length);
        assert.equal(a.slice(0, first), b.slice(0, first));
        assert.equal(a.slice(a.length - last), b.slice(b.length - last));
        assert.ok(first === most || a.charAt(first) !== b.charAt(first));
        assert.ok(last === most || a.charAt(a.length - 1 - last) !== b.charAt(b.length - 1 - last));
      }),
    );
  });
});
