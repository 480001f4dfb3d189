import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import {
  parseHandlebars,
  parseWithoutWhitespaceControl,
} from '../../../src/core/prompt/parse-handlebars.js';
import type { AstContent } from '../../../src/core/prompt/handlebars-ast.js';
import { parseTemplate } from '../../../src/core/prompt/parse-template.js';
import { keptText } from '../../../src/core/prompt/whitespace-control.js';
import { TemplateSyntaxError } from '../../../src/core/prompt/template-syntax-error.js';

interface GeneratedParser {
  Parser: new () => GeneratedParser;
  lexer: { options: { ranges?: boolean } };
  yy: Record<string, unknown>;
  parse(input: string): unknown;
}

const load = createRequire(__filename);
const compiler = 'handlebars/dist/cjs/handlebars/compiler';
const generated = load(`${compiler}/parser.js`) as GeneratedParser;
const helpers = load(`${compiler}/helpers.js`) as Record<string, unknown>;
const WhitespaceControl = load(`${compiler}/whitespace-control.js`) as new () => {
  accept(tree: unknown): unknown;
};

/** The tree that Handlebars' own parser makes, with offsets as locations; undefined when it refuses. */
function reference(template: string): unknown {
  const parser = new generated.Parser();
  parser.lexer = Object.create(generated.lexer) as GeneratedParser['lexer'];
  parser.lexer.options = { ranges: true };
  parser.yy = {
    ...helpers,
    locInfo: ({ range: [start, end] }: { range: [number, number] }) => ({ start, end }),
  };
  try {
    return parser.parse(template);
  } catch {
    return undefined;
  }
}

/** The same with Handlebars' own whitespace control. */
function referenceAsRendered(template: string): unknown {
  const tree = reference(template);
  return tree === undefined ? undefined : new WhitespaceControl().accept(tree);
}

function ours(template: string): unknown {
  try {
    return parseWithoutWhitespaceControl(template);
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return undefined;
    throw error;
  }
}

/** Without what nobody reads: locations of programs, the escape flag; contents with what of them is kept. */
function comparable(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree ?? null, (key, value: unknown) => {
      if (key === 'escaped' || value === undefined) return undefined;
      if (key === 'leftStripped' || key === 'rightStripped') return undefined;
      if (typeof value !== 'object' || value === null || !('type' in value)) return value;
      const node: Record<string, unknown> = { ...value };
      if (node['type'] === 'Program') delete node['loc'];
      if (String(node['type']).endsWith('Literal')) delete node['original'];
      if (node['type'] === 'ContentStatement' && 'kept' in node) {
        node['value'] = keptText(value as AstContent);
        delete node['kept'];
      }
      return node;
    }),
  );
}

function assertSame(template: string): void {
  assert.deepEqual(
    comparable(ours(template)),
    comparable(reference(template)),
    JSON.stringify(template),
  );
  assert.deepEqual(
    comparable(parseHandlebars(template).program),
    comparable(referenceAsRendered(template)),
    JSON.stringify(template),
  );
}

const pieces = [
  '{{',
  '}}',
  '{{{',
  '}}}',
  '{{{{',
  '}}}}',
  '{',
  '}',
  '~',
  '#',
  '/',
  '^',
  '&',
  '*',
  '>',
  '!',
  '--',
  '!--',
  'else',
  'else if',
  'if',
  'a',
  'b.c',
  '../d',
  './e',
  'this',
  '.',
  '..',
  '@root',
  '@',
  '[x y]',
  '[',
  ']',
  '"s"',
  "'t'",
  '"q\\"r"',
  '"',
  "'",
  '1',
  '-2.5',
  '3x',
  'true',
  'false',
  'null',
  'undefined',
  'truely',
  'as |x|',
  'as |x y|',
  'as',
  '|',
  '=',
  'k=1',
  'k=(f g)',
  '(',
  ')',
  '(f a)',
  '\\',
  '\\\\',
  ' ',
  '\n',
  '\r\n',
  'word',
  '\u2028',
  '\0',
  '-',
  '<',
  '$',
  ':',
  '?',
  'é',
  ',',
];
const tags = [
  '{{a}}',
  '{{~a~}}',
  '{{{a}}}',
  '{{&a}}',
  '{{role "system"}}',
  '{{a b c=1 d="e"}}',
  '{{a.b.[c d]}}',
  '{{! c }}',
  '{{!-- c }} --}}',
  '{{!--}}',
  '{{~!-- c --~}}',
  '{{> p}}',
  '{{> p q r=s}}',
  '{{> (f x)}}',
  '{{#if a}}',
  '{{~#if a~}}',
  '{{#each a as |x y|}}',
  '{{else}}',
  '{{~else~}}',
  '{{^}}',
  '{{else if b}}',
  '{{else with c as |d|}}',
  '{{/if}}',
  '{{/each}}',
  '{{~/if~}}',
  '{{^a}}',
  '{{/a}}',
  '{{#a}}',
  '{{#> p}}',
  '{{/p}}',
  '{{#*inline "i"}}',
  '{{/inline}}',
  '{{* d}}',
  '{{{{raw}}}}',
  '{{{{/raw}}}}',
  '{{{{other}}}}',
  '{{{{/other}}}}',
  '\\{{a}}',
  '\\\\{{a}}',
  '\\\\\\{{a}}',
  ' text ',
  '\n',
  '{{"a"}}',
  '{{12}}',
  '{{#"a"}}',
  '{{/"a"}}',
  '{{a (b (c d) e=f)}}',
  '{{@a.b}}',
  '{{elsewhere}}',
  '{{else-x}}',
  '{{{{',
  '{{/if x}}',
  '{{a=b}}',
];

const whitespace = [' ', '\t', '\n', '\n', '\r\n', '\n\n', ' \n', '\u00A0', '\u2028'];

/** Tags that may stand alone in a line. */
const lineTags = [
  '{{a}}',
  '{{~a~}}',
  '{{! c }}',
  '{{~! c ~}}',
  '{{> p}}',
  '{{~> p~}}',
  '{{#if a}}',
  '{{~#if a~}}',
  '{{^if}}',
  '{{#*inline "i"}}',
  '{{#> p}}',
  '{{else}}',
  '{{~else~}}',
  '{{else if b}}',
  '{{~else if b~}}',
  '/',
  '~/~',
  '{{{{r}}}}x{{{{/r}}}}',
];

/** A template of pieces in which `/` closes the block that is open, and all blocks are closed. */
function closed(parts: readonly string[]): string {
  const open: string[] = [];
  const close = (tilde: string): string => `{{${tilde}/${open.pop() ?? ''}${tilde}}}`;
  let template = '';
  for (const part of parts) {
    const name = /^\{\{~?[#^](?:\*|> )?(\w+)/.exec(part)?.[1];
    if (name !== undefined) open.push(name);
    if (part === '/' || part === '~/~')
      template += open.length > 0 ? close(part.slice(1, 2) && '~') : '';
    else if (!part.includes('else') || open.at(-1) === 'if') template += part;
  }
  while (open.length > 0) template += close('');
  return template;
}

function contentsOf(value: unknown): AstContent[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'ContentStatement') return [value as AstContent];
  return Object.values(value).flatMap(contentsOf);
}

describe('parseHandlebars', () => {
  it('makes the tree of the generated parser from every two tags in a row', () => {
    for (const first of tags) for (const second of tags) assertSame(first + second);
  });

  it('makes the tree of the generated parser from blocks', () => {
    const open = ['{{#if a}}', '{{~#if a}}', '{{#if a as |x|}}', '{{#if a~}}'];
    const middle = [
      '',
      'x',
      '{{else}}',
      'x{{else}}y',
      '{{else if b}}y',
      '{{^}}',
      'x{{else if b}}y{{else}}z',
      '{{~else if b~}}{{else if c~}}{{~else~}}',
      '{{else}}{{else}}',
      '{{#if b}}{{/if}}',
    ];
    for (const first of open) {
      for (const inside of middle) {
        assertSame(`${first}${inside}{{/if}}`);
        assertSame(`${first}${inside}{{~/if~}} `);
        assertSame(`{{^if}}${inside}{{/if}}`);
        assertSame(`{{#*if a}}${inside}{{/if}}`);
        assertSame(`{{#> if a}}${inside}{{/if}}`);
      }
    }
  });

  it('agrees with the generated parser on random pieces', function () {
    this.timeout(60_000);
    const piece = fc.constantFrom(...pieces);
    const tag = fc.constantFrom(...tags);
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 1, arbitrary: piece }, { weight: 2, arbitrary: tag }), {
          maxLength: 14,
        }),
        (parts) => {
          assertSame(parts.join(''));
        },
      ),
      { numRuns: Number(process.env['GYGES_RUNS'] ?? 1500) },
    );
  });

  it('agrees with the generated parser inside one expression', function () {
    this.timeout(60_000);
    const piece = fc.constantFrom(...pieces);
    const opening = fc.constantFrom(
      '{{',
      '{{~',
      '{{#',
      '{{#>',
      '{{>',
      '{{{',
      '{{^',
      '{{/',
      '{{else ',
      '{{&',
      '{{{{',
      '{{!',
    );
    const closing = fc.constantFrom('}}', '~}}', '}}}', '}}}}', '}}x{{/a}}', '}}}}y{{{{/a}}}}');
    fc.assert(
      fc.property(opening, fc.array(piece, { maxLength: 7 }), closing, (open, inside, close) => {
        assertSame(`${open}a ${inside.join(' ')}${close}`);
        assertSame(open + inside.join('') + close);
      }),
      { numRuns: Number(process.env['GYGES_RUNS'] ?? 1500) },
    );
  });

  it('agrees with Handlebars on the whitespace around tags', function () {
    this.timeout(60_000);
    const piece = fc.constantFrom(...whitespace, ...lineTags, ...lineTags, 'x');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (parts) => {
        assertSame(closed(parts));
      }),
      { numRuns: Number(process.env['GYGES_RUNS'] ?? 3000) },
    );
  });

  it('knows which of several line ends a tag takes: the one it stands before', function () {
    this.timeout(60_000);
    const plain = lineTags.filter((tag) => !tag.includes('~'));
    const piece = fc.constantFrom(...whitespace, ...plain, ...plain, 'x');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (parts) => {
        const template = closed(parts);
        for (const { loc, kept } of contentsOf(parseHandlebars(template).program)) {
          if (kept.start === kept.end) continue;
          assert.match(template.slice(loc.start, kept.start), /^[ \t]*\r?\n?$/, template);
          assert.match(template.slice(kept.end, loc.end), /^[ \t]*$/, template);
        }
      }),
      { numRuns: Number(process.env['GYGES_RUNS'] ?? 3000) },
    );
    const { nodes } = parseTemplate('{{#if a}}\n\n{{/if}}', { start: 0, end: 18 }, false);
    const [block] = nodes;
    assert.ok(block?.kind === 'block');
    assert.deepEqual(block.children, [
      { kind: 'text', span: { start: 9, end: 10 }, value: '' },
      { kind: 'text', span: { start: 10, end: 11 }, value: '\n' },
    ]);
  });

  describe('says what is wrong and where', () => {
    const cases: [string, string, RegExp][] = [
      ['a {{name b', '{{name b', /never closed/],
      ['a {{name\nb', '{{name', /never closed/],
      ['{{#if a}}x', '{{#if a}}', /block \{\{#if\}\} is never closed/],
      ['x{{/if}}', '{{/if}}', /not open here/],
      ['{{#if a}}{{/each}}', 'each', /opened as \{\{#if\}\}/],
      ['x{{else}}', '{{else}}', /outside a block/],
      ['{{#if a}}{{else}}{{else}}{{/if}}', '{{else}}', /after another/],
      ['x {{a, b}}', 'a', /Unexpected "a"/],
      ['x {{}}', '}}', /close too early/],
      ['x {{{a}}', '}}', /number differs/],
      ['{{a/../b}}', 'a/..', /must come first/],
      ['{{!-- open', '{{!-- open', /never closed/],
      ['a\0b', '\0', /NUL/],
      ['{{a "b}} c', '"', /Unexpected/],
    ];
    for (const [template, at, message] of cases) {
      it(JSON.stringify(template), () => {
        const { error } = parseHandlebars(template);
        assert.ok(error);
        assert.match(error.message, message);
        assert.equal(template.slice(error.start, error.end), at);
      });
    }
  });

  it('refuses deep nesting instead of overflowing the stack', () => {
    for (const template of [
      '{{#if a}}'.repeat(5000),
      `{{a ${'(b '.repeat(5000)}`,
      `{{#if a}}${'{{else if b}}'.repeat(5000)}{{/if}}`,
    ]) {
      assert.match(parseHandlebars(template).error?.message ?? '', /more than 200 levels/);
    }
    const deep = 200;
    const fine = '{{#if a}}'.repeat(deep) + 'x' + '{{/if}}'.repeat(deep);
    assert.equal(parseHandlebars(fine).error, undefined);
  });
});
