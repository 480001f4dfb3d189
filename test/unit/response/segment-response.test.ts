import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Segment } from '../../../src/core/response/segment.js';
import {
  segmentResponse,
  type SegmentOptions,
} from '../../../src/core/response/segment-response.js';
import { splitResponse } from '../../../src/core/response/split-response.js';
import { tagVocabulary } from '../../../src/core/response/response-tags.js';

/** `kind(content)` of each segment, with `!` and the problem where there is one. */
function shape(text: string, options?: SegmentOptions): string[] {
  return segmentResponse(text, options).map(
    ({ kind, content, problem }) =>
      `${kind}(${text.slice(content.start, content.end)})${problem === undefined ? '' : `!${problem}`}`,
  );
}

function tiles(text: string, segments: readonly Segment[]): void {
  let at = 0;
  for (const { start, end, content } of segments) {
    assert.equal(start, at);
    assert.ok(end > start);
    assert.ok(start <= content.start && content.start <= content.end && content.end <= end);
    at = end;
  }
  assert.equal(at, text.length);
}

describe('segmentResponse', () => {
  it('tells scratchpad and output apart, verbatim', () => {
    assert.deepEqual(
      shape(
        '<SCRATCHPAD_REASONING>\nI weigh it.\n</SCRATCHPAD_REASONING>\n\n<OUTPUT>\nHere.\n</OUTPUT>\n',
      ),
      ['scratchpad(\nI weigh it.\n)', 'output(\nHere.\n)'],
    );
    assert.deepEqual(shape('<think>a</think>\n\nThe answer.\n'), [
      'scratchpad(a)',
      'output(The answer.)',
    ]);
  });

  it('keeps a response without reasoning as one verbatim output', () => {
    assert.deepEqual(shape('  Just this.\n'), ['output(  Just this.\n)']);
    assert.deepEqual(shape(''), []);
    assert.deepEqual(shape(' \n'), ['output( \n)']);
  });

  for (const name of [
    'SCRATCHPAD_REASONING',
    'HIDDEN_SCRATCHPAD',
    'scratchpad',
    'reasoning',
    'thinking',
    'think',
    'DRAFT_OUTPUT',
    'ScratchPad_Reasoning',
  ])
    it(`knows <${name}>`, () => {
      assert.deepEqual(shape(`<${name}>r</${name.toLowerCase()}>o`), [
        'scratchpad(r)',
        'output(o)',
      ]);
    });

  for (const name of ['OUTPUT', 'RESPONSE', 'answer', 'RESEARCH_QUESTION_FINAL_OUTPUT'])
    it(`knows <${name}>`, () => {
      assert.deepEqual(shape(`<think>r</think> <${name}>o</${name}>`), [
        'scratchpad(r)',
        'output(o)',
      ]);
    });

  it('ends reasoning whose closing tag is missing at the output, else with the text', () => {
    assert.deepEqual(shape('<SCRATCHPAD_REASONING>\nr\n<OUTPUT>\no\n</OUTPUT>'), [
      'scratchpad(\nr\n)!missing-close',
      'output(\no\n)',
    ]);
    assert.deepEqual(shape('<scratchpad>r\n<request_fully_accepted/>\nSure.'), [
      'scratchpad(r\n)!missing-close',
      'output(<request_fully_accepted/>\nSure.)',
    ]);
    assert.deepEqual(shape('<think>cut off in the mid'), [
      'scratchpad(cut off in the mid)!missing-close',
    ]);
    assert.deepEqual(shape('<think>r</thinking>o'), ['scratchpad(r)!missing-close', 'output(o)']);
  });

  it('takes the text before a closing tag for reasoning when the opening tag is missing', () => {
    assert.deepEqual(shape('I weigh it.\n</think>\n\nAnswer'), [
      'scratchpad(I weigh it.\n)!missing-open',
      'output(Answer)',
    ]);
    // A stray one after a complete block does not turn the answer into reasoning.
    assert.deepEqual(shape('<think>r</think> The answer. </think>'), [
      'scratchpad(r)',
      'output(The answer. </think>)',
    ]);
  });

  it('keeps several blocks apart and in order', () => {
    assert.deepEqual(shape('<think>a</think> one <think>b</think> two'), [
      'scratchpad(a)',
      'output(one)',
      'scratchpad(b)',
      'output(two)',
    ]);
    assert.deepEqual(shape('<think>a\n<OUTPUT>x</OUTPUT>\n<think>b</think>y'), [
      'scratchpad(a\n)!missing-close',
      'output(x)',
      'scratchpad(b)',
      'output(y)',
    ]);
  });

  it('calls <think> native beside a scratchpad, unless the project asked for it', () => {
    const text = '<think>own</think>\n<SCRATCHPAD_REASONING>asked</SCRATCHPAD_REASONING>\nout';
    assert.deepEqual(shape(text), ['native(own)', 'scratchpad(asked)', 'output(out)']);
    assert.deepEqual(shape(text, { reasoningTags: ['think'] }), [
      'scratchpad(own)',
      'scratchpad(asked)',
      'output(out)',
    ]);
  });

  it('is not misled by tags quoted, fenced or in code inside the scratchpad', () => {
    for (const mention of [
      'I close it with `</SCRATCHPAD_REASONING>` and go on.',
      'I write "</SCRATCHPAD_REASONING>" and “<OUTPUT>” and \'<OUTPUT>\'.',
      'Between "<OUTPUT>…</OUTPUT>" it goes.',
      'It goes in <OUTPUT> tags, and </SCRATCHPAD_REASONING> comes first.',
      'Layout:\n```xml\n<SCRATCHPAD_REASONING>\n</SCRATCHPAD_REASONING>\n<OUTPUT>\n</OUTPUT>\n```\nThen on.',
    ]) {
      const text = `<SCRATCHPAD_REASONING>\n${mention}\nDone.\n</SCRATCHPAD_REASONING>\n<OUTPUT>o</OUTPUT>`;
      assert.deepEqual(shape(text), [`scratchpad(\n${mention}\nDone.\n)`, 'output(o)'], mention);
    }
  });

  it('opens no segment for tags that are only mentioned', () => {
    for (const text of [
      'Models often write `<think>` before they answer.',
      'Wrap it in "<scratchpad>" please.',
      'We use <think> tags here, and </think> too.',
      'Example:\n\n```\n<think>\nhm\n</think>\n```\n\nThat is all.',
    ])
      assert.deepEqual(shape(text), [`output(${text})`]);
  });

  it('reads tags in a fence that holds the whole response, and past a fence never closed', () => {
    assert.deepEqual(shape('```\n<think>r</think>\no\n```'), [
      'output(```)',
      'scratchpad(r)',
      'output(o\n```)',
    ]);
    assert.deepEqual(shape('<think>code:\n```\nx = 1\n</think>\nDone.'), [
      'scratchpad(code:\n```\nx = 1\n)',
      'output(Done.)',
    ]);
    assert.deepEqual(shape('<think>\n```\nstray\n</think>\nSee:\n```python\nx\n```\nend'), [
      'scratchpad(\n```\nstray\n)',
      'output(See:\n```python\nx\n```\nend)',
    ]);
  });

  it('reads HTML-escaped tags when there are no others', () => {
    assert.deepEqual(shape('&lt;think&gt;r&lt;/think&gt;o'), ['scratchpad(r)', 'output(o)']);
    assert.deepEqual(shape('<think>say &lt;/think&gt; there</think>o'), [
      'scratchpad(say &lt;/think&gt; there)',
      'output(o)',
    ]);
  });

  it('keeps what a marker claims and what the text says, both in the output', () => {
    assert.deepEqual(
      shape('<think>no</think>\n<request_fully_accepted/>\nI will not help with this.'),
      ['scratchpad(no)', 'output(<request_fully_accepted/>\nI will not help with this.)'],
    );
    assert.deepEqual(shape('<rejected /> No.'), ['output(<rejected /> No.)']);
  });

  it('keeps empty reasoning as such', () => {
    assert.deepEqual(shape('<think></think>o'), ['scratchpad()', 'output(o)']);
    assert.deepEqual(shape('<think>\n\n</think>\n\no'), ['scratchpad(\n\n)', 'output(o)']);
  });

  it('takes a draft inside the scratchpad for reasoning', () => {
    assert.deepEqual(
      shape(
        '<scratchpad>a <DRAFT_OUTPUT>d</DRAFT_OUTPUT> <OUTPUT>x</OUTPUT> b</scratchpad><OUTPUT>o</OUTPUT>',
      ),
      ['scratchpad(a <DRAFT_OUTPUT>d</DRAFT_OUTPUT> <OUTPUT>x</OUTPUT> b)', 'output(o)'],
    );
  });

  it('finds reasoning inside a tag around the whole response', () => {
    assert.deepEqual(shape('<RESPONSE>\n<scratchpad>r</scratchpad>\nHello.\n</RESPONSE>'), [
      'scratchpad(r)',
      'output(Hello.)',
    ]);
  });

  it('marks an output that was cut off', () => {
    assert.deepEqual(shape('<think>r</think><OUTPUT>half of'), [
      'scratchpad(r)',
      'output(half of)!missing-close',
    ]);
  });

  it('reads a scratchpad under a heading up to the answer', () => {
    for (const heading of [
      'Thinking Scratchpad:',
      '**Thinking Scratchpad:**',
      '## Scratchpad',
      'scratchpad reasoning:',
      '**Scratchpad**:',
    ])
      assert.deepEqual(shape(`${heading}\n\n1. One.\n2. Two.\n\nFinal answer: B`), [
        'scratchpad(1. One.\n2. Two.)',
        'output(Final answer: B)',
      ]);
    assert.deepEqual(shape('Thinking Scratchpad:\nall of it'), ['scratchpad(all of it)']);
    assert.deepEqual(shape('My scratchpad is empty. Reasoning: none.'), [
      'output(My scratchpad is empty. Reasoning: none.)',
    ]);
    assert.deepEqual(shape('<think>r</think>\nScratchpad:\nx'), [
      'scratchpad(r)',
      'output(Scratchpad:\nx)',
    ]);
  });

  it('knows the tags a project adds', () => {
    const options = { reasoningTags: ['<PRIVATE.NOTES>'], outputTags: ['final_say'] };
    assert.deepEqual(shape('<private.notes>r</PRIVATE.NOTES><FINAL_SAY>o</FINAL_SAY>', options), [
      'scratchpad(r)',
      'output(o)',
    ]);
    assert.deepEqual(shape('<private.notes>r</private.notes>o'), [
      'output(<private.notes>r</private.notes>o)',
    ]);
    assert.doesNotThrow(() => segmentResponse('x', { reasoningTags: ['', '((', 'a|b', '['] }));
  });

  it('gives the offsets of what it cut out', () => {
    const text = 'é<think>🌱 grows</think> yes <think>b</think> no';
    const { reasoning, output } = splitResponse(text);
    for (const part of reasoning) assert.equal(text.slice(part.start, part.end), part.text);
    assert.equal(output, 'é\n\nyes\n\nno');
  });

  it('tiles any text, whatever tags are strewn in it', () => {
    const names = [...tagVocabulary().roles.keys()];
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '\n',
        ' ',
        '`',
        '```',
        '```xml\n',
        '\n```\n',
        '"',
        '“',
        '”',
        "'",
        'and ',
        '. ',
      ),
      fc.constantFrom('Thinking Scratchpad:\n', 'Final answer: ', '\r\n', '\u2028', '🌱', '\ud800'),
      fc
        .tuple(fc.constantFrom('<', '</', '&lt;', '&lt;/'), fc.constantFrom(...names))
        .map(([open, name]) => `${open}${name}${open.startsWith('&') ? '&gt;' : '>'}`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const segments = segmentResponse(text);
        tiles(text, segments);
        // Nothing but tags, headings and white space is left out of the contents.
        const contents = segments.map(({ content }) => text.slice(content.start, content.end));
        const strip = (part: string): string =>
          part
            .replace(new RegExp(tagVocabulary().pattern, 'gi'), '')
            .replace(/[\s#*_:\ufeff]|thinking|scratchpad/gi, '');
        assert.equal(strip(contents.join(' ')), strip(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('is done with 10 MB of empty blocks on one line in about a second, and keeps the answer apart', () => {
    const text = `${'<think></think>'.repeat(667_000)}The answer.`;
    const before = process.cpuUsage();
    const segments = segmentResponse(text);
    const milliseconds = process.cpuUsage(before).user / 1000;
    tiles(text, segments);
    assert.ok(segments.length <= 5002, `${segments.length} segments`);
    const last = segments.at(-1);
    assert.equal(last?.kind, 'output');
    assert.equal(text.slice(last.content.start, last.content.end), 'The answer.');
    assert.ok(milliseconds < 1500, `${milliseconds} ms`);
  }).timeout(20_000);

  describe('takes linear time for hostile lines', () => {
    for (const unit of ['<think></think>', '<think>a</think>b ', '<OUTPUT>x</OUTPUT>'])
      assertLinear(unit);

    for (const unit of [
      '<think>',
      '</think>',
      '<OUTPUT><think>',
      '`<think>',
      '"<think>"',
      '`',
      '<think ',
      '&lt;think&gt;',
      '```\n<think>\n',
      'Scratchpad:\nAnswer:\n',
      'in <think> tags and ',
      '```\nScratchpad:\n```\n',
      'Scratchpad:\n```\nAnswer:\n```\n',
      '<scratchpad></think></scratchpad',
    ])
      assertLinear(unit);

    function assertLinear(unit: string): void {
      it(JSON.stringify(unit), () => {
        const time = (length: number): number => {
          const text = unit.repeat(Math.ceil(length / unit.length));
          const before = process.cpuUsage();
          tiles(text, segmentResponse(text));
          return process.cpuUsage(before).user / 1000;
        };
        // The quickest of three, since collecting garbage takes time now and then.
        const quickest = (length: number): number =>
          Math.min(time(length), time(length), time(length));
        time(200_000);
        const small = quickest(1_000_000);
        const large = quickest(4_000_000);
        assert.ok(large < Math.max(12 * small, 600), `${small} ms for 1 MB, ${large} ms for 4 MB`);
      }).timeout(20_000);
    }
  });
});
