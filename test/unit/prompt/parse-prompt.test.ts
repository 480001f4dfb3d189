import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compose } from '../../../src/core/prompt/compose.js';
import { parsePlainPrompt } from '../../../src/core/prompt/parse-plain-prompt.js';
import { parsePrompt } from '../../../src/core/prompt/parse-prompt.js';
import type { PromptDocument, TemplateNode } from '../../../src/core/prompt/prompt-document.js';
import type { Span } from '../../../src/core/text/span.js';

function parse(text: string): PromptDocument {
  return parsePrompt('a.monitored.prompt', text);
}

function textOf(document: PromptDocument, span: Span | undefined): string | undefined {
  return span && document.text.slice(span.start, span.end);
}

/** Fails unless the nodes and tags of blocks lie one after another without gaps. */
function assertTiling(
  document: PromptDocument,
  nodes: readonly TemplateNode[],
  window: Span,
): void {
  let at = window.start;
  for (const node of nodes) {
    assert.equal(node.span.start, at, 'gap or overlap');
    assert.ok(node.span.end > at, 'empty node');
    at = node.span.end;
    if (node.kind === 'text') {
      assert.ok(node.value === '' || node.value === textOf(document, node.span));
    }
    if (node.kind === 'block') {
      const inner = node.inverseOpen?.start ?? node.close.start;
      assert.equal(node.open.start, node.span.start);
      assertTiling(document, node.children, { start: node.open.end, end: inner });
      const last = { start: node.inverseOpen?.end ?? inner, end: node.close.start };
      assertTiling(document, node.inverse, last);
      assert.equal(node.close.end, node.span.end);
    }
  }
  assert.equal(at, window.end);
}

const pieces = fc.constantFrom(
  '---\n',
  '---\r\n',
  'gyges.pair: x\n',
  'a: [1, {b: *c}]\n',
  '# note\n',
  'k: "open\n',
  '- x\n',
  '{{role "system"}}',
  '{{role "user"}}',
  '{{a}}',
  '{{#if a}}',
  '{{else}}',
  '{{else if b}}',
  '{{/if}}',
  '{{> p}}',
  '{{! c }}',
  '{{!-- c --}}',
  '{{',
  '}}',
  '\\{{a}}',
  '\\\\{{a}}',
  '<A>',
  '</A>',
  '<B/>',
  '<c d="e">',
  '<',
  '>',
  '\n',
  '\r\n',
  '  ',
  'words',
  '\uD800',
  '\uDC00',
  '\uFEFF',
  '\0',
  '\u2028',
  '{{{{raw}}}}',
  '{{{{/raw}}}}',
);

describe('parsePrompt', () => {
  it('never throws, and its spans tile the template', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 25 }),
        (parts) => {
          const document = parse(parts.join(''));
          assertTiling(document, document.nodes, document.template);
          assert.equal(document.template.start, document.frontMatter?.span.end ?? 0);
          assert.equal(document.template.end, document.text.length);
          for (const tag of document.tags)
            assert.match(textOf(document, tag.span) ?? '', /^<[^<>]*>$/);
          for (const error of document.templateErrors)
            assert.ok(
              error.start >= 0 && error.end <= document.text.length && error.start <= error.end,
            );
          const composed = compose(document, () => undefined);
          for (const message of composed.messages) {
            let at = 0;
            for (const piece of message.pieces) {
              assert.equal(piece.start, at);
              at = piece.end;
              if (piece.kind !== 'text') continue;
              assert.equal(
                message.text.slice(piece.start, piece.end),
                textOf(document, piece.source),
              );
            }
            assert.equal(at, message.text.length);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('gives the same structure for CRLF and LF', () => {
    const shape = (nodes: readonly TemplateNode[]): unknown =>
      nodes.map((node) => [
        node.kind,
        node.kind === 'text' ? node.value.replaceAll('\r\n', '\n') : '',
        node.kind === 'block' ? [shape(node.children), shape(node.inverse)] : [],
      ]);
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const lf = parts.join('').replaceAll('\r', '');
        // Of front matter with nothing but spaces dotprompt itself reads the one and not the other.
        fc.pre(!/^\s*---\s*\n\s*---/.test(lf));
        const [a, b] = [parse(lf), parse(lf.replaceAll('\n', '\r\n'))];
        assert.deepEqual(shape(a.nodes), shape(b.nodes));
        assert.deepEqual(
          a.messages.map(({ role }) => role),
          b.messages.map(({ role }) => role),
        );
        assert.deepEqual(
          a.tags.map(({ name, kind }) => [name, kind]),
          b.tags.map(({ name, kind }) => [name, kind]),
        );
        assert.deepEqual(a.frontMatter?.data, b.frontMatter?.data);
        assert.equal(a.templateErrors.length, b.templateErrors.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads front matter with the place of every value', () => {
    const document = parse(
      '---\n# how\ngyges.pair: lamp # id\nconfig:\n  temperature: 0.5\n  stop: [a, "b"]\nempty:\nlong: |\n  one\n  two\n---\nHello\n',
    );
    const { frontMatter } = document;
    assert.ok(frontMatter);
    assert.deepEqual(frontMatter.errors, []);
    assert.deepEqual(frontMatter.data, {
      'gyges.pair': 'lamp',
      config: { temperature: 0.5, stop: ['a', 'b'] },
      empty: null,
      long: 'one\ntwo\n',
    });
    const at = (...path: (string | number)[]): string | undefined =>
      textOf(document, frontMatter.spanOf(path));
    assert.equal(at('gyges.pair'), 'lamp');
    assert.equal(at('config', 'temperature'), '0.5');
    assert.equal(at('config', 'stop', 1), '"b"');
    assert.equal(at('empty'), 'empty');
    assert.equal(at('absent'), undefined);
    assert.equal(at('config', 'stop', 7), undefined);
    assert.deepEqual(
      frontMatter.entries.map((entry) => [
        textOf(document, entry.keySpan),
        textOf(document, entry.valueSpan),
      ]),
      [
        ['gyges.pair', 'lamp'],
        ['config', 'temperature: 0.5\n  stop: [a, "b"]'],
        ['empty', ''],
        ['long', '|\n  one\n  two'],
      ],
    );
    assert.deepEqual(
      frontMatter.comments.map((comment) => [comment.text, textOf(document, comment)]),
      [
        ['# how', '# how'],
        ['# id', '# id'],
      ],
    );
    assert.equal(document.text.slice(document.template.start), 'Hello\n');
  });

  it('names the place of a YAML error, repeated keys and unknown anchors included', () => {
    const broken = parse('---\nmodel: [a\nb: 1\n---\nx\n');
    assert.ok(broken.frontMatter?.errors[0]);
    assert.deepEqual(broken.frontMatter.data, {});
    const twice = parse('---\nmodel: a\nmodel: b\n---\nx\n');
    assert.match(twice.frontMatter?.errors[0]?.message ?? '', /"model" stands twice/);
    assert.equal(textOf(twice, twice.frontMatter?.errors[0]), 'model');
    assert.equal(twice.frontMatter?.errors[0]?.start, 13);
    assert.ok(parse('---\na: *b\n---\nx\n').frontMatter?.errors[0]);
    assert.equal(parse('---\n- a\n---\nx\n').frontMatter?.isMapping, false);
    assert.equal(parse('---\n# only\n---\nx\n').frontMatter?.isMapping, true);
  });

  it('ends within bounds on hostile front matter and templates', function () {
    this.timeout(60_000);
    const bomb = [
      'a0: &a0 [x, x, x, x, x, x, x, x, x]',
      ...Array.from(
        { length: 25 },
        (_, i) => `a${i + 1}: &a${i + 1} [${Array<string>(9).fill(`*a${i}`).join(', ')}]`,
      ),
    ].join('\n');
    const hostile: Record<string, string> = {
      'alias bomb': `---\n${bomb}\n---\nx\n`,
      'deep flow': `---\na: ${'['.repeat(50_000)}\n---\nx\n`,
      'many keys': `---\n${Array.from({ length: 15_000 }, (_, i) => `k${i}: 1`).join('\n')}\n---\nx\n`,
      'long front matter': `---\na: ${'x'.repeat(400_000)}\n---\nx\n`,
      'one long line': `${'x'.repeat(1_000_000)}{{a}}`,
      'many tags': '{{a}} <b>'.repeat(25_000),
      'many blocks': '{{#if a}}b{{/if}}'.repeat(10_000),
      'deep blocks': '{{#if a}}'.repeat(100_000),
      'open braces': '{{'.repeat(100_000),
      'open angles': '<a {{'.repeat(100_000),
      angles: '<'.repeat(1_000_000),
      'blank lines': `---${'\n'.repeat(1_000_000)}x`,
    };
    for (const [name, text] of Object.entries(hostile)) {
      const started = performance.now();
      compose(parse(text), () => undefined);
      assert.ok(performance.now() - started < 8000, name);
    }
    assert.match(
      parse(hostile['alias bomb'] ?? '').frontMatter?.errors[0]?.message ?? '',
      /alias/i,
    );
    assert.match(
      parse(hostile['deep flow'] ?? '').frontMatter?.errors[0]?.message ?? '',
      /nested too deeply/,
    );
    assert.match(
      parse(hostile['long front matter'] ?? '').frontMatter?.errors[0]?.message ?? '',
      /longer than 256 KB/,
    );
  });

  it('tells variables, helpers, partials and blocks apart', () => {
    const document = parse(
      '{{a}}{{b.c}}{{this.d}}{{@root}}{{json e indent=2}}{{> p f g=h i="j"}}{{role k}}{{#each l as |m|}}{{m}}{{n}}{{../o}}{{this}}{{/each}}{{#if q}}{{r}}{{/if}}',
    );
    const variables: (string | undefined)[] = [];
    const references: string[] = [];
    const visit = (nodes: readonly TemplateNode[]): void => {
      for (const node of nodes) {
        if (node.kind === 'variable') variables.push(node.name);
        if ('arguments' in node) references.push(...node.arguments.map(({ path }) => path));
        if (node.kind === 'block') visit([...node.children, ...node.inverse]);
      }
    };
    visit(document.nodes);
    assert.deepEqual(variables, [
      'a',
      'b',
      'd',
      undefined,
      undefined,
      undefined,
      'o',
      undefined,
      'r',
    ]);
    assert.deepEqual(references, ['e', 'f', 'h', 'k', 'l', 'q']);
    const partial = document.nodes.find((node) => node.kind === 'partial');
    assert.equal(textOf(document, partial?.nameSpan), 'p');
    assert.deepEqual(
      partial?.hash.map(({ key, value }) => [key, textOf(document, value.span)]),
      [
        ['g', 'h'],
        ['i', 'j'],
      ],
    );
  });

  it('divides messages at literal and computed roles and at the history', () => {
    const document = parse(
      'first{{role "system"}}a{{#if b}}{{role \'user\'}}c{{/if}}{{role d}}e{{role "Odd"}}f{{history}}g',
    );
    assert.deepEqual(
      document.messages.map(({ role, content }) => [role, textOf(document, content)]),
      [
        ['user', 'first'],
        ['system', 'a{{#if b}}'],
        ['user', 'c{{/if}}'],
        ['{{role}}', 'e{{role "Odd"}}f'],
        ['model', 'g'],
      ],
    );
    assert.deepEqual(
      parse('\n{{! note }}\n{{role "user"}}x').messages.map(({ role }) => role),
      ['user'],
    );
    assert.deepEqual(parse('').messages, []);
  });

  it('finds tags, but not in comments nor where angle brackets are prose', () => {
    const document = parse(
      '<SCRATCHPAD_REASONING>\n```\n<OUTPUT>\n```\n</OUTPUT><done/><done /><a b="{{c}}" d=\'e\'>{{! <no> }}{{#if f}}<g:h>{{! <no> }}{{/if}}a < b > c <d e> <https://x.y> <f@g.h> <1> </ i>',
    );
    assert.deepEqual(
      document.tags.map(({ name, kind }) => [name, kind]),
      [
        ['SCRATCHPAD_REASONING', 'open'],
        ['OUTPUT', 'open'],
        ['OUTPUT', 'close'],
        ['done', 'empty'],
        ['done', 'empty'],
        ['a', 'open'],
        ['g:h', 'open'],
      ],
    );
  });

  it('keeps one text node and the place of a template error', () => {
    const document = parse('---\na: 1\n---\n  Hello {{name\n');
    assert.deepEqual(
      document.nodes.map(({ kind }) => kind),
      ['text', 'text', 'text'],
    );
    assert.equal(textOf(document, document.templateErrors[0]), '{{name');
  });
});

describe('parsePlainPrompt', () => {
  const plain = (text: string): [string, string | undefined][] => {
    const document = parsePlainPrompt('a.txt', text);
    assertTiling(document, document.nodes, document.template);
    return compose(document, () => undefined).messages.map(({ role, text: content }) => [
      role,
      content,
    ]);
  };

  it('takes a text for one user message', () => {
    assert.deepEqual(plain('\nSummarise {{this}}.\n---\n'), [['user', 'Summarise {{this}}.\n---']]);
    assert.deepEqual(plain(''), []);
    assert.deepEqual(plain('A dialogue follows.\nuser: hello\n'), [
      ['user', 'A dialogue follows.\nuser: hello'],
    ]);
  });

  it('divides a text that begins with a role line', () => {
    assert.deepEqual(plain('system: Be brief.\n\nUser:\nHello\nassistant: Hi\r\nHuman: Bye\r\n'), [
      ['system', 'Be brief.'],
      ['user', 'Hello'],
      ['model', 'Hi'],
      ['user', 'Bye'],
    ]);
  });
});
